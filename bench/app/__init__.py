"""What a person with the app in hand would feel: measured in Chromium, its processor slowed down fourfold."""

"""The app in a real Chromium, through a bad network, against the real server: what a person does and sees."""

"""What was released: logs that must fold to the same rows for ever, conversations that must go the same way."""

"""What an administrator does at the machine itself, one file a noun."""

"""The doors: HTTP, one file a noun."""

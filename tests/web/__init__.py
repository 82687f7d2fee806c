"""The web client outside a browser: its own tests, and the real thing against the real server."""

"""Each door of the server, as a browser meets it; each command, as an administrator does."""

"""The only room that knows where the log and the rows lie."""

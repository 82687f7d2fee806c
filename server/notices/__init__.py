"""Whom to tell, in what words, over which channel."""

"""Repeatable measurements of what a person would feel: start, sync, search, print."""

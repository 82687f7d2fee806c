"""Rescue: work of a device that cannot send, in a file that only the firm can read; docs/rescue.md has its form."""

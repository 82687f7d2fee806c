"""The adversary: knows every id, has a role or none, and asks for everything."""

"""The server of Kept: it takes what devices did, judges it, and tells whom it concerns."""

"""What a manager reads: a query, a shape, a page, one file each."""

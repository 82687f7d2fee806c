"""What the business knows, one file an area: records, who may, what follows, who sees."""

"""What Kept promises, as sentences that run."""

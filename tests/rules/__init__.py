"""Rules against worked examples, and against what must hold for any values."""

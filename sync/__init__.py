"""The sync layer: pure values, no input or output, no clock, no randomness."""

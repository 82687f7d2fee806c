"""How changes made apart become one record: pure values, no clock, no network, no disk."""

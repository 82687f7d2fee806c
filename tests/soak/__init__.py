"""The long runs: days of the real client, bad weeks of the exchange, kills; in slices that can be taken up again."""

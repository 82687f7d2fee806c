"""The sync layer under test: laws, the convergence machine, the exchange."""

"""The demo firm: invented hospitals and people, a year of work behind them and weeks ahead."""

from server.demo.seed import NotEmpty, seed

__all__ = ["NotEmpty", "seed"]

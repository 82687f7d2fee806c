"""Months as the Civil Code counts them: the corresponding day, or the month's last where there is none (art. 202)."""

from calendar import monthrange
from datetime import date


def add_months(day: date, months: int) -> date:
    """`add_months(2025-11-30, 3)` is 2026-02-28. Never chain it: count from the same day each time."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))

"""An instant as it is written on paper: the clock of the hospitals, which is Shanghai's."""

from datetime import UTC, datetime, timedelta, timezone

SHANGHAI = timezone(timedelta(hours=8))
_FIRST = datetime(1970, 1, 1, tzinfo=UTC)


def moment(at: int) -> str:
    """`2026-11-21 13:05` of milliseconds since 1970; what no calendar holds is written as the number."""
    try:
        return f"{_FIRST.astimezone(SHANGHAI) + timedelta(milliseconds=at):%Y-%m-%d %H:%M}"
    except OverflowError:
        return str(at)

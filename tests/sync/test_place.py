"""Where an op stands in time: bounded by what its device had heard, by its previous op and by receipt."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sync.ops import Clock
from sync.place import place
from sync.sight import filling_order, seen

T = 1_795_000_000_000
YEAR = 31_536_000_000
millis = st.integers(-YEAR, YEAR)


def test_a_clock_seven_minutes_fast_is_corrected_by_its_measured_offset() -> None:
    """Worked story F02: departed at device time 11:22, offset -420 s, so 11:15."""
    clock = Clock(at=T + 420_000, offset=-420_000, age=60_000, heard=T - 1000)
    assert place(clock, 0, T + 100_000).at == T


def test_a_clock_a_year_ahead_ends_at_receipt_and_says_how_uncertain_it_is() -> None:
    got = place(Clock(at=T + YEAR, heard=T - 5000), 0, T)
    assert (got.place, got.at, got.uncertainty) == (T, T, 5000)


def test_a_clock_a_year_behind_ends_just_after_what_the_device_had_heard() -> None:
    assert place(Clock(at=T - YEAR, offset=0, age=0, heard=T - 5000), 0, T).at == T - 4999


def test_a_clock_set_back_in_mid_work_does_not_put_an_op_before_the_previous_one() -> None:
    clock = Clock(at=T - 3000, offset=0, age=0, heard=T - 9000)
    got = place(clock, T - 1000, T)
    assert (got.place, got.at) == (T - 1000, T - 3000)


@given(millis, st.none() | millis, st.none() | st.integers(0, YEAR), st.integers(0, T + YEAR), st.integers(0, T))
def test_no_clock_whatever_it_says_leaves_its_bounds(at: int, offset: int, age: int, heard: int, before: int) -> None:
    got = place(Clock(at=T + at, offset=offset, age=age, heard=heard), before, T)
    assert before <= got.place <= T
    assert got.at <= T
    assert got.at > heard or heard >= T
    assert 0 <= got.uncertainty <= max(0, T - heard)


def test_what_was_seen_in_an_older_epoch_counts_up_to_its_cut() -> None:
    cuts = {1: 90}
    assert seen((1, 95), 2, cuts) == 90
    assert seen((1, 80), 2, cuts) == 80
    assert seen((2, 95), 2, cuts) == 95
    assert seen((7, 95), 2, cuts) == 0
    assert seen(None, 2, cuts) == 0


def test_a_first_sync_fills_own_jobs_first_and_the_whole_firm_last() -> None:
    scopes = ["office", "hospital/H2", "catalogue", "person/p", "hospital/H1"]
    assert filling_order(scopes, "p") == ["person/p", "catalogue", "hospital/H1", "hospital/H2", "office"]

"""Pure computations over values: warranty, uptime, clocks, schedules, calendar, stock, exams."""

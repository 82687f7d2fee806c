"""The firm as it stands at the head of its papers."""

from sync.record import Record, Short

FIRM = "firm"
"""The id of its one record."""


class Letterhead(Record):
    """Written at set-up; every device has it, so that a report carries it without a network."""

    zh: Short = ""
    en: Short = ""
    address: Short = ""
    phone: Short = ""

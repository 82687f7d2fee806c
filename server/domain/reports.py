"""What a visit hands over: work that the hospital confirms, seals on reports, and what is no longer given out."""

from sync.record import BlobHash, Id, Record, Short, Text, Whole


class WorkItem(Record):
    """One line of a job's work list."""

    root = ("job", "job")

    job: Id = ""
    text: Text = ""
    minutes: Whole | None = None
    """Time spent; null where nobody said."""
    order: Whole = 0
    """Lines stand in rising order, equal ones by id."""
    confirmed: bool = False
    """The hospital said by its signature that this was done; changing the text or the minutes takes it back."""


class Seal(Record):
    """A device's signature over the hash of a report's canonical JSON; a fact.

    Whether it holds is computed when asked and never a reason to refuse it: what was signed in the field is kept.
    """

    fact = True
    root = ("job", "job")

    job: Id
    number: Short
    report: BlobHash
    key: Short
    """Base64url of the first 16 bytes of the SHA-256 of the device's public key."""
    signature: Short
    """ECDSA P-256 over SHA-256, the 64 bytes `r‖s` in base64url."""
    lang: Short
    amends: Id = ""
    """The seal that this one takes the place of; its reason stands beside."""
    reason: Text = ""


class Withholding(Record):
    """A sealed report says a value that two people redacted since: its content is given out no more. A fact.

    The seal, its hash and signature stay; whoever did the work seals an amended report.
    """

    fact = True
    root = ("job", "job")

    job: Id
    seal: Id
    redaction: Id

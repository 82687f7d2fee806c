"""How the version of a checklist is said."""

APART = 10_000
"""Above it, the last four digits tell apart what two people published at once, without a network."""


def version_name(version: int) -> str:
    """`1` is "1", `24171` is "2-4171"."""
    return str(version) if version < APART else f"{version // APART}-{version % APART:04}"

"""The work that is measured: the same hospitals, equipment and changes in every run, made from one seed."""

import json
from collections.abc import Iterator
from random import Random
from typing import Any, NamedTuple

HOSPITALS = [f"H{n:02}" for n in range(1, 41)]
EDITED = ("location", "contract", "asset_no", "serial", "udi", "note", "model", "department")
"""Fields that a single edit sets."""
_ID = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_ZH = "影像中心放射科手术室急诊检查机房设备间东楼西三层二号主机球管探测器控制台电源冷却维护保养记录说明更换校准正常"
# fmt: off
_EN = [
    "scanner", "gantry", "tube", "detector", "console", "cooling", "chiller", "table", "coil", "pump", "filter",
    "board", "cable", "battery", "sensor", "replaced", "checked", "cleaned", "measured", "adjusted", "within",
    "limit", "before", "after", "visit", "spare", "serial", "room", "floor", "left", "right", "upper", "lower",
    "noise", "drift", "alarm", "stable", "quarterly", "annual", "warranty", "contract", "supplier", "invoice",
]
# fmt: on


class Change(NamedTuple):
    """What one op sets."""

    kind: str
    id: str
    set: dict[str, Any]


class Maker:
    """Makes ids, records and edits; two makers of the same seed make the same."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)

    def id(self) -> str:
        return "".join(self.chance.choices(_ID, k=22))

    def hospitals(self) -> list[Change]:
        return [Change("hospital", id, {"zh": self.zh(6), "en": self.en(3)}) for id in HOSPITALS]

    def equipment(self, hospital: str) -> Change:
        """A device of a hospital: 22 fields, about 1.2 kB as JSON."""
        chance = self.chance
        fields = {
            "hospital": hospital,
            "department": f"{hospital}-D{chance.randint(1, 20):02}",
            "name_zh": self.zh(8),
            "name_en": self.en(3),
            "device_class": chance.choice(["CT", "MR", "DSA", "US", "XR", "ICU"]),
            "vendor": self.en(2),
            "model": f"{self.en(1)} {self.code(4)}",
            "serial": self.code(12),
            "udi": self.code(24),
            "asset_no": f"A-{self.code(8)}",
            "contract": f"C-{chance.randint(2020, 2026)}-{chance.randint(1, 400):04}",
            "start_date": self.day(),
            "location": self.zh(10),
            "state": chance.choice(["in_use", "limited", "out_of_use", "retired"]),
            "safety_class": chance.choice(["", "I", "II", "int"]),
            "applied_part": chance.choice(["", "B", "BF", "CF", "none"]),
            "risk": {"class": chance.choice(["IIa", "IIb", "III"]), "score": chance.randint(1, 25), "on": self.day()},
            "limits": {"coolant": {"min": chance.randint(5, 12), "max": chance.randint(20, 30)}},
            "codes": {"add": [self.code(10)]},
            "note": f"{self.zh(48)} {self.en(62)}",
            "deleted": False,
        }
        return Change("equipment", self.id(), fields)

    def edit(self, id: str) -> Change:
        """A change of one field, as somebody types it."""
        field = self.chance.choice(EDITED)
        return Change("equipment", id, {field: self.en(2)})

    def zh(self, letters: int) -> str:
        return "".join(self.chance.choices(_ZH, k=letters))

    def en(self, words: int) -> str:
        return " ".join(self.chance.choices(_EN, k=words))

    def code(self, letters: int) -> str:
        return "".join(self.chance.choices(_ID[:36], k=letters)).upper()

    def day(self) -> str:
        chance = self.chance
        return f"{chance.randint(2015, 2026)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


def week_offline(seed: int, records: int, edits: int) -> list[Change]:
    """W1: so many records created, then so many single-field edits on them."""
    maker = Maker(seed)
    made = list(fleet(maker, records))
    ids = [change.id for change in made]
    return made + [maker.edit(maker.chance.choice(ids)) for _ in range(edits)]


def fleet(maker: Maker, records: int) -> Iterator[Change]:
    """Equipment of all hospitals in turn."""
    for n in range(records):
        yield maker.equipment(HOSPITALS[n % len(HOSPITALS)])


def described() -> str:
    """The size of a record, in words."""
    maker = Maker(0)
    made = [maker.equipment(HOSPITALS[0]).set for _ in range(200)]
    size = sum(len(json.dumps(fields, ensure_ascii=False).encode()) for fields in made) / len(made)
    return f"{len(made[0])} fields, {size:.0f} bytes as JSON"

"""Every screen of the app in its states; played in this order."""

from tests.screens.scene import SCENES
from tests.screens.scenes import (
    apart,
    catalogue,
    device,
    door,
    field,
    fleet,
    keyboard,
    office,
    register,
    report,
    report_guest,
    rescue,
    scan,
    visit,
)

__all__ = [
    "SCENES",
    "apart",
    "catalogue",
    "device",
    "door",
    "field",
    "fleet",
    "keyboard",
    "office",
    "register",
    "report",
    "report_guest",
    "rescue",
    "scan",
    "visit",
]

"""How a scene is written down: a function that plays it, by its name, or just an address."""

from __future__ import annotations

from collections.abc import Callable

from tests.screens.stage import Stage
from tests.screens.world import Others

Scene = Callable[[Stage, Others], None]
SCENES: dict[str, Scene] = {}

JOB = "demo-ct-d01"
ENGINEER, PLANNER, DEMOTED = "engineer.a", "agent.01", "engineer.c"


def scene(play: Scene) -> Scene:
    SCENES[play.__name__] = play
    return play


def simple(name: str, login: str, path: str) -> None:
    """A screen as it stands after its address was opened."""

    def play(stage: Stage, others: Others) -> None:
        page = stage.page(login)
        stage.go(page, path)
        stage.take(page, name)

    SCENES[name] = play

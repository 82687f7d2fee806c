"""Loads a rescue file: each device's ops through its envoy, each photo into its place; twice is harmless."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import msgspec

from server.answer import Receipt
from server.errors import Problem
from server.exchange import Exchange
from server.rescue.envoy import Envoy, HandedIn, RescuedOp, Section
from server.rescue.photo import About, Photo
from server.rescue.sealed import BYTES, END, JSON, Part, Sealed
from server.store.files import Files
from sync.ops import NOT_JSON

MOST_OPS = 200_000
MOST_DRAFTS = 500
"""Of one device in a file."""


class RefusedPhoto(msgspec.Struct):
    hash: str
    code: str


class Unfinished(msgspec.Struct):
    """What somebody was in the middle of: half a text, the strokes of a pen. Shown as it stood, written nowhere."""

    key: Annotated[str, msgspec.Meta(max_length=400)]
    value: Any = None


class Rescued(msgspec.Struct):
    """What became of one device in the file. `problem`: why nothing of it was taken; `photos`: brought by this file."""

    device: str
    person: str
    name: str
    ops: HandedIn | None = None
    problem: str | None = None
    photos: int = 0
    photos_known: int = 0
    photos_refused: list[RefusedPhoto] = []
    unfinished: list[Unfinished] = []


class Loaded(msgspec.Struct):
    """`whole`: it ended where its writer ended it; `damaged`: parts that do not open."""

    made: int
    whole: bool
    damaged: int
    devices: list[Rescued]
    file: tuple[int, int] | None = None
    """Which of how many files that one device wrote; each is loaded by itself, in any order."""


class _Said(msgspec.Struct):
    """One JSON part: the beginning of a device, more of its ops or receipts, or the beginning of a photo."""

    device: Section | None = None
    ops: list[RescuedOp] = []
    receipts: list[Receipt] = []
    photo: About | None = None
    drafts: list[Unfinished] = []
    file: tuple[int, int] | None = None


class Loading:
    """One file at work. `fresh`: ids that nobody can guess; `trust`: somebody who knows vouches for its devices."""

    def __init__(
        self, exchange: Exchange, files: Files, fresh: Callable[[], str], now: int, *, trust: bool = False
    ) -> None:
        self.exchange, self.files, self.fresh, self.now, self.trust = exchange, files, fresh, now, trust
        self._section: Section | None = None
        self._photo: Photo | None = None
        self._drafts: list[Unfinished] = []
        self._adrift = False
        """A part was lost that may have begun another device: what follows may be another person's."""
        self._torn = False
        self._loaded = Loaded(0, False, 0, [])

    async def load(self, path: Path, secret: bytes) -> Loaded:
        """Everything in the file. Raises Problem when it cannot be read at all."""
        with path.open("rb") as file:
            sealed = Sealed(file, secret)
            self._loaded.made = sealed.head.made
            parts = iter(sealed)
            while (part := await asyncio.to_thread(next, parts, None)) is not None:
                await self._take(part)
        await self._end()
        return self._loaded

    async def _take(self, part: Part) -> None:
        if part.kind == END:
            self._loaded.whole = True
        elif part.kind == BYTES and (self._photo or self._adrift):
            if self._photo:
                self._photo.add(part.body)
        elif part.kind == JSON:
            try:
                said = msgspec.json.decode(part.body, type=_Said)
            except NOT_JSON:
                await self._lose()
            else:
                await self._hear(said)
        else:
            await self._lose()

    async def _lose(self) -> None:
        """A part that cannot be read. The photo before it may be whole: its hash will tell."""
        self._loaded.damaged += 1
        self._adrift = True
        photo, self._photo = self._photo, None
        if photo:
            await self._keep(photo)

    async def _hear(self, said: _Said) -> None:
        if said.device or said.photo:
            await self._end()
        if said.device:
            self._section, self._adrift = said.device, False
        elif said.photo:
            self._photo = Photo(said.photo)
        elif said.file:
            self._loaded.file = said.file
        elif self._section:
            self._add(self._section, said)

    def _add(self, section: Section, said: _Said) -> None:
        """More of a device. Receipts say by their seal whose they are; ops and drafts do not."""
        section.receipts += said.receipts
        if self._adrift:
            self._torn = self._torn or bool(said.ops)
            return
        section.ops += said.ops
        self._drafts = [*self._drafts, *said.drafts][:MOST_DRAFTS]
        if len(section.ops) > MOST_OPS:
            raise Problem("too_large", detail="ops")

    async def _end(self) -> None:
        """What was being gathered is all there: ops go in before the photos that they name."""
        section, self._section = self._section, None
        drafts, self._drafts = self._drafts, []
        photo, self._photo = self._photo, None
        torn, self._torn = self._torn, False
        if section:
            self._loaded.devices.append(await self._hand_in(section, torn))
            if not self._loaded.devices[-1].problem:
                self._loaded.devices[-1].unfinished = drafts
        if photo:
            await self._keep(photo)

    async def _hand_in(self, section: Section, torn: bool) -> Rescued:
        """`torn`: ops followed that may be another's."""
        outcome = Rescued(section.device, section.person, section.name)
        proven = hmac.compare_digest(section.proof.encode(), self.exchange.proof(section.person).encode())
        try:
            if not proven and not self.trust:
                raise Problem("unproven")
            outcome.ops = await Envoy(self.exchange, section, self.now).hand_in()
            if torn and outcome.ops.gap is None:
                outcome.ops.gap = max((op.n for op in section.ops), default=section.acked) + 1
        except Problem as problem:
            outcome.problem = problem.code
        return outcome

    async def _keep(self, photo: Photo) -> None:
        """Of the device that was heard of last."""
        if not self._loaded.devices or (outcome := self._loaded.devices[-1]).problem:
            return
        try:
            if await photo.keep(self.exchange.db, self.files, outcome.person, self.fresh, self.now):
                outcome.photos += 1
            else:
                outcome.photos_known += 1
        except Problem as problem:
            outcome.photos_refused.append(RefusedPhoto(photo.about.hash, problem.code))

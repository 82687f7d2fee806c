"""Passwords: argon2id in a thread, two at a time, and the same work for a login that nobody has."""

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from server.errors import Problem

LONGEST = 200
SHORTEST = 8
_argon2 = PasswordHasher(time_cost=3, memory_cost=32 * 1024, parallelism=1)
_NOBODY = "$argon2id$v=19$m=32768,t=3,p=1$bloxrAS7i05F1WOx8JPCCA$6eS5nEcNfC9rf/fY4VPi/coEWGe2CgbFelRsR1ctkGo"
"""The hash of a password that nobody knows, with the parameters above."""


class Passwords:
    """Hashing takes 32 MiB and some 60 ms; two at once are enough and bound the memory."""

    def __init__(self) -> None:
        self._turns = asyncio.Semaphore(2)

    async def hashed(self, password: str) -> str:
        async with self._turns:
            return await asyncio.to_thread(_argon2.hash, password)

    async def right(self, known: str | None, password: str) -> bool:
        """Whether it is the password; `known` None (no such login) takes as long and is False."""
        async with self._turns:
            return await asyncio.to_thread(_verify, known or _NOBODY, password) and known is not None


def judge(password: str, login: str) -> None:
    """Raise Problem `weak_password` for one that is too short or is the login."""
    if len(password) < SHORTEST or password.casefold() == login.casefold():
        raise Problem("weak_password")


def _verify(known: str, password: str) -> bool:
    try:
        return _argon2.verify(known, password)
    except (VerificationError, InvalidHashError):
        return False

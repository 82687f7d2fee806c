"""keys: the certificate by which anybody checks the firm's reports."""

import argparse
import asyncio
import sys

from server.api.house import now
from server.config import Config
from server.reports.firm_key import NoKey, firm_key
from server.store import accounts
from server.store.db import Database


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    commands.add_parser("keys", help=show.__doc__).set_defaults(run=show)


def show(_: argparse.Namespace, settings: Config) -> int:
    """Print the firm's certificate and its fingerprint, to be published where hospitals find it."""
    db = Database(settings.database)
    try:
        named = asyncio.run(db.read(accounts.firm))
        made = firm_key(settings.keys, named.zh if named else "", now()).certificate
    except NoKey as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        db.close()
    print(f"{made.name}\nkey          {made.id}\nfingerprint  {made.fingerprint}\n\n{made.pem}", end="")
    return 0

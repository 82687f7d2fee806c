"""The log: one JSON object a line on stderr, without what anybody wrote or is called."""

import logging
import sys
import traceback
from typing import Any

import msgspec

_OWN = set(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "color_message", "taskName"}


class Lines(logging.Formatter):
    """`frank`: errors with their words, which may quote data; only for looking into a fault."""

    def __init__(self, frank: bool) -> None:
        super().__init__()
        self.frank = frank

    def format(self, record: logging.LogRecord) -> str:
        facts: dict[str, Any] = {
            "at": int(record.created * 1000),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        facts |= {k: v for k, v in record.__dict__.items() if k not in _OWN}
        if record.exc_info and record.exc_info[1]:
            facts["error"] = self._error(record.exc_info[1])
        return msgspec.json.encode(facts, enc_hook=str).decode()

    def _error(self, error: BaseException) -> dict[str, Any]:
        frames = traceback.extract_tb(error.__traceback__)
        where = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        said = str(error)[:500] if self.frank or isinstance(error, OSError) else None
        return {"type": type(error).__name__, "where": where, "said": said}


def begin(level: str) -> None:
    """Send all that is logged, uvicorn's words too, to stderr."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines(frank=level == "debug"))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("kept").setLevel(level.upper())

"""Runs many commands of the server in one process: `python -m bench.commands '[["person", "add", …], …]'`."""

import json
import sys

from server.__main__ import main

if __name__ == "__main__":
    sys.exit(max(main(words) for words in json.loads(sys.argv[1])))

"""What is done with pages that end the process they are read in; tests/test_readers.py names it to the readers."""

import os
import signal
import sys
import time
from pathlib import Path

from crawler.items import Reading


def act(folder: str, reading: Reading) -> str:
    """By what the page is called."""
    name = reading.snapshot.input
    if name == "kills":
        os.kill(os.getpid(), signal.SIGKILL)
    elif name == "kills once" and not Path(folder, "killed").exists():
        Path(folder, "killed").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    elif name == "never ends":
        time.sleep(60)
    elif name == "raises":
        raise LookupError(name)
    elif name == "prints":
        print("this is no answer", file=sys.stdout, flush=True)
    return f"{name}: {len(reading.snapshot.body)} bytes"

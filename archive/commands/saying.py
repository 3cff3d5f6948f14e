"""What a command says on standard output, which nobody may be there to read."""

import os
import sys


def say(*lines: object) -> None:
    """Lines. Where the reader has gone (``scrapy verify | head -1``) they are dropped, and nothing else is other."""
    try:
        print(*lines, sep="\n", flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the interpreter complains at its end

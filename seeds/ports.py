"""Is a port free? ``python seeds/ports.py WHAT GOAL VARIABLE=PORT`` ends with a word on what to do where it is not."""

import socket
import sys


def check_free(port: int, what: str, variable: str, goal: str = "demo") -> None:
    """Ends with what is wrong with a port and what to do, before anything is begun."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OverflowError:
            sys.exit(f"{variable}={port}: a port is a number from 1 to 65535")
        except OSError as error:
            other = port + 10 if 1024 <= port < 65000 else 8010
            sys.exit(
                f"cannot serve {what} on port {port}: {error.strerror}. "
                f"Try make {goal} {variable}={other}, or end the program that listens there"
            )


if __name__ == "__main__":
    what, goal, named = sys.argv[1:]
    variable, _, port = named.partition("=")
    if not port.isdecimal():
        sys.exit(f"{named}: a port is a number from 1 to 65535")
    check_free(int(port), what, variable, goal)

"""Compiles the modules in which reading a page spends its time, where mypyc and a C compiler are at hand.

Everything else is in pyproject.toml. Without a compiler, or with BROADSHEET_PURE=1, the same modules run as they are:
slower, with the same answers (tests/test_compiled.py).
"""

import hashlib
import io
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext
from setuptools.errors import BaseError, CCompilerError

EXTRACTION = Path("crawler/extraction")
HOT = """
article date/belief date/clock date/dates date/declared date/elsewhere date/labels date/machinedate date/opening
date/order date/place date/printed date/published date/scriptdates date/stamps date/urldate evidence headline/beside
headline/heading headline/headline headline/titles language optout people/agencies people/bylines people/counters
people/credits people/datelines people/dispatches people/japaneselines people/koreanlines people/namelists
people/names people/otherparts people/outlets people/owners people/people people/signatures people/sources
people/spacedlines people/wires plain/textline reading refusal/listings refusal/notices refusal/rejection
section/kicker section/levels section/menu section/section section/trail source/attributes source/decode
source/htmlpage source/known source/metadata source/page source/passing source/reader source/selectors source/text
story/apart story/appeals story/blocks story/body story/captionlines story/captions story/commentline story/container
story/continuation story/features story/furniture story/ground story/hints story/invitations story/linkline
story/model story/paywall story/picturecredits story/prose story/related story/repeats story/several story/story
story/tail story/thread story/widgets story/within
""".split()
SOURCES = [EXTRACTION / f"{name}.py" for name in HOT]
DIRECT = ("-fno-semantic-interposition", "-fno-plt", "-fvisibility=hidden")
"""The modules are one library, whose functions call each other without asking the linker: two parts in a hundred."""
UNWARNED = "-Wno-all"
"""Warnings of code that nobody wrote take gcc two thirds of its time."""
STAMP = EXTRACTION / "compiled.txt"
"""The sha256 of every source that was compiled: crawler/version.py refuses to run other ones."""


class AllOrNone(build_ext):
    """One extension without the others could not be imported: when one fails, none is left."""

    def run(self) -> None:
        try:
            super().run()
        except (BaseError, CCompilerError, OSError) as error:
            print(f"not compiled, the modules run as they are: {error}", file=sys.stderr)
            for extension in self.extensions:
                Path(self.get_ext_fullpath(extension.name)).unlink(missing_ok=True)
            self.extensions = []
        else:
            sums = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in SOURCES}
            STAMP.write_text("".join(f"{sums[path]}  {path.relative_to(EXTRACTION).as_posix()}\n" for path in SOURCES))


def extensions() -> list[Extension]:
    """A C extension for each of HOT; none where they cannot be made."""
    if os.environ.get("BROADSHEET_PURE"):
        return []
    try:
        from mypyc.build import mypycify
    except ImportError:
        return []
    options = ["--config-file=", "--ignore-missing-imports", *map(str, SOURCES)]
    said = io.StringIO()  # what it could do better is no trouble of whoever installs this
    try:
        with redirect_stdout(said), redirect_stderr(said):
            made = list(mypycify(options, opt_level="2", debug_level="0", group_name="crawler.extraction.compiled"))
    except SystemExit:  # what it does when types are wrong, or unlike those of another version's stubs
        print(f"{said.getvalue()}not compiled, the modules run as they are: mypyc refused them", file=sys.stderr)
        return []
    if sys.platform == "linux":
        for extension in made:
            extension.extra_compile_args = [*extension.extra_compile_args, *DIRECT, UNWARNED]
    return made


setup(ext_modules=extensions(), cmdclass={"build_ext": AllOrNone})

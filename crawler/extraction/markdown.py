"""Tables in Markdown, as docs/ and the README read them off the program."""

from collections.abc import Iterable, Sequence


def markdown_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Between empty lines, as cog writes it into a page; ``<`` in a cell is no tag.

    >>> markdown_table(["flag", "what"], [["`paywall`", "the <title> ends"]])
    '\\n| flag | what |\\n|---|---|\\n| `paywall` | the &lt;title> ends |\\n\\n'
    """
    lines = [line_of(head), f"|{'---|' * len(head)}", *map(line_of, rows)]
    return "\n".join(["", *lines, "", ""])


def line_of(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |".replace("<", "&lt;")

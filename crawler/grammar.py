"""A number before words that go with it."""

import re

FORMS = re.compile(r"\[([^|\]]*)\|([^|\]]*)\]")


def numbered(count: int, said: str) -> str:
    """In ``said`` stands ``[of one|of several]`` where the two differ.

    >>> numbered(1, "[page was|pages were] read"), numbered(2000, "[page|pages]")
    ('1 page was read', '2000 pages')
    """
    return f"{count} {in_number(said, count)}"


def in_number(said: str, count: float) -> str:
    """The same without the number.

    >>> in_number("asks for {seconds} [second|seconds]", 1.0)
    'asks for {seconds} second'
    """
    return FORMS.sub(lambda forms: forms[1 if count == 1 else 2], said)

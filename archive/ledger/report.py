"""What a person is told at the end of a run: a row an input, then the counts."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tabulate import tabulate

from archive.flags import UPFRONT
from archive.ledger.chain import Head
from archive.ledger.ledger import UNREAD, Entry, State
from archive.ledger.losses import is_lost
from crawler.grammar import numbered

MOST_ROWS = 60
"""Inputs of a larger run are counted; only those that were lost or are no articles get a row."""
INPUT_WIDTH, HEADLINE_WIDTH = 58, 60
LEAST_HEADLINE = 40
"""What a headline keeps where the inputs are long: both columns have the same room together, whole inputs go first."""
MOST_ENDINGS = 5
MOST_DETAILS = 3
"""Of one reason, each once."""
READ: tuple[State, ...] = ("new", "changed")
"""States whose flags say what is unusual about an article that came."""
BEFORE = "[input was|inputs were] saved before, by this load until it was ended"
NOUNS = ("record", "redirect")
"""What is passed over has a name of these, or an ending or a type, which has no plural."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a run came to: how many inputs of each state, how many of them were lost, and those that a person is shown.

    ``str`` is the table.
    """

    counts: Mapping[State, int]
    shown: Sequence[Entry]
    lost: int = 0
    head: Head | None = None
    interrupted: bool = False
    passed: Mapping[str, int] = field(default_factory=dict)
    """Files of folders and parts of archives that were no input, by their endings or types."""
    already: int = 0
    """Inputs that runs of the same load before this one had saved."""
    sites: str = ""
    """The table a site, of a crawl."""
    flagged: Mapping[str, int] = field(default_factory=dict)
    """Articles that came with each flag."""

    @property
    def inputs(self) -> int:
        return sum(self.counts.values())

    def __str__(self) -> str:
        names, headlines = self.widths()
        rows = [(cut_left(one.input, names), marked(one), cut_right(last_column(one), headlines)) for one in self.shown]
        headers = ("input", "state", "headline")
        table = tabulate(rows, headers=headers, tablefmt="simple", disable_numparse=True) if rows else ""
        sites = [f"\n{self.sites}\n"] if self.sites else []
        return "\n".join(part for part in (table, *self.cut_details(headlines), *sites, *self.end_lines()) if part)

    def widths(self) -> tuple[int, int]:
        """How many columns an input and a headline may take: an input is cut where it leaves no room for a headline."""
        needed = max((width(last_column(one)) for one in self.shown), default=0)
        longest = max((width(one.input) for one in self.shown), default=0)
        names = min(longest, INPUT_WIDTH + HEADLINE_WIDTH - min(needed, LEAST_HEADLINE))
        return names, min(HEADLINE_WIDTH, INPUT_WIDTH + HEADLINE_WIDTH - names)

    def cut_details(self, columns: int) -> list[str]:
        """What does not fit into the table, some of each reason: the end of it often says what to do."""
        long = [one for one in self.shown if one.state in UNREAD and width(one.detail or "") > columns]
        told: dict[str, dict[str, None]] = {}
        for one in long:
            told.setdefault(one.label, {})[printable(one.detail or "")] = None
        return [f"{label}: {detail}" for label, details in told.items() for detail in list(details)[:MOST_DETAILS]]

    def end_lines(self) -> list[str]:
        """The head is what a person can keep elsewhere: it proves that no row up to it was rewritten."""
        head = [f"ledger head: {self.head}"] if self.head else []
        again = [f"interrupted: {numbered(self.inputs, '[input|inputs]')} saved; run the same command again to finish"]
        before = [numbered(self.already, BEFORE)] if self.already else []
        again = again if self.interrupted else []
        return [*self.lost_line(), *head, *self.passed_line(), *self.flags_line(), *before, self.counts_line(), *again]

    def passed_line(self) -> list[str]:
        """``passed over: 2 .docx, 1 .jpg (…)``, the most frequent endings first."""
        if not self.passed:
            return []
        often = most_frequent(self.passed)
        told = [counted(ending, count) for ending, count in often[:MOST_ENDINGS]]
        rest = sum(count for _, count in often[MOST_ENDINGS:])
        told += [f"{rest} more"] if rest else []
        is_file = any(ending.startswith(".") for ending in self.passed)
        hint = " (a file that is named itself is read whatever its ending)" if is_file else ""
        return [f"passed over: {', '.join(told)}{hint}"]

    def flags_line(self) -> list[str]:
        """``unusual: 2 paywall, 1 unfinished (…)``, the most frequent flags first."""
        told = ", ".join(f"{count} {flag}" for flag, count in most_frequent(self.flagged))
        return [f"unusual: {told} (what each flag says: docs/ledger.md)"] if told else []

    def lost_line(self) -> list[str]:
        """What it means that inputs were lost, which the exit code says as well, and what to do."""
        if not self.lost:
            return []
        one, told = self.lost == 1, sum(is_lost(entry.state, entry.reason) for entry in self.shown)
        what = "1 input was lost: nothing of it" if one else f"{self.lost} inputs were lost: nothing of them"
        where = "the row above, which says why" if one else "the rows above, which say why"
        if told < self.lost:
            where = f"rows that say why, {told} of them above and all in the view `ledger`"
        return [f"{what} is in the archive but {where}; mend what can be mended and run the same command again"]

    def counts_line(self) -> str:
        """``12 inputs: 10 new, 1 duplicate, 1 failed``."""
        summary = ", ".join(f"{count} {state}" for state, count in self.counts.items()) or "nothing to do"
        return f"{numbered(self.inputs, '[input|inputs]')}: {summary}"


def report_of(entries: Iterable[Entry], head: Head | None = None) -> Report:
    """Takes the entries one by one: a run of a million is counted without being held."""
    counts: Counter[State] = Counter()
    first: list[Entry] = []
    with_reason: list[Entry] = []
    flagged: Counter[str] = Counter()
    lost = 0
    for entry in entries:
        counts[entry.state] += 1
        flagged.update(unusual(entry))
        lost += is_lost(entry.state, entry.reason)
        if len(first) < MOST_ROWS:
            first.append(entry)
        if entry.reason and len(with_reason) < MOST_ROWS:
            with_reason.append(entry)
    return Report(counts, first if counts.total() <= MOST_ROWS else with_reason, lost, head, flagged=flagged)


def marked(entry: Entry) -> str:
    """The state, and what may be missing of an article that came.

    >>> marked(Entry("a.html", "new", flags="opt_out_ai paywall"))
    'new, paywall'
    """
    return ", ".join([entry.label, *(flag for flag in unusual(entry) if flag in UPFRONT)])


def unusual(entry: Entry) -> list[str]:
    """The flags of an article that came."""
    return (entry.flags or "").split() if entry.state in READ else []


def most_frequent(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """First; those that are as frequent by their names.

    >>> most_frequent({"b": 1, "a": 1, "c": 2})
    [('c', 2), ('a', 1), ('b', 1)]
    """
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def last_column(entry: Entry) -> str:
    return entry.detail or entry.headline or ""


def width(text: str) -> int:
    """Columns of a terminal: East Asian wide characters take two."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def cut_right(text: str, columns: int) -> str:
    """At most so many columns, the end cut off; control characters cannot reach a terminal.

    >>> cut_right("济南市大桥", 7)
    '济南市…'
    """
    shown = printable(text[: columns + 1])
    if len(text) <= columns and width(shown) <= columns:
        return shown
    while width(shown) > columns - 1:
        shown = shown[:-1]
    return shown + "…"


def cut_left(text: str, columns: int) -> str:
    """The same, the beginning cut off: what tells two addresses apart stands at their end.

    >>> cut_left("济南市大桥", 7)
    '…市大桥'
    """
    backwards = cut_right(text[::-1], columns)
    return backwards[::-1]


def printable(text: str) -> str:
    return "".join(one if one.isprintable() else "?" for one in text)


def counted(ending: str, count: int) -> str:
    """
    >>> counted(".docx", 2), counted("revisit record", 2), counted("redirect", 2), counted("redirect", 1)
    ('2 .docx', '2 revisit records', '2 redirects', '1 redirect')
    """
    return f"{count} {printable(ending)}{'s' * (count != 1 and ending.endswith(NOUNS))}"

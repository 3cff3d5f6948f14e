"""What reading pages again came to, for a person: field by field what is gained, lost and changed, with examples."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from tabulate import tabulate

from archive.comparing.differences import differences, shortened
from archive.ledger.chain import Head
from archive.ledger.report import INPUT_WIDTH, cut_left, cut_right, printable
from archive.rereading.renormalize import Kind, Outcome
from archive.revisions import changed_fields, readable
from crawler.grammar import numbered
from crawler.items import Article, NotArticle

GAINED, LOST, CHANGED = WAYS = ("gained", "lost", "changed")
EXAMPLES = 2
"""Of each field and way."""
MOST_NOTES = 20
"""Pages that are named for what became of them; of more, the number alone is said."""
EXAMPLE_WIDTH, HEADLINE_WIDTH = 160, 40
SAID: dict[Kind, str] = {
    "same": "as [it was|they were]",
    "changed": "changed",
    "evidence": "changed in [its|their] evidence alone",
    "mended": "damaged (mended from [its|their] bytes)",
    "article": "[an article|articles] now",
    "lost": "no [article|articles] any more (kept)",
    "refused": "no [article|articles], as before",
    "failed": "failed",
}
MARKED = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
"""As wdiff writes it."""


@dataclass(slots=True)
class Tally:
    """``already`` were read by this extractor before, ``moved`` changed in the archive while they were read."""

    kinds: Counter[Kind] = field(default_factory=Counter)
    fields: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    examples: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    notes: dict[Kind, list[str]] = field(default_factory=lambda: defaultdict(list))
    already: int = 0
    moved: int = 0
    head: Head | None = None
    """Of the ledger, once something was written."""

    def add(self, outcome: Outcome) -> None:
        self.kinds[outcome.kind] += 1
        if outcome.kind == "changed" and outcome.before is not None and outcome.after is not None:
            for name in changed_fields(outcome.before, outcome.after):
                self.add_field(name, outcome.before[name], outcome.after[name], outcome)
        elif outcome.kind in ("mended", "article", "lost", "failed") and len(self.notes[outcome.kind]) < MOST_NOTES:
            self.notes[outcome.kind].append(note_of(outcome))

    def add_field(self, name: str, before: str | None, after: str | None, outcome: Outcome) -> None:
        way = GAINED if before is None else LOST if after is None else CHANGED
        self.fields[name][way] += 1
        examples = self.examples[name, way]
        if len(examples) < EXAMPLES:
            marked = marked_text(readable(name, before) or "", readable(name, after) or "")
            examples.append(f"{cut_right(headline_of(outcome), HEADLINE_WIDTH)}: {cut_right(marked, EXAMPLE_WIDTH)}")

    @property
    def read(self) -> int:
        return self.kinds.total()

    def __str__(self) -> str:
        return "\n".join(
            [*self.table(), *self.example_lines(), *self.note_lines(), *self.head_lines(), *self.summary()]
        )

    def table(self) -> list[str]:
        rows = [(name, *(ways[way] for way in WAYS)) for name, ways in sorted(self.fields.items())]
        return [tabulate(rows, headers=("field", *WAYS)), ""] if rows else []

    def example_lines(self) -> list[str]:
        lines = [
            f"{name} {way}: {example}"
            for (name, way), examples in sorted(self.examples.items())
            for example in examples
        ]
        return [*lines, ""] if lines else []

    def note_lines(self) -> list[str]:
        return [line for kind in SAID for line in self.notes.get(kind, [])]

    def head_lines(self) -> list[str]:
        return [f"ledger head: {self.head}"] if self.head else []

    def summary(self) -> list[str]:
        parts = ", ".join(numbered(self.kinds[kind], said) for kind, said in SAID.items() if self.kinds[kind])
        pages = numbered(self.read, "[page|pages]")
        lines = [f"{pages} read again: {parts}" if self.read else "nothing to read again"]
        lines += [numbered(self.already, "[page was|pages were] read by this extractor before")] if self.already else []
        meanwhile = "changed meanwhile and [was left as it is|were left as they are]"
        return lines + ([numbered(self.moved, meanwhile)] if self.moved else [])


def marked_text(before: str, after: str) -> str:
    """Both texts in one line: ``the [-old-]{+new+} ferry``.

    >>> marked_text("2026-11-03", "2026-11-04")
    '[-2026-11-03-]{+2026-11-04+}'
    """
    return printable("".join(MARKED[op].format(text) for op, text in shortened(differences(before, after))))


def headline_of(outcome: Outcome) -> str:
    """The headline that is kept, else the page's name."""
    return (outcome.before or {}).get("headline") or outcome.job.input


def note_of(outcome: Outcome) -> str:
    """A line on a page that became something else, or nothing."""
    name = cut_left(outcome.job.input, INPUT_WIDTH)
    if outcome.failure is not None:
        return f"{name} failed:{outcome.failure.why} {printable(outcome.failure.detail)}"
    result = outcome.reading.result if outcome.reading else None
    if outcome.kind == "mended":
        return f"{name} has rows that its bytes do not say"
    if isinstance(result, Article):
        return f"{name} is an article now: {cut_right(result.headline or '', HEADLINE_WIDTH)}"
    return f"{name} is no article any more: {result.why}" if isinstance(result, NotArticle) else name

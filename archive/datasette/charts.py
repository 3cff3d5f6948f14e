"""Charts as SVG that the server writes: no script, no style attribute, no other host; their looks are in the CSS.

A chart stretches to its place, so it holds no text: what it says is its label, and a table beside it has the figures.
"""

from collections.abc import Sequence

from markupsafe import Markup

WIDTH, HEIGHT = 100, 40
"""Units of the drawing, not of the screen."""
GAP = 0.2
"""Of the room of a bar."""
WIDEST = 10
"""Of one bar: a lone one would be a wall."""

SVG = Markup(
    '<svg class="chart {kind}" viewBox="0 0 {width} {height}" preserveAspectRatio="none" role="img" '
    'aria-label="{label}" focusable="false">{shapes}</svg>'
)
BAR = Markup('<rect class="bar" x="{x}" y="{y}" width="{width}" height="{height}"><title>{title}</title></rect>')
LINE = Markup('<polyline class="line" points="{points}" vector-effect="non-scaling-stroke"/>')
AREA = Markup('<polygon class="area" points="{points}"/>')
RULE = Markup('<line class="{kind}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" vector-effect="non-scaling-stroke"/>')


def bars(counts: Sequence[tuple[str, int]], label: str) -> Markup:
    """A bar for each name and number; zero is drawn as nothing.

    >>> print(bars([("Mon", 2), ("Tue", 4)], "Articles a day"))
    <svg class="chart bars" viewBox="0 0 100 40" preserveAspectRatio="none" role="img" aria-label="Articles a day" \
focusable="false"><rect class="bar" x="20" y="20" width="10" height="20"><title>Mon: 2</title></rect>\
<rect class="bar" x="70" y="0" width="10" height="40"><title>Tue: 4</title></rect></svg>
    """
    highest = max((number for _, number in counts), default=0) or 1
    room = WIDTH / max(len(counts), 1)
    width = min(room * (1 - GAP), WIDEST)
    shapes = Markup("").join(
        BAR.format(
            x=_short((place + 0.5) * room - width / 2),
            y=_short(HEIGHT * (1 - number / highest)),
            width=_short(width),
            height=_short(HEIGHT * number / highest),
            title=f"{name}: {number:,}",
        )
        for place, (name, number) in enumerate(counts)
        if number
    )
    return _svg("bars", label, shapes)


def steps(shares: Sequence[float], label: str, marked: int | None = None) -> Markup:
    """Shares of 1 as steps from left to right, with a rule before the place that is ``marked``.

    >>> print(steps([1, 0.5], "Dates", marked=1))
    <svg class="chart steps" viewBox="0 0 100 40" preserveAspectRatio="none" role="img" aria-label="Dates" \
focusable="false"><line class="grid" x1="0" y1="20" x2="100" y2="20" vector-effect="non-scaling-stroke"/>\
<polygon class="area" points="0,40 0,0 50,0 50,20 100,20 100,40"/>\
<polyline class="line" points="0,0 50,0 50,20 100,20" vector-effect="non-scaling-stroke"/>\
<line class="mark" x1="50" y1="0" x2="50" y2="40" vector-effect="non-scaling-stroke"/></svg>
    """
    room = WIDTH / max(len(shares), 1)
    points = [
        f"{_short(x)},{_short(HEIGHT * (1 - share))}"
        for place, share in enumerate(shares)
        for x in (place * room, (place + 1) * room)
    ]
    line = " ".join(points)
    shapes = RULE.format(kind="grid", x1=0, y1=HEIGHT // 2, x2=WIDTH, y2=HEIGHT // 2)
    shapes += AREA.format(points=f"0,{HEIGHT} {line} {WIDTH},{HEIGHT}") + LINE.format(points=line)
    if marked is not None:
        shapes += RULE.format(kind="mark", x1=_short(marked * room), y1=0, x2=_short(marked * room), y2=HEIGHT)
    return _svg("steps", label, shapes)


def _svg(kind: str, label: str, shapes: Markup) -> Markup:
    return SVG.format(kind=kind, width=WIDTH, height=HEIGHT, label=label, shapes=shapes)


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")

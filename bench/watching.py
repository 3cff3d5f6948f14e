"""Does a watch cry wolf, and how soon does it see a redesign? Made sites, judged run by run; no network, no archive.

    python bench/watching.py [--sites 60] [--runs 240]

Each site has a field that stands in nearly all, in most, in half or in few of its articles. How many articles a run
brings, and how many have the field, goes up and down from run to run, more than chance alone would have it (a
beta-binomial distribution): agency reports come in batches. The first half of the runs is as the site is: whatever is
said of it is a false alarm. Then the field is lost, wholly or by half.
"""

import argparse
import random
from collections.abc import Iterator
from statistics import median

from archive.watching.figures import Figures, Share
from archive.watching.judging import Past, judge
from archive.watching.rows import HISTORY

SHARES = (0.98, 0.8, 0.5, 0.15)
VOLUMES = (2, 8, 40)
"""Articles that a run brings on average."""
ALIKE = 12.0
"""Beta's parameters add up to this: a share of 0.8 is between 0.55 and 0.96 in nineteen of twenty runs."""
LEFT = (0.0, 0.5)
"""What is left of a share after the redesign."""


def runs_of(chance: random.Random, share: float, volume: int, left: float, runs: int) -> Iterator[Figures]:
    for number in range(runs):
        articles = min(int(chance.expovariate(1 / volume)), 10 * volume)
        today = chance.betavariate(ALIKE * share, ALIKE * (1 - share)) * (left if number >= runs // 2 else 1.0)
        found = sum(chance.random() < today for _ in range(articles))
        yield Figures(20, {"new": articles}, {"section": Share(found, articles)} if articles else {})


def judged(runs: Iterator[Figures]) -> list[bool]:
    """Whether each run was told to have dropped."""
    past: list[Past] = []
    told: list[bool] = []
    for run in runs:
        verdict = judge(run, past[:HISTORY])
        past.insert(0, Past(run, verdict.word, tuple(drop.field for drop in verdict.drops)))
        told.append(bool(verdict.drops))
    return told


def begun(told: list[bool]) -> int:
    """Alarms that began; one goes on for some runs."""
    return sum(now and not before for before, now in zip([False, *told], told, strict=False))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sites", type=int, default=60, help="of each kind (default 60)")
    parser.add_argument("--runs", type=int, default=240, help="of each site, half of them after the redesign")
    options = parser.parse_args()
    half = options.runs // 2
    print(f"{options.sites} sites a line, {half} runs before and after")
    print("share  articles a run  left  false alarms in 1000 runs  redesigns seen  after so many runs (median)")
    for share in SHARES:
        for volume in VOLUMES:
            for left in LEFT:
                chance = random.Random(f"{share} {volume} {left}")
                sites = [judged(runs_of(chance, share, volume, left, options.runs)) for _ in range(options.sites)]
                false = sum(begun(site[:half]) for site in sites) / (options.sites * half) * 1000
                seen = [site[half:].index(True) + 1 for site in sites if any(site[half:])]
                after = f"{median(seen):.0f}" if seen else "-"
                print(f"{share:5}  {volume:14}  {left:4}  {false:25.2f}  {len(seen):8}/{options.sites:<5}  {after}")


if __name__ == "__main__":
    main()

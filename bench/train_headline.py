"""Learns what tells a copied page's headline from the lines around it: crawler/extraction/plain/textrank.py.

    pip install numpy
    python bench/train_headline.py [--data FOLDER]

The pages with a known headline in languages with blanks between their words, copied as text (bench/stripped.py). Prints
in how many of them the likeliest line is the headline, in six-fold cross-validation with no site in two folds: what
to expect on pages of sites that were never seen. Then the weights that all pages together give.
"""

import argparse
import sys
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from extraction import DEFAULT, benchmark, fold_of
from stripped import copied

from crawler.extraction.plain.textrank import WEIGHTS, Measures, measured
from crawler.extraction.source.textpage import parse_text_page

FOLDS = 6
ROUNDS, RATE, DECAY = 300, 0.5, 0.02


class Sample(NamedTuple):
    """One page: the fold of its site, the measures of each line that could be its headline, and which ones are."""

    fold: int
    lines: Any
    right: Any


def sample(case: Any, metrics: Any) -> Sample:
    pieces = parse_text_page(copied(case.html).decode()).pieces
    found = list(measured(pieces))
    key = metrics.title_key(case.truth["title"])
    right = [metrics.title_key(pieces[number].text) == key for number, _ in found]
    return Sample(fold_of(case, FOLDS), np.array([one for _, one in found], dtype=float), np.array(right, dtype=bool))


def learn(samples: list[Sample]) -> Any:
    """Weights with which the right line of each page is as likely as can be (a softmax over its lines)."""
    lines = np.concatenate([one.lines for one in samples])
    right = np.concatenate([one.right for one in samples])
    sizes = [len(one.lines) for one in samples]
    starts = np.cumsum([0, *sizes[:-1]])
    page = np.repeat(np.arange(len(sizes)), sizes)
    weights = np.zeros(lines.shape[1])
    for _ in range(ROUNDS):
        scores = lines @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[page])
        likely = odds / np.add.reduceat(odds, starts)[page]
        wanted = odds * right
        wanted /= np.add.reduceat(wanted, starts)[page]
        weights += RATE * (lines.T @ (wanted - likely) / len(sizes) - DECAY * weights)
    return weights


def hits(samples: list[Sample], weights: Any) -> int:
    return sum(bool(one.right[np.argmax(one.lines @ weights)]) for one in samples)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT, help="folder of the benchmark")
    pages, metrics = benchmark(parser.parse_args().data)
    cases = [case for case in pages.load(pages.BODY_SETS) if case.lang != "zh" and case.truth.get("title")]
    samples = [one for case in cases if len((one := sample(case, metrics)).lines)]
    known = [one for one in samples if one.right.any()]
    folds = [([one for one in known if one.fold != fold], fold) for fold in range(FOLDS)]
    crossed = sum(hits([one for one in known if one.fold == fold], learn(rest)) for rest, fold in folds)
    print(f"{len(cases)} pages, the headline is a line of {len(known)}; found in {crossed} by weights of other sites,")
    print(f"in {hits(known, np.array(WEIGHTS))} by those of textrank.py. All pages together give:")
    for name, weight in zip(Measures._fields, learn(known), strict=True):
        print(f"  {name:15} {weight:5.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Learns how to judge which lines of a page are its story, and writes crawler/extraction/story/model.py.

    pip install lightgbm numpy
    python bench/train_body.py [--data FOLDER] [--trees N] [--leaves N] [--write]

The pages and their truth are not part of this repository: FOLDER (default ../shared/bench) holds ``pages.py`` and
``metrics.py`` with the packs beside it. A line is right when at least half of its shingles of four words stand in the
page's true text. Prints the body figures of five-fold cross-validation, no site in two folds: what to expect on pages
of sites that were never seen. ``--write`` then learns from all pages.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from extraction import DEFAULT, fold_of

from crawler.extraction.headline.headline import find_headline_piece
from crawler.extraction.source.decode import decode
from crawler.extraction.source.htmlpage import parse_page
from crawler.extraction.source.metadata import read_json_ld
from crawler.extraction.source.page import Piece
from crawler.extraction.story.body import among_others
from crawler.extraction.story.features import NAMES, measure, values_of
from crawler.extraction.story.furniture import positions_apart
from crawler.extraction.story.ground import Ground, find_ground

HERE = Path(__file__).resolve().parent
MODEL = HERE.parent / "crawler" / "extraction" / "story" / "model.py"
FOLDS = 5
RIGHT = 0.5
SEEDS = 3
HEADER = '''"""How much each measure of a piece speaks for its being a line of the story: by bench/train_body.py.

Trees of questions about the features of features.py; their answers add up, above 0 means story. Most pieces are
clear after the first trees.
"""

from typing import Final

from crawler.extraction.story.features import Features

CLEAR: Final = {clear}


def score(features: Features) -> float:
    """Log-odds that a piece with these features is a line of its page's story."""
{names}
{body}    return total
'''
CLEAR = 1.6
"""Log-odds beyond which the trees that are left are not asked."""
KEPT, MARKERS = NAMES.index("kept"), NAMES.index("markers")
GROUP = 15


@dataclass(frozen=True)
class Sample:
    """One page: its candidates, their features, whether each is right, and its length in tokens.

    Those ``apart`` are learned from, and never kept.
    """

    case: Any
    features: list[tuple[float, ...]]
    pieces: list[Piece]
    right: list[bool]
    tokens: list[int]
    apart: set[int]

    @property
    def fold(self) -> int:
        return fold_of(self.case, FOLDS)


def sample(case: Any, metrics: Any) -> Sample:
    text, _ = decode(case.html, None)
    page = parse_page(text)
    headline = find_headline_piece(page, read_json_ld(page))
    ground: Ground = find_ground(page, headline)
    truth = set().union(*(metrics.shingles(text) for text in case.truth["body"]))
    lines = {line.strip() for text in case.truth["body"] for line in text.split("\n")}
    found = list(measure(page, ground.sums, ground.furniture, ground.container, ground.kept, headline))
    pieces = [piece for piece, _ in found]
    apart = positions_apart(page, ground.furniture, headline) - ground.kept
    tokens = [len(metrics.tokens(piece.text)) for piece in pieces]
    right = [is_right(metrics, one.text, count, truth, lines) for one, count in zip(pieces, tokens, strict=True)]
    return Sample(case, [values_of(features) for _, features in found], pieces, right, tokens, apart)


def is_right(metrics: Any, text: str, count: int, truth: set[Any], lines: set[str]) -> bool:
    if count < metrics.SHINGLE:
        return text in lines
    shingles = metrics.shingles(text)
    return bool(sum(number for one, number in shingles.items() if one in truth) >= RIGHT * sum(shingles.values()))


def weights_of(samples: Iterable[Sample]) -> np.ndarray:
    """What a line counts for: by its share of its page's story."""
    rows = []
    for one in samples:
        length = max(30, sum(count for count, right in zip(one.tokens, one.right, strict=True) if right))
        rows += [min(1.0, (count + 2) / length) ** 0.5 + 0.02 for count in one.tokens]
    return np.array(rows)


def learn(samples: list[Sample], trees: int, leaves: int, seed: int) -> lightgbm.Booster:
    rows = np.array([row for one in samples for row in one.features], dtype=float)
    right = np.array([one for page in samples for one in page.right], dtype=float)
    options = {
        "objective": "binary",
        "learning_rate": 0.08,
        "num_leaves": leaves,
        "min_data_in_leaf": 40,
        "feature_fraction": 0.5,
        "bagging_fraction": 0.8,
        "bagging_freq": 1,
        "lambda_l2": 5,
        "verbose": -1,
        "seed": seed,
        "deterministic": True,
        "num_threads": 2,
    }
    data = lightgbm.Dataset(rows, right, weight=weights_of(samples), feature_name=list(NAMES))
    return lightgbm.train(options, data, trees)


def figures(metrics: Any, samples: list[Sample], odds: list[np.ndarray]) -> dict[str, float]:
    found = defaultdict(list)
    for one, scores in zip(samples, odds, strict=True):
        told = zip(one.pieces, one.features, strict=True)
        by_rules = {piece.position for piece, row in told if row[KEPT] and not row[MARKERS]}
        moved = among_others(one.pieces, scores.tolist(), by_rules)
        kept = [piece for piece, value in zip(one.pieces, moved, strict=True) if value > 0]
        said = "\n".join(piece.text for piece in kept if piece.position not in one.apart)
        counts = metrics.body_counts(one.case.truth["body"], said)
        for group in (one.case.ds, "all", *(["chinese"] if one.case.lang == "zh" else [])):
            found[group].append(counts)
    return {group: metrics.body_summary(rows)["f1"] for group, rows in found.items()}


def odds_of(model: lightgbm.Booster, one: Sample) -> np.ndarray:
    """As the model that is written says them: the trees that are left are not asked once it is clear."""
    if not one.features:
        return np.zeros(0)
    rows = np.array(one.features, dtype=float)
    odds = np.asarray(model.predict(rows, raw_score=True, num_iteration=GROUP))
    for trees in range(2 * GROUP, model.num_trees() + GROUP, GROUP):
        more = np.asarray(model.predict(rows, raw_score=True, num_iteration=trees))
        odds = np.where(np.abs(odds) > CLEAR, odds, more)
    return odds


def cross_validate(metrics: Any, samples: list[Sample], trees: int, leaves: int) -> None:
    odds: list[np.ndarray] = [np.zeros(len(one.features)) for one in samples]
    for fold in range(FOLDS):
        others = [one for one in samples if one.fold != fold]
        for seed in range(SEEDS):
            model = learn(others, trees, leaves, seed)
            for number, one in enumerate(samples):
                if one.fold == fold:
                    odds[number] = odds[number] + odds_of(model, one) / SEEDS
    print("cross-validated", {group: round(value, 3) for group, value in figures(metrics, samples, odds).items()})


def expression(tree: dict[str, Any]) -> str:
    """A tree as a Python expression."""
    if "leaf_value" in tree:
        return f"{tree['leaf_value']:.4f}"
    name = NAMES[tree["split_feature"]]
    left, right = expression(tree["left_child"]), expression(tree["right_child"])
    return f"({left} if {name} <= {tree['threshold']:.5g} else {right})"


def source(model: lightgbm.Booster) -> str:
    """The model as a Python module."""
    trees = [expression(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]
    body = ""
    for start in range(0, len(trees), GROUP):
        group = "\n        + ".join(trees[start : start + GROUP])
        if start:
            body += "    if total > CLEAR or total < -CLEAR:\n        return total\n"
        body += f"    total {'+=' if start else '='} (\n        {group}\n    )\n"
    names = "\n".join(f"    {name} = features.{name}" for name in NAMES)
    return HEADER.format(names=names, body=body, clear=CLEAR)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT, help="folder of the benchmark")
    parser.add_argument("--trees", type=int, default=150)
    parser.add_argument("--leaves", type=int, default=12)
    parser.add_argument("--write", action="store_true", help="learn from all pages and write the model")
    options = parser.parse_args()
    sys.path.insert(0, str(options.data))
    import metrics
    import pages

    samples = [sample(case, metrics) for case in pages.load(pages.BODY_SETS) if case.truth.get("body")]
    print(len(samples), "pages,", sum(len(one.pieces) for one in samples), "candidates")
    rules = [np.array([row[KEPT] - 0.5 for row in one.features]) for one in samples]
    print("rules alone    ", {group: round(value, 3) for group, value in figures(metrics, samples, rules).items()})
    cross_validate(metrics, samples, options.trees, options.leaves)
    model = learn(samples, options.trees, options.leaves, 0)
    own = [odds_of(model, one) for one in samples]
    print("all pages      ", {group: round(value, 3) for group, value in figures(metrics, samples, own).items()})
    if options.write:
        MODEL.write_text(source(model), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

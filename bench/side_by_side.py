"""What readers wait for beside what others offer, in one run: the search beside FTS5's trigrams and Tantivy, the pages
beside Datasette's own table without the plugin.

    pip install -e '.[bench]'                              # Tantivy
    python bench/side_by_side.py [--articles N] [--queries N] [--rounds N]

``bench/search.py`` and ``bench/reading_room.py`` make the two tables, and say what they measure.
"""

import argparse
import sys

from made_archive import made_archive
from reading_room import show_pages
from search import show_engines


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=30)
    options = parser.parse_args()
    archive = made_archive(options.articles)
    show_engines(archive, options.queries)
    return show_pages(archive, options.rounds)


if __name__ == "__main__":
    sys.exit(main())

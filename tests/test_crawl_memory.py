"""Which checkpoints of a crawl's memory count (bench/crawl_memory.py)."""

from crawl_memory import Checkpoint, slope, warm_ones


def test_memory_is_told_while_pages_come_and_not_while_the_crawl_closes():
    found = [Checkpoint(pages, 200_000_000 + pages * 100) for pages in (0, 9_000, 10_000, 20_000, 30_000)]
    closing = [Checkpoint(40_000, 80_000_000), Checkpoint(40_000, 0)]
    assert warm_ones(found + closing) == found[2:]
    assert round(slope(warm_ones(found + closing)), 6) == 1.0


def test_a_crawl_that_ends_before_it_is_warm_has_no_checkpoint_that_counts():
    assert warm_ones([]) == []
    assert warm_ones([Checkpoint(5_000, 1), Checkpoint(10_000, 1)]) == []

"""Compressors of the pages that others are packed against: made for good when a second page comes."""

from collections import OrderedDict
from dataclasses import dataclass, field

import zstandard

from archive.snapshots.packing import lasting_page_compressor, page_compressor

HELD = 4
"""Of the last pages that others were packed against: each takes one to three megabytes."""
LARGEST = 2 << 20
"""Bytes of a page for which one is kept."""


@dataclass(frozen=True, slots=True)
class Slot:
    """``compressor`` is for pages of up to ``reach`` bytes; None where one page came so far."""

    reach: int
    compressor: zstandard.ZstdCompressor | None = None


@dataclass(frozen=True, slots=True)
class PageCompressors:
    """By page and level, the last that were asked for."""

    recent: OrderedDict[tuple[bytes, int], Slot] = field(default_factory=OrderedDict)

    def compressor(self, page: bytes, size: int, level: int) -> zstandard.ZstdCompressor:
        """For ``size`` bytes that are like the page."""
        reach = 1 << size.bit_length()
        if max(len(page), size) > LARGEST:
            return page_compressor(page, size, level)
        kept = self.recent.pop((page, level), None)
        if kept is None:
            kept = Slot(reach)
        elif kept.compressor is None or kept.reach < reach:
            reach = max(kept.reach, reach)
            kept = Slot(reach, lasting_page_compressor(page, reach, level))
        self.recent[page, level] = kept
        while len(self.recent) > HELD:
            self.recent.popitem(last=False)
        return kept.compressor or page_compressor(page, size, level)

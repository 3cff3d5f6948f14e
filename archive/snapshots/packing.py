"""Bytes made small with zstd, alone or with a context: bytes that both sides have, where copies can point."""

import hashlib
from dataclasses import dataclass

import zstandard

QUICK = 3
"""The level of what arrives, and of a dictionary: level 9 takes twice to five times as long, for a tenth to a seventh
fewer bytes until a squeeze."""
THOROUGH = 19

DICTIONARY_SIZE = 2 << 20
"""Bytes of a dictionary at most: twice as many gain one percent, and memory."""
SHARE = 32
"""A dictionary is as long as all pages it is learned for, by this: a longer one costs more than as many pages gain."""
SAMPLE = 64 << 10
"""Bytes of a page that a dictionary is learned from: what pages share stands at their beginning."""
SEGMENT, STEP = 2000, 8
"""zstd's cover: the length of the pieces a dictionary is made of, and of the words counted in them."""
HASTE, GLANCE = 10, 1
"""It counts one word in ten and tries its pieces at a low level: half the time, and no byte more."""


@dataclass(frozen=True)
class Packed:
    """``encoding`` is ``identity`` for bytes that zstd makes no smaller."""

    encoding: str
    content: bytes


def pack(body: bytes, level: int, compressor: zstandard.ZstdCompressor | None = None) -> Packed:
    """The bytes packed by a compressor of that level, which may have a context."""
    content = (compressor or zstandard.ZstdCompressor(level=level)).compress(body)
    return Packed("zstd", content) if len(content) < len(body) else Packed("identity", body)


def unpack(content: bytes, size: int, context: zstandard.ZstdCompressionDict | None = None) -> bytes:
    """At most ``size`` bytes and one: a damaged frame can claim any length. Raises ValueError."""
    try:
        with zstandard.ZstdDecompressor(dict_data=context).stream_reader(content) as reader:
            return bytes(reader.read(size + 1))
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from error


def page_context(page: bytes) -> zstandard.ZstdCompressionDict:
    """A page as the context of another one."""
    return zstandard.ZstdCompressionDict(page, dict_type=zstandard.DICT_TYPE_RAWCONTENT)


def page_compressor(page: bytes, size: int, level: int) -> zstandard.ZstdCompressor:
    """For ``size`` bytes that are like the page: its window reaches back over all of both."""
    parameters = zstandard.ZstdCompressionParameters.from_level(level, source_size=size, dict_size=len(page))
    return zstandard.ZstdCompressor(dict_data=page_context(page), compression_params=parameters)


def lasting_page_compressor(page: bytes, size: int, level: int) -> zstandard.ZstdCompressor:
    """The same for several pages of up to ``size`` bytes: they cost a third less, and making it as much as one."""
    parameters = zstandard.ZstdCompressionParameters.from_level(level, source_size=size, dict_size=len(page))
    context = page_context(page)
    context.precompute_compress(compression_params=parameters)
    return zstandard.ZstdCompressor(dict_data=context, compression_params=parameters)


def dictionary_context(dictionary: bytes) -> zstandard.ZstdCompressionDict:
    return zstandard.ZstdCompressionDict(dictionary)


def dictionary_compressor(dictionary: bytes, level: int) -> zstandard.ZstdCompressor:
    """Takes some milliseconds to make (some hundred for THOROUGH) and serves many pages."""
    context = dictionary_context(dictionary)
    context.precompute_compress(level=level)
    return zstandard.ZstdCompressor(level=level, dict_data=context)


def learn(beginnings: list[bytes], count: int) -> bytes | None:
    """A dictionary of what pages share, for an archive with ``count`` such pages; None when there is too little."""
    samples: list[bytes | bytearray | memoryview[int]] = [*beginnings]
    size = min(DICTIONARY_SIZE, sum(map(len, samples)) * count // (SHARE * max(1, len(samples))))
    try:
        learned = zstandard.train_dictionary(
            size, samples, k=SEGMENT, d=STEP, split_point=1.0, accel=HASTE, level=GLANCE
        )
        return learned.as_bytes()
    except zstandard.ZstdError:  # pages of a few bytes, or all the same
        return None


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

"""The command's side of a Dask cluster: pages go out in batches, what they read as comes back in their order."""

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from scrapy.exceptions import UsageError

from archive.cluster.worker import answers, write_partition
from crawler.items import Failure, Reading
from crawler.reading import Answer, Page
from crawler.version import extractor_version

BATCH, BATCH_BYTES = 32, 4 * 1024 * 1024
"""Pages, and bytes of them, that go to a worker at once."""
PATIENCE = 30
"""Seconds that a first worker is waited for."""
AHEAD = 2
"""Batches under way for each thread of the workers."""


class ClusterError(OSError):
    """The cluster does not go on; what was saved is kept."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """``client`` is a distributed.Client."""

    client: Any

    def read(self, pages: Iterable[Page | Failure], *, is_saved: bool) -> Generator[Reading | Failure, None, None]:
        """In their order; failures go by. A page that kills its workers is its own failure. Raises ClusterError.

        What a worker had when it died is given to another.
        """
        waiting: deque[tuple[list[Page | Failure], Any]] = deque()
        try:
            for batch in batches(pages):
                waiting.append((batch, self.submit(batch, is_saved)))
                if len(waiting) >= self.most():
                    yield from self.results(*waiting.popleft(), is_saved)
            while waiting:
                yield from self.results(*waiting.popleft(), is_saved)
        finally:
            self.client.cancel([future for _, future in waiting])

    def most(self) -> int:
        """Workers may come and go."""
        threads: dict[str, int] = self.client.nthreads()
        return AHEAD * max(1, sum(threads.values()))

    def submit(self, batch: Sequence[Page | Failure], is_saved: bool) -> Any:
        pages = [one for one in batch if isinstance(one, Page)]
        return self.client.submit(answers, pages, extractor_version(), is_saved, pure=False)

    def results(self, batch: list[Page | Failure], future: Any, is_saved: bool) -> Iterator[Reading | Failure]:
        from distributed import KilledWorker

        try:
            with told():
                said = iter(future.result())
        except KilledWorker:
            said = iter([self.alone(one, is_saved) for one in batch if isinstance(one, Page)])
        for one in batch:
            yield one if isinstance(one, Failure) else reading_of(one, next(said))

    def alone(self, page: Page, is_saved: bool) -> Answer | None:
        from distributed import KilledWorker

        try:
            with told():
                return self.submit([page], is_saved).result()[0]  # type: ignore[no-any-return]
        except KilledWorker:
            return None

    def write_partitions(
        self, parts: Sequence[tuple[str, str]], largest: int
    ) -> Iterator[tuple[str, dict[str, int] | str]]:
        """Each path to its folder of Parquet; yields path and counts by state, or why not, as they are done."""
        import distributed

        as_completed: Any = distributed.as_completed
        futures = {
            self.client.submit(write_partition, path, out, extractor_version(), largest, pure=False): path
            for path, out in parts
        }
        try:
            for future in as_completed(futures):
                error = future.exception()
                yield futures[future], f"{type(error).__name__}: {error}" if error else future.result()
        finally:
            self.client.cancel(list(futures))


@contextmanager
def told() -> Iterator[None]:
    """Raises ClusterError for whatever is wrong with the cluster; KilledWorker is about a page."""
    from distributed import KilledWorker

    try:
        yield
    except KilledWorker:
        raise
    except Exception as error:
        raise ClusterError(f"the cluster: {type(error).__name__}: {error}") from error


@contextmanager
def connected(address: str) -> Iterator[Cluster]:
    """Raises UsageError, when there is no scheduler or none of its workers."""
    try:
        import distributed
    except ImportError as error:
        wrong = "--cluster needs Dask, which is not here: pip install -e '.[cluster]'"
        raise UsageError(wrong, print_help=False) from error
    try:
        client_of: Any = distributed.Client
        client = client_of(address, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise UsageError(f"--cluster {address}: {error}", print_help=False) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            wrong = f"--cluster {address}: no worker came within {PATIENCE} seconds (dask worker {address})"
            raise UsageError(wrong, print_help=False) from error
        yield Cluster(client)


def batches(pages: Iterable[Page | Failure]) -> Iterator[list[Page | Failure]]:
    batch: list[Page | Failure] = []
    size = 0
    for one in pages:
        batch.append(one)
        size += size_of(one)
        if len(batch) == BATCH or size > BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def size_of(one: Page | Failure) -> int:
    if isinstance(one, Failure):
        return 0
    return sum(len(page.body) for page in (one.snapshot, *one.snapshot.parts))


def reading_of(page: Page, said: Answer | None) -> Reading | Failure:
    if said is None:
        return Failure(page.snapshot.input, "failed", "reader_died", "the workers that read it died", page.snapshot.url)
    if said.result is None:
        return Failure(page.snapshot.input, "failed", "extractor_error", said.error, page.snapshot.url)
    return page.reading(said.result, said.prepared)

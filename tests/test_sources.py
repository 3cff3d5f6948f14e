"""Section E of the bad inputs, and every kind of file that holds pages: each line by a real load."""

import io
import json
import os
import random
import struct
import tarfile
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import zstandard

from archive.commands.load import load
from archive.snapshots.snapshots import load_bytes
from archive.store import open_archive
from crawler.files import read_found, take_snapshot
from crawler.items import Failure, Snapshot
from crawler.sources.containers import pages_in
from crawler.sources.folders import SORTED, find_files
from crawler.sources.found import Intake
from crawler.sources.pages import find_pages
from tests.containers import mhtml, record, response, tarred, warc_gz, warc_zst, write, zipped
from tests.loading import HEADLINE, PARAGRAPHS, assert_whole, numbered_page, page, rows

URL = "https://paper.example/2026/11/03/"
CHUNKED = "Transfer-Encoding: chunked"


def encrypted() -> bytes:
    """A zip whose member asks for a password: bit 0 of its flags, in both its headers."""
    data = bytearray(zipped({"a.html": page()}))
    for magic, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(magic) + place] |= 1
    return bytes(data)


def lying() -> bytes:
    """A zip whose directory promises other bytes than there are."""
    data = bytearray(zipped({"a.html": page(), "b.html": numbered_page(1)}))
    place = data.index(b"PK\x01\x02")
    data[place + 16 : place + 20] = struct.pack("<I", 7)
    return bytes(data)


def bomb_of_many() -> bytes:
    """Small in the zip, each of its members as large as a page may be: 480 MB in half a megabyte."""
    return zipped({f"{number}.html": bytes(16 * 1024 * 1024) for number in range(30)})


def sparse_tar() -> bytes:
    """A member of ten gigabytes, of which none is there."""
    info = tarfile.TarInfo("huge.html")
    info.size = 10 * 1024**3
    return info.tobuf() + b"\0" * 1024


def cut_by_its_crawler(url: str) -> bytes:
    return record("response", url, b"HTTP/1.1 200 OK\r\n\r\n<p>", "application/http", "WARC-Truncated: length")


def gbk_named() -> bytes:
    """As Chinese systems pack: names in GBK, which the archive does not say."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        info = zipfile.ZipInfo("XXXX.html")
        archive.writestr(info, numbered_page(41))
    return file.getvalue().replace(b"XXXX", "渡船".encode("gbk"))


def make_files(folder: Path) -> None:
    two_in_a_tar = tarred({"a.html": numbered_page(43), "b.html": numbered_page(44)})
    records = [response(f"{URL}{number}.html", numbered_page(50 + number)) for number in range(3)]
    write(
        folder,
        {
            "pages.zip": zipped({"one.html": numbered_page(31), "two.txt": numbered_page(32), "cat.jpg": b"\xff\xd8"}),
            "origin.zip": zipped({"a/p.html": numbered_page(33), "a/origin.json": json.dumps({"url": URL}).encode()}),
            "gbk.zip": gbk_named(),
            "pages.tar": tarred({"d/one.html": numbered_page(34)}),
            "pages.tar.gz": tarred({"d/two.html": numbered_page(35)}, "gz"),
            "pages.tar.bz2": tarred({"d/three.html": numbered_page(36)}, "bz2"),
            "pages.tar.xz": tarred({"d/four.html": numbered_page(37)}, "xz"),
            "saved.mhtml": mhtml("https://paper.example/saved.html", numbered_page(38).decode().encode("gbk"), "gbk"),
            "plain.warc": b"".join(records[:1]),
            "packed.warc.gz": warc_gz(records[1], response(f"{URL}x.png", b"\x89PNG", kind="image/png")),
            "frames.warc.zst": warc_zst(records[2], dictionary=True),
            "browser.wacz": zipped({"archive/data.warc.gz": warc_gz(response(f"{URL}w.html", numbered_page(39)))}),
            "nested.zip": zipped({"in.zip": zipped({"deep.html": numbered_page(40), "deeper.zip": zipped({})})}),
            "up.zip": zipped({"../up.html": page(), "/root.html": page()}),
            "secret.zip": encrypted(),
            "lying.zip": lying(),
            "bomb.zip": bomb_of_many(),
            "sparse.tar": sparse_tar(),
            "links.tar": tarred({}, links={"link.html": "/etc/hostname"}),
            "cut.warc.gz": warc_gz(response(f"{URL}c.html", numbered_page(42)), response(f"{URL}d.html", page()))[:-90],
            "half.zip": zipped({"a.html": page()})[:-30],
            "half.tar": two_in_a_tar[: two_in_a_tar.index(b"b.html") + 600],
            "none.warc.gz": b"no WARC at all",
            "gone.warc": response(f"{URL}gone.html", b"gone", "404 Not Found"),
            "moved.warc": response(f"{URL}old.html", b"", "301 Moved", "text/html", f"Location: {URL}"),
            "short.warc": cut_by_its_crawler(f"{URL}s.html"),
            "no.mhtml": b"just words",
        },
    )  # fmt: skip


ENDS = {
    "pages.zip!/one.html": "new",
    "pages.zip!/two.txt": "new",
    "origin.zip!/a/p.html": "new",
    "gbk.zip!/渡船.html": "new",
    "pages.tar!/d/one.html": "new",
    "pages.tar.gz!/d/two.html": "new",
    "pages.tar.bz2!/d/three.html": "new",
    "pages.tar.xz!/d/four.html": "new",
    "saved.mhtml": "new",
    f"{URL}0.html": "new",
    f"{URL}1.html": "new",
    f"{URL}2.html": "new",
    f"{URL}w.html": "new",
    "nested.zip!/in.zip!/deep.html": "new",
    "nested.zip!/in.zip!/deeper.zip": "rejected:nested",
    "up.zip!/../up.html": "rejected:unsafe_name",
    "up.zip!//root.html": "rejected:unsafe_name",
    "secret.zip!/a.html": "rejected:encrypted",
    "lying.zip!/a.html": "rejected:bad_member",
    "lying.zip!/b.html": "new",
    "bomb.zip": "rejected:bomb",
    "sparse.tar!/huge.html": "rejected:too_large",
    "links.tar!/link.html": "rejected:link_member",
    f"{URL}c.html": "new",
    f"{URL}d.html": "failed:incomplete",
    "half.zip": "failed:damaged",
    "half.tar!/a.html": "new",
    "half.tar": "failed:damaged",
    "none.warc.gz": "failed:damaged",
    f"{URL}gone.html": "failed:http_404",
    f"{URL}s.html": "failed:incomplete",
    "no.mhtml": "rejected:no_page",
}
"""By the input, without the folder; pages of the bomb that were read before it was one, and broken ends, are beside."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("sources")
    make_files(folder / "files")
    report = load(str(folder / "archive.db"), [folder / "files"], jobs=1)
    assert report.passed == {".jpg": 1, "image/png": 1, "redirect": 1}
    yield folder / "archive.db"
    assert_whole(folder / "archive.db")


def ends(archive: Path) -> dict[str, str]:
    found = rows(archive, "SELECT input, state FROM ledger ORDER BY id")
    inside = {asked.removeprefix(f"{archive.parent}/files/"): state for asked, state in found}
    assert len(inside) == len(found)
    return inside


@pytest.mark.parametrize(("asked", "state"), ENDS.items(), ids=list(ENDS))
def test_every_part_of_a_file_of_pages_ends_as_it_should(archive: Path, asked: str, state: str) -> None:
    assert ends(archive)[asked] == state


def test_nothing_else_came_out_of_them(archive: Path) -> None:
    others = {asked: state for asked, state in ends(archive).items() if asked not in ENDS}
    assert {asked.partition("!")[0] for asked in others} <= {"bomb.zip", "sparse.tar"}
    assert set(others.values()) <= {"not_article:empty", "not_article:binary", "failed:damaged"}


def test_a_file_that_breaks_off_says_whether_any_page_came_of_it(archive: Path) -> None:
    details = dict(rows(archive, "SELECT input, detail FROM fetches WHERE reason IN ('damaged', 'bomb')"))
    said = {Path(asked).name: detail.rpartition("; ")[2] for asked, detail in details.items() if "!" not in asked}
    expected = {
        "bomb.zip": "what came before is loaded",
        "half.tar": "what came before is loaded",
        "half.zip": "no page could be read from it",
        "none.warc.gz": "no page could be read from it",
    }
    assert said | expected == said


def test_what_is_damaged_or_no_page_says_in_a_line_what_to_do(archive: Path, tmp_path: Path) -> None:
    details = dict(rows(archive, "SELECT input, detail FROM fetches WHERE reason IN ('damaged', 'bad_member')"))
    said = {asked.rpartition("/files/")[2]: detail for asked, detail in details.items()}
    assert said["half.zip"].startswith("no zip, or one that was cut off: ")
    assert "; copy or fetch it again; " in said["half.zip"]
    assert said["lying.zip!/a.html"].endswith("; fetch the archive again, or unpack it and load what comes out")
    (tmp_path / "leaflet.html").write_bytes(b"%PDF-1.7 a leaflet")
    (one,) = load(str(tmp_path / "a.db"), [tmp_path / "leaflet.html"], jobs=1).shown
    text = "its text can be loaded from a .txt file, which pdftotext makes"
    assert (one.label, one.detail) == ("not_article:binary", f"a PDF, 18 bytes: {text}")


def test_bytes_address_time_and_charset_of_a_record_are_kept(archive: Path) -> None:
    query = f"SELECT url, http_status, fetched_at, snapshot_sha256 FROM fetches WHERE input = '{URL}1.html'"  # noqa: S608
    ((url, status, fetched_at, sha256),) = rows(archive, query)
    assert (url, status, fetched_at) == (f"{URL}1.html", 200, "2026-11-03T08:00:00Z")
    opened = open_archive(archive)
    try:
        assert load_bytes(opened.snapshots, sha256) == numbered_page(51)
    finally:
        opened.close()


def test_a_response_that_names_no_type_is_a_page_as_it_is_for_a_crawl() -> None:
    block = b"HTTP/1.1 200 OK\r\nServer: quay\r\n\r\n" + page()
    data = record("response", f"{URL}untyped.html", block, "application/http; msgtype=response")
    (found,) = pages_in(io.BytesIO(data), "a.warc", len(data), Intake())
    assert isinstance(found, Snapshot)
    assert (found.body, found.media_type, found.status) == (page(), None, 200)


def test_a_saved_page_says_where_it_was_and_when(archive: Path) -> None:
    query = "SELECT url, fetched_at, charset_used FROM fetches WHERE input LIKE '%saved.mhtml'"
    assert rows(archive, query) == [("https://paper.example/saved.html", "2026-11-03T08:00:00Z", "gb18030")]


def test_an_origin_inside_a_zip_counts_for_the_page_beside_it(archive: Path) -> None:
    assert rows(archive, "SELECT url FROM fetches WHERE input LIKE '%origin.zip!/a/p.html'") == [(URL,)]


def test_nothing_is_extracted_to_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_files(tmp_path / "files")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "empty"))
    before = sorted(tmp_path.rglob("*"))
    assert len(list(find_pages([tmp_path / "files"], Intake()))) > len(ENDS)
    assert sorted(tmp_path.rglob("*")) == before


def test_an_origin_behind_its_page_in_a_tar_is_said(tmp_path: Path) -> None:
    origin = json.dumps({"url": URL}).encode()
    write(tmp_path, {"a.tar": tarred({"d/origin.json": origin, "d/p.html": page()})})
    write(tmp_path, {"b.tar": tarred({"d/p.html": page(), "d/origin.json": origin})})
    found = list(find_pages([tmp_path / "a.tar", tmp_path / "b.tar"], Intake()))
    said = [one.url if isinstance(one, Snapshot) else (one.input, one.why) for one in found]  # type: ignore[union-attr]
    assert said == [
        URL,
        None,
        (f"{tmp_path}/b.tar!/d/origin.json", "bad_origin"),
    ]  # fmt: skip


def test_pages_in_every_way_of_ending_lines_and_in_utf_16_are_the_same_article(tmp_path: Path) -> None:
    text = "\n\n".join([HEADLINE, *PARAGRAPHS, ""])
    versions = (text, text.replace("\n", "\r\n"), text.replace("\n", "\r"))
    files = {f"{number}.txt": version.encode() for number, version in enumerate(versions)}
    write(tmp_path / "in", files | {"9.txt": text.encode("utf-16")})
    assert [one.state for one in load(str(tmp_path / "a.db"), [tmp_path / "in"]).shown] == ["new", *["duplicate"] * 3]


def test_a_file_that_only_has_a_byte_order_mark_is_empty(tmp_path: Path) -> None:
    write(tmp_path / "in", {"bom.html": b"\xef\xbb\xbf"})
    assert [one.label for one in load(str(tmp_path / "a.db"), [tmp_path / "in"]).shown] == ["not_article:empty"]


def test_a_file_that_changes_while_it_is_read_fails_and_one_that_vanishes_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, {"page.html": page()}) / "page.html"
    real, is_open = os.fstat, threading.Event()

    def written(number: int) -> os.stat_result:
        if not is_open.is_set():
            is_open.set()
            os.utime(path, (1, 1))
        return real(number)

    monkeypatch.setattr(os, "fstat", written)
    assert failure(path) == ("failed", "unreadable", "it was written while it was read; load it again")
    monkeypatch.undo()
    take_snapshot(path)
    path.unlink()
    assert failure(path) == ("failed", "not_found", "No such file or directory")


def failure(path: Path) -> tuple[Any, ...]:
    result = read_found(path)
    assert isinstance(result, Failure)
    return result.state, result.why, result.detail


def test_a_link_into_a_folder_above_is_followed_once(tmp_path: Path) -> None:
    write(tmp_path / "in", {"a.html": page(), "b/c.html": page()})
    (tmp_path / "in" / "b" / "up").symlink_to("..")
    found = [str(one) for one in find_pages([tmp_path / "in"], Intake())]
    assert found == [f"{tmp_path}/in/a.html", f"{tmp_path}/in/b/c.html"]


def test_a_folder_of_many_files_is_given_as_it_is_met_and_none_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.sources.folders.SORTED", 7)
    assert SORTED == 50_000
    names = [f"{number:03}.html" for number in range(50)]
    write(tmp_path, dict.fromkeys(names, b"x"))
    found = [one.name for one in find_files([tmp_path], Intake().passed) if isinstance(one, Path)]
    assert sorted(found) == names


def test_a_load_that_was_ended_reads_only_what_is_owed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = write(tmp_path / "in", {f"{number:02}.html": numbered_page(number) for number in range(8)})
    write(
        files, {"z.warc": b"".join(response(f"{URL}{number}.html", numbered_page(20 + number)) for number in range(3))}
    )
    archive = str(tmp_path / "a.db")
    monkeypatch.setattr("archive.saving.groups.GROUP", 5)
    monkeypatch.setattr("archive.commands.load.Progress.add", end_it)
    with pytest.raises(RuntimeError, match="the plug"):
        load(archive, [files])
    monkeypatch.undo()
    os.utime(files / "00.html", (2_000_000_000, 2_000_000_000))
    report = load(archive, [files])
    assert (report.already, report.inputs, dict(report.counts)) == (4, 7, {"unchanged": 1, "new": 6})
    assert load(archive, [files]).already == 0


def end_it(progress: object, pages: int) -> None:
    raise RuntimeError("somebody pulled the plug")


FUZZ = {
    "a.warc": response(f"{URL}a", page())
    + response(f"{URL}b", b"2\r\nhi\r\n0\r\n\r\n", "200 OK", "text/html", CHUNKED),
    "a.warc.gz": warc_gz(response(f"{URL}a", page()), response(f"{URL}b", page())),
    "a.warc.zst": warc_zst(*(response(f"{URL}{number}", page()) for number in range(3)), dictionary=True),
    "a.zip": zipped({"a.html": page(), "b.warc.gz": warc_gz(response(f"{URL}a", page()))}),
    "a.tar.gz": tarred({"a.html": page()}, "gz"),
    "a.tar.zst": zstandard.compress(tarred({"a.html": page()})),
}


@pytest.mark.parametrize("name", FUZZ)
def test_bytes_that_are_changed_anywhere_stop_no_load(name: str) -> None:
    chance = random.Random(name)
    for _ in range(150):
        data = bytearray(FUZZ[name])
        for _ in range(chance.choice((1, 2, 8))):
            at = chance.randrange(len(data))
            data[at : at + chance.choice((0, 1, 30))] = chance.randbytes(chance.choice((0, 1, 20)))
        found = list(pages_in(io.BytesIO(data), name, len(data), Intake()))
        assert {type(one) for one in found} <= {Snapshot, Failure}

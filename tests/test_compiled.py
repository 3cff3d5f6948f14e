"""The compiled modules say what their source says."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from crawler import version
from crawler.extraction.source import reader

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((ROOT / "seeds" / "pages").glob("*/*/page.*"))
EXTENSIONS = sorted((ROOT / "crawler").rglob("*.so"))


def read_all(folder: Path, also: str) -> list[str]:
    """What a process in this folder makes of the sample pages, and which file its reader of markup is."""
    program = (
        "import json, sys\n"
        "from pathlib import Path\n"
        "from crawler.extraction import extract_article\n"
        "from crawler.extraction.source import reader\n"
        "from crawler.items import Snapshot\n"
        "for path in sys.argv[1:]:\n"
        "    print(json.dumps(extract_article(Snapshot(Path(path).read_bytes(), path)).as_dict(), sort_keys=True))\n"
        "print(reader.__file__)\n"
    )
    command = [sys.executable, "-c", program, *map(str, SAMPLES)]
    found = subprocess.run(command, cwd=folder, env=os.environ | {"PYTHONPATH": also}, capture_output=True, check=True)
    return found.stdout.decode().splitlines()


def test_compiled_and_plain_modules_read_every_sample_alike(tmp_path: Path) -> None:
    copytree(ROOT / "crawler", tmp_path / "crawler", ignore=ignore_patterns("*.so", "__pycache__"))
    plain, here = read_all(tmp_path, str(tmp_path)), read_all(ROOT, str(ROOT))
    assert plain[-1].startswith(str(tmp_path))
    assert plain[-1].endswith(".py")
    assert len(plain) == len(SAMPLES) + 1 > 40
    assert list(map(json.loads, plain[:-1])) == list(map(json.loads, here[:-1]))


def test_an_edited_source_is_not_run_under_its_new_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    copytree(ROOT / "crawler" / "extraction", tmp_path / "extraction", ignore=ignore_patterns("*.so", "__pycache__"))
    monkeypatch.setattr(version, "EXTRACTION", tmp_path / "extraction")
    monkeypatch.setattr(version, "COMPILED", tmp_path / "compiled.txt")
    source = tmp_path / "extraction" / "source" / "reader.py"
    with pytest.raises(version.StaleError, match="make setup"):
        version.check_compiled()
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    version.COMPILED.write_text(f"{digest}  source/reader.py\n")
    version.check_compiled()
    source.write_text(source.read_text() + "#\n")
    with pytest.raises(version.StaleError, match=r"reader\.py is not what was compiled"):
        version.check_compiled()


def test_the_reader_of_markup_is_compiled_where_a_compiler_ran() -> None:
    assert Path(str(reader.__file__)).suffix == (".so" if EXTENSIONS else ".py")


def test_it_runs_from_any_folder(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "crawler.extraction", str(SAMPLES[0])]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    found = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)
    assert json.loads(found.stdout)["headline"]

"""The forms that an article can be had in besides its page: the ending of the address, the media type, the maker."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from archive.datasette.citing.bibtex import bibtex
from archive.datasette.citing.csl import CSL_TYPE, csl
from archive.datasette.citing.ris import RIS_TYPE, ris
from archive.datasette.reading.article import Reading
from archive.datasette.reading.document import document
from archive.datasette.reading.jsonld import JSON_LD_TYPE, json_ld
from archive.datasette.reading.markdown import markdown
from archive.datasette.reading.plain import plain_text


@dataclass(frozen=True, slots=True)
class Form:
    """``make`` takes the article and the address of its page. ``words`` name it on the page."""

    words: str
    content_type: str
    make: Callable[[Reading, str], str]

    @property
    def media_type(self) -> str:
        return self.content_type.partition(";")[0]


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


FORMS = {
    "txt": Form("Text", "text/plain; charset=utf-8", plain_text),
    "md": Form("Markdown", "text/markdown; charset=utf-8", markdown),
    "json": Form(
        "JSON", "application/json; charset=utf-8", lambda reading, address: as_json(document(reading, address))
    ),
    "jsonld": Form("JSON-LD", JSON_LD_TYPE, lambda reading, address: as_json(json_ld(reading, address))),
    "bib": Form("BibTeX", "application/x-bibtex; charset=utf-8", lambda reading, _: bibtex(reading.cited)),
    "csl.json": Form("CSL-JSON", CSL_TYPE, lambda reading, _: as_json(csl(reading.cited))),
    "ris": Form("RIS", f"{RIS_TYPE}; charset=utf-8", lambda reading, _: ris(reading.cited)),
}
TEXTS, CITATIONS = ("txt", "md", "json", "jsonld"), ("bib", "csl.json", "ris")
ENDINGS = "|".join(ending.replace(".", r"\.") for ending in sorted(FORMS, key=len, reverse=True))

"""Who had what part in an article, in the words of the page and in plain ones."""

from archive.datasette.rows import Row

MARKS = " :：.,"
"""Beside a word that tells a part."""

ROLES = {
    "author": "Author",
    "reporter": "Reporter",
    "correspondent": "Correspondent",
    "photographer": "Photographs",
    "coordinator": "Coordination",
    "editor": "Editor",
    "proofreader": "Proofreading",
    "reviewer": "Review",
    "translator": "Translation",
    "intern": "Intern",
}


SAID = {"", "By"}
"""Words of a page that say no more than that somebody wrote it, in the language of the labels."""


def join_credits(credits: list[Row]) -> list[Row]:
    """Each person once, with every part and every word that the page has for it; no word that the label says already.

    >>> ada = [{"name": "Ada", "role": role, "raw": raw} for role, raw in (("author", "By"), ("editor", "责编："))]
    >>> join_credits(ada)
    [{'name': 'Ada', 'roles': ['author', 'editor'], 'labels': ['Author', 'Editor'], 'raws': ['责编']}]
    """
    people: dict[str, Row] = {}
    for credit in credits:
        person = people.setdefault(credit["name"], {"name": credit["name"], "roles": [], "labels": [], "raws": []})
        person["roles"].append(str(credit["role"]))
        person["raws"].append((credit["raw"] or "").strip(MARKS))
    for person in people.values():
        person["roles"] = list(dict.fromkeys(person["roles"]))
        person["labels"] = [ROLES.get(role, role) for role in person["roles"]]
        raws = dict.fromkeys(person["raws"])
        person["raws"] = [raw for raw in raws if own_words(raw, person["name"]) not in (*SAID, *person["labels"])]
    return list(people.values())


def own_words(raw: str, name: str) -> str:
    """The page's word without the name and marks beside it, capitalized as the labels are."""
    return raw.replace(name, "").strip(MARKS).capitalize()

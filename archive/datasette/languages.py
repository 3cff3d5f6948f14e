"""Language tags (BCP 47), and which way their letters run."""

import re

LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"}


def is_language(tag: str | None) -> bool:
    return tag is not None and LANGUAGE.fullmatch(tag) is not None


def direction_of(tag: str) -> str:
    """
    >>> direction_of("ar-EG"), direction_of("zh-Hans")
    ('rtl', 'ltr')
    """
    return "rtl" if tag.partition("-")[0].lower() in RIGHT_TO_LEFT else "ltr"

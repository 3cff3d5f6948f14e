"""Three ways to build a page: tables as of old, blocks with classes, elements that say what they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from tests.testweb.outlets import Layout

Anchor = tuple[str, str]


@dataclass(frozen=True)
class Frame:
    """What stands around the main part of every page of an outlet. ``aside`` are blocks (title, anchors)."""

    title: str
    language: str
    charset: str
    menu: Sequence[Anchor]
    footer: Sequence[Anchor]
    aside: Sequence[tuple[str, Sequence[Anchor]]] = ()
    head: str = ""


def anchors(links: Sequence[Anchor], tag: str = "li") -> str:
    return "".join(f'<{tag}><a href="{escape(url)}">{escape(text)}</a></{tag}>' for url, text in links)


def build_page(layout: Layout, frame: Frame, title: str, main: str) -> str:
    head = (
        f'<!DOCTYPE html>\n<html lang="{frame.language}"><head><meta charset="{frame.charset}">'
        f'<title>{escape(title)}</title><link rel="stylesheet" href="/css/main.css">{frame.head}</head>'
    )
    return f"{head}<body>{BUILDERS[layout](frame, main)}</body></html>\n"


def _table(frame: Frame, main: str) -> str:
    menu = "".join(f'<td><a href="{escape(url)}">{escape(text)}</a></td>' for url, text in frame.menu)
    boxes = "".join(
        f"<tr><th>{title}</th></tr><tr><td><ul>{anchors(links)}</ul></td></tr>" for title, links in frame.aside
    )
    footer = " | ".join(f'<a href="{escape(url)}">{escape(text)}</a>' for url, text in frame.footer)
    return (
        f'<table width="960" class="top"><tr><td><a href="/"><img src="/i.gif" alt="{frame.title}"></a></td></tr>'
        f"<tr>{menu}</tr></table>"
        f'<table width="960"><tr><td class="left" valign="top">{main}</td><td><table>{boxes}</table></td></tr></table>'
        f'<table width="960" class="bottom"><tr><td>{footer}<br>ICP 2026001</td></tr></table>'
    )


def _div(frame: Frame, main: str) -> str:
    boxes = "".join(f'<div class="box"><h3>{title}</h3><ul>{anchors(links)}</ul></div>' for title, links in frame.aside)
    return (
        f'<div id="hd"><a class="logo" href="/">{frame.title}</a><ul class="nav">{anchors(frame.menu)}</ul></div>'
        f'<div class="wrap"><div class="main fl">{main}</div><div class="side fr">{boxes}</div></div>'
        f'<div id="ft"><p>{anchors(frame.footer, "span")}</p><p>&copy; 2026 {frame.title}</p></div>'
    )


def _semantic(frame: Frame, main: str) -> str:
    boxes = "".join(f"<section><h2>{title}</h2><ol>{anchors(links)}</ol></section>" for title, links in frame.aside)
    return (
        f'<header><a href="/">{frame.title}</a><nav><ul>{anchors(frame.menu)}</ul></nav></header>'
        f"<main>{main}</main><aside>{boxes}</aside>"
        f"<footer><nav><ul>{anchors(frame.footer)}</ul></nav><small>&copy; 2026 {frame.title}</small></footer>"
    )


BUILDERS = {"table": _table, "div": _div, "semantic": _semantic}

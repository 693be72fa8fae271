"""The banner: what is wrong, at the foot of every page of the preview.

It brings its own colours and needs no file of the site, because any of them may be what is broken. For the same reason
its markup stands here and not in `overrides/`.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from tradeoff.problem import Problem
from tradeoff.words import Words

# White on dark red or dark brown: readable in both schemes, whatever the page around it does.
_STYLE = Markup("""<style>
.t-problems { position: sticky; inset-block-end: 0; z-index: 100; box-sizing: border-box; inline-size: 100%; max-block-size: 45vh;
  margin: 0; padding: 10px 16px; overflow: auto; border-block-start: 3px solid #ffd3d3; background: #7a1420; color: #fff;
  font: 14px/1.5 system-ui, sans-serif; text-align: start; color-scheme: dark; }
.t-problems[data-level="warning"] { border-block-start-color: #ffe2a8; background: #573800; }
.t-problems summary { font-weight: 700; cursor: pointer; }
.t-problems p { margin: 4px 0; }
.t-problems ol { margin: 6px 0 0; padding-inline-start: 28px; }
.t-problems li { margin: 4px 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.t-problems code { padding: 1px 4px; border-radius: 3px; background: #0005;
  color: inherit; font: 13px/1.4 ui-monospace, monospace; }
</style>""")

_BANNER = Markup("""<aside class="t-problems" data-level="{level}" role="alert">{style}
<details open><summary>{title} ({count})</summary>
<p>{intro}</p>
<ol>
{items}
</ol></details></aside>""")

_PROBLEM = Markup("<li><code>{at}</code> <code>{code}</code> {message}</li>")

_PAGE = Markup("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
</head>
<body></body>
</html>
""")


def banner(found: Sequence[Problem | str], words: Words, *, state: str) -> str:
    """The markup, nothing when there is nothing to say. `state` is `kept` (the last good site), `none` yet, or `fresh`."""
    if not found:
        return ""
    fresh = state == "fresh"
    return _BANNER.format(
        level="warning" if fresh else "error",
        style=_STYLE,
        title=words("problems.warnings" if fresh else "problems.title"),
        count=len(found),
        intro=words({"kept": "problems.intro", "none": "problems.intro-none", "fresh": "problems.intro-fresh"}[state]),
        items=Markup("\n").join(_item(one) for one in found),
    )


def empty_page(words: Words) -> str:
    """A page with nothing but a title, for the time before there is a site."""
    return _PAGE.format(title=words("problems.title"))


def insert(page: bytes, markup: str) -> bytes:
    """The page with the markup at the end of its body."""
    head, end, tail = page.rpartition(b"</body>")
    return head + markup.encode() + end + tail if end else page + markup.encode()


def _item(one: Problem | str) -> Markup:
    if isinstance(one, str):
        return Markup("<li>{}</li>").format(one)
    return _PROBLEM.format(at=one.at, code=one.code, message=one.message)

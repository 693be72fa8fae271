"""Stylesheets and scripts lose what is for their writers, and nothing else."""

from __future__ import annotations

import pytest

from tradeoff.lean import lean, lean_page, shipped


@pytest.mark.parametrize(
    ("name", "text", "kept"),
    [
        ("a.css", "/* one\n   two */\np { color: red; } /* three */\n\nq { }\n", "p{color:red}q{}"),
        ("a.css", 'p::before { content: "/* kept */"; }\n', 'p::before{content:"/* kept */"}'),
        ("a.css", "p { width: calc(1rem + 2px); margin: 0 -1px; }", "p{width:calc(1rem + 2px);margin:0 -1px}"),
        ("a.css", "/*! MIT, somebody */\np { }\n", "/*! MIT, somebody */p{}"),
        ("a.css", ".a :is(.b, .c) > d { }", ".a :is(.b,.c)>d{}"),
        ("a.js", '// one\nconst a = 1; // two\n\n  // three\nb("http://x");', 'const a=1;b("http://x");'),
        ("a.js", "const t = `a  // b\n  ${c}`;", "const t=`a  // b\n  ${c}`;"),
        ("a.js", "const r = /[/]\\/\\/ x/u.test(s);", "const r=/[/]\\/\\/ x/u.test(s);"),
        ("a.js", "return\n  (a)\n", "return\n(a)"),
    ],
)
def test_what_is_sent_says_the_same(name: str, text: str, kept: str) -> None:
    assert lean(name, text) == kept


def test_only_our_stylesheets_and_scripts_are_touched() -> None:
    names = ["assets/tradeoff/a.css", "assets/tradeoff/a.js", "assets/tradeoff/a.svg", "assets/a.css", "samples/a.js"]
    assert [name for name in names if shipped(name)] == names[:2]


@pytest.mark.parametrize(
    ("page", "sent"),
    [
        ("<p>\n\n    one\n  two</p>\n\n\n<p>three  four</p>", "<p>\none\ntwo</p>\n<p>three  four</p>"),
        ("<p>a</p>\n\n<pre>  b\n\n    c</pre>\n\n<p>d</p>", "<p>a</p>\n<pre>  b\n\n    c</pre>\n<p>d</p>"),
        ("<textarea>\n\n  a</textarea>\n  <i>b</i>", "<textarea>\n\n  a</textarea>\n<i>b</i>"),
        ("<pre><code>a\n\n</code></pre><prefix>\n\n b</prefix>", "<pre><code>a\n\n</code></pre><prefix>\nb</prefix>"),
        ("<script>a\n\n\n  b</script>\n\n", "<script>a\n\n\n  b</script>\n"),
    ],
)
def test_a_page_loses_the_margins_of_its_templates(page: str, sent: str) -> None:
    assert lean_page(page) == sent

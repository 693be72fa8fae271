"""Stylesheets and scripts lose their comments and nothing else."""

from __future__ import annotations

import pytest

from tradeoff.lean import lean, shipped


@pytest.mark.parametrize(
    ("name", "text", "kept"),
    [
        ("a.css", "/* one\n   two */\np { color: red; } /* three */\n\nq { }\n", "p { color: red; } \nq { }\n"),
        ("a.css", "p::before { content: \"/* kept */\"; }\n", "p::before { content: \"/* kept */\"; }\n"),
        ("a.css", "p::before { content: '\\'/*'; } /* gone */ q { }\n", "p::before { content: '\\'/*'; }  q { }\n"),
        ("a.css", "/*! MIT, somebody */\np { }\n", "/*! MIT, somebody */\np { }\n"),
        ("a.css", "a { background: url(data:image/svg+xml,//x); }\n", "a { background: url(data:image/svg+xml,//x); }\n"),
        ("a.js", "// one\nconst a = 1; // two\n\n  // three\nb(\"http://x\");", "const a = 1; // two\nb(\"http://x\");"),
        ("a.js", "/* one */ a();\n", "/* one */ a();\n"),
    ],
)  # fmt: skip
def test_comments_go_and_the_rest_stays(name: str, text: str, kept: str) -> None:
    assert lean(name, text) == kept


def test_only_our_stylesheets_and_scripts_are_touched() -> None:
    names = ["assets/tradeoff/a.css", "assets/tradeoff/a.js", "assets/tradeoff/a.svg", "assets/a.css", "samples/a.js"]
    assert [name for name in names if shipped(name)] == names[:2]

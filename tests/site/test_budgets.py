"""What a reader pays for the engine and the theme, whatever is compared. What a large page costs is held in `tests/data/`."""

from __future__ import annotations

from support.markup import Site
from support.weight import KB, loaded, weighed

OURS = "assets/tradeoff/"
MOST_OWN = 25 * KB
MOST_REST = 86 * KB


def test_our_own_stylesheets_and_scripts(site: Site) -> None:
    own = {name for name in site.files if name.startswith(OURS) and name.endswith((".css", ".js"))}
    assert {f"{OURS}block.css", f"{OURS}site.css", f"{OURS}options.css", f"{OURS}share.js", f"{OURS}quiz.js"} <= own
    assert not weighed(site, own, MOST_OWN)


def test_what_a_page_brings_besides_itself(site: Site) -> None:
    found = {path: frozenset(loaded(site, path) - {path}) for path in site.pages}
    for path, files in found.items():
        assert {f"{OURS}block.css", f"{OURS}site.css", f"{OURS}options.css", f"{OURS}share.js"} <= files, path
        assert {name.rpartition(".")[2] for name in files} >= {"css", "js", "svg"}, path
        assert [name for name in files if "/workers/search" in name], path
        assert (f"{OURS}quiz.js" in files) == bool(site.pages[path].find(class_="t-quiz")), path
        assert (f"{OURS}explore.js" in files) == bool(site.pages[path].find("form", class_="t-explore")), path
    for files in set(found.values()):
        assert not weighed(site, files, MOST_REST)

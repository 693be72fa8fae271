"""Ten options and sixty criteria in several chapters: what a browser shows of a table that is larger than any screen.

Some names are awkward on purpose: an option is called as an order is, chapters as criteria and as a heading of the page, and
words of the controls hold what HTML would take for its own.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from bench.data import write_config, write_edition

OPTIONS, CRITERIA = 10, 60
GROUPS = ["property-0000", "property-0003", "every-criterion", "group-3", "group-4", "group-5"]
"""Two chapters share their id with a criterion, one with a heading of the page. Criteria belong to them by turns."""
REMOVE = """It's {need}, </form> "no more" & gone"""
DIFFERENCES = """Where they <differ> & "don't" agree"""


class _Unshared(yaml.SafeDumper):
    """Our reader takes no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def write(project: Path) -> Path:
    """Write the edition as a project. Its first option has the id `name`."""
    write_edition(project, options=OPTIONS, criteria=CRITERIA, pairs=1)
    data = project / "data"
    groups = {name: {"title": f"Chapter of {name}", "question": "What of this part?"} for name in GROUPS}
    (data / "groups.yml").write_text(yaml.safe_dump(groups, sort_keys=False), encoding="utf-8")
    for number, path in enumerate(sorted((data / "criteria").glob("*.yml"))):
        record = yaml.safe_load(path.read_text(encoding="utf-8"))
        record["group"] = GROUPS[number % len(GROUPS)]
        if number % 4 == 0:  # in some rows there is no difference
            tried = [{"ref": f"run-{path.stem}", "supports": "It was tried."}]
            for claim in record["claims"].values():
                claim.pop("note", None)
                claim |= {"state": "none", "sources": tried}
        path.write_text(yaml.dump(record, Dumper=_Unshared, sort_keys=False), encoding="utf-8")
    words = {"explore": {"remove": REMOVE, "differences": DIFFERENCES}}
    (data / "words.yml").write_text(yaml.safe_dump(words), encoding="utf-8")
    for path in data.rglob("*.yml"):
        path.write_text(path.read_text(encoding="utf-8").replace("option-000", "name"), encoding="utf-8")
    (data / "options" / "option-000.yml").rename(data / "options" / "name.yml")
    write_config(project, ours=True)
    return project

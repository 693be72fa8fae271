"""The theme's stylesheet lacks rules that no page uses, and no rule that a page does: a browser reads both to compare them."""

from __future__ import annotations

from pathlib import Path

import material
import pytest

from browser.visits import PAGES, Visit, each

THEME = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
MET = """whole => {
    // Every selector of the theme's that meets an element here, with the conditions around it and what it says.
    // The same letter may be written as it is or by its number.
    const plain = text => text.replace(/\\\\([0-9a-f]{1,6})\\s?/gi, (_, hex) => String.fromCodePoint(parseInt(hex, 16)));
    const parts = selectors => selectors.split(/,(?![^(]*\\))/).map(one => one.trim());
    const said = rules => {
        const found = new Map();
        const walk = (list, around) => {
            for (const rule of list) {
                if (rule.selectorText !== undefined) {
                    const text = plain(rule.style.cssText);
                    for (const one of parts(rule.selectorText)) found.set(`${around} ${one} ${text}`, one);
                } else if (rule.cssRules && !(rule instanceof CSSKeyframesRule)) {
                    walk(rule.cssRules, `${around}@${rule.conditionText}`);
                }
            }
        };
        walk(rules, "");
        return found;
    };
    const sheet = [...document.styleSheets].find(one => /\\/main\\.[^/]*\\.css$/.test(one.href));
    const own = said(sheet.cssRules), theirs = new CSSStyleSheet();
    theirs.replaceSync(whole);
    const missing = [];
    let met = 0;
    const more = /::?(?:before|after|marker|placeholder|backdrop|selection|-[a-z-]+)(?![(a-z-])/g;
    for (const [key, one] of said(theirs.cssRules)) {
        let meets = false;
        try { meets = Boolean(document.querySelector(one.replace(more, "") || "*")); } catch { meets = true; }
        met += meets;
        if (meets && !own.has(key)) missing.push(one);
    }
    return {missing, met, own: sheet.cssRules.length, theirs: theirs.cssRules.length};
}"""

pytestmark = pytest.mark.browser


@each(PAGES)
def test_no_rule_that_a_page_meets_is_left_out(visit: Visit) -> None:
    [whole] = THEME.glob("main.*.min.css")
    seen = visit.desk().page.evaluate(MET, whole.read_text(encoding="utf-8"))
    assert seen["missing"] == []
    assert seen["met"] > 100, "the comparison has compared nothing"
    assert seen["own"] < seen["theirs"]

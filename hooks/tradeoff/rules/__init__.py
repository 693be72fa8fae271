"""Rules: what every edition must hold to, beyond the form that the model gives each record."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from tradeoff.folder import Folder, collector_paused
from tradeoff.problem import Problem
from tradeoff.rules import (
    adopters,
    chapters,
    claims,
    colours,
    dates,
    evidence,
    glossary,
    ids,
    options,
    percentages,
    prose,
    quiz,
    quiz_results,
    references,
    scales,
    site,
    statements,
    use_cases,
)
from tradeoff.rules.rule import Rule
from tradeoff.rules.subject import Subject

GROUPS: dict[str, tuple[Rule, ...]] = {
    "References": (
        references.unknown_group,
        references.unknown_criterion,
        references.unknown_option,
        references.unknown_source,
        references.unknown_part,
        references.unknown_line,
        references.unknown_adopter,
        references.unknown_successor,
        references.retired_criterion,
        ids.bad_alias,
    ),
    "Claims": (
        claims.missing_claim,
        claims.missing_state,
        claims.misplaced_state,
        claims.missing_score,
        claims.misplaced_score,
        claims.missing_value,
        claims.misplaced_value,
        claims.mixed_by,
        claims.missing_summary,
        claims.missing_note,
        claims.missing_line,
        claims.weighed_na,
        claims.bad_positions,
        scales.bad_anchors,
        scales.unscored_criterion,
    ),
    "Evidence": (
        evidence.missing_source,
        evidence.unread_source,
        evidence.opinion_only,
        evidence.marketing_alone,
        evidence.rival_only,
        evidence.source_without_address,
        evidence.same_source,
        evidence.unused_source,
        percentages.unsupported_percentage,
    ),
    "Options": (
        options.unfounded_strength,
        options.unfounded_weakness,
        colours.poor_contrast,
        colours.similar_colours,
        options.repeated_line,
        options.line_dates,
        options.line_without_end,
        options.bad_part,
    ),
    "Use cases and quiz": (
        use_cases.zero_weights,
        use_cases.nothing_decides,
        use_cases.same_weights,
        use_cases.same_sentence,
        use_cases.option_texts,
        use_cases.bad_expected,
        use_cases.unexplained_verdict,
        quiz.repeated_quiz_id,
        quiz.pointless_question,
        quiz.leading_question,
        quiz_results.idle_question,
        quiz_results.unreachable_option,
    ),
    "Adopters": (
        adopters.undocumented_use,
        adopters.outdated_use,
        adopters.unexplained_use,
        adopters.use_dates,
    ),
    "Fact check and glossary": (
        statements.unknown_topic,
        statements.reserved_topic,
        statements.unfounded_statement,
        statements.repeated_cover,
        statements.same_statement,
        statements.unworded_statement,
        glossary.repeated_term,
    ),
    "Site and text": (
        chapters.empty_chapter,
        site.unlisted_option,
        site.unknown_pair,
        site.too_many_pairs,
        site.bad_threshold,
        prose.bad_link,
        prose.html_in_text,
        prose.loaded_word,
        dates.future_date,
    ),
}
"""The rules as the reference orders them."""
RULES: tuple[Rule, ...] = tuple(rule for group in GROUPS.values() for rule in group)


def run(folder: Folder, *, today: date | None = None, cited: Container[str] = ()) -> list[Problem]:
    """Hold an edition against every rule.

    `today` is given by `tradeoff check` alone and lets the clock rules run; `cited` are the sources that writers' pages cite.
    """
    if folder.edition is None:
        return []
    subject = Subject(folder, folder.edition, today, cited)
    asked = [rule for rule in RULES if today or not rule.only_in_check]
    with collector_paused():
        return sorted(problem for rule in asked for problem in rule.problems(subject))


def reference() -> str:
    """The rule reference in Markdown: what every code means and what to do about it."""
    from tradeoff.rules.handbook import handbook  # it asks every module for its codes, which a build has no need of

    return handbook()

"""What the quiz's script needs: answers, points and words. Whole numbers only, so that it computes what `score` does."""

from __future__ import annotations

from typing import Any

from tradeoff import routes
from tradeoff.block import Target
from tradeoff.catalog import Catalog
from tradeoff.formats.html import Sheet


def quiz_data(catalog: Catalog, sheet: Sheet) -> dict[str, Any]:
    """The quiz as JSON: options in display order, criteria with label, link and points, questions with their weights."""
    edition = catalog.edition
    quiz = edition.quiz
    options = edition.compared
    return {
        "threshold": edition.site.tie_threshold,
        "options": [{"id": option.id, "name": option.name} for option in options],
        "criteria": {
            criterion.id: {
                "label": criterion.label,
                "url": sheet.url(Target(routes.criterion(criterion.id))),
                "points": {
                    option.id: [span.low, span.high]
                    for option in options
                    if (span := catalog.points.get((criterion.id, option.id)))
                },
            }
            for criterion in catalog.scored
        },
        "questions": [
            {
                "id": question.id,
                "answers": {
                    answer.id: {
                        "weights": dict(answer.weights),
                        "must": [[must.criterion, must.at_least] for must in answer.must],
                    }
                    for answer in question.answers
                },
            }
            for question in (quiz.questions if quiz else ())
        ],
        "words": catalog.words.below("quiz"),
    }

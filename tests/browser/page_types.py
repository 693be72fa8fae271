"""One page of every type, to look at what all pages of the type have in common."""

from __future__ import annotations

PAGES = {
    "home": "/",
    "pair": "/compare/nodejs-vs-django/",
    "options": "/options/",
    "option": "/options/django/",
    "criteria": "/criteria/",
    "criterion": "/criteria/io-concurrency/",
    "use-cases": "/use-cases/",
    "use-case": "/use-cases/saas/",
    "adopters": "/adopters/",
    "guides": "/start/",
    "guide": "/start/what-is-nodejs/",
    "samples": "/start/the-same-program/",
    "fact-check": "/fact-check/",
    "topic": "/fact-check/security/",
    "finding": "/fact-check/verdict/wrong/",
    "glossary": "/glossary/",
    "neutrality": "/neutrality/",
    "quiz": "/quiz/",
    "sources": "/sources/",
    "method": "/method/",
    "gallery": "/embed/",
    "missing": "/no/such/page/",
}
"""Pages of the site by type. `missing` is the 404 page."""

EMBEDS = {
    "embed-compare": "/embed/compare--nodejs-vs-django.html",
    "embed-group": "/embed/compare--nodejs-vs-django--security.html",
    "embed-groups": "/embed/groups--nodejs-vs-django.html",
    "embed-trade-off": "/embed/performance-or-speed.html",
    "embed-criterion": "/embed/criterion--io-concurrency.html",
    "embed-use-case": "/embed/use-case--saas.html",
    "embed-use-cases": "/embed/use-cases.html",
    "embed-option": "/embed/option--django.html",
    "embed-pros-cons": "/embed/pros-cons--nodejs.html",
    "embed-releases": "/embed/releases--nodejs.html",
    "embed-adopters": "/embed/adopters.html",
    "embed-fact-check": "/embed/fact-check.html",
    "embed-topic": "/embed/fact-check--security.html",
    "embed-finding": "/embed/finding--outdated.html",
    "embed-statement": "/embed/statement--new-thread-for-every-request.html",
    "embed-glossary": "/embed/glossary.html",
    "embed-neutrality": "/embed/neutrality--leads.html",
    "embed-method": "/embed/method--margins.html",
    "embed-quiz": "/embed/quiz.html",
}
"""An embed of every kind of block."""

ALL = {**PAGES, **EMBEDS}

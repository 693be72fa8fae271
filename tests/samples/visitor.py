"""A visitor with a browser: keeps cookies, sends a form with all that it holds, and says which site a post comes from."""

from __future__ import annotations

import http.client
import json
from dataclasses import dataclass, field
from functools import cached_property
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

from bs4 import BeautifulSoup

from samples.workshop import PATIENCE


@dataclass
class Answer:
    """What a server answered. A redirect is not followed."""

    status: int
    headers: http.client.HTTPMessage
    text: str

    @cached_property
    def json(self) -> Any:
        return json.loads(self.text)

    @cached_property
    def page(self) -> BeautifulSoup:
        return BeautifulSoup(self.text, "html5lib")

    @property
    def form(self) -> dict[str, str]:
        """The fields of the page's form as they stand, hidden ones included."""
        return {tag["name"]: tag.get("value", "") for tag in self.page.select("form input[name]")}


@dataclass
class Visitor:
    """One person at one server."""

    port: int
    cookies: SimpleCookie = field(default_factory=SimpleCookie)

    @property
    def same_origin(self) -> dict[str, str]:
        return {"Origin": f"http://127.0.0.1:{self.port}", "Sec-Fetch-Site": "same-origin"}

    def ask(self, method: str, path: str, body: str | bytes | None = None, **headers: str) -> Answer:
        """Send a request. A header's name may be written with underscores."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookies:
            sent["Cookie"] = self.cookies.output([], header="", sep=";").strip()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body.encode() if isinstance(body, str) else body, sent)
            response = connection.getresponse()
            answer = Answer(response.status, response.headers, response.read().decode())
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            self.cookies.load(cookie)
        return answer

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def post_json(self, path: str, value: object) -> Answer:
        return self.ask("POST", path, json.dumps(value), Content_Type="application/json")

    def post_form(self, path: str, fields: dict[str, str], **headers: str) -> Answer:
        """Send the fields as a form, with no other header than these."""
        return self.ask("POST", path, urlencode(fields), Content_Type="application/x-www-form-urlencoded", **headers)

    def fill_in(self, path: str, **typed: str) -> Answer:
        """Open the page, type into its form and send it."""
        fields = self.get(path).form
        assert typed.keys() <= fields.keys(), f"the form at {path} has the fields {sorted(fields)}"
        return self.post_form(path, {**fields, **typed}, **self.same_origin)

"""The shop-along: stops in ten minutes, codes where an address works, hostile text harmless, nothing where none was seen."""

import re
from html.parser import HTMLParser
from itertools import pairwise

from frictionaudit.evidence import Stage
from frictionaudit.result import AuditResult
from tests.reports.pack import audit, rendered
from tests.scorecards import HOSTILE

TEXT = rendered("shop-along").decode()


class Page(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def without(*stages: Stage) -> AuditResult:
    """The audit, whose walk did not see these pages."""
    result = audit()[0]
    us = result.site(result.subject)
    trips = tuple(
        trip.model_copy(
            update={
                "steps": tuple(step for step in trip.steps if step.stage not in stages),
                "side_steps": tuple(step for step in trip.side_steps if step.stage not in stages),
            }
        )
        for trip in us.trips
    )
    lost = us.model_copy(update={"trips": trips})
    return result.model_copy(update={"sites": tuple(lost if site.name == us.name else site for site in result.sites)})


def test_the_stops_add_up_to_ten_minutes() -> None:
    assert "in 10 minutes" in TEXT
    clocks = re.findall(r'class="clock">(\d+:\d\d)–(\d+:\d\d)', TEXT)
    assert clocks[0][0] == "0:00"
    assert clocks[-1][1] == "10:00"
    assert all(one[1] == after[0] for one, after in pairwise(clocks))


def test_every_page_outside_the_checkout_has_a_code_and_those_inside_have_none() -> None:
    links = [one["href"] or "" for one in Page(TEXT).all("a")]
    assert len(links) == len(Page(TEXT).all("svg")) > 3
    assert all(link.startswith("https://acme.test/") for link in links)
    assert not any("/checkout" in link or "/payment" in link for link in links)
    assert "the address alone leads nowhere" in TEXT


def test_what_the_audit_saw_stands_folded_behind_ones_own_look() -> None:
    assert TEXT.count("<details>") >= 3
    assert "I can buy without opening an account" in TEXT
    assert "<details open" not in TEXT


def test_a_stop_that_the_walk_did_not_see_is_named_and_not_drawn() -> None:
    text = rendered("shop-along", without(Stage.CHECKOUT, Stage.PAYMENT)).decode()
    assert "Not on this walk, because the audit did not get there: check out and stop before you pay." in text
    assert "in 7 minutes" in text
    assert "Not on this walk" not in TEXT


def test_a_walk_that_saw_nothing_makes_an_empty_script_not_a_crash() -> None:
    nothing = without(*Stage)
    assert "in 0 minutes" in rendered("shop-along", nothing).decode()


def test_it_loads_nothing_and_runs_nothing() -> None:
    page = Page(TEXT)
    assert not page.all("script")
    assert all((one["src"] or "").startswith("data:image/jpeg") for one in page.all("img"))
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
    assert "default-src 'none'" in TEXT


def test_hostile_text_is_text() -> None:
    assert "<script" not in TEXT
    assert HOSTILE[1] not in TEXT
    assert "\u202e" not in TEXT
    assert "&lt;svg onload=window.hacked=2&gt;" in TEXT
    assert "data:text/html" not in TEXT


def test_addresses_of_this_machine_are_said_to_be_such() -> None:
    result = audit()[0]
    text = rendered(
        "shop-along",
        AuditResult.model_validate_json(result.model_dump_json().replace("https://acme.test", "http://127.0.0.1:8000")),
    )
    assert b"work only on the computer that ran the audit" in text
    assert "work only on the computer" not in TEXT

"""The settings become trips, each with a folder of its own."""

import re
from itertools import combinations

import pytest

from frictionaudit import plan
from frictionaudit.config import parse
from frictionaudit.names import slug

TABLE = {
    "audit": {"devices": ["iPhone 15", "Pixel 7"]},
    "site": {"name": "Acme", "url": "https://a.example/"},
    "rival": [{"name": "Böcker & Söhne", "url": "https://b.example/", "market": "DE", "reach": "basket"}],
}


def test_sites_take_turns_on_each_phone() -> None:
    trips = plan.trips(parse(TABLE, "a test"))
    assert [trip.label for trip in trips] == [
        "Acme · iPhone 15",
        "Böcker & Söhne · iPhone 15",
        "Acme · Pixel 7",
        "Böcker & Söhne · Pixel 7",
    ]
    assert (trips[1].market, trips[1].reach, trips[1].site.own) == ("DE", "basket", False)


def test_every_trip_has_a_folder_of_its_own() -> None:
    folders = [plan.folder(trip) for trip in plan.trips(parse(TABLE, "a test"))]
    assert folders[1] == "bocker-sohne/iphone-15"
    assert len(set(folders)) == len(folders)


NAMES = ["Acme", "日本", "本日", "無印 JP", "楽天 JP", "Łódź", "!!!", "…", "../../etc/passwd", "CON?*:|", "a\x00b", "-"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_becomes_a_safe_file_name(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(name))


def test_names_that_ascii_cannot_tell_apart_stay_apart() -> None:
    assert all(slug(one) != slug(other) for one, other in combinations(NAMES, 2))


def test_spelling_in_capitals_is_the_same_name() -> None:
    assert slug("ŁÓDŹ Outdoor") == slug("łódź outdoor")

"""A wrong audit.toml is answered with file, key and the nearest right name; a right one is understood."""

from pathlib import Path
from typing import Any

import pytest

from frictionaudit.config import AuditConfig, load, parse
from frictionaudit.errors import ConfigError
from frictionaudit.evidence import Reach
from frictionaudit.template import AUDIT_TOML

SITE = {"name": "Acme", "url": "https://www.acme.example/"}
RIVAL = {"name": "Rival", "url": "https://www.rival.example/"}


def refused(table: dict[str, Any]) -> ConfigError:
    with pytest.raises(ConfigError) as raised:
        parse(table, "audit.toml")
    assert raised.value.message.startswith("audit.toml: ")
    assert raised.value.advice
    return raised.value


@pytest.mark.parametrize(
    ("table", "key", "advice"),
    [
        ({"site": {**SITE, "urll": "x"}}, "site.urll", "'url'"),
        ({"site": SITE, "rivals": [RIVAL]}, "rivals", "'rival'"),
        ({"site": SITE, "walk": {"pace": 3}}, "walk.pace", "'pace_ms'"),
        ({"site": SITE, "speed": {"profil": "none"}}, "speed.profil", "'profile'"),
        ({"site": {**SITE, "hints": {"prodct": "x"}}}, "site.hints.prodct", "'product'"),
        ({"site": SITE, "rival": [{**RIVAL, "hints": {"cart": "x"}}]}, "rival.0.hints.cart", "basket"),
        ({"site": SITE, "browser": {"paht": "x"}}, "browser.paht", "'path'"),
        ({"site": SITE, "zzzz": 1}, "zzzz", "Known here: audit, site, rival"),
    ],
)
def test_an_unknown_key_is_named_with_the_nearest_right_one(table: dict[str, Any], key: str, advice: str) -> None:
    error = refused(table)
    assert f"{key}: there is no such key" in error.message
    assert advice in error.advice


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({}, "site is missing"),
        ({"site": {"name": "Acme"}}, "site.url is missing"),
        ({"site": SITE, "rival": [{"name": "Rival"}]}, "rival.0.url is missing"),
        ({"site": "https://www.acme.example/"}, "site: expected a table"),
        ({"site": SITE, "rival": RIVAL}, "rival: expected [[rival]] in double brackets"),
        ({"site": SITE, "rival": ["x"]}, "rival.0: expected a table, got 'x'"),
        ({"site": SITE, "audit": {"devices": "iPhone 15"}}, "audit.devices: expected a list, got 'iPhone 15'"),
        ({"site": SITE, "audit": {"devices": []}}, "audit.devices: expected at least one"),
        ({"site": SITE, "walk": {"pace_ms": "fast"}}, "walk.pace_ms: input should be a valid integer"),
        ({"site": SITE, "walk": {"pace_ms": -1}}, "walk.pace_ms: input should be greater than or equal to 0, got -1"),
        ({"site": SITE, "walk": {"respect_robots": "maybe"}}, "walk.respect_robots: input should be a valid boolean"),
        ({"site": {**SITE, "reach": "chekout"}}, "site.reach: input should be 'browse', 'basket', 'checkout'"),
        ({"site": SITE, "audit": {"market": "UK"}}, "audit.market: expected a country code of two letters"),
        ({"site": SITE, "shopper": {"mail_domain": "nope"}}, "shopper.mail_domain: "),
        ({"site": SITE, "owners": {"a": 1}}, "owners.a: input should be a valid string, got 1"),
    ],
)
def test_a_wrong_value_is_named_with_what_was_expected(table: dict[str, Any], said: str) -> None:
    assert said in refused(table).message


@pytest.mark.parametrize(
    "url",
    ["www.acme.example", "ftp://acme.example", "https://", "https://x:99999/", "https://[x", "https://a b.example"],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    assert "site.url: " in refused({"site": {"name": "Acme", "url": url}}).message


@pytest.mark.parametrize("name", ["Acme", "ACME", "Acme!", " acme "])
def test_two_sites_with_one_name_or_one_folder_are_refused(name: str) -> None:
    assert "two sites are called 'Acme'" in refused({"site": SITE, "rival": [{**RIVAL, "name": name}]}).message


def test_one_phone_twice_is_refused() -> None:
    table = {"site": SITE, "audit": {"devices": ["iPhone 15", "Pixel 7", "iPhone 15"]}}
    assert "devices of [audit] names 'iPhone 15' twice" in refused(table).message


def test_a_share_for_a_phone_that_is_not_used_is_refused() -> None:
    table = {"site": SITE, "audit": {"devices": ["Pixel 7"], "device_mix": {"iPhone 15": 0.4}}}
    assert "device_mix names 'iPhone 15'" in refused(table).message


def test_several_mistakes_are_all_told_at_once() -> None:
    message = refused({"site": {"url": "x", "nam": "Acme"}, "walk": {"concurrency": 0}}).message
    assert all(key in message for key in ("site.name is missing", "site.url", "site.nam:", "walk.concurrency"))


def test_a_long_wrong_value_is_not_repeated_in_full() -> None:
    assert len(refused({"site": {**SITE, "name": "x" * 5000}}).message) < 300


def test_a_missing_file_says_how_to_write_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such file") as raised:
        load(tmp_path / "audit.toml")
    assert "frictionaudit init" in raised.value.advice


@pytest.mark.parametrize("content", [b"[site\nname = 1", b"\xff\xfe\x00[site]"])
def test_a_broken_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "audit.toml"
    path.write_bytes(content)
    with pytest.raises(ConfigError, match=r"audit\.toml (is not valid TOML: .*line 1|cannot be read: )"):
        load(path)


def test_a_folder_instead_of_a_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "audit.toml"
    path.write_bytes(b'\xef\xbb\xbf[site]\nname = "Acme"\nurl = "https://www.acme.example/"\n')
    assert load(path).site.name == "Acme"


def test_the_file_that_init_writes_is_right(tmp_path: Path) -> None:
    path = tmp_path / "audit.toml"
    path.write_text(AUDIT_TOML, encoding="utf-8")
    config = load(path)
    assert [site.own for site in config.sites] == [True, False]


def test_the_own_shop_is_walked_to_the_end_and_rivals_to_the_door_of_checkout() -> None:
    config = parse({"site": SITE, "rival": [RIVAL, {**RIVAL, "name": "Third", "reach": "basket"}]}, "audit.toml")
    assert [config.reach(site.name) for site in config.sites] == [Reach.PAYMENT, Reach.CHECKOUT, Reach.BASKET]


def test_each_site_has_the_audits_market_unless_it_names_its_own() -> None:
    config = parse({"site": SITE, "audit": {"market": "de"}, "rival": [{**RIVAL, "market": "FR"}]}, "audit.toml")
    assert (config.market("Acme"), config.market("Rival")) == ("DE", "FR")


@pytest.mark.parametrize(
    ("mix", "shares"), [({}, [0.5, 0.5]), ({"Pixel 7": 3, "iPhone 15": 1}, [0.25, 0.75]), ({"Pixel 7": 2}, [0, 1])]
)
def test_shares_of_phones_add_up_to_one(mix: dict[str, float], shares: list[float]) -> None:
    table = {"site": SITE, "audit": {"devices": ["iPhone 15", "Pixel 7"], "device_mix": mix}}
    assert list(parse(table, "audit.toml").shares.values()) == shares


def test_settings_survive_being_stored() -> None:
    config = parse({"site": {**SITE, "hints": {"product": "/p"}}, "rival": [RIVAL], "owners": {"x": "y"}}, "audit.toml")
    assert AuditConfig.model_validate_json(config.model_dump_json()) == config


def test_speed_is_measured_unless_it_is_switched_off() -> None:
    assert parse({"site": SITE}, "audit.toml").speed.profile == "lighthouse-mobile"
    assert parse({"site": SITE, "speed": {"profile": "none"}}, "audit.toml").speed.profile == "none"
    assert "lighthouse-mobile" in refused({"site": SITE, "speed": {"profile": "fast"}}).message

"""Reports made from a made-up audit: what they say, what they must never say, what hostile text does to them."""

import base64
import json
import re
from dataclasses import dataclass
from functools import cache
from html import unescape
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from frictionaudit import plugins
from frictionaudit.check import Finding, Verdict, passed, unclear
from frictionaudit.evidence import Box, Reach
from frictionaudit.markdown import escaped
from frictionaudit.result import AuditResult, Change, ScoreMove, Since, Standing, TripResult
from reports.crops import CROP_WIDTH, Album, window
from reports.overview import pictures_for, pictures_of
from reports.repairs import repairs
from reports.scorecard import cited
from reports.verdict import certainty
from reports.wording import Wording, plain, slug, web_address
from tests.evidence import box, overlay
from tests.scorecards import CHECKS, HOSTILE, HUGE, Folder, acme, make_audit, make_result, make_site, make_trip

HTML: Any = import_module("lxml.html")  # it has no types


@dataclass(frozen=True)
class Made:
    """A rendered audit."""

    result: AuditResult
    evidence: Folder
    page: str

    @property
    def tree(self) -> Any:
        return parsed(self.page)

    @property
    def text(self) -> str:
        """What a reader sees, blanks collapsed."""
        return words_of(self.tree.find("body"))


def parsed(page: str) -> Any:
    """The page as a tree."""
    return HTML.fromstring(page)


def words_of(element: Any) -> str:
    """Text of a part of the page as it is read, blanks collapsed."""
    for inert in element.xpath(".//script"):
        inert.drop_tree()
    return " ".join(element.text_content().split())


def render(name: str, result: AuditResult, evidence: Folder) -> str:
    return plugins.renderers()[name].render(result, evidence).decode()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    result, evidence = make_audit(tmp_path_factory.mktemp("run"))
    return Made(result, evidence, render("html", result, evidence))


@cache
def gb() -> Wording:
    return Wording.of("GB")


def test_the_three_formats_are_plug_ins() -> None:
    files = {name: one.filename for name, one in plugins.renderers().items()}
    assert files.items() >= {"html": "scorecard.html", "json": "result.json", "markdown": "scorecard.md"}.items()


# --- verdict and numbers ---


def test_the_headline_says_score_gap_and_what_costs_most(made: Made) -> None:
    us, gap = made.result.site("Acme"), next(gap for gap in made.result.gaps if gap.rival == "Fernway")
    assert us.score.value is not None
    assert gap.points is not None
    title = words_of(made.tree.get_element_by_id("headline"))
    assert title == (
        f"Acme scores {gb().tenths(us.score.value)} of 100, {gb().tenths(-gap.points)} points behind Fernway "
        f"on the {gap.checks} checks settled on both."
    )
    cards = [words_of(card) for card in made.tree.xpath("//ol[@class='costs']/li")]
    assert len(cards) == 3
    for card, lost in zip(cards, us.score.lost[:3], strict=True):
        check = made.result.check(lost.check)
        assert card.startswith(f"−{gb().tenths(lost.points)} points {check.title}")
        assert check.owner in card


def test_the_brief_answers_who_is_best_by_how_much_how_sure_what_first_why_and_whose(made: Made) -> None:
    brief = made.tree.xpath("//dl[@class='brief']")[0]
    asked = [words_of(one) for one in brief.xpath(".//dt")]
    answers = dict(zip(asked, (words_of(one) for one in brief.xpath(".//dd")), strict=True))
    first, gap = made.result.roadmap[0], next(gap for gap in made.result.gaps if gap.rival == "Fernway")
    assert gap.points is not None
    best = made.result.ranking[0]
    lost = {one.check: one.points for one in made.result.site("Acme").score.lost}
    assert answers["Who is best"] == f"{best}, {gb().tenths(made.result.common_scores[best])} of 100"
    assert answers["By how much"] == f"{gb().tenths(-gap.points)} points behind Fernway"
    assert answers["How sure"].endswith("Seen in one visit a device.")
    title = made.result.check(first.check).title
    assert answers["What to fix first"] == f"{title} gives back {gb().tenths(lost[first.check])} points"
    assert answers["Why"].startswith(made.result.site("Acme").checks[first.check].reason)
    assert answers["Who owns it"].startswith(first.owner)


@pytest.mark.parametrize(
    ("standing", "ours", "theirs", "expected"),
    [
        ("behind", (40.0, 50.0), (60.0, 70.0), "spoke against Fernway"),
        ("ahead", (60.0, 70.0), (40.0, 50.0), "spoke against Acme"),
        ("behind", (60.0, 70.0), (40.0, 50.0), "leave the order open"),
        ("behind", (40.0, 65.0), (60.0, 70.0), "leave the order open"),
        ("level", (40.0, 65.0), (60.0, 70.0), "too near to call"),
    ],
)
def test_how_sure_the_order_is_follows_from_the_ranges(
    made: Made, standing: Standing, ours: tuple[float, float], theirs: tuple[float, float], expected: str
) -> None:
    ranges = {"Acme": ours, "Fernway": theirs}
    sites = tuple(
        site.model_copy(
            update={"score": site.score.model_copy(update=dict(zip(("low", "high"), ranges[site.name], strict=True)))}
        )
        if site.name in ranges
        else site
        for site in made.result.sites
    )
    gaps = tuple(gap.model_copy(update={"standing": standing}) for gap in made.result.gaps if gap.rival == "Fernway")
    assert expected in certainty(made.result.model_copy(update={"sites": sites, "gaps": gaps}))


def test_every_score_and_range_stands_on_the_page(made: Made) -> None:
    for site in made.result.sites:
        if site.status != "not-audited" and site.score.value is not None:
            assert gb().tenths(site.score.value) in made.text
            assert f"{gb().tenths(site.score.low)}–{gb().tenths(site.score.high)}" in made.text
            assert f"({site.score.settled} of {site.score.asked} checks)" in made.text


def test_the_deductions_on_the_page_add_up_to_100_minus_the_score(made: Made) -> None:
    tables = made.tree.xpath("//section[@id='sums']//table")
    scores = [s.score for s in made.result.sites if s.score.value is not None]
    assert len(tables) == len(scores)
    for table in tables:
        points = [
            float(cell.text_content().strip().replace("−", "-"))
            for cell in table.xpath(".//tbody//td[@class='numeric'][last()]")
        ]
        total = float(table.xpath(".//tfoot//b")[0].text_content())
        assert round(sum(points), 1) == total


def test_decimals_in_the_text_come_from_the_result(made: Made) -> None:
    tree = made.tree
    for part in tree.xpath("//section[@id='facts' or @id='touchpoints']"):  # held in test_facts.py, test_touchpoints.py
        part.drop_tree()
    shown = set(re.findall(r"(?<![\d.])\d+\.\d+(?![\d.]*\d)", words_of(tree.find("body"))))
    known = set(re.findall(r"\d+\.\d+", made.result.model_dump_json()))
    derived = (
        {gb().tenths(float(n)) for n in known}
        | {gb().figure(float(n)) for n in known}
        | {gb().hundredths(float(n)) for n in known}
        | {"100.0"}
    )
    trips = [trip for site in made.result.sites for trip in site.trips]
    together = sum(trip.elapsed_ms for trip in trips)
    times = {gb().tenths(ms / 1000) for ms in (together, *(ms for trip in trips for ms in _times(trip)))}
    whole = {gb().tenths(float(n)) for n in re.findall(r"(?<=[:,])-?\d+(?=[,}])", made.result.model_dump_json())}
    gaps = {gb().tenths(abs(gap.points)) for gap in made.result.gaps if gap.points is not None}
    assert shown - known - derived - times - whole - gaps - _sums(made.result) == set()


def _sums(result: AuditResult) -> set[str]:
    """Sums of the deductions; that scores after a fix are right is held in test_repairs.py."""
    found, lost = repairs(result), {one.check: one.points for one in result.site(result.subject).score.lost}
    owners = {one.opportunity.owner for one in found}
    shares = [sum(lost[o.check] for o in result.roadmap if o.owner == owner) for owner in owners]
    return {gb().tenths(n) for n in (*shares, sum(lost.values()), *(one.after.score for one in found))}


def _times(trip: TripResult) -> list[int]:
    steps = (*trip.steps, *trip.side_steps)
    return [trip.elapsed_ms, *(s.elapsed_ms for s in steps), *(seen.at_ms for seen in trip.interruptions)]


def test_the_priority_of_each_fix_is_shown_with_its_factors(made: Made) -> None:
    for one in made.result.roadmap:
        assert (
            f"Priority {gb().figure(one.priority)} = impact {gb().figure(one.impact)} × reach {gb().figure(one.reach)} "
            f"× confidence {gb().figure(one.confidence)} ÷ effort {one.effort} "
            f"× stopper {gb().figure(one.stopper_factor)}"
        ) in made.text


def test_the_matrix_has_a_row_per_check_and_a_cell_per_audited_site(made: Made) -> None:
    table = made.tree.get_element_by_id("matrix")
    rows = table.xpath(".//tr[contains(@class, 'check')]")
    assert len(rows) == len(made.result.checks)
    assert [cell.text_content().strip() for cell in table.xpath(".//thead//th")[3:]] == [
        "Acme",
        "Fernway",
        "Northlight",
    ]
    assert all(len(row.xpath("./td")) == 5 for row in rows)
    assert table.xpath(".//thead//th[not(@scope)]") == []


def test_both_devices_are_named_in_a_cell_where_they_differ(made: Made) -> None:
    rows = made.tree.xpath("//tr[contains(@class, 'check')]")
    fits = next(row for row in rows if "fits my phone" in row.text_content())
    assert "Fail iPhone 15: 64 px" in words_of(fits)
    assert "Pass Pixel 7: 0 px" in words_of(fits)


def test_every_refused_act_is_attested(made: Made) -> None:
    assert "The firewall refused 3 acts (1 by the tap lock, 2 by the wire lock)" in made.text
    assert "The firewall refused 0 acts" in made.text
    assert "https://acme.test/payment" in made.text
    assert "1,342" in made.text


def test_a_device_mix_that_nobody_gave_is_called_a_default(made: Made) -> None:
    assert "iPhone 15 60%, Pixel 7 40% (a default" in made.text
    given = made.result.model_copy(update={"device_mix_given": True})
    assert "as given by the user" in render("html", given, made.evidence)


def test_numbers_follow_the_market_and_the_words_stay_english(made: Made) -> None:
    german = render("html", made.result.model_copy(update={"market": "DE"}), made.evidence)
    assert "37,5" in german
    assert "Germany" in german
    assert "January 2026" in german


# --- honest about what is not known ---


def test_a_site_that_was_not_audited_has_a_reason_and_no_number_or_column(made: Made) -> None:
    absent = words_of(made.tree.xpath("//*[@class='absent']")[0])
    assert "Bergwerk" in absent
    assert "The shop blocked the visit." in absent
    assert re.search(r"\d", absent) is None
    for part in ("//table[@id='matrix']", "//*[@class='ranking']", "//section[@id='sums']"):
        assert "Bergwerk" not in made.tree.xpath(part)[0].text_content()


def test_unclear_answers_are_listed_with_their_reason(made: Made) -> None:
    told = " ".join(words_of(one) for one in made.tree.xpath("//*[@class='untold']"))
    assert "The returns page does not say who pays. I know what sending back will cost me (iPhone 15, Pixel 7)" in told
    assert "The check crashed: KeyError: 'x'." in told


def test_a_provisional_score_is_called_provisional(made: Made) -> None:
    assert made.result.site("Northlight").score.provisional
    rows = [words_of(row) for row in made.tree.xpath("//*[contains(@class, 'score-row')]")]
    assert ["Provisional" in row for row in rows] == ["Northlight" in row for row in rows]


def test_too_little_seen_gives_no_score_and_no_sum(tmp_path: Path) -> None:
    few = {check.id: unclear("the basket was not seen") for check in CHECKS} | {"tap-targets": passed("Big enough.")}
    site = make_site("Acme", [make_trip(tmp_path, "Acme", "iPhone 15", few, "#333", Reach.PAYMENT)])
    page = render("html", make_result([site]), Folder(tmp_path))
    text = words_of(parsed(page).find("body"))
    assert "Acme gets no score: only" in text
    assert "Not comparable" in text
    assert "no rivals were audited" in text.lower()


def test_a_subject_that_was_not_audited_is_said_first(tmp_path: Path) -> None:
    trip = make_trip(tmp_path, "Acme", "iPhone 15", {}, "#333", Reach.PAYMENT)
    site = make_site("Acme", [trip], status="not-audited", reason="the shop blocked the visit")
    page = render("html", make_result([site]), Folder(tmp_path))
    assert "Acme could not be audited: the shop blocked the visit." in page
    assert "No check has an answer." in page
    summary = render("markdown", make_result([site]), Folder(tmp_path))
    assert "Not audited: Acme" in summary


@pytest.mark.parametrize("number", [1, 2, 6])
def test_any_number_of_sites_can_be_shown(tmp_path: Path, number: int) -> None:
    sites = [
        make_site(f"Shop {n}", [make_trip(tmp_path, f"Shop {n}", "Pixel 7", acme("Pixel 7"), "#333", Reach.PAYMENT)])
        for n in range(number)
    ]
    page = render("html", make_result(sites), Folder(tmp_path))
    assert page.count('class="score-row') == number


# --- hostile text ---


def test_text_of_a_shop_is_never_markup(made: Made) -> None:
    tree = made.tree
    assert len(tree.xpath("//script")) == 1
    assert tree.xpath("//*[@onload or @onerror or @onclick or @style]") == []
    assert tree.xpath("//iframe | //object | //embed | //form | //base") == []
    assert all(image.get("src").startswith("data:image/jpeg;base64,") for image in tree.xpath("//img"))
    assert len(tree.xpath("//h1")) == 1
    assert HOSTILE[0] in made.text
    assert "{{ 7*7 }}" in made.text


def test_text_of_a_shop_is_bounded_and_cannot_turn_around(made: Made) -> None:
    assert "W" * 300 not in made.page
    assert len(made.page.encode()) < 2_000_000
    assert not set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200f") & set(unescape(made.page))


def test_only_web_addresses_become_links(made: Made) -> None:
    links = [link for link in made.tree.xpath("//a[@href]") if not link.get("href").startswith("#")]
    assert links
    assert all(link.get("href").startswith("https://") for link in links)
    assert {link.get("rel") for link in links} == {"noreferrer noopener"}
    assert "data:text/html,<script>1</script>" in made.text


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://a.test/",
        "https://a.test/\n",
        "//a.test",
        "https:///x",
        "https://[",
        HUGE,
    ],
)
def test_an_address_that_is_not_plainly_web_is_no_link(url: str) -> None:
    assert web_address(url) == ""


def test_the_policy_allows_only_the_inlined_style_and_script(made: Made) -> None:
    policy = made.tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "form-action 'none'" in policy
    assert made.tree.xpath("//link[not(starts-with(@href, 'data:'))] | //script[@src] | //*[@srcset]") == []


def test_every_internal_link_has_its_target_and_no_id_twice(made: Made) -> None:
    ids = made.tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    wanted = {href[1:] for href in made.tree.xpath("//@href") if href.startswith("#")}
    assert wanted - set(ids) == set()


def test_sites_whose_names_read_alike_keep_apart(tmp_path: Path) -> None:
    names = ("Ünder & Co", "Under! Co", "店", "本")
    sites = [
        make_site(n, [make_trip(tmp_path, f"s{i}", "Pixel 7", acme("Pixel 7"), "#333", Reach.PAYMENT)])
        for i, n in enumerate(names)
    ]
    tree = parsed(render("html", make_result(sites), Folder(tmp_path)))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_plain_drops_controls_and_bounds_the_length() -> None:
    assert plain("a\x00b\n\tc\u202ed\ud800") == "a b cd"
    assert plain(HUGE, 10) == "WWWWWWWWW…"
    assert slug("Ünder & Co!") == "under-co"


# --- pictures ---


def test_the_marked_place_is_drawn_into_the_crop(made: Made) -> None:
    card = made.tree.get_element_by_id("evidence-acme--right-keyboard")
    picture = _picture(card.xpath(".//img/@src")[0])
    assert picture.width == CROP_WIDTH
    colours = {picture.getpixel((x, y)) for x in range(0, picture.width, 3) for y in range(picture.height)}
    assert any(isinstance(c, tuple) and c[0] > 180 and c[1] < 70 and 50 < c[2] < 140 for c in colours)


def test_a_box_outside_the_picture_gives_no_crop_but_words(made: Made) -> None:
    card = words_of(made.tree.get_element_by_id("evidence-acme--tap-targets"))
    assert "No picture: the marked place is not on the stored screenshot" in card


def test_a_finding_about_a_whole_page_shows_its_top_and_without_a_stored_one_says_so(
    made: Made, tmp_path: Path
) -> None:
    card = made.tree.get_element_by_id("evidence-acme--express-pay-early")
    assert len(card.xpath("./div[@class='finding'][1]/img")) == 1
    bare = render("html", made.result, Folder(tmp_path))
    assert "No picture: the screenshot is not stored" in bare
    assert "<img" not in bare


def test_a_picture_is_embedded_again_only_where_a_card_would_have_none(tmp_path: Path) -> None:
    trip = make_trip(tmp_path, "Acme", "iPhone 15", acme("iPhone 15"), "#333", Reach.PAYMENT)
    shots = pictures_of(trip.steps[0].page) if trip.steps[0].page else ()
    album = Album(Folder(tmp_path))
    first = album.crop(trip, shots, None)
    assert first.uri
    assert album.crop(trip, shots, None).same_as == first.id
    again = album.crop(trip, shots, None, again=True)
    assert (again.uri, again.id == first.id) == (first.uri, False)
    full = Album(Folder(tmp_path), most_characters=len(first.uri) + 1)
    assert full.crop(trip, shots, None).uri
    assert full.crop(trip, shots, None, again=True).same_as


def test_a_best_rival_without_findings_shows_the_same_kind_of_page(made: Made) -> None:
    models = made.tree.xpath("//article[.//p[contains(., 'Nothing to mark')]]")
    assert models
    for card in models:
        assert "own" not in card.get("class").split()
        check = card.get("id").split("--")[1]
        assert next(row.standing for row in made.result.rows if row.check == check) == "behind"


def test_what_costs_most_is_the_first_evidence(made: Made) -> None:
    shown = [one.get("id").removeprefix("check-") for one in made.tree.xpath("//details[contains(@class, 'exhibit')]")]
    lost = [one.check for one in made.result.site("Acme").score.lost if one.points]
    assert shown[: len(lost)] == lost


def test_the_report_card_keeps_seen_and_said_apart_and_shows_where_they_disagree(made: Made) -> None:
    rows = made.tree.xpath("//section[@id='card']//tbody/tr")
    assert len(rows) == len(made.result.report_card) == 5
    for row, one in zip(rows, made.result.report_card, strict=True):
        question, seen, said, together = (words_of(cell) for cell in row.xpath("./*"))
        assert question == one.question
        assert ("They disagree" in together) is one.disagree
        assert one.words in together
        if one.seen is not None:
            assert gb().tenths(one.seen) in seen
            assert gb().tenths(one.seen) not in said
        assert all(figure.value not in seen for figure in one.figures)
    assert {row.disagree for row in made.result.report_card} == {True, False}


def test_the_best_rivals_page_stands_beside_ours(made: Made) -> None:
    pair = made.tree.xpath("//*[@class='pair']")[0]
    assert [len(figure.xpath(".//img")) for figure in pair.xpath(".//figure")] == [1, 1]
    assert "What Fernway does better: I can buy without opening an account" in made.text


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (box(x=20, y=300, width=350, height=44), (0, 244, 390, 400)),
        (box(x=20, y=0, width=50, height=10), (0, 0, 390, 150)),
        (box(x=20, y=1980, width=50, height=10), (0, 1850, 390, 2000)),
        (box(x=0, y=100, width=390, height=1800), (0, 72, 390, 472)),
        (box(x=380, y=300, width=200, height=44), (0, 244, 390, 400)),
        (box(x=400, y=300), None),
        (box(y=2100), None),
        (box(y=-90), None),
        (box(width=0), None),
        (Box(x=float("nan"), y=0, width=10, height=10), None),
        (Box(x=0, y=0, width=float("inf"), height=10), None),
    ],
)
def test_the_window_around_a_box_stays_on_the_picture(place: Box, expected: tuple[int, int, int, int] | None) -> None:
    assert window(place, (390, 2000)) == expected


def test_pictures_stop_at_the_limit_and_are_counted(made: Made) -> None:
    album = Album(made.evidence, most_characters=20_000)
    trip = made.result.site("Acme").trips[0]
    field = box(x=20, y=232, width=350, height=44)
    given = [album.crop(trip, [step.page.full_page], field) for step in trip.steps if step.page]
    assert sum(len(one.uri) for one in given) <= 20_000
    assert album.left_out == sum(one.missing == "left out to keep this file small" for one in given)
    assert album.left_out > 0


def test_what_was_hidden_on_the_page_gives_no_crop_but_says_so(made: Made) -> None:
    trip = made.result.site("Acme").trips[0]
    album = Album(made.evidence)
    hidden, thin = box(x=0, y=0, width=0, height=0), box(x=20, y=60, width=200, height=1)
    assert album.crop(trip, ["4.jpg"], hidden).missing == "it was hidden when the screenshot was taken"
    assert album.crop(trip, ["4.jpg"], thin).shown


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\xff\xd8\xff\xe0broken"])
def test_a_broken_picture_is_said_not_raised(made: Made, tmp_path: Path, content: bytes) -> None:
    trip = made.result.site("Acme").trips[0].model_copy(update={"folder": "x"})
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.jpg").write_bytes(content)
    assert Album(Folder(tmp_path)).crop(trip, ["a.jpg"], box()).missing == "the stored screenshot cannot be read"


def test_the_first_screen_stands_in_for_a_missing_full_page(made: Made) -> None:
    trip = made.result.site("Acme").trips[0]
    names = ("gone.jpg", "0.jpg")
    assert Album(made.evidence).crop(trip, names, box(x=20, y=232)).uri
    assert not Album(made.evidence).crop(trip, names, box(x=20, y=900)).uri


def test_a_layer_is_shown_on_the_picture_taken_while_it_was_up(made: Made) -> None:
    trip, layer = made.result.site("Acme").trips[0], overlay("newsletter", selector="#layer")
    seen = trip.interruptions[0].model_copy(update={"overlay": layer, "screenshot": "0-layer.jpg"})
    up = trip.model_copy(update={"interruptions": (seen,)})
    assert pictures_for(up, Finding(message="", page=0, selector="#layer", box=layer.box)) == ("0-layer.jpg",)
    assert pictures_for(up, Finding(message="", page=0, selector="#else", box=layer.box)) == ("0-full.jpg", "0.jpg")
    assert pictures_for(up, Finding(message="", page=99)) == ()


def test_a_source_with_a_web_address_is_a_link_and_others_are_text() -> None:
    assert str(cited("Baymard - https://baymard.test/x")).startswith('<a class="url" href="https://baymard.test/x"')
    assert cited("WCAG <2.2>") == "WCAG &lt;2.2&gt;"


def _picture(uri: str) -> Image.Image:
    return Image.open(BytesIO(base64.b64decode(uri.partition(",")[2]))).convert("RGB")


# --- the other formats ---


def test_the_json_is_the_result_and_stable(made: Made) -> None:
    text = render("json", made.result, made.evidence)
    assert AuditResult.model_validate_json(text) == made.result
    assert text == render("json", made.result, made.evidence)
    assert list(json.loads(text)) == sorted(json.loads(text))


def test_rendering_twice_gives_the_same_page(made: Made) -> None:
    assert render("html", made.result, made.evidence) == made.page


def test_the_summary_is_short_and_says_the_verdict(made: Made) -> None:
    text = render("markdown", made.result, made.evidence)
    assert len(text) < 4000
    assert "Acme scores 37.5 of 100" in text
    assert "| Fernway |" in text
    assert "Not audited: Bergwerk" in text
    assert "<script>" not in text


@pytest.mark.parametrize(
    "text",
    [
        "<img src=x>",
        "[a](https://x.test)",
        "**b**",
        "`c`",
        "a | b",
        "@everyone",
        "#1",
        "www.x.test",
        "https://x.test",
        "&lt;",
    ],
)
def test_markdown_shows_text_as_it_is(text: str) -> None:
    made = escaped(text)
    assert "<" not in made
    assert "https://" not in made
    assert "www." not in made
    assert re.search(r"(?<!\\)[`*|\[\]]", made) is None
    assert re.search(r"[@#]\w", made.replace("&#", "")) is None


def test_the_verdict_words_cover_every_verdict(made: Made) -> None:
    for verdict in Verdict:
        assert f'class="verdict {verdict.value}"' in made.page


def test_what_changed_is_told_with_links_that_lead_somewhere(tmp_path: Path) -> None:
    result, evidence = make_audit(tmp_path)
    title, after = f"Title {HOSTILE[0]}", f"fail, {HOSTILE[2]}"
    changes = (
        Change(kind="worse", site="Acme", check="tap-targets", title=title, before="pass", after=after),
        Change(kind="newly-unclear", site="Acme", check="returns-who-pays", title=title, before="pass", after=after),
        Change(kind="not-comparable", site="Nowhere", check="tap-targets", title=title, before="pass", after=after),
    )
    moves = (ScoreMove(site="Acme", before=60.0, after=None, standing="unknown"),)
    since = Since(run="20260101-120000", note=HOSTILE[6], scores=moves, changes=changes)
    page = render("html", result.model_copy(update={"since_last": since}), evidence)
    tree = parsed(page)
    section = tree.get_element_by_id("changes")
    assert "Worse · Acme" in words_of(section)
    assert "60.0 → no score" in words_of(section)
    links = [link.get("href") for link in section.xpath(".//a")]
    assert links == ["#evidence-acme--tap-targets", "#evidence-acme--returns-who-pays"]
    ids = set(tree.xpath("//@id"))
    assert {href[1:] for href in tree.xpath("//@href") if href.startswith("#")} <= ids
    assert "<script>window" not in page
    markdown = render("markdown", result.model_copy(update={"since_last": since}), evidence)
    assert "## What changed" in markdown
    assert "<script>" not in markdown
    assert 'id="changes"' not in render("html", result, evidence)

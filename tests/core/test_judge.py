"""The runner: a check sees what it named, and what was not seen is never good or bad."""

from dataclasses import replace

from frictionaudit.check import Check, Outcome, Verdict, passed
from frictionaudit.evidence import Journey, ProblemCode, Site, Stage
from frictionaudit.judge import judge, rivals_of
from tests.evidence import check_by_id, journey, page, trip


def asking(answer: object, *, needs: tuple[Stage, ...] = (), uses: tuple[Stage, ...] = ()) -> Check:
    def run(evidence: Journey) -> Outcome:
        if isinstance(answer, Exception):
            raise answer
        return passed(",".join(sorted(visit.stage for visit in evidence.visits)))

    return replace(check_by_id("fits-my-screen"), judge=run, needs=needs, uses=uses)


def test_a_missing_page_is_unclear_never_a_pass() -> None:
    outcome = judge(journey({Stage.HOME: page()}), asking("", needs=(Stage.BASKET,)))
    assert outcome.verdict is Verdict.UNCLEAR
    assert outcome.friction is None
    assert "basket" in outcome.reason


def test_the_reason_says_what_happened_at_the_missing_stage() -> None:
    outcome = judge(
        journey({Stage.HOME: page(), Stage.CHECKOUT: ProblemCode.LOST}), asking("", needs=(Stage.CHECKOUT,))
    )
    assert "checkout: lost" in outcome.reason


def test_a_check_sees_only_the_stages_it_named() -> None:
    seen = journey({Stage.HOME: page(), Stage.PRODUCT: page(), Stage.BASKET: page()})
    assert judge(seen, asking("", needs=(Stage.HOME,), uses=(Stage.BASKET,))).reason == "basket,home"


def test_without_any_page_it_could_use_a_check_is_unclear() -> None:
    assert judge(journey({Stage.HOME: page()}), asking("", uses=(Stage.CHECKOUT,))).verdict is Verdict.UNCLEAR


def test_a_crashing_check_costs_its_own_cell_and_counts_as_nothing() -> None:
    outcome = judge(journey({Stage.HOME: page()}), asking(ZeroDivisionError("no"), needs=(Stage.HOME,)))
    assert outcome.verdict is Verdict.ERROR
    assert outcome.friction is None
    assert "ZeroDivisionError" in outcome.reason


def test_a_check_of_two_arguments_is_given_the_rivals_stages_it_named() -> None:
    def run(evidence: Journey, rivals: tuple[Journey, ...]) -> Outcome:
        return passed("; ".join(",".join(visit.stage for visit in rival.visits) for rival in rivals))

    compared = replace(asking("", needs=(Stage.HOME,)), judge=run, among_rivals=True)
    rival = journey({Stage.HOME: page(), Stage.PRODUCT: page()})
    assert judge(journey({Stage.HOME: page()}), compared, (rival, rival)).reason == "home; home"


def test_the_signature_says_whether_a_check_compares() -> None:
    assert check_by_id("delivery-charge-gap").among_rivals
    assert not check_by_id("fits-my-screen").among_rivals


def test_rivals_are_the_other_sites_on_the_same_device_in_the_same_round() -> None:
    def walked(name: str, device: str = "Pixel 7", repeat: int = 1) -> Journey:
        site = Site(name=name, url="https://shop.test/")
        return journey({Stage.HOME: page()}, trip=trip(site=site, device=device, repeat=repeat))

    ours, rival = walked("Acme"), walked("Rival")
    others = (walked("Acme", "iPhone 15"), walked("Rival", "iPhone 15"), walked("Rival", repeat=2))
    assert rivals_of(ours, (ours, rival, *others)) == (rival,)

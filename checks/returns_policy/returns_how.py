"""Sending something back takes letters, queues and a parcel label of one's own.

**Why it matters.** A return that needs permission, a printer or a walk to the counter is a reason not to buy again. 54 % of
shops have substantial issues in the way back (Baymard Institute); shoppers want to return without a printer (Narvar 2020).

**What counts.** The ways named on the returns page. Pass: a label is provided (in the parcel, as a code, with a collection or
in a store) without asking first, and exchange is offered. Warn: a label to print, a request before sending, or no exchange.
Fail: the shopper writes first and arranges the parcel alone, no label is provided at all, or no way is described. A portal
that is linked counts as a way; whether it takes an account is not seen.

**How to fix it.** Add a portal that takes order number and postcode, a code or label, and an exchange.
"""

from frictionaudit.api import (
    Accepts,
    Confidence,
    Finding,
    Journey,
    Outcome,
    PageView,
    ReturnsTerms,
    Stage,
    check,
    failed,
    is_returns_portal,
    not_applicable,
    own,
    passed,
    point_at,
    quoted_line,
    returns_rules,
    unclear,
    warned,
)

EASY = frozenset({"label_provided", "printerless", "pickup", "in_store"})
NO_EXCHANGE, PRINT, ASK_FIRST = 0.2, 0.4, 0.5
"""Friction of the three warnings; the lines are this catalogue's choice."""
WORDS = {
    "contact_first": "ask before sending",
    "label_provided": "a label is provided",
    "printable": "a label to print",
    "printerless": "no printer needed",
    "portal": "a returns portal",
    "mail_self": "send the parcel yourself",
    "in_store": "return in a store",
    "pickup": "collection from the door",
    "drop_point": "a drop-off point",
    "exchange": "exchange",
}


@check(
    "returns-how",
    title="Sending something back is simple",
    family="returns-policy",
    stage="post-purchase",
    weight=5,
    core=False,
    needs=(Stage.RETURNS,),
    uses=(Stage.RETURNS, Stage.PRODUCT, Stage.HOME),
    effort="L",
    owner="Customer service",
    sources=("Baymard Institute: 54% have substantial issues in the returns flow", "Narvar 2020: printerless returns"),
)
def returns_how(journey: Journey) -> Outcome:
    rules = returns_rules(journey)
    if rules is None:
        return unclear("the returns page was not seen")
    page, terms = rules
    if terms.accepts in (Accepts.NO, Accepts.DEFECTIVE_ONLY):
        return not_applicable("goods cannot be sent back for a change of mind")
    portal = [c for c in own(page, page.controls) if is_returns_portal(c, page.lang)]
    ways = {*terms.methods, *(("portal",) if portal else ())}
    findings = [*_findings(page, terms), *(point_at(page, c, "a returns portal") for c in portal[:1])]
    if not terms.is_policy and not ways:
        return unclear("the page that was opened does not read as a returns policy")
    measured = ", ".join(WORDS[way] for way in WORDS if way in ways) or "no way described"
    if not ways - {"exchange"}:
        reason = "the returns page does not describe how to send something back"
        return failed(reason, findings or _nothing(page), measured=measured, confidence=Confidence.WIRED)
    return _graded(ways, findings, measured)


def _graded(ways: set[str], findings: list[Finding], measured: str) -> Outcome:
    sure = Confidence.TEXT
    if not ways & (EASY | {"printable", "portal"}):
        reason = "the shopper has to find, pack and pay a parcel alone: no label is provided"
        if "contact_first" in ways:
            reason = "the shopper must write first and then send the parcel alone: no label is provided"
        return failed(reason, findings, measured=measured, confidence=sure)
    if "contact_first" in ways:
        reason = "the shop wants to be asked before anything is sent back"
        return warned(reason, findings, measured=measured, friction=ASK_FIRST, confidence=sure)
    easy = ways & EASY - ({"label_provided"} if "printable" in ways else set())
    if not easy:
        reason = (
            "the label has to be printed"
            if "printable" in ways
            else "a portal is there; who brings the label is not said"
        )
        return warned(reason, findings, measured=measured, friction=PRINT, confidence=sure)
    if "exchange" not in ways:
        reason = "sending back is simple, but no exchange is offered"
        return warned(reason, findings, measured=measured, friction=NO_EXCHANGE, confidence=sure)
    return passed(
        "a label is provided, nobody has to be asked, and exchange is offered",
        findings,
        measured=measured,
        confidence=sure,
    )


def _findings(page: PageView, terms: ReturnsTerms) -> list[Finding]:
    pairs = zip(terms.methods, terms.method_quotes, strict=True)
    return [point_at(page, quoted_line(page, quote), WORDS[method], quote.text) for method, quote in pairs]


def _nothing(page: PageView) -> list[Finding]:
    return [point_at(page, None, "no way to send something back on this page")]

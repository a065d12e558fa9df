"""Nobody says when the money comes back.

**Why it matters.** Money that is out of sight makes the next purchase wait. 42 % of shops do not say clearly how refunds
work (Narvar 2021). In the European Union it must be back within 14 days of the withdrawal (Directive 2011/83/EU, article
13); the shop may wait for the goods.

**What counts.** The shop's own time to refund on the returns page, without the bank's, and in what form. Pass: 14 days or
less, as money. Warn: longer, or only “as soon as possible”. Fail: no time, or a voucher or exchange instead of money for a
return that is in order. Shops that take nothing back are judged elsewhere.

**How to fix it.** Say in how many days, and to which means of payment.
"""

from frictionaudit.api import (
    Accepts,
    Confidence,
    Finding,
    Journey,
    Outcome,
    PageView,
    RefundForm,
    ReturnsTerms,
    Stage,
    check,
    failed,
    graded,
    not_applicable,
    passed,
    point_at,
    quoted_line,
    refund_soon,
    returns_rules,
    unclear,
    warned,
)

LEGAL, SLOW = 14, 30
"""Days: Directive 2011/83/EU, article 13; the upper line is this catalogue's choice."""
INSTEAD = {RefundForm.STORE_CREDIT: "only as a voucher", RefundForm.EXCHANGE: "only as an exchange"}


@check(
    "refund-time",
    title="I know when I get my money back",
    family="returns-policy",
    stage="post-purchase",
    weight=3,
    core=False,
    needs=(Stage.RETURNS,),
    uses=(Stage.RETURNS, Stage.PRODUCT, Stage.HOME),
    effort="S",
    owner="Customer service",
    sources=("Directive 2011/83/EU, article 13: 14 days", "Narvar 2021: 42% do not communicate clearly about refunds"),
)
def refund_time(journey: Journey) -> Outcome:
    rules = returns_rules(journey)
    if rules is None:
        return unclear("the returns page was not seen")
    page, terms = rules
    if terms.accepts in (Accepts.NO, Accepts.DEFECTIVE_ONLY):
        return not_applicable("goods cannot be sent back for a change of mind")
    findings = _findings(page, terms)
    if instead := INSTEAD.get(terms.refund_form):
        reason = f"the price is given back {instead}"
        return failed(reason, findings, measured=instead, confidence=Confidence.WIRED)
    if terms.refund_days is not None:
        return _timed(terms.refund_days, findings)
    if soon := refund_soon(page):
        reason = "the money comes back “as soon as possible”: no number of days"
        return warned(
            reason,
            [point_at(page, soon, "when the money comes back")],
            measured="no number",
            confidence=Confidence.TEXT,
        )
    if not terms.is_policy:
        return unclear("the page that was opened does not read as a returns policy")
    nothing = point_at(page, None, "no time for refunds on this page")
    reason = "the returns page does not say when the money comes back"
    return failed(reason, [nothing], measured="not stated", confidence=Confidence.WIRED)


def _timed(days: int, findings: list[Finding]) -> Outcome:
    measured = f"{days} day{'s' if days != 1 else ''}"
    if days <= LEGAL:
        return passed(
            f"the money comes back within {measured}", findings, measured=measured, confidence=Confidence.TEXT
        )
    friction = graded(days, pass_at=LEGAL, fail_at=SLOW)
    reason = f"the money takes up to {measured} to come back"
    return warned(reason, findings, measured=measured, friction=friction, confidence=Confidence.TEXT)


def _findings(page: PageView, terms: ReturnsTerms) -> list[Finding]:
    quote = terms.refund_quote
    return [point_at(page, quoted_line(page, quote), "when the money comes back", quote.text)] if quote else []

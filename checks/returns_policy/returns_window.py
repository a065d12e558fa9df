"""The time to send something back is short, or nobody says how long it is.

**Why it matters.** A short window makes buying a bet. 30 days are what most shops give (39 % of 197 retailers, Narvar
2021); in the European Union 14 days from delivery are the law (Directive 2011/83/EU, article 9). 18 % of shoppers gave
up an order because of the returns policy (Baymard Institute).

**What counts.** The shop's own window for a change of mind, in days, read from the returns page and compared with its
structured data. Time to announce, to send back, to refund, for faults and for warranty are something else. Pass: 30
days or more from delivery, or no limit. Warn: 14-29 days, or fewer than 40 when counted from the purchase, because
delivery eats into them. Fail: under 14 days, no window stated, or no returns. The 30-day line is this catalogue's
choice.

**How to fix it.** Give 30 days from delivery and say so in the first line of the returns page.
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
    graded,
    passed,
    point_at,
    quoted_line,
    returns_rules,
    unclear,
    warned,
)

FAIR, LEGAL, TOO_SHORT = 30, 14, 13
DELIVERY_DAYS = 10
"""Added to what must be given when the window starts with the purchase or the dispatch: slow delivery."""


@check(
    "returns-window",
    title="I get a fair time to send things back",
    family="returns-policy",
    stage="post-purchase",
    weight=7,
    needs=(Stage.RETURNS,),
    uses=(Stage.RETURNS, Stage.PRODUCT, Stage.HOME),
    effort="L",
    owner="Customer service",
    sources=(
        "Directive 2011/83/EU on consumer rights, article 9: 14 days",
        "Narvar 2021, return policy benchmarks: 30 days most common",
    ),
)
def returns_window(journey: Journey) -> Outcome:
    rules = returns_rules(journey)
    if rules is None:
        return unclear("the returns page was not seen")
    page, terms = rules
    findings = _findings(page, terms)
    if terms.accepts in (Accepts.NO, Accepts.DEFECTIVE_ONLY):
        reason = "nothing is taken back" if terms.accepts is Accepts.NO else "only faulty goods are taken back"
        return failed(reason, findings, measured="no returns", confidence=Confidence.TEXT)
    if terms.unlimited:
        return passed("returns are taken without a time limit", findings, measured="no limit", confidence=_sure(terms))
    if terms.window_days is None:
        if not terms.is_policy:
            return unclear("the page that was opened does not read as a returns policy", findings)
        return failed(
            "the returns page names no time limit", findings, measured="not stated", confidence=Confidence.WIRED
        )
    return _graded(terms, findings)


def _graded(terms: ReturnsTerms, findings: list[Finding]) -> Outcome:
    days, start = terms.window_days or 0, terms.window_from
    unit = "working days" if terms.window_working_days else "days"
    measured = f"{days} {unit}" + (f" from {start}" if start else "")
    law = f" ({terms.statutory_days} by law)" if terms.statutory_days and terms.statutory_days != days else ""
    counted = days - DELIVERY_DAYS if start in ("purchase", "shipment") else days
    friction = graded(counted, pass_at=FAIR, fail_at=TOO_SHORT)
    sure = _sure(terms)
    if days < LEGAL:
        reason = f"goods must be sent back within {measured}, less than the {LEGAL} days that are law in Europe"
        return failed(reason, findings, measured=measured, confidence=sure)
    if counted < FAIR:
        why = "" if days < FAIR else ", and delivery eats into them"
        return warned(
            f"returns are taken for {measured}{law}{why}",
            findings,
            measured=measured,
            friction=friction,
            confidence=sure,
        )
    since = "" if start else "; from when is not said"
    return passed(f"returns are taken for {measured}{law}{since}", findings, measured=measured, confidence=sure)


def _sure(terms: ReturnsTerms) -> float:
    """Statements of the page that do not agree, or a missing start of the window, make the reading less sure."""
    return Confidence.WIRED if terms.contradictions or not (terms.window_from or terms.unlimited) else Confidence.TEXT


def _findings(page: PageView, terms: ReturnsTerms) -> list[Finding]:
    said = [(terms.window_quote, "the window"), (terms.accepts_quote, "what is taken back")]
    once = {quote: message for quote, message in reversed(said) if quote}
    quoted = [point_at(page, quoted_line(page, quote), once[quote], quote.text) for quote, _ in said if quote in once]
    disagreeing = [Finding(message=text, page=page.index, quote=page.url[:400]) for text in terms.contradictions]
    return [*dict.fromkeys(quoted), *disagreeing]

"""The shopper does not know, or does not like, what sending something back will cost.

**Why it matters.** Return fees deter 74 % of shoppers, restocking fees 84 % (Narvar, quoted by Retail Dive), and 49 %
read the policy before they buy. Who pays must be told before the order (Opquast, checklist for web quality).

**What counts.** Who pays when the shopper changed their mind, read from the returns page and compared with its
structured data. Paying for faulty goods and the first delivery are something else. Pass: free by at least one way that
suits everyone. Warn: a fee stated in money, or free only for some (members, exchanges, in the shop's stores). Fail: the
shopper pays an amount nobody states, a restocking fee, or nothing is said.

**How to fix it.** Offer one free way, such as a drop-off point, or state the fee in money on the first screen of the
returns page.
"""

from frictionaudit.api import (
    Accepts,
    Confidence,
    Finding,
    Journey,
    Outcome,
    PageView,
    ReturnCost,
    ReturnsTerms,
    Stage,
    check,
    failed,
    not_applicable,
    passed,
    point_at,
    quoted_line,
    returns_rules,
    unclear,
    warned,
)


@check(
    "returns-who-pays",
    title="I know what sending back will cost me",
    family="returns-policy",
    stage="post-purchase",
    weight=6,
    needs=(Stage.RETURNS,),
    uses=(Stage.RETURNS, Stage.PRODUCT, Stage.HOME),
    effort="L",
    owner="Commercial",
    sources=(
        "Narvar, quoted by Retail Dive: 74 % deterred by return fees, 84 % by restocking fees",
        "Opquast: who pays for returns is stated before the order",
    ),
)
def returns_who_pays(journey: Journey) -> Outcome:
    rules = returns_rules(journey)
    if rules is None:
        return unclear("the returns page was not seen")
    page, terms = rules
    if terms.accepts in (Accepts.NO, Accepts.DEFECTIVE_ONLY):
        return not_applicable("goods cannot be sent back for a change of mind")
    findings = _findings(page, terms)
    sure = Confidence.WIRED if terms.contradictions else Confidence.TEXT
    if terms.restocking_percent:
        percent = f"{terms.restocking_percent.normalize():f} %"
        reason = f"a restocking fee of {percent} is kept back"
        return failed(reason, findings, measured=f"restocking fee {percent}", confidence=sure)
    match terms.cost:
        case ReturnCost.FREE:
            return passed("sending back is free", findings, measured="free", confidence=sure)
        case ReturnCost.CONDITIONAL:
            return warned("sending back is free only for some", findings, measured="free for some", confidence=sure)
        case ReturnCost.FEE:
            fee = terms.fee or "a stated fee"
            return warned(f"sending back costs {fee}", findings, measured=fee, confidence=sure)
        case ReturnCost.CUSTOMER:
            reason = "the shopper pays for sending back, and nobody says how much"
            return failed(reason, findings, measured="unknown amount", confidence=sure)
        case ReturnCost.RESTOCKING:
            return failed("a restocking fee is kept back", findings, measured="restocking fee", confidence=sure)
        case ReturnCost.NOT_STATED:
            return _silent(terms, findings)


def _silent(terms: ReturnsTerms, findings: list[Finding]) -> Outcome:
    """Silence of a policy is an answer; silence of some other page is none."""
    if not terms.is_policy:
        return unclear("the page that was opened does not read as a returns policy", findings)
    reason = "the returns page does not say who pays for sending back"
    return failed(reason, findings, measured="not stated", confidence=Confidence.WIRED)


def _findings(page: PageView, terms: ReturnsTerms) -> list[Finding]:
    quote = terms.cost_quote
    where = quoted_line(page, quote)
    message = "what it costs" if quote else "the page says nothing of the cost"
    disagreeing = [Finding(message=text, page=page.index, quote=page.url[:400]) for text in terms.contradictions]
    return [point_at(page, where, message, quote.text if quote else page.url), *disagreeing]

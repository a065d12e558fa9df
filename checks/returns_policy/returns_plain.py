"""The returns page is long, hard to read, or hides what matters.

**Why it matters.** Half of the shoppers look at the returns rules before they buy (49 %, Narvar in Retail Dive). They look for
two facts, how long and at whose cost, and will not read a contract for them.

**What counts.** Where on the phone's screens these two facts stand, how many words the page has, and how hard they are (LIX).
The text that the law prescribes is left out: what stands below a heading of the statutory instruction or its form. Pass: both
facts within the first screen, at most 800 words, LIX under 55. Warn: within two screens, up to 1500 words, or harder. Fail:
further down, or more than 1500 words. A page whose text tells neither fact is judged by the checks that ask for them. LIX is
Björnsson's; 55 lies within his “hard” and leaves room for the compounds of German and the Nordic languages. The other lines
are this catalogue's choice, so it weighs little.

**How to fix it.** Open with four lines: how long, how much, how, when the money comes back.
"""

from frictionaudit.api import (
    Accepts,
    Confidence,
    Finding,
    Journey,
    Line,
    Outcome,
    PageView,
    Prose,
    Stage,
    check,
    failed,
    graded,
    not_applicable,
    passed,
    plain_part,
    point_at,
    prose,
    quoted_line,
    returns_rules,
    unclear,
    warned,
)

SHORT, LONG = 800, 1500
HARD = 55
ONE_SCREEN, TWO_SCREENS = 1.0, 2.0


@check(
    "returns-plain",
    title="The returns page is short and plain",
    family="returns-policy",
    stage="post-purchase",
    weight=2,
    core=False,
    needs=(Stage.RETURNS,),
    uses=(Stage.RETURNS, Stage.PRODUCT, Stage.HOME),
    effort="S",
    owner="Customer service",
    sources=("C. H. Björnsson 1968, Läsbarhet: LIX", "our own choice of lengths"),
)
def returns_plain(journey: Journey) -> Outcome:
    rules = returns_rules(journey)
    if rules is None:
        return unclear("the returns page was not seen")
    page, terms = rules
    if terms.accepts in (Accepts.NO, Accepts.DEFECTIVE_ONLY):
        return not_applicable("goods cannot be sent back for a change of mind")
    facts = {
        name: line
        for name, quote in (("how long", terms.window_quote), ("at whose cost", terms.cost_quote))
        if (line := quoted_line(page, quote))
    }
    if not terms.is_policy or not facts:
        return unclear("the page does not tell in text how long one has or who pays")
    text = prose(line.text for line in plain_part(page))
    if not text.words:
        return unclear("words cannot be counted in this language")
    depth = max(line.box.bottom for line in facts.values()) / page.layout.viewport_height
    return _graded(depth, text, [_point(page, name, line) for name, line in facts.items()])


def _graded(depth: float, text: Prose, findings: list[Finding]) -> Outcome:
    measured = f"facts within {depth:.1f} screens, {text.words} words, LIX {text.lix:.0f}"
    sure = Confidence.TEXT
    if depth > TWO_SCREENS or text.words > LONG:
        buried = depth > TWO_SCREENS
        reason = (
            f"one has to scroll {depth:.1f} screens for the facts" if buried else f"{text.words} words are a contract"
        )
        return failed(reason, findings, measured=measured, confidence=sure)
    troubles = [
        *([f"the facts end only after {depth:.1f} screens"] if depth > ONE_SCREEN else []),
        *([f"{text.words} words"] if text.words > SHORT else []),
        *([f"it is hard to read (LIX {text.lix:.0f})"] if text.lix >= HARD else []),
    ]
    if troubles:
        friction = max(
            graded(depth, pass_at=ONE_SCREEN, fail_at=TWO_SCREENS), graded(text.words, pass_at=SHORT, fail_at=LONG), 0.3
        )
        return warned("; ".join(troubles), findings, measured=measured, friction=friction, confidence=sure)
    return passed("short and plain, the facts on top", findings, measured=measured, confidence=sure)


def _point(page: PageView, name: str, line: Line) -> Finding:
    return point_at(page, line, name)

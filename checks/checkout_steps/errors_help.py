"""A mistake in the checkout is not explained, or costs what was typed.

**Why it matters.** Everybody mistypes on a phone. Who is told only that something is wrong has to guess, and who finds the
form empty leaves. WCAG asks that a mistake is named in words (3.3.1) and that the shop says how to mend it (3.3.3).

**What counts.** One mistake is made on purpose, on the first form of the checkout that asks a guest for a mail address: the
address is typed without its end, the field is left, and it is taken out again; the form is not sent with it. Besides, what
the checkout said on this walk where a form did not go on. Pass: each message stands beside its field, as soon as the field
is left, and says more than that something is wrong, and what was typed is still there. Warn: nothing is said within about a
second of leaving the field, so at best when the form is sent; or the message stands only elsewhere on the page, or says no
more than "invalid", or a field is marked without a word. Fail: fields that had been filled in are empty. Unclear: no form
asked a guest for a mail address, or none was typed. Bubbles that the browser itself shows are not seen, nor whether a screen
reader tells the message. The lines are this catalogue's choice (31 % of sites have no validation in the form, Baymard).

**How to fix it.** Say beside the field what is wrong and what would be right ("The postcode needs 5 digits"), as soon as the
field is left; keep everything that was typed.
"""

from frictionaudit.api import (
    TILL,
    Complaint,
    Confidence,
    ErrorMessage,
    Field,
    Finding,
    Journey,
    Outcome,
    Stage,
    check,
    error_messages,
    failed,
    passed,
    unclear,
    warned,
)

ELSEWHERE, GENERIC, LATE = 0.6, 0.4, 0.4


@check(
    "errors-help",
    title="When I make a mistake it tells me how to fix it",
    family="checkout-steps",
    stage="purchase",
    weight=3,
    core=False,
    needs=(Stage.CHECKOUT,),
    uses=TILL,
    effort="M",
    owner="Checkout team",
    sources=(
        "WCAG 2.2, 3.3.1 Error Identification - https://www.w3.org/TR/WCAG22/#error-identification",
        "WCAG 2.2, 3.3.3 Error Suggestion - https://www.w3.org/TR/WCAG22/#error-suggestion",
    ),
)
def errors_help(journey: Journey) -> Outcome:
    made = journey.mistake
    complaints = [*journey.complaints, *([made.complaint] if made and made.complaint else [])]
    if not complaints and made is None:
        return unclear(
            "no form complained on this walk, and no mistake could be made, so what it would say is not known"
        )
    said = [error_messages(told) for told in complaints]
    messages = [(told, message) for told, those in zip(complaints, said, strict=True) for message in those]
    findings = [_finding(told, message) for told, message in messages]
    measured = _number(len(messages), "message")
    sure = Confidence.TEXT
    if lost := [(told, name) for told in complaints for name in told.emptied]:
        told, name = lost[0]
        reason = f"after a mistake {_number(len(lost), 'field')} that had been filled in stood empty (“{name}”)"
        proof = Finding(message="emptied: " + ", ".join(name for _, name in lost), page=told.page)
        return failed(reason, [proof, *findings], measured=f"{len(lost)} emptied", confidence=sure)
    if astray := [those for those in said if not any(message.field and message.text for message in those)]:
        silent = not any(message.text for message in astray[0])
        reason = (
            "a field is marked as wrong without a word" if silent else "what is wrong is said, but not beside the field"
        )
        return warned(reason, findings, measured=measured, friction=ELSEWHERE, confidence=sure)
    if vague := [message for _, message in messages if message.field and message.generic]:
        reason = f"“{vague[0].text}” tells neither what is wrong nor how to mend it"
        return warned(reason, findings, measured=measured, friction=GENERIC, confidence=sure)
    if made and made.complaint is None:
        reason = f"nothing is said when “{_called(made.field)}” is left with half a mail address in it"
        proof = Finding(message="no message on leaving it", page=made.page, box=made.field.box)
        return warned(reason, [proof, *findings], measured="nothing on leaving", friction=LATE, confidence=sure)
    return passed("what is wrong is said beside the field, and what was typed is kept", findings, measured=measured)


def _called(field: Field) -> str:
    return (field.label or field.placeholder or field.near or field.name)[:60]


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _finding(told: Complaint, message: ErrorMessage) -> Finding:
    where = f"beside “{message.field.label or message.field.name}”" if message.field else "beside no field"
    return Finding(message=f"message {where}", page=told.page, quote=message.text)

# The modules of one plug-in may import each other; nobody else may import them.
# ruff: noqa: TID251
"""The report card and the user's own figures in Markdown: the same in the summary and in the roadmap."""

from collections.abc import Iterator

from frictionaudit.api import AuditResult, CardRow, FunnelStep, Money, escaped

from .wording import Wording, counted, label, plain

_BASES = {
    "desktop": "desktop",
    "period before": "the period before",
    "target": "your target",
    "everyone who left": "nobody leaving",
    "none": "no reference",
}


def card_lines(result: AuditResult, wording: Wording) -> Iterator[str]:
    """The five rows; nothing where the result is from before there was a card."""
    if not result.report_card:
        return
    yield "| Question | Seen | Said | |"
    yield "| --- | --- | --- | --- |"
    for row in result.report_card:
        words = f"**{escaped(row.words)}**" if row.disagree else escaped(row.words)
        yield f"| {escaped(row.question)} | {escaped(seen_words(row, wording))} | {escaped(said_words(row))} | {words} |"


def seen_words(row: CardRow, wording: Wording) -> str:
    """`75.0 of 100 on 2 checks (2 more are not installed)`."""
    more = f" ({len(row.not_installed)} more not installed)" if row.not_installed else ""
    if row.seen is None:
        return f"could not be told{more}"
    return f"{wording.tenths(row.seen)} of 100 on {counted(len(row.checks), 'check')}{more}"


def said_words(row: CardRow) -> str:
    """`yes; Net Promoter Score: 24`."""
    head = "nothing yet" if row.said == "unknown" else row.said
    told = [f"{one.label}: {one.value}" for one in (*row.answers[1:], *row.figures)]
    return "; ".join([head, *told] if row.said != "unknown" or not told else told)


def funnel_lines(result: AuditResult, wording: Wording) -> Iterator[str]:
    """Where orders are lost, with the assumptions; nothing without a funnel."""
    funnel = result.inputs.funnel
    if funnel is None:
        return
    yield "| Step | Sessions | Go on | Held against | Orders at risk | Money at risk | Priority × |"
    yield "| --- | ---: | ---: | --- | ---: | ---: | ---: |"
    yield from (_step_line(step, wording) for step in funnel.steps)
    yield ""
    yield from (f"- {escaped(plain(sentence))}" for sentence in funnel.assumptions)


def _step_line(step: FunnelStep, wording: Wording) -> str:
    told = step.basis != "none"
    against = _BASES[step.basis] if step.reference is None else f"{wording.share(step.reference)}, {_BASES[step.basis]}"
    orders = f"{wording.whole(step.orders[0])}–{wording.whole(step.orders[1])}" if told else ""
    cells = (
        label(step.step),
        wording.whole(step.sessions),
        "" if step.rate is None else wording.share(step.rate),
        against if step.next else "",
        orders,
        money_range(step.money, wording) if told and step.money else "",
        wording.hundredths(step.factor) if step.next else "",
    )
    return f"| {' | '.join(escaped(cell) for cell in cells)} |"


def money_range(money: Money, wording: Wording) -> str:
    """`£1,192–£8,666`: a range of money in whole units."""
    return "–".join(wording.rounded_money(amount, money.currency) for amount in (money.low, money.high))


def square_lines(result: AuditResult) -> Iterator[str]:
    """Seen against heard; nothing without a voice of the customer."""
    voice = result.inputs.voice
    if voice is None:
        return
    yield "| Area | What to do | Seen | Heard | |"
    yield "| --- | --- | ---: | ---: | --- |"
    for one in result.inputs.seen_heard:
        cells = (label(one.family), one.quadrant, str(one.seen), str(one.heard), one.note)
        yield f"| {' | '.join(escaped(cell) for cell in cells)} |"
    lost = [theme for theme in voice.themes if not theme.family]
    sources = f", from {', '.join(plain(source, 40) for source in voice.sources[:6])}" if voice.sources else ""
    yield ""
    yield escaped(f"{counted(voice.total, 'mention')}{sources}; praise left out ({voice.praise}).")
    if lost:
        said = "; ".join(f"“{plain(theme.said, 80)}” ({theme.count})" for theme in lost[:5])
        yield escaped(f"Fits no area, so read it yourself: {said}{'; …' if len(lost) > 5 else '.'}")

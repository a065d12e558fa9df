"""A page of the shop travels unprotected.

**Why it matters.** Browsers write “Not secure” beside the address of a page without encryption, right where name, address and
card are typed. Anybody on the same network can read and change it.

**What counts.** Every page of the walk and what it asked for. Fail: a page by http, or a form that sends to http. Warn: pictures
or scripts asked for by http on a safe page, which browsers block or mark. Pass: none of that. Whether http leads on to https
is not tried. Addresses of this computer itself (localhost) are safe as they are and not judged.

**How to fix it.** Send every http address on to https and load everything by https.
"""

from collections.abc import Iterator

from frictionaudit.api import (
    MAIN_STAGES,
    SIDE_STAGES,
    Confidence,
    Finding,
    Journey,
    Outcome,
    PageView,
    check,
    failed,
    is_this_computer,
    not_applicable,
    passed,
    point_at,
    scheme_of,
    unclear,
    warned,
)


@check(
    "secure-connection",
    title="The connection is safe on every page",
    family="trust",
    stage="awareness",
    weight=4,
    core=False,
    stopper=True,
    uses=(*MAIN_STAGES, *SIDE_STAGES),
    effort="S",
    owner="Engineering",
    sources=("W3C, Mixed Content - https://www.w3.org/TR/mixed-content/",),
)
def secure_connection(journey: Journey) -> Outcome:
    pages = [page for page in journey.seen(*MAIN_STAGES, *SIDE_STAGES) if scheme_of(page.url) in ("http", "https")]
    judged = [page for page in pages if not is_this_computer(page.url)]
    if pages and not judged:
        return not_applicable("the shop runs on this computer itself")
    if not judged:
        return unclear("no page with a web address was seen")
    open_pages = [page for page in judged if scheme_of(page.url) == "http"]
    open_forms = [finding for page in judged for finding in _forms(page)]
    if open_pages or open_forms:
        findings = [*(_by_http(page) for page in open_pages), *open_forms]
        what = f"{len(open_pages)} pages" if open_pages else f"{len(open_forms)} forms"
        return failed(f"{what} travel without encryption", findings, measured=f"{len(findings)} by http")
    mixed = [finding for page in judged for finding in _mixed(page)]
    if mixed:
        reason = f"{len(mixed)} files of safe pages are asked for without encryption"
        return warned(reason, mixed, measured=f"{len(mixed)} files by http")
    return passed(
        f"all {len(judged)} pages came by https",
        measured=f"{len(judged)} of {len(judged)}",
        confidence=Confidence.MEASURED,
    )


def _by_http(page: PageView) -> Finding:
    return point_at(page, None, "this page came by http", page.url)


def _forms(page: PageView) -> Iterator[Finding]:
    for control in page.controls:
        if control.submits and scheme_of(control.action) == "http" and not is_this_computer(control.action):
            yield point_at(page, control, "its form sends by http", control.action)


def _mixed(page: PageView) -> Iterator[Finding]:
    asked = {request.url for request in page.requests if scheme_of(request.url) == "http" and not request.refused}
    for url in sorted(asked):
        if not is_this_computer(url):
            yield point_at(page, None, "asked for by http", url)

"""How well the purposes of form fields are recognised, on labelled pages.

    python -m benchmarks.form_fields DIR [--cache DIR] [--errors] [--only tune|held-out]

DIR holds `labels.jsonl` (file, eval_id, label, coarse), `pages.jsonl` (file, lang) and the pages. Labels are HTML
autofill tokens or near relatives of them; `coarse` groups them. Only controls that a person labelled are counted, so
there is no class for "nothing". Half of the shops, chosen by a digest of the file name, is held out: whoever tunes the
rules looks only at the other half.
"""

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measures import accuracy, macro_f1, scores, table
from benchmarks.snapshots import Snapshot, snapshots
from frictionaudit.evidence import Field
from frictionaudit.reading.fields import MORE_STREET, Purpose, PurposeGuess, field_purposes

P = Purpose
LABELS: Mapping[Purpose, tuple[str, str]] = {
    P.EMAIL: ("email", "email"),
    P.EMAIL_CONFIRM: ("email", "email"),
    P.NEWSLETTER: ("email", "email"),
    P.NAME: ("name", "name"),
    P.GIVEN_NAME: ("given-name", "name"),
    P.ADDITIONAL_NAME: ("additional-name", "name"),
    P.FAMILY_NAME: ("family-name", "name"),
    P.PHONETIC_NAME: ("phonetic-name", "name"),
    P.PHONETIC_GIVEN_NAME: ("phonetic-given-name", "name"),
    P.PHONETIC_FAMILY_NAME: ("phonetic-family-name", "name"),
    P.HONORIFIC: ("honorific-prefix", "name"),
    P.PHONE: ("tel", "phone"),
    P.PHONE_COUNTRY: ("tel-country-code", "phone"),
    P.ORGANIZATION: ("organization", "organization"),
    P.JOB_TITLE: ("organization-title", "organization"),
    P.STREET: ("street-address", "address"),
    P.STREET_NAME: ("address-streetname", "address"),
    P.HOUSE_NUMBER: ("address-housenumber", "address"),
    P.STREET2: ("address-line2", "address"),
    P.STREET3: ("address-line3", "address"),
    P.UNIT: ("apartment", "address"),
    P.FLOOR: ("floor", "address"),
    P.BUILDING: ("building", "address"),
    P.STAIR: ("stair", "address"),
    P.LANDMARK: ("reference-point", "address"),
    P.ADDRESS_LOOKUP: ("address-lookup", "address"),
    P.POSTCODE: ("postal-code", "postal"),
    P.CITY: ("address-level2", "city"),
    P.DISTRICT: ("address-level3", "city"),
    P.STATE: ("address-level1", "state"),
    P.COUNTRY: ("country", "country"),
    P.BIRTHDAY: ("bday", "birthday"),
    P.BIRTHDAY_DAY: ("bday-day", "birthday"),
    P.BIRTHDAY_MONTH: ("bday-month", "birthday"),
    P.BIRTHDAY_YEAR: ("bday-year", "birthday"),
    P.GENDER: ("sex", "sex"),
    P.CARD_NUMBER: ("cc-number", "card_number"),
    P.CARD_EXPIRY: ("cc-exp", "card_expiry"),
    P.CARD_EXPIRY_MONTH: ("cc-exp-month", "card_expiry"),
    P.CARD_EXPIRY_YEAR: ("cc-exp-year", "card_expiry"),
    P.CARD_CVC: ("cc-csc", "card_csc"),
    P.CARD_NAME: ("cc-name", "card_name"),
    P.CARD_TYPE: ("cc-type", "card_type"),
    P.USERNAME: ("username", "login"),
    P.PASSWORD: ("password", "login"),
    P.NEW_PASSWORD: ("new-password", "login"),
    P.TAX_ID: ("id-number", "tax_id"),
    P.VAT: ("vat-number", "tax_id"),
}
"""Purpose -> (label, coarse group) of the corpus; the rest are nothing it labels."""
NOTHING = ("nothing", "nothing")
SAME = {
    "country-name": "country",
    "loginname": "username",
    "address-line1": "address-line1",
    "street": "street-address",
}
"""Labels that mean the same; the coarser reading is reported beside the exact one."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One labelled control and what was said of it."""

    file: str
    lang: str
    truth: tuple[str, str]
    said: tuple[str, str]
    note: str


def held_out(file: str) -> bool:
    """Whether a file is of the half that nobody looks at while tuning."""
    return hashlib.sha256(Path(file).name.encode()).digest()[0] % 2 == 0


def label_of(guesses: Sequence[PurposeGuess], at: int) -> tuple[str, str]:
    """The corpus's label for a guess: street lines and phone numbers depend on what stands beside them."""
    guess = guesses[at]
    if guess.token == "tel-national":
        return "tel-national", "phone"
    near = {other.purpose for other in guesses[max(0, at - 1) : at + 3]}
    if guess.purpose is P.STREET and near & MORE_STREET:
        return "address-line1", "address"
    return LABELS.get(guess.purpose, NOTHING)


def judge(snapshot: Snapshot, file: str, labels: Mapping[str, tuple[str, str]], lang: str) -> Iterable[Judged]:
    """Every labelled control of a page; one that the probe did not see counts as nothing said."""
    fields = snapshot.page.fields
    guesses = field_purposes(fields, snapshot.page.lang)
    seen = {snapshot.marks.get(item.index, ""): at for at, item in enumerate(fields)}
    for mark, truth in labels.items():
        at = seen.get(mark)
        if at is None:
            yield Judged(file, lang, truth, NOTHING, "not seen by the probe")
        else:
            yield Judged(file, lang, truth, label_of(guesses, at), _note(fields[at], guesses[at]))


def _note(item: Field, guess: PurposeGuess) -> str:
    seen = (item.tag, item.type, item.name[-40:], item.id[-40:], item.label[:50], item.near[:40], item.placeholder[:40])
    return f"{guess.purpose} {guess.confidence} {seen} {item.autocomplete} {guess.reasons}"


def report(judged: Sequence[Judged], title: str, detail: bool) -> None:
    """Print the figures of one half or of all."""
    coarse = [(j.truth[1], j.said[1]) for j in judged]
    exact = [(j.truth[0], j.said[0]) for j in judged]
    folded = [(SAME.get(t, t), SAME.get(s, s)) for t, s in exact]
    forms: dict[str, bool] = defaultdict(lambda: True)
    for j in judged:
        forms[j.file] = forms[j.file] and j.truth[1] == j.said[1]
    print(f"\n== {title}: {len(judged)} controls on {len(forms)} pages")
    print(f"coarse  accuracy {accuracy(coarse):.4f}  macro-F1 {macro_f1(scores(coarse)):.4f}")
    print(f"label   accuracy {accuracy(exact):.4f}  macro-F1 {macro_f1(scores(exact)):.4f}")
    print(f"label, synonyms folded: accuracy {accuracy(folded):.4f}")
    print(f"forms wholly right (coarse): {sum(forms.values()) / max(len(forms), 1):.4f}")
    if detail:
        print(table(scores(coarse)))
        by_language: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for j in judged:
            by_language[j.lang[:2].lower() or "?"].append((j.truth[1], j.said[1]))
        print("by language: " + "  ".join(f"{k} {accuracy(v):.3f} ({len(v)})" for k, v in sorted(by_language.items())))


def main() -> None:
    """Read the labels, judge every page, print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--errors", action="store_true", help="print the errors of the half that may be looked at")
    parser.add_argument("--only", choices=("tune", "held-out"))
    args = parser.parse_args()
    folder: Path = args.folder
    labels: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for line in (folder / "labels.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        labels[row["file"]][str(row["eval_id"])] = (row["label"], row["coarse"])
    rows = [json.loads(line) for line in (folder / "pages.jsonl").read_text("utf-8").splitlines()]
    langs = {row["file"]: row["lang"] for row in rows}
    wanted = [f for f in sorted(labels) if args.only is None or held_out(f) == (args.only == "held-out")]
    read = {str(s.file.relative_to(folder)): s for s in snapshots([folder / f for f in wanted], args.cache)}
    judged = [j for f, s in read.items() for j in judge(s, f, labels[f], langs.get(f, ""))]
    tune = [j for j in judged if not held_out(j.file)]
    if args.errors:
        wrong = [j for j in tune if j.truth[1] != j.said[1]]
        for j in wrong:
            print(f"{j.file} {j.truth[0]} <- {j.said[0]}: {j.note}")
        print(Counter((j.truth[1], j.said[1]) for j in wrong).most_common(30))
    for part, title in ((tune, "tuned on"), ([j for j in judged if held_out(j.file)], "held out")):
        if part:
            report(part, title, detail=title == "held out" or args.only is not None)
    if args.only is None:
        report(judged, "all", detail=True)


if __name__ == "__main__":
    main()

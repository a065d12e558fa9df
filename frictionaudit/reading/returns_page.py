"""Whether a page is a returns policy, and not the terms of service, a FAQ or a shipping page that mentions one."""

from __future__ import annotations

from collections.abc import Sequence

from frictionaudit.reading.returns_language import PolicyLine, Sentence, Vocabulary, tidy

# Share of the sentences of a page that speak of returns, from which it is a returns policy: when its first heading
# says so, when a later one does, without headings, with headings that tell nothing, and under a heading of another
# topic (shipping) with returns named further down. Measured on the policy, product and help pages of thirty shops:
# policies have 0.10 at the least, mostly 0.5 and more; terms of service, privacy pages and FAQs stay below 0.1.
_TITLED_SHARE = 0.08
_SUBTITLED_SHARE = 0.25
_UNTITLED_SHARE = 0.34
_UNNAMED_SHARE = 0.5
_MISTITLED_SHARE = 0.4
_FEWEST_SENTENCES = 2
_PROSE_WORDS = 5
_FEW_QUESTIONS = 3
_MOST_TITLE_LINES = 1_000
# Sentences of contract language that make a page the terms of service, however much it says of returns: unless its first
# heading is returns alone. Shops put contract language on that page too.
_LEGAL_SHARE = 0.25


def is_returns_page(lines: Sequence[PolicyLine], sentences: Sequence[Sentence], vocabulary: Vocabulary) -> bool:
    """Whether the page is about returns: by how many of its sentences are, in the light of its headings."""
    prose = [each for each in sentences if len(each.plain.split()) > _PROSE_WORDS or "。" in each.text]
    about = [each for each in prose if vocabulary.says("returns", each.plain)]
    legal = [each for each in prose if vocabulary.says("legal", each.plain)]
    if not about or _is_question_list(lines, vocabulary):
        return False
    titles = [tidy(line.text).lower() for line in lines[:_MOST_TITLE_LINES] if line.heading and "?" not in line.text]
    share = len(about) / len(prose)
    named_first = bool(titles) and vocabulary.says("title_returns", titles[0])
    if len(legal) / len(prose) > _LEGAL_SHARE and not (named_first and not vocabulary.says("title_other", titles[0])):
        return False
    if named_first:
        return share >= _TITLED_SHARE
    named = next((title for title in titles if _is_title(title, vocabulary)), None)
    if named is None:
        needed = _UNNAMED_SHARE if titles else _UNTITLED_SHARE
    elif vocabulary.says("title_returns", named):
        needed = _SUBTITLED_SHARE
    elif any(vocabulary.says("title_returns", title) for title in titles):
        needed = _MISTITLED_SHARE
    else:
        return False
    return share >= needed and len(about) >= _FEWEST_SENTENCES


def _is_title(heading: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.says("title_returns", heading) or vocabulary.says("title_other", heading)


def _is_question_list(lines: Sequence[PolicyLine], vocabulary: Vocabulary) -> bool:
    """Whether the page asks more questions about other things than about returns: a FAQ."""
    questions = [tidy(line.text).lower() for line in lines[:1000] if line.text.rstrip().endswith("?")]
    about = sum(vocabulary.says("returns", question) for question in questions)
    return len(questions) - about > max(about, _FEW_QUESTIONS)

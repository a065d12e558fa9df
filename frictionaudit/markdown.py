"""Markdown from text that others wrote."""

_MARKUP = frozenset("\\`*_[]|~$")


def escaped(text: str) -> str:
    """Text that Markdown and HTML show as it is: no markup, no link, no mention of a user or ticket."""
    calm = text.replace("@", "@\u200b")
    for char in "&<>":
        calm = calm.replace(char, f"&#{ord(char)};")
    calm = calm.replace("://", "&#58;//").replace("www.", "www&#46;").replace("#", "#\u200b").replace("&#\u200b", "&#")
    return "".join(f"\\{char}" if char in _MARKUP else char for char in calm)

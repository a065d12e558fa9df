"""Names as file names."""

import re
import unicodedata
import zlib


def slug(name: str) -> str:
    """A name as a file name: lower-case ASCII letters, digits and hyphens; never empty.

    Where ASCII cannot say what the name says, a checksum keeps such names apart.
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = re.sub(r"[^a-z0-9]+", "-", letters.encode("ascii", "ignore").decode()).strip("-")
    told = plain and not any(letter.isalnum() and not letter.isascii() for letter in letters)
    return plain if told else f"{plain}-{zlib.crc32(name.casefold().encode()):08x}".strip("-")

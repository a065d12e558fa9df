"""Small CSV files that people wrote: rows with their line numbers, columns by name, errors that say where and what."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from frictionaudit.errors import ConfigError

MOST_BYTES = 20_000_000
MOST_ROWS = 200_000
LONGEST_CELL = 2_000
_GROUPED = re.compile(r"\d{1,3}(?:[ ,.'\u00a0\u202f]\d{3})+")
_DECIMAL = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a file."""

    file: str
    number: int
    """Its line in the file, from 1."""
    cells: dict[str, str]
    """By column; blank where the row has nothing there."""

    def wrong(self, column: str, expected: str) -> ConfigError:
        """The error of a cell: where, what was expected, what is there."""
        got = f", got {self.cells.get(column, '')!r:.60}"
        return ConfigError(f"{self.file}, line {self.number}: {column}: {expected}{got}", ADVICE)

    def whole(self, column: str) -> int:
        """A count: digits, thousands grouped or not.

        Raises:
            ConfigError: it is not one.
        """
        text = self.cells[column]
        digits = re.sub(r"\D", "", text) if _GROUPED.fullmatch(text) else text
        if not (digits.isascii() and digits.isdigit()) or len(digits) > 15:
            raise self.wrong(column, "expected a whole number, such as 40000")
        return int(digits)

    def amount(self, column: str) -> float | None:
        """A number with decimals, such as 84.50; None where the cell is blank.

        Raises:
            ConfigError: it is not one, or more than a thousand million.
        """
        text = self.cells[column]
        if not text:
            return None
        if not _DECIMAL.fullmatch(text) or len(text) > 12:
            raise self.wrong(column, "expected a number without a currency or grouped thousands, such as 84.50")
        return float(text.replace(",", "."))

    def share(self, column: str) -> float | None:
        """A share as `0.68` or `68%`, between 0 and 1; None where the cell is blank.

        Raises:
            ConfigError: it is not one.
        """
        text = self.cells[column]
        if not text:
            return None
        number = text.removesuffix("%").strip()
        value = (
            float(number.replace(",", ".")) / (100 if text.endswith("%") else 1) if _DECIMAL.fullmatch(number) else 2
        )
        if not 0 < value <= 1:
            raise self.wrong(column, "expected a share above 0 and up to 1, such as 0.68 or 68%")
        return value

    def one_of(self, column: str, known: Sequence[str], otherwise: str = "") -> str:
        """One of the known words; `otherwise` where the cell is blank.

        Raises:
            ConfigError: it is another word; the message names the nearest.
        """
        text = self.cells[column].casefold() or otherwise
        if text in known:
            return text
        near = get_close_matches(text, known, n=1, cutoff=0.5)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise self.wrong(column, f"expected {', '.join(known)}{hint}")


ADVICE = "See docs/inputs.md for every column."


def lines(content: bytes, file: str, required: Sequence[str], optional: Sequence[str]) -> tuple[Line, ...]:
    """The rows of a CSV file; comma, semicolon or tab between cells, the first row names the columns.

    Raises:
        ConfigError: it is not UTF-8 text, a column is missing, unknown or there twice, a row has too many cells, or
            there is no row at all.
    """
    if len(content) > MOST_BYTES:
        raise ConfigError(f"{file}: larger than {MOST_BYTES // 1_000_000} MB", "Sum the rows up before you bring them.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{file} is not UTF-8 text: {error}", "Save it as CSV in UTF-8.") from error
    try:
        rows = list(_rows(text))
    except csv.Error as error:
        raise ConfigError(f"{file} is not a CSV file: {error}", ADVICE) from error
    if len(rows) < 2:
        raise ConfigError(f"{file}: expected a row of column names and at least one row below it", ADVICE)
    if len(rows) > MOST_ROWS:
        raise ConfigError(f"{file}: more than {MOST_ROWS} rows", "Sum the rows up before you bring them.")
    names = [_column(name) for name in rows[0][1]]
    _check_columns(names, file, rows[0][0], required, optional)
    return tuple(_line(file, number, names, cells, (*required, *optional)) for number, cells in rows[1:])


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that hold anything, with the line each begins on."""
    head = text.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield begins, [" ".join(cell.split())[:LONGEST_CELL] for cell in cells]
        begins = reader.line_num + 1


def _column(name: str) -> str:
    return re.sub(r"[\s-]+", "_", name.casefold())


def _check_columns(
    names: Sequence[str], file: str, line: int, required: Sequence[str], optional: Sequence[str]
) -> None:
    known = (*required, *optional)
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=1, cutoff=0.5)
            hint = f"Did you mean {near[0]!r}?" if near else f"Known here: {', '.join(known)}."
            raise ConfigError(f"{file}, line {line}: there is no column {name!r:.60}", hint)
        if names.count(name) > 1:
            raise ConfigError(f"{file}, line {line}: the column {name!r} is there twice", ADVICE)
    missing = [name for name in required if name not in names]
    if missing:
        raise ConfigError(f"{file}, line {line}: the column {missing[0]!r} is missing", ADVICE)


def _line(file: str, number: int, names: Sequence[str], cells: Sequence[str], known: Sequence[str]) -> Line:
    if len(cells) > len(names):
        raise ConfigError(
            f"{file}, line {number}: expected {len(names)} cells, got {len(cells)}",
            "A text that holds the delimiter stands in double quotes.",
        )
    given = dict(zip(names, cells, strict=False))
    return Line(file, number, {name: given.get(name, "") for name in known})

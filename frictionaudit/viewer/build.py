"""Writes the pages as files for any web server."""

from collections.abc import Mapping
from pathlib import Path

from frictionaudit import bundle
from frictionaudit.errors import UsageError
from frictionaudit.viewer.pages import Page

LIST = ".frictionaudit-site"
"""Names what was written, so that it can be taken away when it is no longer there; and that the folder is ours."""


def build(folder: Path, pages: Mapping[str, Page]) -> int:
    """Write every page and take away those of runs that are gone; how many pages there are.

    Raises:
        UsageError: the folder holds something else. OutputError: it cannot be written.
    """
    note = folder / LIST
    with bundle.writing(folder):
        before = note.read_text(encoding="utf-8").splitlines() if note.is_file() else []
        if not before and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(
                f"{folder} is there and was not written by site build", "Name an empty folder, or a new one."
            )
    # the list comes first: a build that is cut short must not look like somebody else's folder
    bundle.write_file(note, "\n".join(sorted({*before, *pages})).encode())
    for name, page in pages.items():
        bundle.write_file(folder / name, page.body())
    with bundle.writing(folder):
        for name in sorted(set(before) - set(pages), reverse=True):
            _remove(folder, name)
    bundle.write_file(note, "\n".join(sorted(pages)).encode())
    return len(pages)


def _remove(folder: Path, name: str) -> None:
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        return
    path.unlink(missing_ok=True)
    for parent in path.parents:
        if parent == folder or not parent.is_dir() or any(parent.iterdir()):
            return
        parent.rmdir()

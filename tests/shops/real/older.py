"""Shop systems that today's Python cannot run: an older one, which a machine must bring, and packages of its days."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.shops.real.install import CannotInstallError, folder_of, once, run

INTERPRETERS = Path("~/.pyenv/versions")


def python(version: str) -> Path:
    """Find the machine's Python of a version such as 2.7; CannotInstallError without one."""
    kept = sorted(INTERPRETERS.expanduser().glob(f"{version}*/bin/python{version}"))
    for program in (*kept, shutil.which(f"python{version}")):
        if program:
            return Path(program)
    raise CannotInstallError(f"it needs Python {version}, which is not on this machine; pyenv can install it")


def older_packages(system: str, interpreter: Path, packages: Sequence[str]) -> Path:
    """Install these packages and no others, since registries resolve to releases of today; the folder they are in."""

    def build(folder: Path) -> None:
        pip(interpreter, folder, "install", "--target", "packages", *packages)

    return once(folder_of(system) / "software", packages, build) / "packages"


def pip(interpreter: Path, folder: Path, task: str, *words: str, env: dict[str, str] | None = None) -> None:
    """Let the interpreter's own pip do a task in a folder without looking for what a package rests on."""
    run((interpreter, "-m", "pip", task, "--quiet", "--no-deps", "--disable-pip-version-check", *words), folder, env)


def environment(home: Path, *importable: Path) -> dict[str, str]:
    """Tell a Django shop where its project (`shop_settings`) and its packages are, and to write nothing beside them."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "shop_settings",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": os.pathsep.join(map(str, (home, *importable))),
        "PYTHONUNBUFFERED": "1",
        "PYTHONWARNINGS": "ignore",
        "SHOP_HOME": str(home),
    }

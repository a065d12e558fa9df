"""Shuup in an environment of its own: an old package, so some of what it asks for is replaced by what runs today."""

import sys
from pathlib import Path

from tests.shops.real.install import folder_of, interpreter, once, run

PACKAGES = ("shuup==3.1.0", "waitress==3.0.2", "whitenoise==5.3.0")
BUILD_TOOLS = ("setuptools<58", "wheel")
REPLACED = ("django-enumfields",)
INSTEAD = ("Babel==2.9.1", "bleach==3.3.1", "django-enumfields2==3.0.0", "Jinja2==2.11.3", "MarkupSafe==2.0.1")
"""The last releases that Shuup's code and a newer Python agree on."""
RECIPE = (*PACKAGES, *BUILD_TOOLS, *REPLACED, *INSTEAD)


def software() -> Path:
    """Install it once; its interpreter."""
    return interpreter(once(folder_of("shuup") / "software", RECIPE, _install))


def _install(folder: Path) -> None:
    run((sys.executable, "-m", "venv", "venv"), folder)
    python = interpreter(folder)
    run((python, "-m", "pip", "install", "--quiet", *BUILD_TOOLS), folder)
    run((python, "-m", "pip", "install", "--quiet", *PACKAGES), folder)
    run((python, "-m", "pip", "uninstall", "--quiet", "--yes", *REPLACED), folder)
    run((python, "-m", "pip", "install", "--quiet", "--no-deps", "--force-reinstall", *INSTEAD), folder)

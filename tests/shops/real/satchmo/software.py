"""Satchmo and what it rests on, as they were in 2012: Python 2.7, which a machine must bring."""

import os
import shutil
import tarfile
from pathlib import Path

from tests.shops.real.install import folder_of, once
from tests.shops.real.older import pip

SATCHMO = "Satchmo==0.9.2"
BUILT_WITH = "setuptools_hg==0.4"
"""What Satchmo's own installer must find before it names its version."""
PACKAGES = (
    "Django==1.3.7",
    "django-threaded-multihost==1.4.post1",
    "django-caching-app-plugins==0.1.4",
    "django-signals-ahoy==0.1.post3",
    "django-keyedcache==1.5.1",
    "django-livesettings==1.4.post10",
    "django-registration==0.8",
    "sorl-thumbnail==3.2.5",
    "pycryptodome==3.9.9",
    "PyYAML==3.13",
    "reportlab==3.4.0",
    "trml2pdf==0.6",
    "Pillow==4.0.0",
    "olefile==0.46",
    "simplejson==3.8.2",
    "South==1.0.2",
    "waitress==1.4.4",
    "whitenoise==3.3.1",
)
RECIPE = (*PACKAGES, SATCHMO, BUILT_WITH)


def software(interpreter: Path) -> Path:
    """Install it once; the folder with its `packages`, and Satchmo with its sample project as `satchmo`."""

    def build(folder: Path) -> None:
        pip(interpreter, folder, "install", "--target", "packages", *PACKAGES)
        # The sample project is in the source alone, so that is unpacked instead of installed.
        pip(interpreter, folder, "install", "--target", "built-with", BUILT_WITH)
        env = os.environ | {"PYTHONPATH": str(folder / "built-with")}
        pip(interpreter, folder, "download", "--no-build-isolation", "--no-binary", "Satchmo", SATCHMO, env=env)
        (archive,) = folder.glob("Satchmo-*.tar.gz")
        with tarfile.open(archive) as source:
            source.extractall(folder, filter="data")
        shutil.move(folder / archive.name.removesuffix(".tar.gz") / "satchmo", folder / "satchmo")

    return once(folder_of("satchmo") / "software", RECIPE, build)


def importable(software: Path) -> tuple[Path, ...]:
    """Where the interpreter finds Satchmo, its sample project and their packages."""
    return (software / "satchmo" / "apps", software / "satchmo" / "projects", software / "packages")

# mypy: ignore-errors
# ruff: noqa: F403
# pyright: basic, reportMissingImports=false
"""Shuup's own workbench project on a newer Python than it was written for, in the folder that SHOP_HOME names.

Tables are made from the models at once: replaying ten years of migrations would take most of an hour.
"""

import collections
import collections.abc
import os
from pathlib import Path

from enumfields.fields import CastOnAssignDescriptor

for name in collections.abc.__all__:
    setattr(collections, name, getattr(collections.abc, name))
CastOnAssignDescriptor.__init__ = lambda self, field: vars(self).update(field=field, field_name=field.attname)
HOME = Path(os.environ["SHOP_HOME"])
os.environ["SHUUP_WORKBENCH_BASE_DIR"] = str(HOME / "base")
(HOME / "base").mkdir(exist_ok=True)

from shuup_workbench.settings.base_settings import *  # noqa: E402


class FromModels(dict):
    """No app has migrations."""

    def __contains__(self, app):
        return True

    def __getitem__(self, app):
        return None


MIGRATION_MODULES = FromModels()
DEBUG = False
LANGUAGES = [("en", "English")]
PARLER_LANGUAGES = {None: ({"code": "en"},), "default": {"fallback": "en"}}
SHUUP_HOME_CURRENCY = "GBP"
SHUUP_ALLOW_ANONYMOUS_ORDERS = True
LOGGING = {"version": 1}

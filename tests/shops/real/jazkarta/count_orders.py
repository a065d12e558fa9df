# mypy: ignore-errors
# pyright: basic, reportMissingImports=false
"""Print how many orders a shop's database holds, read beside the running shop without writing.

Run by the shop's own interpreter. Takes the database file.
"""

import sys

from ZODB.DB import DB
from ZODB.FileStorage import FileStorage

database = DB(FileStorage(sys.argv[1], read_only=True))
site = database.open().root()["Application"]["Plone"]
kept = getattr(site, "_jaz_shop", {})
print("Orders:", len(kept.get("orders", ())))

# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false, reportArgumentType=false
"""Serve a stocked Nereid web shop on a free port of 127.0.0.1, and say where. Run by the shop's own interpreter, Python 2.7."""

from __future__ import print_function

import os
import sys

from trytond.config import config

HOME = os.environ["SHOP_HOME"]
config.set("database", "uri", "sqlite://")
config.set("database", "path", HOME)

from nereid import Nereid
from nereid.sessions import Session
from waitress import create_server
from werkzeug.contrib.sessions import FilesystemSessionStore

sessions = os.path.join(HOME, "sessions")
os.mkdir(sessions)
shop = Nereid()
shop.config.update(SECRET_KEY="a-shop-on-this-machine-alone", DATABASE_NAME="shop")
shop.session_interface.session_store = FilesystemSessionStore(sessions, session_class=Session)
shop.initialise()
server = create_server(shop, listen="127.0.0.1:0", threads=4)
print("Serving at http://127.0.0.1:{}".format(server.effective_port))
sys.stdout.flush()
server.run()

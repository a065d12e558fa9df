# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false, reportArgumentType=false
"""Serve a stocked Cubane shop with its scripts, some of which are templates, on a free port of 127.0.0.1, and say where.

Run by the shop's own interpreter, Python 2.7.
"""

from __future__ import print_function

import sys

import django

django.setup()

from cubane.management.commands.runserver import StaticFilesTemplateHandler
from django.core.handlers.wsgi import WSGIHandler
from waitress import create_server

server = create_server(StaticFilesTemplateHandler(WSGIHandler()), listen="127.0.0.1:0", threads=4)
print("Serving at http://127.0.0.1:{}".format(server.effective_port))
sys.stdout.flush()
server.run()

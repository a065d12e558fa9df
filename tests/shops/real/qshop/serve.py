# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false
"""Serve a stocked qShop with its static files and pictures on a free port of 127.0.0.1, and say where.

Run by the shop's own interpreter, Python 2.7.
"""

from __future__ import print_function

import sys

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from waitress import create_server
from whitenoise import WhiteNoise

files = WhiteNoise(WSGIHandler(), root=settings.STATIC_ROOT, prefix="static/", autorefresh=True)
files.add_files(settings.MEDIA_ROOT, prefix="media/")
server = create_server(files, listen="127.0.0.1:0", threads=4)
print("Serving at http://127.0.0.1:{}".format(server.effective_port))
sys.stdout.flush()
server.run()

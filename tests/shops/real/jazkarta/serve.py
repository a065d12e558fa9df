# mypy: ignore-errors
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false
"""Serve the Plone site at the root of a free port of 127.0.0.1, and say where.

Run by the shop's own interpreter, in the shop's folder. The path is written as Zope's virtual hosts want it. Who comes to the
payer's page is counted as an order: nothing but paying is left there.
"""

import socket
from pathlib import Path

from waitress import create_server
from Zope2.Startup.run import make_wsgi_app

PAYER = "/payer"
listening = socket.socket()
listening.bind(("127.0.0.1", 0))
port = listening.getsockname()[1]
zope = make_wsgi_app({}, "zope.conf")


def at_the_root(environ, start_response):
    if environ["PATH_INFO"] == PAYER:
        with Path("paid").open("a") as kept:
            kept.write("somebody came to pay\n")
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"The payer's page."]
    environ["PATH_INFO"] = f"/VirtualHostBase/http/127.0.0.1:{port}/Plone/VirtualHostRoot{environ['PATH_INFO']}"
    return zope(environ, start_response)


server = create_server(at_the_root, sockets=[listening], threads=4)
print(f"Serving at http://127.0.0.1:{port}", flush=True)
server.run()

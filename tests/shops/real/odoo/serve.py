# mypy: ignore-errors
# pyright: basic, reportMissingImports=false, reportAttributeAccessIssue=false
"""Start Odoo on a free port of this machine alone; run by the shop's own interpreter with Odoo's options."""

import socket
import sys

import odoo.cli

with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
sys.argv += ["--http-interface=127.0.0.1", f"--http-port={port}", "--no-database-list"]
print(f"\nServing at http://127.0.0.1:{port}", flush=True)
odoo.cli.main()

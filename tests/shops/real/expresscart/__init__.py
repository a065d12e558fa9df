"""A shop of server-rendered pages whose basket is all script."""

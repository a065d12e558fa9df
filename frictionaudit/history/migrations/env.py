"""Runs the migrations on a connection that is handed over; `frictionaudit.history.database` is the only caller."""

from alembic import context
from sqlalchemy import Connection

connection: Connection = context.config.attributes["connection"]
context.configure(connection=connection, render_as_batch=connection.dialect.name == "sqlite")
context.run_migrations()

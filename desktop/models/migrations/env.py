"""Alembic's entry: runs on the connection that schema.migrate hands over."""

from alembic import context

from desktop.models.base import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()

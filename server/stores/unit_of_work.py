"""The unit of work as managers know it."""

from server.stores.database.stores import Stores
from server.stores.database.unit_of_work import UnitOfWork
from server.stores.effects import Effects

__all__ = ["Effects", "Stores", "UnitOfWork"]

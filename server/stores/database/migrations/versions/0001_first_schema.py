"""First schema: master data, history, log, statistics."""

from server.stores.database.migrations.first_schema import ALL
from server.stores.database.migrations.tables import create, drop

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create all tables."""
    create(ALL)


def downgrade() -> None:
    """Drop all tables."""
    drop(ALL)

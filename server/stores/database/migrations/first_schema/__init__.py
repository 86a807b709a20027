"""The tables of revision 0001 in the order of their creation; never changed again."""

from server.stores.database.migrations.first_schema.answers import ANSWERS
from server.stores.database.migrations.first_schema.history import HISTORY
from server.stores.database.migrations.first_schema.log import LOG
from server.stores.database.migrations.first_schema.master import MASTER
from server.stores.database.migrations.first_schema.statistics import STATISTICS

ALL = (*MASTER, *HISTORY, *ANSWERS, *LOG, *STATISTICS)

"""Guards of what lies on disks, and of what processes remember of it."""

from tests.chaos.mutations.flip import Flip

_DATABASE = "server/stores/database"
_TESTS = "tests/server/stores/database"
_BATCHES = f"{_DATABASE}/answer_batches.py"
_DOOR = f"{_DATABASE}/sqlite_door.py"
_JOURNAL = "common/client/journal_file.py"
_JOURNAL_TEST = "tests/common/client/test_journal_file.py"

STORAGE_FLIPS = (
    Flip(
        "unique key of changes",
        f"{_DATABASE}/migrations/first_schema/answers.py",
        '("seq", "epoch", "attempt_id")',
        '("seq", "epoch", "attempt_id", "received_ms")',
        (f"{_TESTS}/test_answer_store.py",),
    ),
    Flip(
        "a change that is there stays as it is",
        _BATCHES,
        "    ON CONFLICT (attempt_id, epoch, seq) DO NOTHING",
        "    ON CONFLICT (attempt_id, epoch, seq) DO UPDATE SET value = excluded.value",
        (f"{_TESTS}/test_answer_store.py",),
    ),
    Flip(
        "an older change never replaces a newer one",
        _BATCHES,
        "    WHERE excluded.epoch > latest_answers.epoch\n        OR (",
        "    WHERE excluded.epoch <> latest_answers.epoch\n        OR (",
        (f"{_TESTS}/test_answer_store.py",),
    ),
    Flip(
        "the first seal wins",
        f"{_DATABASE}/submission_store.py",
        "ON CONFLICT (attempt_id, version) DO NOTHING",
        "ON CONFLICT (attempt_id, version) DO UPDATE SET root = excluded.root",
        (f"{_TESTS}/test_submission_store.py",),
    ),
    Flip(
        "books are doubted when others write",
        f"{_DATABASE}/careful_append.py",
        "    access.books.doubt(attempt_ids)\n",
        "",
        (f"{_TESTS}/test_answer_books.py",),
    ),
    Flip(
        "books forget what was rolled back",
        f"{_DATABASE}/answer_books.py",
        "        self.doubt(set(self._added))\n",
        "",
        (f"{_TESTS}/test_answer_books.py",),
    ),
    Flip(
        "what is folded beside saves ends before them",
        f"{_DATABASE}/answer_books.py",
        "        unfolded |= self._added\n",
        "",
        (f"{_TESTS}/test_answer_books.py",),
    ),
    Flip(
        "gates are doubted when an attempt changes",
        f"{_DATABASE}/access.py",
        "        self.gates.doubt(attempt_id)\n",
        "",
        (f"{_TESTS}/test_answer_books.py",),
    ),
    Flip(
        "nothing is written after a failed sync",
        f"{_DATABASE}/database.py",
        "        if self._broken:\n",
        "        if False:\n",
        (f"{_TESTS}/test_database.py",),
    ),
    Flip(
        "BEGIN IMMEDIATE",
        f"{_DATABASE}/sqlite_writer.py",
        '"BEGIN IMMEDIATE"',
        '"BEGIN"',
        (f"{_TESTS}/test_sqlite_door.py",),
    ),
    Flip(
        "synchronous = FULL",
        _DOOR,
        '"PRAGMA synchronous = FULL"',
        '"PRAGMA synchronous = NORMAL"',
        (f"{_TESTS}/test_sqlite_door.py",),
    ),
    Flip(
        "the share's folders are synced",
        "server/stores/files/folder_share.py",
        "        os.fsync(handle)\n",
        "        pass\n",
        ("tests/server/stores/files/test_folder_share.py",),
    ),
    Flip(
        "the share's files are synced",
        "server/stores/files/folder_share.py",
        "        os.fsync(stream.fileno())\n",
        "        pass\n",
        ("tests/server/stores/files/test_folder_share.py",),
    ),
    Flip(
        "the journal is synced",
        _JOURNAL,
        "            self._disk.sync(self._handle)\n",
        "            pass\n",
        (_JOURNAL_TEST,),
    ),
    Flip(
        "the journal's folder is synced",
        _JOURNAL,
        "            disk.sync_folder(path.parent)\n",
        "            pass\n",
        (_JOURNAL_TEST,),
    ),
)

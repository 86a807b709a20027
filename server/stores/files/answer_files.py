"""Answer files on the share: one for each room of a period, sealed whole, replaced at once."""

import asyncio

import msgspec

from common.core.errors import ErrorCode, RefusedError
from common.crypto.blobs import context_of
from common.crypto.keyring import Keyring, Purpose
from server.stores.contracts import FileShare
from server.stores.records.answer_files import RoomAnswers

FOLDER = "answers"
_encode = msgspec.msgpack.Encoder().encode
_file: msgspec.msgpack.Decoder[RoomAnswers] = msgspec.msgpack.Decoder(RoomAnswers)


class AnswerFiles:
    """Writes and reads the files.

    Args:
        share: where they lie.
        keyring: seals them; a file under another name does not open.
    """

    def __init__(self, share: FileShare, keyring: Keyring) -> None:
        """Take share and keyring."""
        self._share = share
        self._keyring = keyring

    async def put(self, answers: RoomAnswers) -> None:
        """Replace a room's file; the old one stays until the new one is durable.

        Raises:
            StorageError: the share cannot be written.
        """
        path = _path(answers.period_id, answers.room_id)
        await self._share.put(path, await asyncio.to_thread(self._sealed, path, answers))

    async def find(self, period_id: str, room_id: str) -> RoomAnswers | None:
        """Return a room's file, None if there is none.

        Raises:
            TamperedError: the file was changed, or belongs elsewhere.
            StorageError: the share cannot be read.
        """
        path = _path(period_id, room_id)
        try:
            blob = await self._share.get(path)
        except RefusedError as error:
            if error.code is ErrorCode.NOT_FOUND:
                return None
            raise
        return await asyncio.to_thread(self._opened, path, blob)

    def _sealed(self, path: str, answers: RoomAnswers) -> bytes:
        return self._keyring.seal(Purpose.ANSWERS, _encode(answers), context_of(path))

    def _opened(self, path: str, blob: bytes) -> RoomAnswers:
        return _file.decode(self._keyring.open(Purpose.ANSWERS, blob, context_of(path)))


def _path(period_id: str, room_id: str) -> str:
    return f"{FOLDER}/{period_id}/{room_id}.answers"

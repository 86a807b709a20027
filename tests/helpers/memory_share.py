"""A file share in memory that can be taken away."""

from common.core.errors import ErrorCode, RefusedError, StorageError


class MemoryShare:
    """What `FileShare` promises, without a disk."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.away = False

    async def put(self, path: str, content: bytes) -> None:
        """Keep a file."""
        self._look()
        self.files[path] = content

    async def get(self, path: str) -> bytes:
        """Return a file."""
        self._look()
        if path not in self.files:
            raise RefusedError(ErrorCode.NOT_FOUND)
        return self.files[path]

    async def exists(self, path: str) -> bool:
        """Say whether the file is there."""
        return path in self.files

    async def list_under(self, folder: str) -> tuple[str, ...]:
        """Return the paths below a folder."""
        return tuple(sorted(path for path in self.files if path.startswith(f"{folder}/")))

    async def remove(self, path: str) -> None:
        """Forget a file."""
        self.files.pop(path, None)

    def _look(self) -> None:
        if self.away:
            message = "the share is away"
            raise StorageError(message)

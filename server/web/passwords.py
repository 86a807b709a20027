"""Password checks off the loop, only a few at once: each takes 64 MiB for a tenth of a second."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from common.crypto.passwords import spend_verification, verify_password


class PasswordDesk:
    """Threads that check passwords.

    Args:
        threads: how many at once; who comes later waits.
    """

    def __init__(self, threads: int) -> None:
        """Start no thread before the first check."""
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="gamdok-password")

    async def is_right(self, stored: str | None, password: str) -> bool:
        """Say whether the password is right; takes as long where there is nothing stored.

        Raises:
            TamperedError: the stored hash is damaged.
        """
        loop = asyncio.get_running_loop()
        if stored is None:
            await loop.run_in_executor(self._threads, spend_verification, password)
            return False
        return await loop.run_in_executor(self._threads, verify_password, stored, password)

    def stop(self) -> None:
        """Take no more checks; may be called again."""
        self._threads.shutdown(wait=False, cancel_futures=True)

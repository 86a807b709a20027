"""Errors of the stores beside StorageError and RefusedError of common.core.errors."""

from common.core.errors import StorageError


class StoreUnavailableError(StorageError):
    """The store does not answer now or a transaction lost a race; the same work may be tried again.

    Nothing of the transaction stayed.
    """

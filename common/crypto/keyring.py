"""The keys of a centre at work: sealing per purpose, blind indexes, the centre's signature."""

import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from common.crypto.blobs import (
    context_of,
    header_bytes,
    open_blob,
    read_header,
    seal_blob,
    seal_blobs,
)
from common.crypto.errors import KeyUnavailableError
from common.crypto.keyring_file import (
    KeySet,
    MasterKey,
    new_master,
    read_keyring,
    write_keyring,
    write_master,
)
from common.crypto.provider import KEY_BYTES, OPENSSL, Aead, PassphraseCost, Provider
from common.crypto.wrapping import unwrap_secret


class Purpose(StrEnum):
    """What a key is for; a blob of one purpose cannot be opened as another."""

    ANSWERS = "answers"
    PERSONAL = "personal"
    CONTENT = "content"
    EVIDENCE = "evidence"
    QUEUES = "queues"


class Keyring:
    """Seals and signs with the keys of one centre; may be used from several threads.

    Nothing here blocks but `create`, `load` and `add_data_key`, which read or write files.
    """

    def __init__(
        self,
        keys: KeySet,
        provider: Provider = OPENSSL,
        stored: tuple[Path, MasterKey] | None = None,
    ) -> None:
        """Take unwrapped keys; use `create`, `load` or `in_memory` instead."""
        self._keys = keys
        self._provider = provider
        self._stored = stored
        self._aeads: dict[tuple[str, int], Aead] = {}
        self._sealers: dict[str, tuple[Aead, bytes]] = {}
        self._public_key = provider.public_key(keys.signing)

    @classmethod
    def create(
        cls,
        folder: Path,
        passphrase: str | None = None,
        *,
        provider: Provider = OPENSSL,
        cost: PassphraseCost | None = None,
    ) -> "Keyring":
        """Make the keys of a new centre in `folder` (made if missing). Blocks.

        Args:
            folder: gets `keyring.json`, and `master.key` unless a passphrase guards the keys.
            passphrase: asked for at every start; without it nothing can be recovered.
            provider: the primitives.
            cost: of the passphrase; the default takes about a second.

        Raises:
            KeyUnavailableError: there are keys already, or the folder cannot be written.
        """
        master = new_master(provider, passphrase, cost)
        keys = _new_keys(provider)
        write_master(folder, master)
        write_keyring(folder, provider, master, keys)
        return cls(keys, provider, (folder, master))

    @classmethod
    def load(
        cls, folder: Path, passphrase: str | None = None, *, provider: Provider = OPENSSL
    ) -> "Keyring":
        """Unlock the keys of a centre. Blocks.

        Raises:
            KeyUnavailableError: missing, damaged or readable by others; wrong passphrase.
        """
        master, keys = read_keyring(folder, provider, passphrase)
        return cls(keys, provider, (folder, master))

    @classmethod
    def in_memory(cls, provider: Provider = OPENSSL) -> "Keyring":
        """Make keys that end with the process."""
        return cls(_new_keys(provider), provider)

    def seal(self, purpose: str, plaintext: bytes, context: bytes) -> bytes:
        """Seal under the current data key.

        Args:
            purpose: a `Purpose`.
            plaintext: any bytes.
            context: what the blob belongs to (`context_of("answer", attempt_id, …)`); needed again
                to open it, so that a blob moved to another row does not open.

        Raises:
            KeyUnavailableError: unknown purpose.
        """
        aead, header = self._sealers.get(purpose) or self._make_sealer(purpose)
        return seal_blob(self._provider, aead, header, plaintext, context)

    def seal_many(
        self, purpose: str, plaintexts: Iterable[bytes], contexts: Iterable[bytes]
    ) -> list[bytes]:
        """Seal many blobs at once, each as `seal` does.

        Raises:
            KeyUnavailableError: unknown purpose.
            ValueError: not as many contexts as plaintexts.
        """
        aead, header = self._sealers.get(purpose) or self._make_sealer(purpose)
        return seal_blobs(self._provider, aead, header, list(plaintexts), contexts)

    def open(self, purpose: str, blob: bytes, context: bytes) -> bytes:
        """Return the plaintext of a blob.

        Raises:
            TamperedError: changed, or of another context or purpose.
            KeyUnavailableError: unknown purpose, or sealed under a key that this centre has not.
        """
        key_id = read_header(blob).key_id
        return open_blob(self._aead(purpose, key_id), blob, context)

    def blind_index(self, text: str) -> bytes:
        """Return 32 bytes by which equal texts are found without being readable.

        Case, composition and blanks make no difference.
        """
        return self._provider.hmac(self._keys.index, search_form(text).encode())

    def blind_prefixes(self, text: str) -> tuple[bytes, ...]:
        """Return the blind index of every beginning of `text`, shortest first, itself last."""
        whole = search_form(text)
        return tuple(self.blind_index(whole[:length]) for length in range(1, len(whole) + 1))

    def derive(self, *context: str) -> bytes:
        """Return 32 secret bytes: always the same for this centre and context, else unrelated."""
        key = self._provider.kdf(self._keys.index, context_of("gamdok", "derived"))
        return self._provider.hmac(key, context_of(*context))

    def sign(self, data: bytes) -> bytes:
        """Return the centre's Ed25519 signature (64 bytes)."""
        return self._provider.sign(self._keys.signing, data)

    @property
    def public_key(self) -> bytes:
        """The 32 bytes that verify what `sign` gives; no secret."""
        return self._public_key

    @cached_property
    def wrapping_key(self) -> bytes:
        """The 32 bytes that others wrap secrets for this centre with; no secret."""
        return self._provider.agreement_key(self.derive("wrapping"))

    def unwrap(self, wrapped: bytes, context: bytes) -> bytes:
        """Return a secret that was wrapped for this centre (`wrap_secret`).

        Raises:
            TamperedError: wrapped for somebody else, in another context, or changed.
        """
        return unwrap_secret(self._provider, self.derive("wrapping"), wrapped, context)

    def add_data_key(self) -> int:
        """Make a new current data key; older blobs still open. Blocks.

        Returns:
            its id.

        Raises:
            KeyUnavailableError: the keyring file cannot be written; nothing changed then.
        """
        key_id = max(self._keys.data) + 1
        data = {**self._keys.data, key_id: self._provider.random(KEY_BYTES)}
        keys = KeySet(data, key_id, self._keys.index, self._keys.signing)
        if self._stored is not None:
            folder, master = self._stored
            write_keyring(folder, self._provider, master, keys, replace=True)
        self._keys = keys
        self._sealers = {}
        return key_id

    def _make_sealer(self, purpose: str) -> tuple[Aead, bytes]:
        keys = self._keys
        sealer = (
            self._aead(purpose, keys.current),
            header_bytes(self._provider.algorithm, keys.current),
        )
        self._sealers[purpose] = sealer
        return sealer

    def _aead(self, purpose: str, key_id: int) -> Aead:
        known = self._aeads.get((purpose, key_id))
        if known is not None:
            return known
        if purpose not in frozenset(Purpose):
            message = f"purpose {purpose!r} is unknown"
            raise KeyUnavailableError(message)
        key = self._keys.data.get(key_id)
        if key is None:
            message = f"data key {key_id} is not in this keyring"
            raise KeyUnavailableError(message)
        subkey = self._provider.kdf(key, context_of("gamdok", "data", purpose))
        aead = self._provider.aead(subkey)
        self._aeads[purpose, key_id] = aead
        return aead


def search_form(text: str) -> str:
    """Return the form in which names are compared: composed, case-folded, without blanks."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return "".join(folded.split())


def _new_keys(provider: Provider) -> KeySet:
    return KeySet(
        data={1: provider.random(KEY_BYTES)},
        current=1,
        index=provider.random(KEY_BYTES),
        signing=provider.random(KEY_BYTES),
    )

"""One provider interface for encryption, key derivation, signatures and certificates."""

"""What can go wrong with keys, seals, packages and certificates; never holds a secret in its text.

CryptoError
 ├─ KeyUnavailableError   no key, loose permissions, wrong passphrase, unknown key id
 ├─ TamperedError         something was changed, cut, or belongs elsewhere
 └─ WrongPeriodError      a genuine package of another period
"""

from common.core.errors import SuiteError


class CryptoError(SuiteError):
    """Base of the errors of `common.crypto`."""


class KeyUnavailableError(CryptoError):
    """The key is missing, badly guarded or cannot be unlocked."""


class TamperedError(CryptoError):
    """The data does not carry the seal or the signature it should."""


class WrongPeriodError(CryptoError):
    """The package is genuine but belongs to another period."""

"""Guards on who comes in, and with what."""

from tests.chaos.mutations.flip import Flip

DOOR_FLIPS = (
    Flip(
        "a hello is signed by the PC's key",
        "server/sockets/device_door.py",
        "return is_proof(hello.proof, device.public_key, signed)",
        "return bool(signed)",
        ("tests/server/sockets/test_devices.py",),
    ),
    Flip(
        "one key is in one place",
        "server/sockets/device_door.py",
        "if other.instance != connection.instance and self._lives(other):",
        "if False:",
        ("tests/server/sockets/test_devices.py",),
    ),
    Flip(
        "a second PC waits",
        "common/rules/candidate/lease.py",
        "if row.device_id is None and own_seat:",
        "if own_seat:",
        ("tests/common/rules/candidate",),
    ),
    Flip(
        "a session ends",
        "server/web/authentication.py",
        "if known.expires_ms is not None and known.expires_ms <= now_ms:",
        "if False:",
        ("tests/server/web/test_authentication.py",),
    ),
    Flip(
        "a release code is good once",
        "server/managers/state_manager/release_codes.py",
        "if shown.used_ms is not None:",
        "if False:",
        ("tests/server/managers/state_manager/test_release_codes.py",),
    ),
    Flip(
        "a release is reported with its code",
        "server/managers/state_manager/release_codes.py",
        "if shown is None or not same_code(_code(work, where, message.counter), message.code):",
        "if shown is None:",
        ("tests/server/managers/state_manager/test_release_codes.py",),
    ),
    Flip(
        "a package is signed by the centre",
        "common/crypto/packages.py",
        "if not provider.verify(public_key, signature, _SIGNED_AS + text):",
        "if False:",
        ("tests/common/crypto/test_packages.py",),
    ),
)

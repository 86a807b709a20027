"""This PC as the centre knows it: its id, its seat, and the key that proves it is itself."""

import base64
from dataclasses import dataclass

from common.client.rest import RestClient
from common.crypto.codes import normal_code
from common.crypto.device_keys import DeviceKey
from common.crypto.tokens import token_digest
from common.protocol.rest import DeviceEnrolment, EnrolledDevice


@dataclass(frozen=True, slots=True)
class SeatDevice:
    """An enrolled PC.

    Args:
        centre_id: where it was enrolled; a proof is of use there only.
        room: as people call it, at the time of the enrolment.
        seat: the same.
    """

    device_id: str
    centre_id: str
    room: str
    seat: str
    key: DeviceKey

    def prove(self, challenge: str, token: str) -> str:
        """Return the proof for one connection of one sign-in."""
        session = token_digest(token)
        return self.key.sign_hello(challenge, self.centre_id, self.device_id, session)


async def enrol(
    rest: RestClient, code: str, machine: str, key: DeviceKey | None = None
) -> SeatDevice:
    """Make a key and let the centre record it for the seat of a code.

    Args:
        rest: open.
        code: as it was typed.
        machine: `machine_digest()`.
        key: of an earlier try whose answer never came; the same code takes it again.

    Raises:
        RefusedError: WRONG_CREDENTIALS, SIGN_IN_HELD, RATE_LIMITED, or GUARD_FAILED (`code_used`,
            `code_expired`, `code_locked`).
        LinkError: the server could not be asked; whether the code was used is not known then.
    """
    key = key or DeviceKey.new()
    body = DeviceEnrolment(
        code=code,
        public_key=base64.b64encode(key.public_key).decode(),
        machine=machine,
        proof=key.sign_enrolment(normal_code(code)),
    )
    return seat_device(await rest.enrol_device(body), key)


def seat_device(enrolled: EnrolledDevice, key: DeviceKey) -> SeatDevice:
    """Return a PC from what the centre answered."""
    return SeatDevice(
        device_id=enrolled.device_id,
        centre_id=enrolled.centre_id,
        room=enrolled.room,
        seat=enrolled.seat,
        key=key,
    )

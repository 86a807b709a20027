"""Bodies of the REST interface that programs and server share."""

from common.core.errors import ErrorCode
from common.protocol.base import Value
from common.protocol.vocabulary import Role


class StaffSignIn(Value, frozen=True, kw_only=True):
    """POST /api/v1/staff/sessions."""

    login: str
    password: str
    device: str = ""


class StaffSession(Value, frozen=True, kw_only=True):
    """What a member of staff gets: an opaque token and who they are today."""

    token: str
    role: Role
    staff_id: str
    staff_name: str
    sitting_id: str
    expires_ms: int


class CandidateSignIn(Value, frozen=True, kw_only=True):
    """POST /api/v1/candidates/sessions.

    Args:
        birth_date: six digits, YYMMDD, as the candidate types it.
        device: id of the seat's PC.
    """

    exam_number: str
    birth_date: str
    device: str


class CandidateSession(Value, frozen=True, kw_only=True):
    """What a seat gets: an opaque token for one attempt."""

    token: str
    registration_id: str
    attempt_id: str
    sitting_id: str
    expires_ms: int


class DeviceEnrolment(Value, frozen=True, kw_only=True):
    """POST /api/v1/devices: a PC wants to stand at the seat of a code.

    Args:
        code: as it was typed.
        public_key: base64 of the Ed25519 key, 32 bytes.
        machine: what tells this machine from others, as a digest; may be empty.
        proof: base64 of the signature over code and key (`common.crypto.device_keys`).
    """

    code: str
    public_key: str
    machine: str
    proof: str


class EnrolledDevice(Value, frozen=True, kw_only=True):
    """What a PC keeps beside its key.

    Args:
        centre_id: the centre as it stands in every proof of this PC.
    """

    device_id: str
    centre_id: str
    room: str
    seat: str


class CentreFacts(Value, frozen=True, kw_only=True):
    """GET /api/v1/centre: what anybody on the centre's network may know.

    Args:
        devices_required: only enrolled PCs are let in as seats.
    """

    centre_name: str
    sitting_title: str
    exam_title: str
    period_title: str
    server_ms: int
    version: str
    devices_required: bool = False


class Problem(Value, frozen=True, kw_only=True):
    """application/problem+json (RFC 9457) with the suite's code, text key and values.

    Args:
        key: translation key, as in `Fault`.
        retry_after_s: how long to wait, where waiting helps.
    """

    type: str
    title: str
    status: int
    code: ErrorCode
    key: str
    values: dict[str, str]
    request_id: str = ""
    retry_after_s: int = 0

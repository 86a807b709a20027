"""What clients start from, read in one transaction together with the number of the last event."""

import base64

from common.crypto.receipt_salt import receipt_salt
from common.crypto.release_code import release_secret
from common.protocol.snapshots import CandidateSnapshot, PackageRef, StaffSnapshot
from common.rules.time_acts import notes_of
from server.stores.database.store import not_found
from server.stores.database.stores import Stores

_NO_PACKAGE = PackageRef(package_id="", digest="", size=0)


async def staff_snapshot(
    stores: Stores, staff_id: str, sitting_id: str, room_ids: frozenset[str] | None
) -> StaffSnapshot:
    """Return what a console starts from: some rooms, or all where `room_ids` is None.

    All periods of the sitting are in it; `live` is left empty, for it is not in the database.

    Raises:
        RefusedError: NOT_FOUND, there is no such sitting.
    """
    sitting = await stores.sittings.get(sitting_id)
    duties = await stores.duties.list_of_sitting(sitting_id)
    integrity = await stores.integrity.list_of_sitting(sitting_id)
    return StaffSnapshot(
        staff_id=staff_id,
        sitting_id=sitting_id,
        centre_name=sitting.centre_name,
        exam_title=sitting.exam_title,
        periods=await stores.periods.list_of_sitting(sitting_id),
        rooms=await stores.rooms.list_of_sitting(sitting_id, room_ids),
        facts=await stores.registrations.facts_of_sitting(sitting_id, room_ids),
        candidates=await stores.candidates.list_of_sitting(sitting_id, room_ids),
        live=(),
        integrity=tuple(row for row in integrity if room_ids is None or row.room_id in room_ids),
        incidents=await stores.incidents.list_of_sitting(sitting_id, room_ids),
        warnings=await stores.warnings.list_of_sitting(sitting_id, room_ids),
        proctors=tuple(
            row
            for row in duties
            if room_ids is None or row.room_id is None or row.room_id in room_ids
        ),
        seals=await stores.submissions.list_of_sitting(sitting_id, room_ids),
        time_acts=await stores.time_acts.list_of_sitting(sitting_id, room_ids),
        proposals=await stores.room_proposals.list_of_sitting(sitting_id, room_ids),
        commands=await stores.commands.list_newest(sitting_id, room_ids),
        moves=await stores.moves.list_newest(sitting_id, room_ids),
    )


async def candidate_snapshot(stores: Stores, attempt_id: str) -> CandidateSnapshot:
    """Return what a seat starts from; the package's key is left out, the caller knows the stage.

    A period without a package has one with an empty id.

    Raises:
        RefusedError: NOT_FOUND, there is no such attempt.
    """
    candidate = await stores.candidates.get(attempt_id)
    (facts,) = await stores.registrations.facts((attempt_id,))
    room = await stores.rooms.find(candidate.period_id, candidate.room_id)
    if room is None:
        raise not_found(what="room")
    package = await stores.packages.of_period(candidate.period_id)
    return CandidateSnapshot(
        facts=facts,
        exam_title=await stores.exams.title_of(attempt_id),
        period=await stores.periods.get(candidate.period_id),
        room=room,
        candidate=candidate,
        package=_NO_PACKAGE
        if package is None
        else PackageRef(package_id=package.package_id, digest=package.digest, size=package.size),
        centre_key=base64.b64encode(stores.access.keyring.public_key).decode(),
        journal_key=base64.b64encode(stores.access.keyring.wrapping_key).decode(),
        receipt_salt=receipt_salt(stores.access.keyring, attempt_id),
        release_secret=release_secret(stores.access.keyring, attempt_id),
        answers=await stores.answers.latest(attempt_id),
        warnings=await stores.warnings.list_of_registration(candidate.registration_id),
        seal=await stores.submissions.find_in_force(attempt_id),
        time_notes=notes_of(
            await stores.time_acts.list_of_room(candidate.period_id, candidate.room_id), attempt_id
        ),
        commands=await stores.commands.list_open(attempt_id),
        move=await stores.moves.find_newest(attempt_id),
    )

"""The key of this PC is found, or got by a code from a real centre and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from candidate_app.startup.enrolment import Enrolment, find_key, words_of
from common.client.device_file import DEVICE_FILE
from common.crypto.certificates import ca_words
from common.crypto.errors import KeyUnavailableError
from tests.helpers.centre import running

if TYPE_CHECKING:
    from pathlib import Path

    from common.client.device import SeatDevice


async def test_a_code_gives_a_key_that_is_found_at_the_next_start(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    told: list[SeatDevice] = []
    async with running(tmp_path) as centre:
        assert find_key(folder, "machine") is None
        assert words_of(centre.address) == ca_words(centre.data.tls / "ca.pem")
        (code,) = await centre.codes("R1", "1")
        await Enrolment(centre.address, folder, "machine", told.append).enrol(code)
    found = find_key(folder, "machine")
    assert found is not None
    assert [found.device_id] == [device.device_id for device in told]
    assert find_key(folder, "another machine") is None


async def test_a_key_that_cannot_be_kept_is_asked_for_again_with_the_same_code(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "state"
    folder.write_text("in the way", encoding="utf-8")
    told: list[SeatDevice] = []
    async with running(tmp_path) as centre:
        (code,) = await centre.codes("R1", "1")
        enrolment = Enrolment(centre.address, folder, "machine", told.append)
        with pytest.raises(KeyUnavailableError):
            await enrolment.enrol(code)
        assert told == []
        folder.unlink()
        await enrolment.enrol(code)
        assert len(told) == 1
        assert (folder / DEVICE_FILE).is_file()

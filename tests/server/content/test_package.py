"""The sealed paper: what is in it, what is not, and when its key may leave."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from common.core.errors import ErrorCode, RefusedError
from common.crypto.errors import WrongPeriodError
from common.crypto.packages import open_package, read_package
from common.protocol.paper import decode_paper
from common.protocol.vocabulary import Stage
from server.admin.caller import opened
from server.content.package import PackageBuilder, paper_of
from server.content.papers import Papers
from server.content.unsealing import key_text
from server.stores.records import exams
from tests.helpers.centre import new_centre


async def test_a_seat_reads_what_was_sealed_and_nothing_more(tmp_path: Path) -> None:
    async with opened(await new_centre(tmp_path)) as context:
        async with context.database.reading() as stores:
            sitting = await stores.sittings.current()
            assert sitting is not None
            (period,) = await stores.periods.list_of_sitting(sitting.sitting_id)
        builder = PackageBuilder(context.database, context.files, context.keyring, context.clock)
        package = await builder.seal(period.period_id)
        blob = await context.files.get(package.path)
        manifest = read_package(blob, public_key=context.keyring.public_key)
        assert (manifest.package_id, manifest.digest) == (package.package_id, package.digest)
        assert package.size == len(blob)
        content = open_package(
            blob,
            package.key,
            period_id=period.period_id,
            public_key=context.keyring.public_key,
        )
        with pytest.raises(WrongPeriodError):
            open_package(
                blob, package.key, period_id="other", public_key=context.keyring.public_key
            )
    assert b"Question 1" in content
    assert b"Question 1" not in blob
    assert b"points" not in content
    assert [item.number for item in decode_paper(content).items()] == [1, 2, 3, 4, 5]


async def test_a_period_that_is_none_has_no_paper(tmp_path: Path) -> None:
    async with opened(await new_centre(tmp_path)) as context:
        builder = PackageBuilder(context.database, context.files, context.keyring, context.clock)
        with pytest.raises(RefusedError) as refused:
            await builder.seal("none")
    assert refused.value.code is ErrorCode.NOT_FOUND


def test_numbers_run_through_the_whole_paper() -> None:
    def item(n: int) -> exams.PaperItem:
        return exams.PaperItem(
            item_id=f"i{n}", position=n, stem="s", choices=("a", "b"), points=1.0
        )

    paper = paper_of(
        exams.Paper(
            exam_id="e",
            exam_title="E",
            exam_period_id="ep",
            period_id="p",
            number=1,
            title="Period",
            duration_ms=1,
            subjects=(
                exams.PaperSubject(
                    subject_id="s1", position=1, title="A", items=(item(1), item(2))
                ),
                exams.PaperSubject(subject_id="s2", position=2, title="B", items=(item(1),)),
            ),
        )
    )
    assert [i.number for i in paper.items()] == [1, 2, 3]


@pytest.mark.parametrize("stage", [Stage.OPEN, Stage.BRIEFING, Stage.READY, Stage.CLOSED])
async def test_the_key_stays_here_outside_the_exam(tmp_path: Path, stage: Stage) -> None:
    assert await _key_in(tmp_path, stage) is None


@pytest.mark.parametrize("stage", [Stage.RUNNING, Stage.SUSPENDED, Stage.ENDING])
async def test_the_key_is_out_while_the_exam_runs(tmp_path: Path, stage: Stage) -> None:
    assert await _key_in(tmp_path, stage) is not None


async def _key_in(tmp_path: Path, stage: Stage) -> str | None:
    async with opened(await new_centre(tmp_path)) as context:
        async with context.database.writing() as uow:
            sitting = await uow.sittings.current()
            assert sitting is not None
            (period,) = await uow.periods.list_of_sitting(sitting.sitting_id)
            room = (await uow.rooms.list_of_period(period.period_id))[0]
            await uow.rooms.update(replace(room, stage=stage, version=room.version + 1))
        async with context.database.reading() as stores:
            package = await Papers(stores).released(period.period_id, room.room_id)
        return key_text(package) if package is not None else None

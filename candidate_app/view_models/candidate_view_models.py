"""All view-models of the program, made once and handed to the views."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from candidate_app.view_models.context_view_model import ContextViewModel
from candidate_app.view_models.enrol_view_model import EnrolViewModel
from candidate_app.view_models.exam_bar_view_model import ExamBarViewModel
from candidate_app.view_models.exam_view_model import ExamViewModel
from candidate_app.view_models.hold_view_model import HoldViewModel
from candidate_app.view_models.page_view_model import PageViewModel
from candidate_app.view_models.plain_view_model import PlainViewModel
from candidate_app.view_models.practice_view_model import PracticeViewModel
from candidate_app.view_models.receipt_view_model import ReceiptViewModel
from candidate_app.view_models.sign_in_view_model import SignInViewModel
from candidate_app.view_models.status_view_model import StatusViewModel
from candidate_app.view_models.steps_view_model import StepsViewModel
from candidate_app.view_models.submit_view_model import SubmitViewModel
from candidate_app.view_models.warning_view_model import WarningViewModel

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from candidate_app.view_models.centre_watch import CentreWatch
    from candidate_app.view_models.desk import Desk
    from candidate_app.view_models.display_view_model import DisplayViewModel
    from candidate_app.view_models.enrol_view_model import KeyWay


@dataclass(frozen=True, slots=True)
class CandidateViewModels:
    """One of each kind."""

    page: PageViewModel
    status: StatusViewModel
    enrol: EnrolViewModel
    sign_in: SignInViewModel
    steps: StepsViewModel
    practice: PracticeViewModel
    exam: ExamViewModel
    bar: ExamBarViewModel
    context: ContextViewModel
    warning: WarningViewModel
    submit: SubmitViewModel
    hold: HoldViewModel
    receipt: ReceiptViewModel
    plain: PlainViewModel
    display: DisplayViewModel


def make_view_models(
    desk: Desk,
    centre: CentreWatch,
    display: DisplayViewModel,
    sign_in: Callable[[str, str], Awaitable[None]],
    key_way: KeyWay,
) -> CandidateViewModels:
    """Make all view-models over one desk."""
    context = ContextViewModel(desk)
    return CandidateViewModels(
        page=PageViewModel(desk),
        status=StatusViewModel(desk, centre),
        enrol=EnrolViewModel(desk, centre, key_way),
        sign_in=SignInViewModel(desk, sign_in),
        steps=StepsViewModel(desk),
        practice=PracticeViewModel(),
        exam=ExamViewModel(desk),
        bar=ExamBarViewModel(desk),
        context=context,
        warning=WarningViewModel(desk),
        submit=SubmitViewModel(desk, context),
        hold=HoldViewModel(desk),
        receipt=ReceiptViewModel(desk),
        plain=PlainViewModel(desk),
        display=display,
    )

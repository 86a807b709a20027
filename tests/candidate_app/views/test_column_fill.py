"""Questions are never split; columns fill top to bottom, then right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candidate_app.views.column_fill import fill, page_of, share


def test_two_columns_fill_from_the_left() -> None:
    assert fill([100, 100, 100, 100, 100], 250, 2, 20) == (((0, 1), (2, 3)), ((4,),))


def test_a_gap_counts_between_two_questions_only() -> None:
    assert fill([100, 100], 220, 1, 20) == (((0, 1),),)
    assert fill([100, 100], 219, 1, 20) == (((0,),), ((1,),))


def test_a_question_that_is_too_tall_gets_a_column_alone() -> None:
    assert fill([50, 900, 50], 300, 1, 10) == (((0,),), ((1,),), ((2,),))


def test_no_column_means_one_question_a_page() -> None:
    assert fill([10, 10], 500, 0, 10) == (((0,),), ((1,),))


def test_no_question_has_no_page() -> None:
    assert fill([], 500, 2, 10) == ()
    assert page_of((), 3) == 0


@pytest.mark.parametrize(("place", "page"), [(0, 0), (3, 0), (4, 1)])
def test_the_page_of_a_question(place: int, page: int) -> None:
    assert page_of((((0, 1), (2, 3)), ((4,),)), place) == page


def test_free_height_is_shared_with_a_limit() -> None:
    assert share(100, 2, 26) == 26
    assert share(30, 2, 26) == 15
    assert share(-5, 2, 26) == 0
    assert share(30, 0, 26) == 0


@given(
    st.lists(st.integers(1, 900), max_size=40),
    st.integers(50, 800),
    st.integers(0, 3),
    st.integers(0, 60),
)
def test_every_question_stands_once_in_order(
    heights: list[int], room: int, columns: int, gap: int
) -> None:
    pages = fill(heights, room, columns, gap)
    assert [place for page in pages for column in page for place in column] == list(
        range(len(heights))
    )
    for page in pages:
        assert len(page) <= max(1, columns)
        for column in page:
            used = sum(heights[place] for place in column) + gap * (len(column) - 1)
            assert used <= room or len(column) == 1

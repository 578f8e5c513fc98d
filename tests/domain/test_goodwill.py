from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtenboek.domain.errors import NotAnAmount, ShareTooLarge, WrongDates
from klachtenboek.domain.goodwill import LOWERS_VAT, Answer, Given, Goodwill, GoodwillKind, total
from klachtenboek.domain.vat import RATED, VatCategory


def line(**changed: Any) -> Goodwill:  # noqa: ANN401  any field
    facts: dict[str, Any] = {
        "kind": GoodwillKind.PRICE_CUT,
        "description": "halve taart",
        "value": 2400,
        "share": 1000,
        "paid_out": 1400,
        "entered_at": datetime(2026, 3, 10, 10, 15),
        "vat_category": VatCategory.LOW,
        "vat_rate": 900,
    }
    return Goodwill(**{**facts, **changed})


def test_given_is_value_minus_the_customers_share() -> None:
    assert line().given == 1400
    assert line(share=0).given == 2400
    assert line(share=2400).given == 0


@pytest.mark.parametrize("kind", GoodwillKind)
def test_only_money_back_lowers_vat(kind: GoodwillKind) -> None:
    lowered = line(kind=kind)
    assert (lowered.vat, lowered.net) == ((116, 1284) if kind in LOWERS_VAT else (0, 1400))


def test_a_line_without_a_rate_has_no_vat() -> None:
    assert line(vat_category=None, vat_rate=None).vat == 0
    assert line(vat_category=VatCategory.ZERO, vat_rate=0).vat == 0


@pytest.mark.parametrize("category", [None, *VatCategory])
def test_a_bookkeeper_asks_for_a_rate_where_there_is_one(category: VatCategory | None) -> None:
    assert line(vat_category=category, vat_rate=None).lacks_vat is (category is None or category in RATED)
    assert line(vat_category=category, vat_rate=900).lacks_vat is (category is None)
    assert line(vat_category=category, vat_rate=None, kind=GoodwillKind.COURTESY).lacks_vat is False


@pytest.mark.parametrize("field", ["value", "share", "paid_out", "cost"])
def test_an_amount_below_zero_is_refused(field: str) -> None:
    with pytest.raises(NotAnAmount):
        line(**{field: -1}).checked()


def test_a_customer_cannot_pay_more_than_it_was_worth() -> None:
    with pytest.raises(ShareTooLarge):
        line(value=1000, share=1001).checked()
    assert line(value=1000, share=1000).checked().given == 0


@pytest.mark.parametrize("field", ["agreed_on", "given_on"])
def test_nothing_is_given_before_it_was_sold(field: str) -> None:
    sold = date(2026, 3, 9)
    with pytest.raises(WrongDates):
        line(sold_on=sold, **{field: date(2026, 3, 8)}).checked()
    assert line(sold_on=sold, **{field: sold}).checked().sold_on == sold


def test_without_a_day_of_sale_any_day_can_be_true() -> None:
    unchanged = line(agreed_on=date(2020, 1, 1), given_on=date(2019, 1, 1))
    assert unchanged.checked() is unchanged


def test_accepting_sets_the_day_it_was_agreed_once() -> None:
    accepted = line().answered(Answer.ACCEPTED, on=date(2026, 3, 10))
    assert (accepted.answer, accepted.agreed_on, accepted.counts) == (Answer.ACCEPTED, date(2026, 3, 10), True)
    assert accepted.answered(Answer.ACCEPTED, on=date(2026, 4, 1)).agreed_on == date(2026, 3, 10)


@pytest.mark.parametrize("answer", [Answer.DECLINED, Answer.OFFERED])
def test_what_is_not_accepted_was_never_agreed(answer: Answer) -> None:
    changed = line(agreed_on=date(2026, 3, 10), answer=Answer.ACCEPTED).answered(answer, on=date(2026, 3, 11))
    assert (changed.agreed_on, changed.counts) == (None, False)


def test_only_accepted_lines_count_in_money() -> None:
    lines = tuple(line(answer=answer) for answer in Answer)
    assert total(lines) == Given(value=2400, share=1000, paid_out=1400)
    assert total(lines).given == 1400
    assert total(()) == Given()


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from(Answer)), max_size=20))
def test_the_sum_is_the_sum_of_the_accepted_lines(drawn: list[tuple[int, int, Answer]]) -> None:
    lines = tuple(line(value=value + share, share=share, answer=answer) for value, share, answer in drawn)
    assert total(lines).given == sum(own.given for own in lines if own.answer is Answer.ACCEPTED)


@given(st.integers(0, 10**9), st.sampled_from(GoodwillKind), st.sampled_from([None, 0, 600, 900, 2100]))
def test_net_and_vat_are_what_was_paid_out(paid_out: int, kind: GoodwillKind, rate: int | None) -> None:
    drawn = line(paid_out=paid_out, kind=kind, vat_rate=rate)
    assert drawn.net + drawn.vat == paid_out
    assert 0 <= drawn.vat <= paid_out

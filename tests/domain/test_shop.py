import pytest

from klachtenboek.domain.shop import Shop


@pytest.mark.parametrize(("owner", "greeted"), [("Marieke de Wit", "Marieke"), (" Jan ", "Jan"), ("", ""), (" ", "")])
def test_the_owner_is_greeted_by_first_name(owner: str, greeted: str) -> None:
    assert Shop(owner=owner).first_name == greeted


def test_the_periods_are_those_of_the_design() -> None:
    shop = Shop()
    assert (shop.answer_days, shop.answer_days_online, shop.silence_days, shop.warn_days) == (14, 7, 7, 21)
    assert (shop.aftercare_months, shop.personal_data_months, shop.books_years) == (1, 24, 7)
    assert (shop.most_per_half_day, shop.refund_limit, shop.lead) == (3, None, 15)

import pytest

from klachtenboek.domain.writer import user_of_computer


@pytest.mark.parametrize(("user", "name"), [("marieke", "Marieke"), ("m.linde", "M"), ("root", ""), ("kassa2", "")])
def test_the_computer_may_know_a_name(monkeypatch: pytest.MonkeyPatch, user: str, name: str) -> None:
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(variable, user)
    assert user_of_computer() == name


def test_a_computer_without_a_user_offers_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError

    monkeypatch.setattr("getpass.getuser", nobody)
    assert user_of_computer() == ""

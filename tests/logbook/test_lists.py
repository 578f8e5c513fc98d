import pytest

from klachtenboek.domain.errors import ListFull, NameTaken, NothingWritten, TextTooLong
from klachtenboek.domain.lesson import MOST_CAUSES, Category, Entry, Listed
from klachtenboek.logbook import Logbook
from tests.logbook.book import tell

BOTH = pytest.mark.parametrize("listed", Listed)


def names(book: Logbook, listed: Listed) -> list[str]:
    return [entry.name for entry in book.lists.entries(listed)]


def first(book: Logbook, listed: Listed) -> Entry:
    return book.lists.entries(listed)[0]


@BOTH
def test_a_renamed_entry_keeps_its_complaints(logbook: Logbook, listed: Listed) -> None:
    entry = first(logbook, listed)
    changed = logbook.lists.rename(entry, "  Vlaai\nen taart ")
    assert (changed.id, changed.name) == (entry.id, "Vlaai en taart")
    assert names(logbook, listed)[0] == "Vlaai en taart"


@BOTH
def test_a_name_that_is_there_is_refused(logbook: Logbook, listed: Listed) -> None:
    one, two = logbook.lists.entries(listed)[:2]
    with pytest.raises(NameTaken):
        logbook.lists.rename(two, one.name.upper())
    with pytest.raises(NameTaken):
        logbook.lists.add(listed, f" {one.name.lower()} ")
    assert logbook.lists.rename(one, one.name.upper()).name == one.name.upper()


@BOTH
def test_a_name_is_wanted_and_has_to_fit(logbook: Logbook, listed: Listed) -> None:
    with pytest.raises(NothingWritten):
        logbook.lists.add(listed, " \x00 ")
    with pytest.raises(NothingWritten):
        logbook.lists.rename(first(logbook, listed), "")
    with pytest.raises(TextTooLong):
        logbook.lists.rename(first(logbook, listed), "x" * 61)


@BOTH
def test_a_hidden_entry_is_no_longer_offered_and_comes_back_under_its_name(logbook: Logbook, listed: Listed) -> None:
    entry = first(logbook, listed)
    logbook.lists.hide(entry)
    assert entry.name not in names(logbook, listed)
    assert [hidden.name for hidden in logbook.lists.hidden(listed)] == [entry.name]
    back = logbook.lists.add(listed, entry.name.upper())
    assert back.id == entry.id
    assert names(logbook, listed)[-1] == entry.name
    assert logbook.lists.hidden(listed) == ()


def test_a_complaint_keeps_its_hidden_category_and_cause(logbook: Logbook) -> None:
    category, cause = first(logbook, Listed.CATEGORIES), first(logbook, Listed.CAUSES)
    told = tell(logbook)
    logbook.complaints.edit(told.id, category_id=category.id, cause_id=cause.id)
    logbook.lists.hide(category)
    logbook.lists.hide(cause)
    kept = logbook.complaints.get(told.id)
    assert kept.category_id is not None
    assert kept.cause_id is not None
    assert logbook.lessons.category(kept.category_id).name == category.name
    assert logbook.lessons.cause(kept.cause_id).name == cause.name


@BOTH
def test_a_full_list_takes_no_more(logbook: Logbook, listed: Listed) -> None:
    hidden = logbook.lists.hide(first(logbook, listed))
    for number in range(MOST_CAUSES - len(names(logbook, listed))):
        logbook.lists.add(listed, f"Eigen {number}")
    with pytest.raises(ListFull):
        logbook.lists.add(listed, "Nog een")
    with pytest.raises(ListFull):
        logbook.lists.show(hidden)
    logbook.lists.hide(logbook.lists.entries(listed)[3])
    assert logbook.lists.show(hidden).name == names(logbook, listed)[-1]


@BOTH
def test_the_order_is_the_owners(logbook: Logbook, listed: Listed) -> None:
    turned = list(reversed(logbook.lists.entries(listed)))
    logbook.lists.order(turned)
    assert names(logbook, listed) == [entry.name for entry in turned]


@BOTH
def test_the_whole_list_can_be_put_back(logbook: Logbook, listed: Listed) -> None:
    shown = names(logbook, listed)
    logbook.lists.hide(logbook.lists.entries(listed)[2])
    logbook.lists.rename(first(logbook, listed), "Iets heel anders")
    logbook.lists.add(listed, "Nieuw")
    logbook.lists.order(list(reversed(logbook.lists.entries(listed))))
    for _act in range(4):
        logbook.undo()
    assert names(logbook, listed) == shown
    assert [hidden.name for hidden in logbook.lists.hidden(listed)] == ["Nieuw"]


def test_own_words_point_to_a_category(logbook: Logbook) -> None:
    bread = logbook.lists.add(Listed.CATEGORIES, "Stokbrood")
    assert isinstance(bread, Category)
    logbook.lists.word_hints(bread, " baguette, , stok  brood,baguette")
    guessed = logbook.lessons.guess_category("De baguette was slap.")
    assert guessed is not None
    assert (guessed.name, guessed.hints) == ("Stokbrood", ("baguette", "stok brood"))

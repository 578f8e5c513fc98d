from klachtenboek.domain.goodwill import Answer, GoodwillKind
from klachtenboek.domain.vat import VatCategory
from klachtenboek.logbook import Logbook


def test_a_drafted_line_is_written_down_as_it_was_answered(logbook: Logbook) -> None:
    complaint = logbook.complaints.log("De taart was ingezakt.")
    offered = logbook.goodwill.draft(GoodwillKind.COURTESY, "Doosje bonbons", 850)
    saved = logbook.goodwill.add(complaint.id, offered)
    assert [(line.description, line.answer) for line in saved.goodwill] == [("Doosje bonbons", Answer.OFFERED)]
    assert saved.given.given == 0


def test_a_gift_accepted_on_the_spot_counts_with_the_rate_of_its_day(logbook: Logbook) -> None:
    complaint = logbook.complaints.log("De taart was ingezakt.")
    saved = logbook.goodwill.give(
        complaint.id, GoodwillKind.PRICE_CUT, "Korting", 500, paid_out=500, vat_category=VatCategory.LOW
    )
    line = saved.goodwill[0]
    assert (line.answer, line.agreed_on, line.vat_rate) == (Answer.ACCEPTED, logbook.now().date(), 900)
    assert saved.given.given == 500

from klachtenboek.domain.checklist import Step
from klachtenboek.domain.complaint import Kind
from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.logbook import Logbook


def test_the_first_letter_says_that_the_complaint_came_in(logbook: Logbook) -> None:
    complaint = logbook.complaints.log("De taart was ingezakt.")
    assert logbook.letters.suggested(complaint.id) is LetterKind.ACKNOWLEDGEMENT


def test_what_is_resolved_is_rounded_off_with_a_letter(logbook: Logbook) -> None:
    complaint = logbook.complaints.log("De taart was ingezakt.")
    logbook.complaints.take_step(complaint.id, Step.LISTEN)
    logbook.complaints.take_step(complaint.id, Step.ACKNOWLEDGE)
    logbook.complaints.take_step(complaint.id, Step.APOLOGISE)
    logbook.complaints.choose_solution(complaint.id, "Een nieuwe taart")
    logbook.complaints.agree(complaint.id)
    assert logbook.letters.suggested(complaint.id) is LetterKind.CLOSING


def test_a_compliment_gets_our_thanks(logbook: Logbook) -> None:
    complaint = logbook.complaints.log("Heerlijke taart.", kind=Kind.COMPLIMENT)
    assert logbook.letters.suggested(complaint.id) is LetterKind.THANKS

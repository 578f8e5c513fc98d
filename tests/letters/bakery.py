"""The bakery whose letters are written here: one customer, one cake, one day in November."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from klachtenboek.domain.aftercare import Aftercare
from klachtenboek.domain.checklist import Step, StepDone
from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.contact import Contact
from klachtenboek.domain.correspondence import LetterKind
from klachtenboek.domain.customer import Customer, FormOfAddress
from klachtenboek.domain.goodwill import Answer, Goodwill, GoodwillKind
from klachtenboek.domain.kinds import Channel, Direction, Outcome, PromiseKind
from klachtenboek.domain.lesson import Measure
from klachtenboek.domain.promise import Promise
from klachtenboek.domain.record import Solution
from klachtenboek.domain.reference import Reference
from klachtenboek.domain.shop import Shop
from klachtenboek.letters.content import Case, Choices, compose

TODAY = date(2026, 11, 21)


def at(hour: int, minute: int = 0, day: int = 21) -> datetime:
    return datetime(2026, 11, day, hour, minute)


BAKERY = Shop(
    name="Bakkerij De Linde",
    owner="Marieke van der Linde",
    role="eigenaar",
    tagline="Ambachtelijk brood, banket en taart sinds 1987",
    street="Lindestraat 12",
    postcode="7411AB",
    town="Deventer",
    phone="0570-123 456",
    email="info@bakkerijdelinde.example",
    website="bakkerijdelinde.example",
    kvk="12345678",
    vat_id="NL001234567B01",
    iban="NL02ABNA0123456789",
)

JANSEN = Customer(
    id=3,
    form=FormOfAddress.MRS,
    given="A.",
    surname="Jansen",
    street="Brinkgreverweg 48",
    postcode="7413ac",
    town="Deventer",
    phone="06-1234 5678",
)

CAKE = Goodwill(
    id=1,
    kind=GoodwillKind.REPLACEMENT,
    description="Nieuwe slagroomtaart, 16 personen",
    value=4250,
    share=1500,
    answer=Answer.ACCEPTED,
    entered_at=at(10, 40),
)
DELIVERY = replace(CAKE, id=2, description="Bezorgen aan huis", value=650, share=0)
VOUCHER = replace(
    CAKE,
    id=3,
    kind=GoodwillKind.VOUCHER,
    description="Tegoedbon van 10 euro",
    value=1000,
    share=0,
    answer=Answer.DECLINED,
)

STORY = "De slagroomtaart was ingezakt toen ze thuiskwam. Ze schaamde zich tegenover de visite."
COMPLAINT = Complaint(
    id=47,
    reference=Reference(2026, 47),
    received_at=at(10, 12),
    entered_at=at(10, 12),
    title="Slagroomtaart ingezakt bij thuiskomst",
    story=STORY,
    product="Slagroomtaart",
    customer_id=3,
    solution=Solution("Vanmiddag een nieuwe taart bij u thuis", at(10, 40), at(10, 45)),
    steps=(
        StepDone(step=Step.LISTEN, at=at(10, 20)),
        StepDone(step=Step.ACKNOWLEDGE, at=at(10, 22)),
        StepDone(step=Step.APOLOGISE, at=at(10, 23)),
        StepDone(step=Step.SUMMARISE, at=at(10, 30)),
        StepDone(step=Step.OFFER, at=at(10, 35)),
    ),
    promises=(
        Promise(
            id=5,
            kind=PromiseKind.DELIVER,
            text="De nieuwe taart bij u thuis, vóór uw visite van 15.00 uur",
            due=at(15),
            made_at=at(10, 45),
            outcome=Outcome.KEPT,
            ended_at=at(14, 30),
        ),
    ),
    contacts=(
        Contact(
            id=8,
            at=at(11, 5),
            direction=Direction.OUT,
            channel=Channel.PHONE,
            said="Blij dat het lukt",
            answer="Er staat een nieuwe taart klaar, met stevige room en dezelfde tekst.",
        ),
    ),
    goodwill=(CAKE, DELIVERY, VOUCHER),
    aftercare=Aftercare(planned_on=date(2026, 12, 22)),
)

MEASURE = Measure(text="Bij elke slagroomtaart geven wij een koelelement mee", since=TODAY)
CASE = Case(COMPLAINT, JANSEN, BAKERY, MEASURE, "te lang buiten de koeling", TODAY)


def but(case: Case, **changes: Any) -> Case:  # noqa: ANN401  each field has its own type
    """Return the case with other facts about its complaint."""
    return replace(case, complaint=replace(case.complaint, **changes))


def words(case: Case, kind: LetterKind = LetterKind.CLOSING, **choices: Any) -> str:  # noqa: ANN401  the same
    """Return the letter's text from salutation to signature, with plain blanks."""
    return compose(case, kind, Choices(**choices)).message.replace("\N{NO-BREAK SPACE}", " ")


def replace_own(case: Case, own: dict[str, str]) -> Case:
    """Return the case with sentences of the owner's."""
    return replace(case, own=tuple(own.items()))

"""A store with one complaint in it, in memory."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from klachtenboek.domain.complaint import Complaint
from klachtenboek.domain.customer import read_name
from klachtenboek.store import Store

NOW = datetime(2026, 11, 20, 10, 12)


@pytest.fixture
def store() -> Iterator[Store]:
    opened = Store()
    yield opened
    opened.close()


@pytest.fixture
def complaint(store: Store) -> Complaint:
    customer = store.customers.save(read_name("Mevrouw A. de Vries"), at=NOW)
    told = Complaint(received_at=NOW, entered_at=NOW, story="De tomatensoep was koud.", customer_id=customer.id)
    return store.complaints.add(told.checked(has_name=True), at=NOW)

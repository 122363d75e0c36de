"""A vault with one client, one visit and all that hangs on it."""

import pytest

from rmt_desktop.db.opened import OpenVault
from tests.support.builders import a_client, a_clinic, a_service, a_therapist, a_visit


@pytest.fixture
def furnished(vault: OpenVault) -> OpenVault:
    """Return an open vault with clinic, therapist, fee list, Maya and her visit."""
    with vault.unit() as unit:
        unit.clinic.save_clinic(a_clinic())
        unit.clinic.save_therapist(a_therapist())
        unit.clinic.save_service(a_service())
        unit.clients.save(a_client(number=1))
        unit.visits.save(a_visit())
        unit.commit()
    return vault

"""An area is one area, in whichever language the consent named it."""

from dataclasses import replace
from datetime import timedelta

from rmt_desktop.domain.consent import Agreement, area_states
from rmt_desktop.domain.ids import ConsentId
from tests.support.builders import LEFT_SHOULDER, NOW, a_consent, an_area_consent

IN_FRENCH = replace(LEFT_SHOULDER, label="Épaule et haut du dos")


def test_a_second_consent_in_another_language_counts_for_the_same_area():
    later = a_consent(
        id=ConsentId("consent-2"),
        areas=(an_area_consent(area=IN_FRENCH, agreement=Agreement.DECLINED),),
        obtained_at=NOW + timedelta(minutes=5),
    )

    (state,) = area_states((a_consent(), later), ())

    assert state.area == IN_FRENCH
    assert state.agreement is Agreement.DECLINED

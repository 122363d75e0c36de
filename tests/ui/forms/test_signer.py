"""Who signs, and what is missing."""

import pytest

from rmt_desktop.base import paths
from rmt_desktop.base.errors import Problem
from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.people import Contact
from rmt_desktop.ui.forms.signer import SignerForm, name_for
from rmt_desktop.ui.theme import Theme
from tests.support.builders import a_client

MINOR = a_client(guardian=Contact(name="Lise Tremblay", relation="mother"))


@pytest.fixture
def form(qtbot) -> SignerForm:
    made = SignerForm(translator("en"), Theme("light", 100, paths.resources() / "styles"), MINOR)
    qtbot.addWidget(made)
    return made


def choose(form: SignerForm, role: str) -> None:
    form._role.choose(role)
    form._role.activated.emit(form._role.currentIndex())


def test_the_name_follows_the_role_until_somebody_types_another(qtbot, form):
    assert form.signature().name == "Maya Tremblay"

    choose(form, "guardian")
    assert (form.signature().role, form.signature().name) == ("guardian", "Lise Tremblay")

    form._name.clear()
    qtbot.keyClicks(form._name, "Jo Roy")
    choose(form, "decision_maker")
    assert form.signature().name == "Jo Roy"


def test_nobody_is_proposed_for_a_decision_maker():
    assert name_for("decision_maker", MINOR) == ""


def test_without_drawing_there_is_no_hand_and_it_says_why(form):
    form.pad.pad.adopt("Maya Tremblay")
    assert form.signature().image.startswith(b"\x89PNG")

    form.set_drawn(False, "By voice")

    assert form.signature().image == b""
    assert form._instead.text() == "By voice"


def test_problems_stand_at_their_part_and_go_when_it_is_cured(qtbot, form):
    first = form.show_problems(
        (Problem(field="name", message="No name"), Problem(field="signature", message="No hand"))
    )

    assert first is form._name_field
    assert (form._name_field.problem, form._pad_field.problem) == ("No name", "No hand")

    qtbot.keyClicks(form._name, "a")
    form.pad.pad.adopt("Maya")

    assert (form._name_field.problem, form._pad_field.problem) == ("", "")

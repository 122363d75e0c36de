"""The object graph: everything is there, in the right name, and what is slow waits until it is needed."""

import subprocess
import sys
from dataclasses import fields, replace
from textwrap import dedent

import pytest

from rmt_desktop.app.wiring import ClinicZone, Later, wire
from rmt_desktop.services.bundle import Services
from tests.support.builders import a_clinic, a_service, a_therapist
from tests.support.processes import ROOT
from tests.support.vaults import PASSPHRASE


def test_a_value_that_is_made_later_is_made_once_and_only_when_it_is_used():
    made = []

    def make():
        made.append("made")
        return a_clinic()

    later = Later(make)
    assert made == []
    assert (later.name, later.province) == (a_clinic().name, "ON")
    assert made == ["made"]
    with pytest.raises(AttributeError):
        later.nothing_of_this_name  # noqa: B018 - reading it is what fails


def test_all_use_cases_are_wired_to_one_desk(practice):
    parts = [getattr(practice.services, field.name) for field in fields(Services) if field.name != "desk"]
    assert all(part.desk is practice.services.desk for part in parts if hasattr(part, "desk"))
    assert len(parts) >= 11


def test_the_use_cases_made_after_the_first_run_know_the_therapist(wiring, services, vault):
    services.clinics.set_up(a_clinic(), a_therapist(), (a_service(),))
    assert wiring.services(vault).desk.actor.therapist == "therapist-1"


def test_the_zone_is_read_again_only_after_something_was_written(practice):
    zone = ClinicZone(practice.vault)
    assert str(zone()) == "America/Toronto"
    first = zone()
    assert zone() is first
    clinics = practice.services.clinics
    clinics.save_clinic(replace(clinics.clinic(), zone="America/Halifax"))
    assert str(zone()) == "America/Halifax"


def test_the_program_s_own_wiring_has_the_packaged_catalogue_and_figures():
    wiring = wire()
    assert wiring.catalog.province("ON").code == "ON"
    assert wiring.figures.view("female", "back")
    assert len({wiring.new_id() for _ in range(100)}) == 100


def test_wiring_loads_neither_the_database_nor_the_papers_nor_the_tables(vault):
    vault.close()
    program = f"""
        import sys
        from pathlib import Path
        from rmt_desktop.app.wiring import wire
        wiring = wire()
        folder = Path({str(vault.folder)!r})
        assert wiring.vaults.exists(folder)
        slow = {{"sqlalchemy", "sqlcipher3", "reportlab", "argon2", "cryptography", "rapidfuzz", "PySide6.QtWidgets"}}
        assert not slow & set(sys.modules), slow & set(sys.modules)
        opened, _ = wiring.vaults.unlock(folder, {PASSPHRASE!r})
        services = wiring.services(opened)
        assert services.clients.find("x") == ()
        slow = {{"reportlab", "alembic", "sqlalchemy.orm", "rapidfuzz", "zxcvbn"}}
        assert not slow & set(sys.modules), slow & set(sys.modules)
        opened.close()
    """
    subprocess.run([sys.executable, "-c", dedent(program)], cwd=ROOT, check=True)  # noqa: S603 - our own program

"""What was written by an earlier program is read by this one, word for word."""

import json
import shutil
from pathlib import Path

import pytest

from rmt_desktop.db.schema import HEAD
from tests.support.kept_vault import KEPT, PASSPHRASE, facts

VERSIONS = sorted(path.name for path in KEPT.iterdir())


@pytest.fixture(params=VERSIONS)
def kept(request, tmp_path) -> Path:
    """Return a copy of a kept vault."""
    return Path(shutil.copytree(KEPT / request.param, tmp_path / "kept"))


def test_there_is_a_kept_vault_of_every_version():
    assert [f"{number:04d}" for number in range(1, int(HEAD) + 1)] == VERSIONS


def test_a_kept_vault_opens_and_says_the_same_for_ever(kept, wiring):
    vault, _ = wiring.vaults.unlock(kept, PASSPHRASE)
    vault.check()
    services = wiring.services(vault)
    said = json.loads(json.dumps(facts(services)))
    assert services.audit_log.verify().broken_at is None
    vault.close()
    assert said == json.loads((kept / "facts.json").read_text(encoding="utf-8"))


def test_a_kept_vault_is_guarded_as_a_new_one(kept, wiring, vault):
    names = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
    opened, _ = wiring.vaults.unlock(kept, PASSPHRASE)
    with opened.unit(reading=True) as unit, vault.unit(reading=True) as new:
        assert unit.connection.exec_driver_sql(names).all() == new.connection.exec_driver_sql(names).all()
    opened.close()


def test_a_kept_vault_opens_with_its_recovery_code(kept, wiring):
    code = (kept / "README.md").read_text(encoding="utf-8").split("Recovery code: `")[1].split("`")[0]
    vault, _ = wiring.vaults.recover(kept, code, "another phrase for the copy")
    assert vault.user.name == "Anna Roy"
    vault.close()

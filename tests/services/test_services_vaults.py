"""The vault from a user's side: weak pass phrases are refused, guessing is slowed down, and both are said."""

import pytest

from rmt_desktop.base.errors import InvalidInput, WrongPassphrase
from rmt_desktop.db.recovery_code import RecoveryCodeMistyped
from rmt_desktop.services.vault import FREE_ATTEMPTS, TooManyAttempts
from tests.support.vaults import PASSPHRASE, USER_NAME

GOOD = "another long enough phrase"


@pytest.fixture
def vaults(wiring):
    return wiring.vaults


@pytest.fixture
def closed(vaults, tmp_path):
    """Return the folder of a closed vault and its recovery code."""
    vault, code = vaults.create(tmp_path / "vault", PASSPHRASE, USER_NAME)
    vault.close()
    return vault.folder, code


def fail(vaults, folder, times=1):
    """Type a wrong pass phrase so often."""
    for _ in range(times):
        with pytest.raises(WrongPassphrase):
            vaults.unlock(folder, "wrong")


@pytest.mark.parametrize("weak", ["", "short", "aaaaaaaaaaaa", "password123", "qwertyuiop"])
def test_a_weak_pass_phrase_makes_no_vault(vaults, tmp_path, weak):
    assert vaults.strength(weak).advice
    with pytest.raises(InvalidInput) as refused:
        vaults.create(tmp_path / "vault", weak, USER_NAME)
    assert refused.value.problems[0].field == "passphrase"
    assert not vaults.exists(tmp_path / "vault")


def test_a_good_pass_phrase_needs_no_advice_also_when_it_is_very_long(vaults):
    assert vaults.strength(PASSPHRASE).advice == ""
    assert vaults.strength(PASSPHRASE * 100).advice == ""


def test_a_weak_pass_phrase_replaces_nothing(vaults, closed):
    folder, code = closed
    user = vaults.files.users(folder)[0].id
    with pytest.raises(InvalidInput):
        vaults.change_passphrase(folder, user, PASSPHRASE, "short")
    with pytest.raises(InvalidInput):
        vaults.recover(folder, code, "short")
    vaults.unlock(folder, PASSPHRASE)[0].close()


def test_a_right_pass_phrase_says_how_many_failed_before_it(vaults, closed):
    folder, _ = closed
    fail(vaults, folder, 2)
    vault, failures = vaults.unlock(folder, PASSPHRASE)
    assert failures == 2
    vault.close()
    vault, failures = vaults.unlock(folder, PASSPHRASE)
    assert failures == 0
    vault.close()


def test_guessing_is_slowed_down_ever_more(vaults, closed, clock):
    folder, _ = closed
    fail(vaults, folder, FREE_ATTEMPTS)
    waits = []
    for _ in range(8):
        with pytest.raises(TooManyAttempts) as refused:
            vaults.unlock(folder, PASSPHRASE)
        waits.append(round((refused.value.until - clock.now()).total_seconds()))
        clock.set(refused.value.until)
        fail(vaults, folder)
    assert waits == [5, 10, 20, 40, 80, 160, 300, 300]


def test_after_the_wait_the_right_pass_phrase_opens_the_vault(vaults, closed, clock):
    folder, _ = closed
    fail(vaults, folder, FREE_ATTEMPTS)
    clock.forward(seconds=4.9)
    with pytest.raises(TooManyAttempts, match="Please wait"):
        vaults.unlock(folder, PASSPHRASE)
    clock.forward(seconds=0.1)
    vaults.unlock(folder, PASSPHRASE)[0].close()


def test_a_clock_set_back_does_not_lock_anybody_out(vaults, closed, clock):
    folder, _ = closed
    fail(vaults, folder, FREE_ATTEMPTS)
    clock.forward(days=-400)
    vaults.unlock(folder, PASSPHRASE)[0].close()


def test_the_wait_outlives_the_program(vaults, closed, wiring):
    folder, _ = closed
    fail(vaults, folder, FREE_ATTEMPTS)
    again = type(vaults)(type(vaults.files)(wiring.clock), wiring.clock)
    with pytest.raises(TooManyAttempts):
        again.unlock(folder, PASSPHRASE)


def test_a_mistyped_recovery_code_is_no_attempt_and_a_wrong_one_is(vaults, closed, tmp_path):
    folder, code = closed
    with pytest.raises(RecoveryCodeMistyped):
        vaults.recover(folder, code[:-1] + ("2" if code[-1] != "2" else "3"), GOOD)
    assert vaults.files.failures(folder) == ()
    other, wrong = vaults.create(tmp_path / "other", PASSPHRASE, USER_NAME)
    other.close()
    with pytest.raises(WrongPassphrase):
        vaults.recover(folder, wrong, GOOD)
    assert len(vaults.files.failures(folder)) == 1


def test_recovering_gives_a_new_pass_phrase(vaults, closed):
    folder, code = closed
    vaults.recover(folder, code, GOOD)[0].close()
    vault, failures = vaults.unlock(folder, GOOD)
    assert (vault.user.name, failures) == (USER_NAME, 0)
    vault.close()


def test_changing_the_pass_phrase_and_the_recovery_code(vaults, closed):
    folder, code = closed
    user = vaults.files.users(folder)[0].id
    vaults.change_passphrase(folder, user, PASSPHRASE, GOOD)
    new = vaults.new_recovery_code(folder, user, GOOD)
    with pytest.raises(WrongPassphrase):
        vaults.recover(folder, code, PASSPHRASE)
    vaults.recover(folder, new, PASSPHRASE)[0].close()


def test_checking_a_pass_phrase_is_slowed_down_like_opening(vaults, closed, clock):
    folder, _ = closed
    user = vaults.files.users(folder)[0].id
    for _ in range(FREE_ATTEMPTS):
        with pytest.raises(WrongPassphrase):
            vaults.verify(folder, user, "wrong")
    with pytest.raises(TooManyAttempts):
        vaults.verify(folder, user, PASSPHRASE)
    clock.forward(seconds=5)
    vaults.verify(folder, user, PASSPHRASE)
    assert vaults.files.failures(folder) == ()

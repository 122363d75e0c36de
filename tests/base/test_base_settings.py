"""What this computer remembers: whatever stands in the file, the program starts; a crash never leaves half a file."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.base.settings import Preferences, PreferencesFile, replace_atomically

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda children: st.lists(children) | st.dictionaries(st.text(), children),
    max_leaves=8,
)


def test_preferences_come_back_as_they_were_kept(tmp_path: Path) -> None:
    kept = Preferences(language="fr", theme="dark", last_vault="/home/ä", auto_lock_minutes=3, hour24=False)
    PreferencesFile(tmp_path / "new" / "preferences.json").save(kept)
    assert PreferencesFile(tmp_path / "new" / "preferences.json").load() == kept


@given(content=st.dictionaries(st.sampled_from(["language", "theme", "hour24", "text_scale", "other"]), anything))
def test_whatever_stands_in_the_file_preferences_are_of_the_right_kind(
    content: dict[str, object], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "preferences.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    loaded, usual = PreferencesFile(path).load(), Preferences()
    for name in Preferences.__dataclass_fields__:
        assert type(getattr(loaded, name)) is type(getattr(usual, name))


@given(content=st.binary(max_size=200))
def test_a_file_that_is_no_preferences_at_all_means_the_usual_ones(
    content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "broken.json"
    path.write_bytes(b"[" + content)
    assert PreferencesFile(path).load() == Preferences()


def test_preferences_that_cannot_be_kept_stop_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    file = PreferencesFile(tmp_path / "file" / "preferences.json")
    file.save(Preferences(language="fr"))
    assert file.load() == Preferences()


def test_a_file_is_replaced_whole_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "file"
    replace_atomically(path, b"old")
    replace_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert [one.name for one in tmp_path.iterdir()] == ["file"]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_cannot_be_replaced_stays_as_it_was_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "folder"
    (path / "inside").mkdir(parents=True)
    with pytest.raises(OSError):  # noqa: PT011 - which one depends on the system
        replace_atomically(path, b"new")
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]
    assert (path / "inside").is_dir()

"""Previews: each is listed with a description and draws something."""

from pathlib import Path

import pytest
from PIL import Image

from tools.preview import available, draw, made
from tools.previews import Wish


def test_every_preview_is_listed_with_what_it_shows() -> None:
    assert available()
    assert all(available().values())


@pytest.mark.parametrize("name", available())
def test_a_preview_draws_a_picture_that_is_not_blank(name: str, qapp: object, tmp_path: Path) -> None:
    assert qapp is not None
    files = draw(made(name, Wish()), tmp_path / "preview.png", scale=0.5)
    with Image.open(files[0]) as picture:
        assert picture.width > 100
        assert len(picture.convert("RGB").getcolors(maxcolors=1 << 24) or ()) > 4


def test_a_paper_is_shown_in_the_wished_language() -> None:
    assert made("receipt", Wish(language="fr")) != made("receipt", Wish(language="en"))

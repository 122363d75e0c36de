"""Make the pictures of the user guide anew, in both languages, from the program itself.

python3 dev.py guide                     write docs/guide/pictures and docs/pictures
python3 dev.py guide --out DIR           write them elsewhere, to compare
python3 dev.py guide --language fr       only one language

The clinic, the clock and the ids are always the same: an unchanged program makes the same pictures on the same kind
of system.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("en", "fr")
README_PICTURE = "note"
CHATTER = "This plugin does not support"  # windows cannot be raised where there is no screen


def main(arguments: list[str]) -> int:
    """Shoot every scene."""
    parser = argparse.ArgumentParser(
        prog="dev.py guide", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=ROOT / "docs", metavar="DIR", help="in place of docs")
    parser.add_argument("--language", choices=LANGUAGES, action="append", help="only this language")
    given = parser.parse_args(arguments)
    languages = tuple(given.language or LANGUAGES)
    if len(languages) > 1:
        return max(_in_its_own_process(given.out, language) for language in languages)
    shoot_all(given.out, languages[0])
    if "en" in languages:
        (given.out / "pictures").mkdir(parents=True, exist_ok=True)
        made = given.out / "guide" / "pictures" / "en" / f"{README_PICTURE}.png"
        shutil.copyfile(made, given.out / "pictures" / made.name)
    return 0


def _in_its_own_process(out: Path, language: str) -> int:
    """Shoot one language in a program of its own: nothing of the language before is left in it."""
    command = [sys.executable, "-m", "tools.guide_pictures", "--out", str(out.resolve()), "--language", language]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def shoot_all(out: Path, language: str) -> None:
    """Write the pictures of a language into its folder, without a screen and with the program's own fonts."""
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "1", "TZ": "America/Toronto"}
    if hasattr(time, "tzset"):
        time.tzset()
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from tools.guide_scenes import desk, first_run, intake, office, papers, visit
    from tools.guide_scenes.camera import Camera
    from tools.guide_scenes.studio import Studio

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setCursorFlashTime(0)
    qInstallMessageHandler(lambda _kind, _context, message: None if CHATTER in message else print(message))
    camera = Camera(out / "guide" / "pictures" / language)
    first_run.wizard(app, camera, language)
    with Studio(app, camera, language) as studio:
        for scene in (
            *(desk.day, desk.search, desk.clients, desk.new_client, desk.client),
            *(intake.fill_in, intake.review, visit.note),
            *(papers.receipt, papers.home_care, papers.void),
            *(office.reports, office.settings, office.door),
        ):
            scene(studio)
    for path in camera.shot:
        print(f"{path.stat().st_size // 1000:5d} kB  {path}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

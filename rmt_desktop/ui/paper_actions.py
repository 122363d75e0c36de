"""Papers leaving the program: to a printer or into a file, logged once they really left, and nothing lost when not."""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from rmt_desktop.base.errors import StorageTrouble, UserError
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.base.settings import replace_atomically
from rmt_desktop.services.changes import Changes
from rmt_desktop.services.paperwork import Way
from rmt_desktop.ui.call import attempt
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.dialogs import Question
from rmt_desktop.ui.widgets.banner import Banner

LONGEST_NAME = 100  # characters; short enough for every file system, folder included
Left = Callable[[Way], Changes]


class Where(Protocol):
    """The page or dialog the paper is shown on."""

    banner: Banner

    def tell(self, error: UserError) -> None:
        """Show a sentence; what was typed stays."""
        ...

    def window(self) -> QWidget:
        """Return the window the page stands in."""
        ...


class PaperActions:
    """Prints and saves papers for one page or dialog.

    ``left`` is called when the paper is out; it logs that, and the changes it returns are announced to all open pages.
    Every method returns whether the paper left; what went wrong is told as a sentence.
    """

    def __init__(self, ctx: UiContext, where: Where) -> None:
        self._ctx = ctx
        self._where = where

    def print_dialog(self, pdf: bytes, title: str, left: Left) -> bool:
        """Print after the system's print dialog; going back there is no failure."""
        printing, window = self._ctx.printing, self._where.window()
        return self._print(lambda: printing.print_asking(window, pdf, title), left)

    def print_plain(self, pdf: bytes, title: str, left: Left) -> bool:
        """Print to the printer used last, without a question."""
        return self._print(lambda: self._ctx.printing.print_plain(pdf, title), left)

    def save(self, pdf: bytes, title: str, file_name: str, left: Left) -> bool:
        """Ask where, write the file whole or not at all, and say where it is now."""
        return self._save(pdf, title, file_name, "PDF (*.pdf)", left)

    def save_table(self, csv: bytes, title: str, file_name: str, left: Left) -> bool:
        """Save a list for a spreadsheet, in the same way as a paper."""
        return self._save(csv, title, file_name, "CSV (*.csv)", left)

    def save_as(self, content: bytes, title: str, file_name: str, kinds: str, left: Left) -> bool:
        """Save what is no paper in the same way; ``kinds`` is the filter of the system's dialog."""
        return self._save(content, title, file_name, kinds, left)

    def _print(self, send: Callable[[], str | None], left: Left) -> bool:
        tr = self._ctx.tr
        printers: list[str | None] = []
        if not attempt(self._where, send, printers.append) or printers[0] is None:
            return False
        return self._out(left, Way.PRINTER, tr(N_("Sent to the printer {printer}."), printer=printers[0]))

    def _save(self, content: bytes, title: str, file_name: str, kinds: str, left: Left) -> bool:
        path = self._path(title, file_name, kinds)
        if path is None or not attempt(self._where, lambda: write_file(path, content)):
            return False
        return self._out(left, Way.FILE, saved_words(self._ctx.tr, path))

    def _path(self, title: str, file_name: str, kinds: str) -> Path | None:
        """Return where to save, the ending put on where it is missing; a file met only that way is asked about here."""
        tr = self._ctx.tr
        window = self._where.window()
        chosen = self._ctx.ask.save_path(window, title, file_name, kinds)
        ending = Path(file_name).suffix
        if chosen is None or chosen.suffix.lower() == ending:
            return chosen
        path = chosen.with_name(chosen.name + ending)
        question = Question(
            title=tr(N_("Replace the file {file}?"), file=path.name),
            text=tr(N_("There is a file of this name in the folder already.")),
            yes=tr(N_("Replace it")),
            no=tr(N_("Keep it")),
        )
        return None if path.exists() and not self._ctx.ask.confirm(window, question) else path

    def _out(self, left: Left, way: Way, words: str) -> bool:
        """Log that the paper left and tell the other pages; a log that cannot be written is told instead."""
        self._where.banner.say(words, "good")
        return attempt(self._where, lambda: left(way), self._announce)

    def _announce(self, changes: Changes) -> None:
        self._ctx.changes.announce(changes)


def saved_words(tr: Translator, path: Path) -> str:
    """Return where a paper is now, and that everybody who finds it there can read it."""
    return tr(
        N_("Saved as {file} in {folder}. This file is not encrypted: keep it where only you can reach it."),
        file=path.name,
        folder=str(path.parent),
    )


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises StorageTrouble with a sentence; a file that was there stays."""
    try:
        replace_atomically(path, content)
    except OSError as error:
        raise trouble_of(error, path) from error


def file_name(*parts: str, ending: str = "pdf") -> str:
    """Return a file name made of ``parts`` that every system takes: letters of any script, digits and hyphens."""
    words = ("".join(c if c.isalnum() else " " for c in part).split() for part in parts)
    name = "-".join("-".join(word) for word in words if word)
    return f"{name[:LONGEST_NAME].rstrip('-') or 'paper'}.{ending}"


def trouble_of(error: OSError, path: Path) -> StorageTrouble:
    """Return what went wrong with a file as a sentence."""
    hint = N_("Nothing is lost. Please choose another place.")
    folder = str(path.parent)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StorageTrouble(N_("Could not save: the disk with {folder} is full."), hint=hint, folder=folder)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StorageTrouble(N_("Could not save: the folder {folder} is read-only."), hint=hint, folder=folder)
    return StorageTrouble(N_("Could not save: the folder {folder} cannot be written."), hint=hint, folder=folder)

"""Own pictures of an open note: chosen, pasted or dropped, agreed to, drawn on, and taken out again."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from rmt_desktop.base.errors import StorageTrouble
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.chart.figures import Figures
from rmt_desktop.domain.chart.picture_views import WithPictures
from rmt_desktop.domain.chart.pictures import LARGEST_FILE, OwnPicture
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.services.changes import Done
from rmt_desktop.services.pictures import NewPicture
from rmt_desktop.services.ports import PlainPicture
from rmt_desktop.ui.call import attempt
from rmt_desktop.ui.chart.details import FindingDetails
from rmt_desktop.ui.chart.editor import ChartEditor
from rmt_desktop.ui.chart.picture_dialog import PhotoDialog, PictureDialog
from rmt_desktop.ui.chart.picture_drop import PictureDrop
from rmt_desktop.ui.context import Page, UiContext
from rmt_desktop.ui.dialogs import Question

KINDS = "PNG, JPEG, WebP (*.png *.jpg *.jpeg *.webp *.bmp)"

Added = Callable[[OwnPicture], object]


def figures_of(ctx: UiContext, note: TreatmentNote) -> Figures:
    """Return the figures with a note's own pictures beside them, to look at."""
    return WithPictures(ctx.figures, ctx.services.pictures.of_note(note))


class OwnPictures:
    """The pictures of one note. ``figures`` are the body's with these as further views."""

    def __init__(self, ctx: UiContext, note: TreatmentNote) -> None:
        self._ctx = ctx
        self._kept = dict(ctx.services.pictures.of_note(note))
        self.figures: Figures = WithPictures(ctx.figures, self._kept)

    def serve(self, page: Page, editor: ChartEditor, note: Callable[[], TreatmentNote]) -> None:
        """Do what the editor asks for from now on; ``note`` gives the note as it stands in the window."""
        self._page, self._editor, self._note = page, editor, note
        tabs = editor.tabs
        tabs.offer_pictures()
        tabs.add_pressed.connect(self.add)
        tabs.remove_pressed.connect(self.remove)
        self._drop = PictureDrop(editor.canvas)
        self._drop.offered.connect(self.take)
        tabs.paste_pressed.connect(self._drop.paste)
        editor.details_opened.connect(self._serve_details)

    def add(self) -> None:
        """Ask for a file and show it before it is added."""
        path = self._ctx.ask.open_path(self._page.window(), self._ctx.tr(N_("Add a picture")), KINDS)
        if path is not None:
            self.take(path)

    def take(self, given: Path | bytes) -> None:
        """Show a picture before it is added to draw on."""
        self._offer(given, N_("Add a picture"), self._put_in, parent=self._page)

    def remove(self, picture_id: str) -> None:
        """Take a picture out of the chart, with what was drawn on it; that can be undone until the note is signed."""
        tr, chart = self._ctx.tr, self._editor.chart()
        picture = chart.picture(picture_id)
        if picture is None:
            return
        drawn = len(chart.on(picture_id))
        text = tr.plural(
            "{count} finding drawn on it goes with it. Undo brings both back until the note is signed.",
            "{count} findings drawn on it go with it. Undo brings them back until the note is signed.",
            drawn,
        )
        question = Question(
            title=tr(N_("Take “{name}” out of this note?"), name=picture.name),
            text=text,
            yes=tr(N_("Take it out")),
            no=tr(N_("Keep it")),
            is_danger=True,
        )
        if not drawn or self._ctx.ask.confirm(self._page.window(), question):
            self._editor.replace_chart(chart.without_picture(picture_id), N_("Take a picture out"))

    def _put_in(self, picture: OwnPicture) -> None:
        self._editor.replace_chart(self._editor.chart().with_picture(picture), N_("Add a picture"))
        self._editor.set_view(picture.id)

    def _offer(self, given: Path | bytes, title: str, then: Added, *, parent: QWidget) -> None:
        """Read a picture and ask about it; ``then`` is handed what was added."""
        pictures = self._ctx.services.pictures
        attempt(
            self._page,
            lambda: pictures.plain(_read(given) if isinstance(given, Path) else given),
            lambda plain: self._ask_about(plain, title, then, parent=parent),
        )

    def _ask_about(self, plain: PlainPicture, title: str, then: Added, *, parent: QWidget) -> None:
        tr, ctx = self._ctx.tr, self._ctx
        name = tr(N_("Picture, {day}"), day=ctx.short_day(self._note().service_date))
        dialog = PictureDialog(plain.content, tr, name=name, title=tr(title), parent=parent)

        def keep(named: str) -> None:
            def kept(done: Done[OwnPicture]) -> None:
                self._kept[done.value.id] = (done.value, plain.content)
                dialog.accept()
                then(done.value)

            new = NewPicture(name=named, is_agreed=dialog.consent.isChecked(), taken_on=dialog.taken_on())
            attempt(dialog, lambda: ctx.services.pictures.add(self._note(), plain, new), kept)

        dialog.agreed.connect(keep)
        dialog.open()

    # The photo of a finding

    def _serve_details(self, dialog: FindingDetails) -> None:
        dialog.offer_photo()
        dialog.photo_asked.connect(partial(self._add_photo, dialog))
        dialog.photo_shown.connect(partial(self._show_photo, dialog))
        dialog.photo_removed.connect(partial(self._remove_photo, dialog))

    def _add_photo(self, dialog: FindingDetails) -> None:
        path = self._ctx.ask.open_path(dialog, self._ctx.tr(N_("Photo of the finding")), KINDS)
        if path is not None:
            self._offer(path, N_("Photo of the finding"), partial(self._put_to, dialog), parent=dialog)

    def _put_to(self, dialog: FindingDetails, picture: OwnPicture) -> None:
        chart = self._editor.chart()
        mark = chart.mark(MarkId(dialog.mark.id))
        if mark is not None:
            with_photo = chart.with_picture(picture).with_mark(replace(mark, photo=picture.id))
            self._editor.replace_chart(with_photo, N_("Photo of the finding"))
            dialog.show_photo(picture.id)

    def _show_photo(self, dialog: FindingDetails) -> None:
        found = self._kept.get(dialog.mark.photo)
        if found is None:
            dialog.tell_photo(self._ctx.tr(N_("This photo is missing from the vault, or damaged.")))
            return
        picture, content = found
        PhotoDialog(content, self._ctx.tr, name=picture.name, parent=dialog).open()

    def _remove_photo(self, dialog: FindingDetails) -> None:
        chart = self._editor.chart().without_picture(dialog.mark.photo)
        self._editor.replace_chart(chart, N_("Remove the photo"))
        dialog.show_photo("")


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise StorageTrouble(N_("Could not read the file {file}."), file=path.name) from error

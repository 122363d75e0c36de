"""One home-care sheet: made beside a live preview and saved while it is made, frozen once it was given."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from rmt_desktop.base.errors import InvalidInput, NotAllowed, Problem, StaleRecord, UserError
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.homecare import HomeCarePlan, PlanItem, item_from
from rmt_desktop.domain.ids import ClientId, PlanId, VisitId
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.domain.screening import Flag
from rmt_desktop.services.actor import May
from rmt_desktop.services.changes import Changes
from rmt_desktop.services.paperwork import Way
from rmt_desktop.ui.context import Page, Route, UiContext
from rmt_desktop.ui.dialogs import Question
from rmt_desktop.ui.keeper import NOT_SAVED, Keeper
from rmt_desktop.ui.pages.homecare.flag_row import FlagRow
from rmt_desktop.ui.pages.homecare.given_panel import GivenPanel
from rmt_desktop.ui.pages.homecare.maker import Maker
from rmt_desktop.ui.pages.homecare.state import DAY_IS_WRONG, Findings, findings_of
from rmt_desktop.ui.paper_actions import PaperActions, file_name
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.layouts import Scroll, row
from rmt_desktop.ui.widgets.paper_view import PaperView

CARD_WIDTH_EMS = 27  # of the body text, so that the card grows with the text scale


class HomeCarePage(Page):
    """The sheet of a visit, of a client without a visit, or one sheet by its own id (``part`` empty)."""

    help_topic = "homecare"

    def __init__(self, ctx: UiContext, record: str, part: str = "") -> None:
        super().__init__(ctx)
        self._plan = self._opened(record, part)
        client = ctx.services.clients.open(self._plan.client_id)
        self._name, self._client_number = client.shown_name, client.number
        self._was_kept = False
        self._keeper = Keeper(self, self._write_draft, self)
        self._keeper.kept.connect(self._kept)
        self._keeper.failed.connect(lambda: ctx.status.saved.emit(self.tr_(NOT_SAVED)))
        self._papers = PaperActions(ctx, self)
        self._maker: Maker | None = None
        self._given: GivenPanel | None = None
        print_ = QShortcut(QKeySequence.StandardKey.Print, self)
        print_.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        print_.setAutoRepeat(False)
        print_.activated.connect(lambda: self._give(self._print) if self._given is None else self._print())
        self._flags = self._flags_now()
        if self._flags:
            self.body.addWidget(FlagRow(ctx, self._flags, self._explain))
        self._inner = QStackedWidget()
        self.body.addWidget(self._inner, 1)
        self._show()

    def title(self) -> str:
        """Return the page's name."""
        return self.tr_(N_("Home care for {name}"), name=self._name)

    def concerns(self, changes: Changes) -> bool:
        """This sheet, when somebody else writes it; what stands on it is otherwise the page's own."""
        return changes.touches(Kind.PLAN, self._plan.id)

    def refresh(self) -> None:
        """Read the sheet again, unless something here is newer."""
        plan = self.ctx.services.home_care.get(self._plan.id)
        if not self._keeper.is_dirty and not self._day_is_wrong and plan != self._plan:
            self._plan = plan
            self._show()

    def focus_first(self) -> None:
        """Put the focus where work begins."""
        shown = self._maker or self._given
        if shown is not None:
            shown.focus_first()

    def leave(self) -> bool:
        """Save what is not saved yet; ask when that cannot be done, or when the next visit cannot be read."""
        if not self._keeper.flush() and not self._may_lose(
            N_("What you changed last is not in the record yet. If you leave now, it is lost.")
        ):
            return False
        if self._day_is_wrong and not self._may_lose(
            N_("The day of the next visit cannot be read. If you leave now, it is lost.")
        ):
            self._show_wrong_day()
            return False
        if self._was_kept:
            self.ctx.changes.announce(self._changes(), origin=self)
        return True

    def put_away(self) -> bool:
        """Save what is not saved yet; a day that cannot be read has no place in the record."""
        return self._keeper.flush() and not self._day_is_wrong

    def closed(self) -> None:
        """Stop waiting and let go."""
        self._keeper.drop()
        if self._maker is not None:
            self._maker.stop()
        super().closed()

    def tell(self, error: UserError) -> None:
        """Show a sentence; where somebody else was faster, with the way to the other text."""
        if isinstance(error, StaleRecord):
            again = (self.tr_(N_("Show the saved sheet")), self._read_again)
            self.banner.say(error.text(self.tr_), "danger", action=again)
        else:
            super().tell(error)

    def tell_fields(self, problems: tuple[Problem, ...]) -> None:
        """Show each problem beside its field."""
        if self._maker is None or not self._maker.show_problems(problems):
            super().tell(InvalidInput(problems))

    def _opened(self, record: str, part: str) -> HomeCarePlan:
        """Return the sheet to show. Raises NotFound or NotAllowed."""
        services = self.ctx.services
        if part not in ("visit", "client"):
            return services.home_care.open(PlanId(record))
        visit = services.visits.get(VisitId(record)) if part == "visit" else None
        client = visit.client_id if visit is not None else ClientId(record)
        language = services.clients.open(client).language
        done = services.home_care.start(client, visit_id=visit.id if visit else None, language=language)
        self.ctx.changes.announce(done.changes, origin=self)
        return done.value

    def _show(self) -> None:
        """Build what the sheet's state asks for."""
        if self._maker is not None:
            self._maker.stop()
        while (old := self._inner.currentWidget()) is not None:
            self._inner.removeWidget(old)
            old.deleteLater()
        self._maker, self._given = None, None
        if self._plan.given_at is None:
            self._show_maker()
        else:
            self._show_given()

    # While it is made

    def _show_maker(self) -> None:
        maker = Maker(self.ctx, self._plan, client_name=self._name, findings=self._findings(), flags=self._flags)
        maker.changed.connect(self._changed)
        maker.chosen.connect(self._add)
        maker.removed.connect(self._remove)
        maker.language_chosen.connect(
            lambda language: self._changed(self.ctx.services.home_care.in_language(self._plan, language))
        )
        maker.large_print_chosen.connect(lambda large: self._changed(replace(self._plan, large_print=large)))
        maker.print_asked.connect(lambda: self._give(self._print))
        maker.save_asked.connect(lambda: self._give(self._save))
        self._maker = maker
        self._inner.addWidget(maker)

    def _flags_now(self) -> tuple[Flag, ...]:
        """Return the flags of the signed history, gravest first; none for those who may not read it."""
        services = self.ctx.services
        return services.intake.flags(self._plan.client_id) if services.desk.actor.may(May.READ_RECORD) else ()

    def _explain(self, flag: Flag) -> None:
        """Say at the top what a flag advises."""
        name, advice = (words.in_(self.ctx.language) for words in (flag.rule.name, flag.rule.advice))
        self.banner.say(self.tr_(N_("{flag}: {advice}"), flag=name, advice=advice), "info")

    def _findings(self) -> Findings:
        """Return what was marked; nothing for those who may not read notes."""
        notes, visit = self.ctx.services.notes, self._plan.visit_id
        try:
            if visit is None:
                return findings_of(notes.in_force(self._plan.client_id), self._plan)
            note = notes.of_visit(visit)
            return findings_of((note,) if note is not None else (), self._plan)
        except NotAllowed:
            return Findings()

    def _changed(self, plan: HomeCarePlan) -> None:
        """Take over a new state of the sheet; it is saved within a second."""
        plan = replace(plan, version=self._plan.version)
        if plan == self._plan or self._maker is None:
            return
        self._plan = plan
        self._maker.show_plan(plan)
        self._keeper.soon()

    def _add(self, exercise_id: str) -> None:
        item = item_from(self.ctx.catalog.exercise(exercise_id), self._plan.language)
        self._changed(self._plan.with_item(item))
        if self._maker is not None:
            self._maker.show_last()

    def _remove(self, exercise_id: str) -> None:
        """Take an item off the sheet; it can be put back as it was."""
        item = self._plan.item(exercise_id)
        if item is None:
            return
        place = self._plan.items.index(item)
        self._changed(self._plan.without(exercise_id))
        undo = (self.tr_(N_("Undo")), lambda: self._put_back(exercise_id, place, item))
        self.banner.say(self.tr_(N_("Removed: {exercise}"), exercise=item.name), "info", action=undo)

    def _put_back(self, exercise_id: str, place: int, item: PlanItem) -> None:
        self.banner.clear()
        self._changed(self._plan.with_item(item).moved(exercise_id, place))

    @property
    def _day_is_wrong(self) -> bool:
        return self._maker is not None and self._maker.day_is_wrong

    def _show_wrong_day(self) -> None:
        self.tell_fields((Problem(field="follow_up", message=DAY_IS_WRONG),))

    def _write_draft(self) -> None:
        saved = self.ctx.services.home_care.keep(self._plan)
        self._plan = replace(self._plan, version=saved.version)

    def _kept(self) -> None:
        self._was_kept = True
        now = self.ctx.services.desk.time.now()
        self.ctx.status.saved.emit(self.tr_(N_("Saved {time}"), time=self.ctx.time(now, seconds=True)))

    def _read_again(self) -> None:
        """Show the sheet as somebody else saved it, if what was made here may be lost."""
        tr = self.tr_
        question = Question(
            title=tr(N_("Show the saved sheet?")),
            text=tr(N_("What you changed here is not in the saved sheet. It is lost then.")),
            yes=tr(N_("Show the saved sheet")),
            no=tr(N_("Stay")),
            is_danger=True,
        )
        if not self.ctx.ask.confirm(self, question):
            return
        self.banner.clear()
        self._keeper.drop()
        self._plan = self.ctx.services.home_care.get(self._plan.id)
        self._show()

    def _may_lose(self, text: str) -> bool:
        tr = self.tr_
        return self.ctx.ask.confirm(
            self,
            Question(
                title=tr(N_("Leave although not everything is kept?")),
                text=tr(text),
                yes=tr(N_("Leave and lose it")),
                no=tr(N_("Stay")),
                is_danger=True,
            ),
        )

    def _give(self, then: Callable[[], object]) -> None:
        """Freeze the sheet as it is now and send it on its way."""
        if self._maker is None:
            return
        if self._day_is_wrong:
            self._show_wrong_day()
        elif self.write(lambda: self.ctx.services.home_care.give(self._plan), self._was_given):
            then()

    def _was_given(self, plan: HomeCarePlan) -> None:
        self._plan = plan
        self._keeper.drop()
        self._show()
        self.focus_first()

    # Once it was given

    def _show_given(self) -> None:
        note = self._note()
        in_error = note is not None and note.is_signed and self.ctx.services.notes.is_in_error(note.id)
        given = GivenPanel(self.ctx, self._plan, self._name, note=note, in_error=in_error)
        given.print_asked.connect(self._print)
        given.print_dialog_asked.connect(partial(self._print, asking=True))
        given.save_asked.connect(self._save)
        given.again_asked.connect(self._again)
        self._given = given
        paper = PaperView(self.ctx.theme, self.tr_(N_("Home-care sheet")))
        side = Scroll(margin=0)
        side.content.addWidget(given)
        side.setFixedWidth(CARD_WIDTH_EMS * self.ctx.theme.sizes.body)
        whole = QWidget()
        both = row(whole, spacing=3 * GRID)
        both.setContentsMargins(2 * GRID, GRID, 3 * GRID, 2 * GRID)
        both.addWidget(paper, 1)
        both.addWidget(side)
        self._inner.addWidget(whole)
        paper.show_pdf(self._pdf())

    def _note(self) -> TreatmentNote | None:
        """Return the note of the visit the sheet was given in, None where there is none or it may not be read."""
        if self._plan.visit_id is None or not self.ctx.services.desk.actor.may(May.READ_RECORD):
            return None
        return self.ctx.services.notes.of_visit(self._plan.visit_id)

    def _pdf(self) -> bytes:
        return self.ctx.services.paperwork.home_care(self._plan)

    def _print(self, *, asking: bool = False) -> None:
        send = self._papers.print_dialog if asking else self._papers.print_plain
        send(self._pdf(), self.title(), self._left)

    def _save(self) -> None:
        day = self.ctx.local_day(self._plan.given_at or self._plan.created_at)
        name = file_name(self.tr_(N_("home-care")), f"{self._client_number:05d}", day.isoformat())
        self._papers.save(self._pdf(), self.title(), name, self._left)

    def _left(self, way: Way) -> Changes:
        return self.ctx.services.paperwork.left(Kind.PLAN, self._plan.id, self._plan.client_id, way)

    def _again(self) -> None:
        again = self.ctx.services.home_care.again
        self.write(lambda: again(self._plan.id), lambda plan: self.ctx.go.to(Route("plan", plan.id)))

    def _changes(self) -> Changes:
        return Changes.of((Kind.PLAN, self._plan.id), (Kind.CLIENT, self._plan.client_id))

"""Objective: posture, range of motion, and the palpation text the marks write."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal

from rmt_desktop.base.errors import Problem
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.assessments import Posture
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.domain.sides import SIDE_NAMES, Side
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.note.findings_text import FindingsText
from rmt_desktop.ui.pages.note.rom_grid import RomGrid
from rmt_desktop.ui.pages.note.sections import Section
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.chip import chip
from rmt_desktop.ui.widgets.fields import Paragraph
from rmt_desktop.ui.widgets.layouts import FlowBox, clear
from rmt_desktop.ui.widgets.picker import Entry, Picker
from rmt_desktop.ui.widgets.text import label


class ObjectiveSection(Section):
    """What is seen, measured and felt."""

    mark_asked = Signal(str)  # the mark of a sentence, to be seen
    mark_followed = Signal(str)  # the same, and the keyboard goes there
    copyable = "posture"

    def __init__(self, ctx: UiContext) -> None:
        super().__init__(ctx, N_("Objective"))
        tr = ctx.tr
        self._findings: tuple[Posture, ...] = ()
        self._posture = FlowBox(spacing=6)
        picker = Picker(
            _posture_entries(ctx),
            tr(N_("Add a posture finding")),
            tr(N_("Add a finding: head forward…")),
            tr,
        )
        picker.picked.connect(self._add_posture)
        self.field(
            N_("Posture"),
            picker,
        )
        self.content.addWidget(self._posture)
        self._posture_text = Paragraph(lines=1, placeholder=tr(N_("Posture and gait in words")))
        self._posture_text.setAccessibleName(tr(N_("Posture and gait in words")))
        self._posture_text.textChanged.connect(self.tell_edit)
        self.content.addWidget(self._posture_text)
        self.content.addSpacing(GRID)
        self.content.addWidget(label(tr(N_("Range of motion, active (45p = with pain)")), wrap=True))
        self._rom = RomGrid(ctx, self._posture_text)
        self._rom.edited.connect(self.tell_edit)
        self._rom.judged.connect(self._show_unread)
        self._unread = label("", "problem", wrap=True)
        self._unread.hide()
        self.content.addWidget(self._rom)
        self.content.addWidget(self._unread)
        regions = dict.fromkeys((one.region.en, one.region.in_(tr.language)) for one in ctx.catalog.movements)
        joint = Picker(
            tuple(Entry(word, text) for word, text in regions),
            tr(N_("Add a joint")),
            tr(N_("Add a joint: shoulder…")),
            tr,
        )
        joint.picked.connect(self._rom.add_region)
        self.content.addWidget(joint)
        self.findings = FindingsText(tr)
        self.findings.textChanged.connect(self.tell_edit)
        self.findings.mark_asked.connect(self.mark_asked)
        self.findings.mark_followed.connect(self.mark_followed)
        self.field(N_("Palpation (marks on the chart write here; edit freely)"), self.findings)
        self._other = self.paragraph(N_("Tests and other findings"), lines=1)

    def fill(self, note: TreatmentNote, previous: TreatmentNote | None) -> None:
        """Show findings, measurements and words."""
        objective = note.objective
        self._findings = objective.posture
        self._show_posture()
        for edit, text in (
            (self._posture_text, objective.posture_text),
            (self.findings, objective.palpation),
            (self._other, objective.other),
        ):
            if edit.toPlainText() != text:
                edit.setPlainText(text)
        self.findings.set_written(objective.written)
        self._rom.show_values(objective.rom, previous)

    def taken_into(self, note: TreatmentNote) -> TreatmentNote:
        """Return the note with findings, measurements and words."""
        return replace(
            note,
            objective=replace(
                note.objective,
                posture=self._findings,
                posture_text=self._posture_text.toPlainText(),
                rom=self._rom.values(),
                palpation=self.findings.toPlainText(),
                other=self._other.toPlainText(),
            ),
        )

    def unread(self) -> Iterator[Problem]:
        """Yield the measurements that are none."""
        return self._rom.unread()

    def _show_unread(self) -> None:
        self._unread.setText("\n".join(problem.text(self.tr_) for problem in self.unread()))
        self._unread.setVisible(bool(self._unread.text()))

    def _add_posture(self, word: str) -> None:
        id_, _, side = word.partition("|")
        finding = next(one for one in self.ctx.catalog.postures if one.id == id_)
        posture = Posture(id=id_, label=finding.name.in_(self.ctx.language), side=Side(side))
        if posture not in self._findings:
            self._findings = (*self._findings, posture)
            self._show_posture()
            self.tell_edit()

    def _remove_posture(self, posture: Posture) -> None:
        self._findings = tuple(one for one in self._findings if one != posture)
        self._show_posture()
        self.tell_edit()

    def _show_posture(self) -> None:
        clear(self._posture.flow)
        for posture in self._findings:
            text = _posture_text(posture, self.ctx)
            made = chip(f"{text}  ×", "", partial(self._remove_posture, posture))
            made.setAccessibleName(self.tr_(N_("Remove {finding}"), finding=text))
            self._posture.flow.addWidget(made)
        self._posture.setVisible(bool(self._findings))


def _posture_entries(ctx: UiContext) -> tuple[Entry, ...]:
    entries = []
    for finding in ctx.catalog.postures:
        name = finding.name.in_(ctx.language)
        for side in (Side.LEFT, Side.RIGHT, Side.BOTH) if finding.has_sides else (Side.MIDLINE,):
            posture = Posture(id=finding.id, label=name, side=side)
            entries.append(Entry(f"{finding.id}|{side.value}", _posture_text(posture, ctx)))
    return tuple(entries)


def _posture_text(posture: Posture, ctx: UiContext) -> str:
    if posture.side is Side.MIDLINE:
        return posture.label
    return ctx.tr(N_("{finding} ({side})"), finding=posture.label, side=ctx.tr(SIDE_NAMES[posture.side]))

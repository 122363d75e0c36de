"""A client's details in a dialog: the few that are needed first, everything else below."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from rmt_desktop.base.errors import Problem, UserError
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.clients import Alert, AlertKind, Client, Likeness, Payer
from rmt_desktop.domain.people import Address, Contact, Phone
from rmt_desktop.services.changes import Done
from rmt_desktop.ui.call import attempt
from rmt_desktop.ui.context import Route, UiContext
from rmt_desktop.ui.dialogs import may_discard
from rmt_desktop.ui.forms.settings_form import SettingsForm
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.banner import Banner
from rmt_desktop.ui.widgets.fields import DayEdit, Field, Line, Pick
from rmt_desktop.ui.widgets.layouts import Card, Scroll, clear, column, row
from rmt_desktop.ui.widgets.text import button, label, line

LOOK_AFTER_MS = 300
WIDTH_EMS = 54
WIDEST = 1240  # pixels; a small screen has 1280
HEIGHT = 720
LAST_LATIN = 0x24F  # the fonts of the papers have every letter up to here
PHONES = "phones."  # how a problem of a phone begins; the rules go on with its place, the form with its kind


class ClientDialog(QDialog):
    """Enters or changes a client. ``start_visit`` says which button was pressed."""

    help_topic = "clients"

    def __init__(self, parent: QWidget, ctx: UiContext, client: Client) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._client = client
        self._is_new = client.version == 0
        self.start_visit = False
        self.saved: Client | None = None
        tr = ctx.tr
        self.setWindowTitle(
            tr(N_("New client")) if self._is_new else tr(N_("Details of {name}"), name=client.shown_name)
        )
        self.resize(min(ctx.theme.ems(WIDTH_EMS), WIDEST), HEIGHT)
        self.banner = Banner(ctx.theme, ctx.icons, tr(N_("Close this message")))
        self._form = SettingsForm(tr)
        self._build_fields()
        self._alike = Card("caution")
        self._alike.hide()
        self._look = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._look.timeout.connect(self._look_for_alike)
        for edit in (self._first, self._last, self._born, self._mobile):
            edit.textEdited.connect(lambda _: self._look.start())
        self._shown_for: tuple[object, ...] = ()
        self._show(client)
        self._build()
        self._first.setFocus()
        if self._is_new and client.legal_name:
            self._look.start()

    def tell(self, error: UserError) -> None:
        """Say what went wrong; what was typed stays."""
        self.banner.say(error.text(self._ctx.tr), "danger")

    def tell_fields(self, problems: tuple[Problem, ...]) -> None:
        """Show each problem beside its field."""
        kinds = [phone.kind for phone in self._phones()]
        problems = tuple(_by_kind(problem, kinds) for problem in problems)
        if not self._form.show_problems(problems):
            self.banner.say(problems[0].text(self._ctx.tr), "danger")

    def put_away(self) -> bool:
        """Return whether nothing is typed that is not saved."""
        return self.edited() == self._client and not self._form.has_wrong_day

    def reject(self) -> None:
        """Ask before throwing away what was typed."""
        if self.put_away() or may_discard(self._ctx.ask, self, self._ctx.tr):
            super().reject()

    def done(self, result: int) -> None:
        """Close, and look for nobody any more: the vault may be locked next."""
        self._look.stop()
        super().done(result)

    def edited(self) -> Client:
        """Return the client with what is typed."""
        born = self._born.day()
        referred_on = self._referred_on.day()
        return replace(
            self._client,
            first_name=self._first.text(),
            last_name=self._last.text(),
            preferred_name=self._preferred.text(),
            former_names=self._former.text(),
            pronouns=self._pronouns.text(),
            birth_date=born if isinstance(born, date) else None,
            figure=self._figure.chosen(),
            phones=self._phones(),
            email=self._email.text(),
            address=Address(
                line1=self._line1.text(),
                line2=self._line2.text(),
                city=self._city.text(),
                province=self._province.text(),
                postal_code=self._postal.text().upper(),
            ),
            occupation=self._occupation.text(),
            emergency=_contact(*self._emergency),
            guardian=_contact(*self._guardian),
            physician=_contact(self._physician[0], None, self._physician[1]),
            payer=Payer(
                insurer=self._insurer.text(),
                policy=self._policy.text(),
                member_id=self._member.text(),
                relation=self._relation.text(),
                claim_number=self._claim.text(),
                referred_by=self._referred_by.text(),
                referral_date=referred_on if isinstance(referred_on, date) else None,
            ),
            language=self._language.chosen(),
            alerts=tuple(
                Alert(kind=kind, text=part.strip())
                for kind, edit in self._alert_lines.items()
                for part in edit.text().split(",")
                if part.strip()
            ),
        )

    def _phones(self) -> tuple[Phone, ...]:
        """Return the phones with what is typed, in their order; one that has no line here stays as it is."""
        lines = {"mobile": self._mobile, "home": self._home, "work": self._work}
        kept = [
            replace(phone, number=lines.pop(phone.kind).text()) if phone.kind in lines else phone
            for phone in self._client.phones
        ]
        typed = [Phone(number=edit.text(), kind=kind) for kind, edit in lines.items()]
        return tuple(phone for phone in (*kept, *typed) if phone.number.strip())

    def _build_fields(self) -> None:
        tr, form = self._ctx.tr, self._form
        language = tr.language
        self._first, self._last, self._preferred = Line(longest=200), Line(longest=200), Line(longest=200)
        self._pronouns, self._former = Line(longest=40), Line(longest=200)
        self._born = DayEdit(language)
        self._mobile, self._home, self._work, self._email = (Line(longest=60) for _ in range(4))
        self._line1, self._line2, self._city, self._province, self._postal = (Line(longest=120) for _ in range(5))
        self._occupation = Line(longest=120)
        self._figure = Pick((("female", tr(N_("Female figure"))), ("male", tr(N_("Male figure")))))
        self._language = Pick((("en", tr(N_("English"))), ("fr", tr(N_("French")))))
        self._emergency = (Line(), Line(), Line(longest=60))
        self._guardian = (Line(), Line(), Line(longest=60))
        self._physician = (Line(), Line(longest=60))
        self._insurer, self._policy, self._member, self._relation = (Line(longest=120) for _ in range(4))
        self._claim, self._referred_by = Line(longest=120), Line(longest=120)
        self._referred_on = DayEdit(language, "2026-01-15")
        self._alert_lines = {kind: Line(longest=400) for kind in AlertKind}
        form.add(
            Field(tr(N_("First name")), self._first, key="first_name"),
            Field(tr(N_("Last name")), self._last, key="last_name"),
        )
        form.add(
            Field(tr(N_("Preferred name")), self._preferred, key="preferred_name"),
            Field(tr(N_("Pronouns")), self._pronouns, key="pronouns"),
        )
        form.add(
            Field(tr(N_("Birth date")), self._born, key="birth_date"),
            Field(tr(N_("Mobile phone")), self._mobile, key="phones.mobile"),
        )
        form.add(
            Field(tr(N_("E-mail")), self._email, key="email"),
            Field(tr(N_("Language of papers")), self._language, key="language"),
        )
        self._heading(N_("Shown wherever the client is"))
        form.add(
            Field(
                tr(N_("Allergies")),
                self._alert_lines[AlertKind.ALLERGY],
                hint=tr(N_("Separate several by commas")),
                key="a",
            ),
            Field(tr(N_("Cautions")), self._alert_lines[AlertKind.CAUTION], key="c"),
        )
        form.add(Field(tr(N_("For the front desk")), self._alert_lines[AlertKind.DESK], key="d"))
        self._heading(N_("Address and other phones"))
        form.add(
            Field(tr(N_("Street and number")), self._line1, key="line1"),
            Field(tr(N_("Unit, floor")), self._line2, key="line2"),
            widths=(2, 1),
        )
        form.add(
            Field(tr(N_("City")), self._city, key="city"),
            Field(tr(N_("Province")), self._province, key="province"),
            Field(tr(N_("Postal code")), self._postal, key="postal_code"),
            widths=(3, 1, 1),
        )
        form.add(
            Field(tr(N_("Home phone")), self._home, key="phones.home"),
            Field(tr(N_("Work phone")), self._work, key="phones.work"),
        )
        self._heading(N_("About the client"))
        form.add(
            Field(tr(N_("Former names")), self._former, key="former_names"),
            Field(tr(N_("Occupation")), self._occupation, key="occupation"),
        )
        form.add(
            Field(
                tr(N_("Figure for drawing")),
                self._figure,
                key="figure",
                hint=tr(N_("The body on which marks are drawn; it says nothing about the person.")),
            )
        )
        self._heading(N_("People around the client"))
        self._people(N_("Emergency contact"), "emergency", self._emergency)
        self._people(N_("Guardian or decision-maker"), "guardian", self._guardian)
        form.add(
            Field(tr(N_("Physician or nurse practitioner")), self._physician[0], key="physician.name"),
            Field(tr(N_("Phone of the physician")), self._physician[1], key="physician.phone"),
            widths=(2, 1),
        )
        self._heading(N_("Insurance (only if the client wants help with a claim)"))
        form.add(
            Field(tr(N_("Insurance company")), self._insurer, key="insurer"),
            Field(tr(N_("Policy number")), self._policy, key="policy"),
        )
        form.add(
            Field(tr(N_("Member or certificate number")), self._member, key="member"),
            Field(tr(N_("Relation to the member")), self._relation, key="relation"),
        )
        form.add(
            Field(tr(N_("Claim number")), self._claim, key="claim"),
            Field(tr(N_("Referred by")), self._referred_by, key="referred_by"),
            Field(tr(N_("Referral date")), self._referred_on, key="referral_date"),
        )

    def _people(self, name: str, key: str, lines: tuple[Line, Line, Line]) -> None:
        tr = self._ctx.tr
        who = tr(name)
        lines[1].setAccessibleName(tr(N_("{who}: relation"), who=who))
        lines[2].setAccessibleName(tr(N_("{who}: phone"), who=who))
        self._form.add(
            Field(who, lines[0], key=f"{key}.name"),
            Field(tr(N_("Relation")), lines[1], key=f"{key}.relation"),
            Field(tr(N_("Phone")), lines[2], key=f"{key}.phone"),
            widths=(2, 1, 1),
        )

    def _heading(self, text: str) -> None:
        self._form.column.addSpacing(GRID)
        self._form.column.addWidget(line())
        self._form.column.addWidget(label(self._ctx.tr(text), "heading"))

    def _build(self) -> None:
        tr = self._ctx.tr
        outer = column(self)
        self._page = page = Scroll()
        page.content.addWidget(label(self.windowTitle(), "title", wrap=True))
        page.content.addWidget(self.banner)
        page.content.addWidget(self._alike)
        page.content.addWidget(self._form)
        page.content.addStretch(1)
        outer.addWidget(page, 1)
        buttons = row(margin=2 * GRID)
        buttons.addWidget(button(tr(N_("Cancel")), self.reject))
        buttons.addStretch(1)
        save = button(tr(N_("Save")), self._save, role="" if self._is_new else "primary")
        buttons.addWidget(save)
        if self._is_new:
            go = button(tr(N_("Save and start a visit")), partial(self._save, start=True), role="primary")
            go.setDefault(True)
            buttons.addWidget(go)
        else:
            save.setDefault(True)
        outer.addLayout(buttons)

    def _show(self, client: Client) -> None:
        phones = {phone.kind: phone.number for phone in reversed(client.phones)}
        alerts: dict[AlertKind, list[str]] = {kind: [] for kind in AlertKind}
        for alert in client.alerts:
            alerts[alert.kind].append(alert.text)
        address, payer = client.address, client.payer
        for edit, text in (
            (self._first, client.first_name),
            (self._last, client.last_name),
            (self._preferred, client.preferred_name),
            (self._former, client.former_names),
            (self._pronouns, client.pronouns),
            (self._mobile, phones.get("mobile", "")),
            (self._home, phones.get("home", "")),
            (self._work, phones.get("work", "")),
            (self._email, client.email),
            (self._line1, address.line1),
            (self._line2, address.line2),
            (self._city, address.city),
            (self._province, address.province),
            (self._postal, address.postal_code),
            (self._occupation, client.occupation),
            (self._emergency[0], client.emergency.name),
            (self._emergency[1], client.emergency.relation),
            (self._emergency[2], client.emergency.phone),
            (self._guardian[0], client.guardian.name),
            (self._guardian[1], client.guardian.relation),
            (self._guardian[2], client.guardian.phone),
            (self._physician[0], client.physician.name),
            (self._physician[1], client.physician.phone),
            (self._insurer, payer.insurer),
            (self._policy, payer.policy),
            (self._member, payer.member_id),
            (self._relation, payer.relation),
            (self._claim, payer.claim_number),
            (self._referred_by, payer.referred_by),
            *((edit, ", ".join(alerts[kind])) for kind, edit in self._alert_lines.items()),
        ):
            edit.setText(text)
            edit.setCursorPosition(0)
        self._born.set_day(client.birth_date)
        self._referred_on.set_day(payer.referral_date)
        self._figure.choose(client.figure)
        self._language.choose(client.language)

    def _look_for_alike(self) -> bool:
        """Show existing clients who may be this one, before a second record is made. Return whether there are any."""
        client = self.edited()
        self._warn_of_unprintable(client.legal_name)
        alike = self._ctx.services.clients.alike(client) if self._is_new and client.legal_name else ()
        clear(self._alike.content)
        self._alike.setVisible(bool(alike))
        if not alike:
            return False
        tr = self._ctx.tr
        self._shown_for = _telling(client)
        self._alike.content.addWidget(label(tr(N_("Is it one of these?")), "heading"))
        for likeness in alike[:3]:
            self._alike.content.addLayout(self._alike_row(likeness))
        self._alike.content.addWidget(label(tr(N_("If it is somebody else, save.")), "small", wrap=True))
        return True

    def _warn_of_unprintable(self, name: str) -> None:
        """Say below the name which of its characters no paper can show. The record keeps them all."""
        rare = "".join(character for character in name if ord(character) > LAST_LATIN)
        lost = self._ctx.services.paperwork.unprintable(rare) if rare else ()
        words = self._ctx.tr(N_("Papers show an empty box for: {characters}"), characters=" ".join(lost))
        self._form.field("first_name").set_hint(words if lost else "")

    def _alike_row(self, likeness: Likeness) -> QHBoxLayout:
        ctx, one = self._ctx, likeness.client
        born = ctx.short_day(one.birth_date) if one.birth_date else ""
        words = "  ·  ".join(part for part in (one.name, born, one.phone, ctx.tr(likeness.reason)) if part)
        line_ = row()
        line_.addWidget(label(words, wrap=True), 1)
        line_.addWidget(
            button(
                ctx.tr(N_("Open this record")),
                partial(self._open_known, one.id),
                name=f"{ctx.tr(N_('Open'))}: {one.name}",
            )
        )
        return line_

    def _open_known(self, client_id: str) -> None:
        super().reject()
        self._ctx.go.to(Route("client", client_id))

    def _save(self, *, start: bool = False) -> None:
        if self._form.show_problems(()):
            return
        attempt(self, self._is_held_up, lambda is_held_up: None if is_held_up else self._keep(start=start))

    def _is_held_up(self) -> bool:
        """Show who is alike if that was not seen yet for what is typed now; saving again goes on."""
        self._look.stop()
        if _telling(self.edited()) == self._shown_for or not self._look_for_alike():
            return False
        self._page.verticalScrollBar().setValue(0)
        return True

    def _keep(self, *, start: bool) -> None:
        attempt(
            self, lambda: self._ctx.services.clients.save(self.edited()), lambda done: self._done(done, start=start)
        )

    def _done(self, done: Done[Client], *, start: bool) -> None:
        self.saved = done.value
        self.start_visit = start
        self._ctx.changes.announce(done.changes)
        self.accept()


def _telling(client: Client) -> tuple[object, ...]:
    """Return what tells whether a client is alike to another."""
    return client.legal_name, client.birth_date, client.phones


def _by_kind(problem: Problem, kinds: list[str]) -> Problem:
    """Return the problem of a phone by what the phone is for, where the form has its line."""
    place = problem.field.removeprefix(PHONES)
    if not (problem.field.startswith(PHONES) and place.isdecimal()):
        return problem
    return replace(problem, field=f"{PHONES}{kinds[int(place)]}")


def _contact(name: Line, relation: Line | None, phone: Line) -> Contact:
    return Contact(
        name=name.text().strip(), relation=relation.text().strip() if relation else "", phone=phone.text().strip()
    )

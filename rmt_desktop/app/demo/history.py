"""A client's past as values: health history, visits with consent, note and receipt, and a home-care sheet."""

import hashlib
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rmt_desktop.app.demo.stories import Found, Story
from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.assessments import Pain, Posture, RomValue
from rmt_desktop.domain.catalog import Catalog
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.figures import Figures, key_of
from rmt_desktop.domain.chart.marks import Layer, Mark, Shape
from rmt_desktop.domain.chart.names import names_in
from rmt_desktop.domain.chart.naming import place_of
from rmt_desktop.domain.chart.sentences import sentences
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.clinic import Clinic, Service, Therapist
from rmt_desktop.domain.consent import Agreement, AreaConsent, Consent, text_hash
from rmt_desktop.domain.forms.answers import Answer, FilledForm, Mode, Signature
from rmt_desktop.domain.forms.spec import Form
from rmt_desktop.domain.homecare import HomeCarePlan, item_from
from rmt_desktop.domain.ids import ConsentId, FormId, MarkId, NoteId, PlanId, ReceiptId, VisitId
from rmt_desktop.domain.notes import Goal, Objective, PlanText, Signing, Subjective, TreatmentNote
from rmt_desktop.domain.receipts import Charge, Method, Receipt, ReceiptDraft, issued, taxes_on
from rmt_desktop.domain.sides import Areal, Side
from rmt_desktop.domain.treatments import Applied, Response
from rmt_desktop.domain.visits import Visit, VisitStatus
from rmt_desktop.services.consents import ConsentTalk, consent_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What every invented record shares."""

    clinic: Clinic
    therapist: Therapist
    service: Service
    catalog: Catalog
    figures: Figures
    form: Form

    @property
    def zone(self) -> ZoneInfo:
        """The clinic's time zone."""
        return ZoneInfo(self.clinic.zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """One visit of the past with all that belongs to it."""

    visit: Visit
    consent: Consent
    note: TreatmentNote
    receipt: Callable[[int], Receipt]


class Historian:
    """Makes up the past of one client, the same for the same seed."""

    def __init__(self, setting: Setting, client: Client, story: Story, *, seed: int) -> None:
        self._setting = setting
        self._client = client
        self._story = story
        self._chance = random.Random(f"{seed}-{client.number}")  # noqa: S311 - invented people need no secrets

    def history(self, at: datetime) -> FilledForm:
        """Return the signed health history of the first visit."""
        story, setting = self._story, self._setting
        answers: dict[str, Answer] = {
            "reasons": story.concern,
            "goals": story.goal,
            "main_areas": story.main_areas,
            "onset": "months",
            "severity_now": story.pain[0],
            "any_medicines": any(alert.text == "blood thinner" for alert in self._client.alerts),
            "fever": False,
            "agree_to_keep": True,
        }
        if answers["any_medicines"]:
            answers |= {"blood_thinner": True, "blood_thinner.detail": "apixaban"}
        draft = FilledForm(
            id=FormId(self._id()),
            client_id=self._client.id,
            form_id=setting.form.id,
            form_version=setting.form.version,
            profile=setting.catalog.province(setting.clinic.province).collection,
            language=self._client.language,
            answers=answers,
            chart=Chart(tuple(self._mark(one, Layer.CLIENT, one.intensity) for one in story.felt)),
            started_at=at - timedelta(minutes=8),
        )
        return draft.signed(
            form=setting.form,
            tr=translator(self._client.language),
            signature=Signature(image=setting.therapist.signature, name=self._client.legal_name),
            at=at,
            by=setting.therapist.name,
        )

    def visits(self, days: Sequence[date]) -> tuple[Past, ...]:
        """Return finished visits on these days, oldest first, the client getting better from one to the next."""
        return tuple(self._past(day, number, len(days)) for number, day in enumerate(days))

    def booked(self, day: date, hour: int, minute: int = 0) -> Visit:
        """Return a visit that is still to come."""
        return self._visit(day, hour, minute)

    def sheet(self, visit: Visit, at: datetime) -> HomeCarePlan:
        """Return the home-care sheet given at a visit."""
        language, catalog = self._client.language, self._setting.catalog
        return HomeCarePlan(
            id=PlanId(self._id()),
            client_id=self._client.id,
            visit_id=visit.id,
            language=language,
            items=tuple(item_from(catalog.exercise(one), language) for one in self._story.exercises),
            created_at=at,
            given_at=at,
            given_by=self._setting.therapist.name,
        )

    def _past(self, day: date, number: int, count: int) -> Past:
        share = number / max(1, count - 1)
        visit = self._visit(day, 9 + self._chance.randrange(8), self._chance.choice((0, 15, 30)))
        ended = visit.starts_at + timedelta(minutes=visit.minutes + 5)
        visit = replace(visit, status=VisitStatus.DONE, status_at=ended)
        note = self._note(visit, day, ended, share, number)
        return Past(
            visit=visit,
            consent=self._consent(visit, day),
            note=note,
            receipt=lambda receipt_number: self._receipt(visit, day, ended, receipt_number),
        )

    def _visit(self, day: date, hour: int, minute: int) -> Visit:
        setting = self._setting
        return Visit(
            id=VisitId(self._id()),
            client_id=self._client.id,
            therapist_id=setting.therapist.id,
            service_id=setting.service.id,
            starts_at=datetime.combine(day, time(hour, minute), setting.zone).astimezone(UTC),
            minutes=setting.service.minutes,
            reason=self._story.reason,
        )

    def _note(self, visit: Visit, day: date, ended: datetime, share: float, number: int) -> TreatmentNote:
        story, setting = self._story, self._setting
        language = setting.clinic.language
        pain = _between(story.pain, share)
        found = story.found[: max(1, round(len(story.found) * (1.2 - share)))]
        marks = [self._mark(one, Layer.THERAPIST, max(1, _between((one.intensity, 1), share))) for one in found]
        if number == 0:
            marks = [*(self._mark(one, Layer.CLIENT, one.intensity) for one in story.felt), *marks]
        chart = Chart(tuple(marks))
        names = names_in(language, regions=setting.catalog.regions, muscles=setting.catalog.muscles)
        written = {str(key): text for key, text in sentences(chart, names, translator(language)).items()}
        return TreatmentNote(
            id=NoteId(self._id()),
            client_id=self._client.id,
            visit_id=visit.id,
            therapist_id=setting.therapist.id,
            service_date=day,
            started_at=visit.starts_at,
            saved_at=ended,
            language=language,
            chart=chart,
            subjective=Subjective(
                concern=story.concern
                if number == 0
                else "Better than last time, still notices it at the end of the day.",
                pain=Pain(now=pain, worst=min(10, pain + 2)),
            ),
            objective=Objective(
                posture=tuple(self._posture(id_, side) for id_, side in story.postures),
                rom=self._motion(share),
                palpation="\n".join(written.values()),
                written=written,
            ),
            assessment=story.impression,
            plan=PlanText(text=story.plan, goals=(Goal(text=story.goal),), frequency="Every two to three weeks"),
            treatment=tuple(
                Applied(
                    technique=one.technique,
                    label=setting.catalog.technique(one.technique).name.in_(language),
                    areas=tuple(self._areal(area, side) for area, side in one.areas),
                    minutes=one.minutes,
                    pressure=one.pressure,
                    grade=one.grade,
                )
                for one in story.done
            ),
            response=Response(text="Tolerated well, tissue softer at the end.", pain_after=max(0, pain - 2)),
            home_care=story.home_care,
            next_visit="Look again at range and pain.",
            signing=Signing(
                name=setting.therapist.name,
                designation=setting.therapist.designation,
                registration=setting.therapist.registration,
                at=ended,
            ),
        )

    def _motion(self, share: float) -> tuple[RomValue, ...]:
        movement, side, first, last = self._story.motion
        entry = self._setting.catalog.movement(movement)
        label = entry.name.in_(self._setting.clinic.language)
        values = [RomValue(movement=movement, label=label, side=side, value=_between((first, last), share))]
        if side is not Side.MIDLINE:
            other = Side.RIGHT if side is Side.LEFT else Side.LEFT
            values.append(RomValue(movement=movement, label=label, side=other, value=last))
        return tuple(values)

    def _consent(self, visit: Visit, day: date) -> Consent:
        setting, story = self._setting, self._story
        areas = tuple(dict.fromkeys(self._areal(area, side) for one in story.done for area, side in one.areas))
        talk = ConsentTalk(
            visit_id=visit.id,
            language=self._client.language,
            elements=tuple(one.id for one in setting.catalog.consent_wording.elements),
            plan=story.plan,
            areas=tuple(
                AreaConsent(
                    area=area,
                    agreement=Agreement.AGREED,
                    sensitive=setting.catalog.area(area.area).sensitive,
                    reason=story.impression if setting.catalog.area(area.area).sensitive else "",
                )
                for area in areas
            ),
        )
        text = consent_text(setting.catalog, talk, translator(talk.language))
        return Consent(
            id=ConsentId(self._id()),
            client_id=self._client.id,
            visit_id=visit.id,
            valid_on=day,
            elements=talk.elements,
            plan=talk.plan,
            areas=talk.areas,
            mode=Mode.ELECTRONIC,
            signature=Signature(image=setting.therapist.signature, name=self._client.legal_name),
            text=text,
            text_hash=text_hash(text),
            text_version=setting.catalog.consent_wording.version,
            language=talk.language,
            obtained_at=visit.starts_at + timedelta(minutes=4),
            obtained_by=setting.therapist.name,
        )

    def _receipt(self, visit: Visit, day: date, at: datetime, number: int) -> Receipt:
        setting = self._setting
        method = self._chance.choice((Method.DEBIT, Method.CREDIT, Method.TRANSFER, Method.CASH))
        charge = Charge(fee_cents=setting.service.price_cents, method=method, language=self._client.language)
        draft = ReceiptDraft(
            client=self._client,
            therapist=setting.therapist,
            clinic=setting.clinic,
            service=setting.service,
            visit_id=visit.id,
            service_date=day,
            minutes=visit.minutes,
            charge=charge,
        )
        taxes = taxes_on(charge.fee_cents, clinic=setting.clinic, table=setting.catalog.taxes, day=day)
        return issued(
            draft,
            id=ReceiptId(self._id()),
            number=number,
            taxes=taxes,
            at=at,
            today=day,
            by=setting.therapist.name,
        )

    def _mark(self, one: Found, layer: Layer, intensity: int) -> Mark:
        view = self._setting.figures.view(self._client.figure, one.view)
        region = view.by_key[key_of(one.region, one.side)]
        x, y = region.anchor
        shift = min(8.0, region.radius / 2)
        at = view.unit(x + self._chance.uniform(-shift, shift), y + self._chance.uniform(-shift, shift))
        mark = Mark(
            id=MarkId(self._id()),
            kind=one.kind,
            shape=Shape.POINT,
            layer=layer,
            figure=self._client.figure,
            view=one.view,
            points=(at,),
            intensity=intensity,
        )
        return replace(mark, place=place_of(view, mark))

    def _posture(self, id_: str, side: Side) -> Posture:
        entry = next(one for one in self._setting.catalog.postures if one.id == id_)
        return Posture(id=id_, label=entry.name.in_(self._setting.clinic.language), side=side)

    def _areal(self, area: str, side: Side) -> Areal:
        return self._setting.catalog.area(area).on(side, self._setting.clinic.language)

    def _id(self) -> str:
        return f"{self._chance.getrandbits(128):032x}"


def days_of_visits(client: Client, count: int, today: date) -> tuple[date, ...]:
    """Return ``count`` days of the year before ``today``, two to five weeks apart, none on a Sunday, oldest first."""
    mixed = hashlib.sha256(client.id.encode()).digest()
    days: list[date] = []
    day = today - timedelta(days=3 + mixed[0] % 18)
    for index in range(count):
        days.append(day - timedelta(days=day.weekday() == 6))
        day -= timedelta(days=max(1, min(14 + mixed[index % 32] % 22, 350 // max(1, count))))
    return tuple(reversed(days))


def _between(span: tuple[int, int], share: float) -> int:
    return round(span[0] + (span[1] - span[0]) * share)

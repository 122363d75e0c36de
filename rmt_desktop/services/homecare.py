"""Home care: suggest from the findings, make the sheet, keep what was given."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rmt_desktop.base.errors import refuse
from rmt_desktop.base.i18n import LANGUAGES, N_, translator
from rmt_desktop.domain.audit import Act, AuditEvent, Kind
from rmt_desktop.domain.catalog import Catalog, Exercise
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.homecare import HomeCarePlan, item_in, plan_problems
from rmt_desktop.domain.ids import ClientId, PlanId, VisitId
from rmt_desktop.domain.search import fold, words
from rmt_desktop.domain.visits import VisitStatus
from rmt_desktop.services.actor import Desk, May
from rmt_desktop.services.changes import Changes, Done
from rmt_desktop.services.ports import Unit, Units

STOP_TEXT = N_(
    "Stop and call us if the pain gets clearly worse, or if you feel numbness, tingling, weakness or dizziness."
)
FAR = 2
_IN_THE_CLINIC = (VisitStatus.ARRIVED, VisitStatus.STARTED, VisitStatus.DONE)


@dataclass(frozen=True, slots=True)
class HomeCare:
    """Home-care sheets."""

    units: Units
    desk: Desk
    catalog: Catalog

    def start(self, client_id: ClientId, *, visit_id: VisitId | None, language: str) -> Done[HomeCarePlan]:
        """Return the visit's sheet, or a new empty one.

        Without a visit the sheet belongs to the client's visit of today if there is one, and a draft begun today (or
        one that is still empty) is returned instead of a second one.
        """
        self.desk.actor.must(May.DESK)
        with self.units() as unit:
            known = unit.plans.of_visit(visit_id) if visit_id is not None else self._begun(unit, client_id)
            if known is not None:
                return Done(known, Changes())
            plan = HomeCarePlan(
                id=PlanId(self.desk.new_id()),
                client_id=client_id,
                visit_id=visit_id if visit_id is not None else self._visit_today(unit, client_id),
                language=language,
                stop_text=translator(language)(STOP_TEXT),
                created_at=self.desk.time.now(),
            )
            return self._create(unit, plan)

    def again(self, plan_id: PlanId) -> Done[HomeCarePlan]:
        """Return a new draft with the content of an earlier sheet, for today's visit if there is one."""
        self.desk.actor.must(May.DESK)
        with self.units() as unit:
            known = unit.plans.get(plan_id)
            visit = self._visit_today(unit, known.client_id)
            plan = known.again(id=PlanId(self.desk.new_id()), visit_id=visit, at=self.desk.time.now())
            return self._create(unit, plan)

    def in_language(self, plan: HomeCarePlan, language: str) -> HomeCarePlan:
        """Return the unsaved sheet in another language; what was written or changed by hand stays as it is."""
        own = {one.id: one for one in self.catalog.exercises}
        items = tuple(
            item_in(item, own[item.exercise], language) if item.exercise in own else item for item in plan.items
        )
        usual = plan.stop_text in {translator(one)(STOP_TEXT) for one in LANGUAGES}
        stop_text = translator(language)(STOP_TEXT) if usual else plan.stop_text
        return replace(plan, language=language, items=items, stop_text=stop_text)

    def keep(self, plan: HomeCarePlan) -> HomeCarePlan:
        """Save the sheet while it is being made; logged once in five minutes. Raises StaleRecord or StorageTrouble."""
        self.desk.actor.must(May.DESK)
        with self.units() as unit:
            saved = unit.plans.save(plan)
            self.desk.log_draft(unit, Kind.PLAN, saved.id, saved.client_id)
            unit.commit()
        return saved

    def give(self, plan: HomeCarePlan) -> Done[HomeCarePlan]:
        """Keep what was handed out, for good. Raises InvalidInput for an impossible dose, NotAllowed when empty."""
        self.desk.actor.must(May.DESK)
        refuse(plan_problems(plan, today=self.desk.time.today()))
        given = plan.given(at=self.desk.time.trusted_now(), by=self.desk.actor.name)
        if given is plan:
            return Done(plan, Changes())
        with self.units() as unit:
            saved = unit.plans.save(given)
            self._log(unit, Act.SIGNED, saved, f"items={len(saved.items)}")
            unit.commit()
        return Done(saved, _changes(saved))

    def get(self, plan_id: PlanId) -> HomeCarePlan:
        """Return one sheet. Raises NotFound."""
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        with self.units(reading=True) as unit:
            return unit.plans.get(plan_id)

    def open(self, plan_id: PlanId) -> HomeCarePlan:
        """Return one sheet that somebody wants to read; the view is logged. Raises NotFound."""
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        with self.units() as unit:
            plan = unit.plans.get(plan_id)
            self._log(unit, Act.VIEWED, plan, "")
            unit.commit()
            return plan

    def of_client(self, client_id: ClientId) -> tuple[HomeCarePlan, ...]:
        """Return a client's sheets, newest first."""
        self.desk.actor.must(May.DESK, May.READ_RECORD)
        with self.units(reading=True) as unit:
            return unit.plans.of_client(client_id)

    def library(self, *, text: str = "", chart: Chart | None = None) -> tuple[Exercise, ...]:
        """Return exercises that match what was typed, those for the muscles and regions marked on the chart first."""
        wanted = words(text)
        fitting = [one for one in self.catalog.exercises if _matches(one, wanted)]
        if chart is None:
            return tuple(fitting)
        muscles, regions = self._marked_names(chart), self._marked_regions(chart)
        return tuple(sorted(fitting, key=lambda one: self._nearness(one, muscles, regions)))

    def is_for(self, exercise: Exercise, names: Iterable[str]) -> bool:
        """Whether an exercise is for one of the muscles or regions named (folded English names)."""
        own = {fold(muscle) for muscle in exercise.muscles} | {fold(exercise.region)}
        return any(name in muscle or muscle in name for name in names for muscle in own)

    def suggested(self, chart: Chart) -> tuple[Exercise, ...]:
        """Return only the exercises for what is marked on the chart: for the muscles first, then for the regions."""
        muscles, regions = self._marked_names(chart), self._marked_regions(chart)
        near = [(self._nearness(one, muscles, regions), one) for one in self.catalog.exercises]
        return tuple(one for rank, one in sorted(near, key=lambda pair: pair[0]) if rank < FAR)

    def _nearness(self, exercise: Exercise, muscles: frozenset[str], regions: frozenset[str]) -> int:
        """Return 0 for an exercise of a marked muscle, 1 for one of a marked region, FAR for any other."""
        if self.is_for(exercise, muscles):
            return 0
        return 1 if any(_is_in(exercise, region) for region in regions) else FAR

    def _marked_names(self, chart: Chart) -> frozenset[str]:
        muscles = {muscle.figure_id: muscle.name.en for muscle in self.catalog.muscles}
        return frozenset(fold(muscles[mark.place.muscle]) for mark in chart.marks if mark.place.muscle in muscles)

    def _marked_regions(self, chart: Chart) -> frozenset[str]:
        """Return the folded English names of what is marked: of the region's group, and ``ankle`` for ``ankle_lat``."""
        groups = {region.id: fold(region.group.en) for region in self.catalog.regions}
        marked = {mark.place.region for mark in chart.marks if mark.place.region}
        return frozenset({groups[one] for one in marked if one in groups} | {one.split("_")[0] for one in marked})

    def _begun(self, unit: Unit, client_id: ClientId) -> HomeCarePlan | None:
        """Return a draft of the client that was begun today, or that has stayed empty and is for no visit."""
        today = self.desk.time.today()
        for plan in unit.plans.of_client(client_id):
            is_blank = plan.visit_id is None and not plan.items and not plan.message.strip()
            if plan.given_at is None and (is_blank or self.desk.time.day_of(plan.created_at) == today):
                return plan
        return None

    def _visit_today(self, unit: Unit, client_id: ClientId) -> VisitId | None:
        today = self.desk.time.today()
        for visit in unit.visits.of_client(client_id):
            if visit.status in _IN_THE_CLINIC and self.desk.time.day_of(visit.starts_at) == today:
                return visit.id
        return None

    def _create(self, unit: Unit, plan: HomeCarePlan) -> Done[HomeCarePlan]:
        saved = unit.plans.save(plan)
        self._log(unit, Act.CREATED, saved, "")
        unit.commit()
        return Done(saved, _changes(saved))

    def _log(self, unit: Unit, act: Act, plan: HomeCarePlan, detail: str) -> None:
        self.desk.log(unit, AuditEvent(act=act, kind=Kind.PLAN, record=plan.id, client=plan.client_id, detail=detail))


def _is_in(exercise: Exercise, region: str) -> bool:
    """Say whether an exercise is for a part of the body; those for the whole back are for each part of it."""
    parts = fold(exercise.region).split(" or ")
    return region in parts or ("whole back" in parts and region.endswith(" back"))


def _matches(exercise: Exercise, wanted: tuple[str, ...]) -> bool:
    own = words(" ".join((exercise.name.en, exercise.name.fr, exercise.region, *exercise.muscles)))
    return all(any(word.startswith(one) for word in own) for one in wanted)


def _changes(plan: HomeCarePlan) -> Changes:
    return Changes.of((Kind.PLAN, plan.id), (Kind.CLIENT, plan.client_id))

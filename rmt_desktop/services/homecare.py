"""Home care: suggest from the findings, make the sheet, keep what was given."""

from collections.abc import Iterable
from dataclasses import dataclass

from rmt_desktop.base.errors import InvalidInput
from rmt_desktop.base.i18n import N_, translator
from rmt_desktop.domain.audit import Act, AuditEvent, Kind
from rmt_desktop.domain.catalog import Catalog, Exercise
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.homecare import HomeCarePlan, dose_problems
from rmt_desktop.domain.ids import ClientId, PlanId, VisitId
from rmt_desktop.domain.search import fold, words
from rmt_desktop.services.actor import Desk, May
from rmt_desktop.services.changes import Changes, Done
from rmt_desktop.services.ports import Unit, Units

STOP_TEXT = N_(
    "Stop and call us if the pain gets clearly worse, or if you feel numbness, tingling, weakness or dizziness."
)


@dataclass(frozen=True, slots=True)
class HomeCare:
    """Home-care sheets."""

    units: Units
    desk: Desk
    catalog: Catalog

    def start(self, client_id: ClientId, *, visit_id: VisitId | None, language: str) -> Done[HomeCarePlan]:
        """Return the visit's sheet, or a new empty one."""
        self.desk.actor.must(May.DESK)
        with self.units() as unit:
            if visit_id is not None and (known := unit.plans.of_visit(visit_id)) is not None:
                return Done(known, Changes())
            plan = unit.plans.save(
                HomeCarePlan(
                    id=PlanId(self.desk.new_id()),
                    client_id=client_id,
                    visit_id=visit_id,
                    language=language,
                    stop_text=translator(language)(STOP_TEXT),
                    created_at=self.desk.time.now(),
                )
            )
            self._log(unit, Act.CREATED, plan, "")
            unit.commit()
        return Done(plan, _changes(plan))

    def keep(self, plan: HomeCarePlan) -> HomeCarePlan:
        """Save the sheet while it is being made. Raises StaleRecord or StorageTrouble."""
        with self.units() as unit:
            saved = unit.plans.save(plan)
            unit.commit()
        return saved

    def give(self, plan: HomeCarePlan) -> Done[HomeCarePlan]:
        """Keep what was handed out, for good. Raises InvalidInput for an impossible dose, NotAllowed when empty."""
        self.desk.actor.must(May.DESK)
        if problems := tuple(problem for item in plan.items for problem in dose_problems(item)):
            raise InvalidInput(problems)
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
        with self.units() as unit:
            return unit.plans.get(plan_id)

    def of_client(self, client_id: ClientId) -> tuple[HomeCarePlan, ...]:
        """Return a client's sheets, newest first."""
        with self.units() as unit:
            return unit.plans.of_client(client_id)

    def library(self, *, text: str = "", chart: Chart | None = None) -> tuple[Exercise, ...]:
        """Return exercises that match what was typed, those for the muscles marked on the chart first."""
        wanted = words(text)
        fitting = [one for one in self.catalog.exercises if _matches(one, wanted)]
        marked = self._marked_names(chart) if chart else frozenset()
        return tuple(sorted(fitting, key=lambda one: not self.is_for(one, marked)))

    def is_for(self, exercise: Exercise, names: Iterable[str]) -> bool:
        """Whether an exercise is for one of the muscles or regions named (folded English names)."""
        own = {fold(muscle) for muscle in exercise.muscles} | {fold(exercise.region)}
        return any(name in muscle or muscle in name for name in names for muscle in own)

    def suggested(self, chart: Chart) -> tuple[Exercise, ...]:
        """Return only the exercises for what is marked on the chart."""
        marked = self._marked_names(chart)
        return tuple(one for one in self.catalog.exercises if self.is_for(one, marked))

    def _marked_names(self, chart: Chart) -> frozenset[str]:
        muscles = {muscle.figure_id: muscle.name.en for muscle in self.catalog.muscles}
        return frozenset(fold(muscles[mark.place.muscle]) for mark in chart.marks if mark.place.muscle in muscles)

    def _log(self, unit: Unit, act: Act, plan: HomeCarePlan, detail: str) -> None:
        self.desk.log(unit, AuditEvent(act=act, kind=Kind.PLAN, record=plan.id, client=plan.client_id, detail=detail))


def _matches(exercise: Exercise, wanted: tuple[str, ...]) -> bool:
    own = words(" ".join((exercise.name.en, exercise.name.fr, exercise.region, *exercise.muscles)))
    return all(any(word.startswith(one) for word in own) for one in wanted)


def _changes(plan: HomeCarePlan) -> Changes:
    return Changes.of((Kind.PLAN, plan.id), (Kind.CLIENT, plan.client_id))

"""The clinic's own kinds of marks: added, changed and retired; never deleted, since marks of them stand in notes."""

from dataclasses import dataclass, replace

from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.audit import Act, AuditEvent, Kind, changed_fields
from rmt_desktop.domain.chart.kinds import ClinicKind, free_symbol, kinds_in_use
from rmt_desktop.domain.chart.legend import LEGEND
from rmt_desktop.domain.chart.own_kinds import OwnKind
from rmt_desktop.domain.ids import KindId
from rmt_desktop.services.actor import Desk, May
from rmt_desktop.services.changes import Changes, Done
from rmt_desktop.services.ports import Units


@dataclass(frozen=True, slots=True)
class MarkKinds:
    """Reads and changes the clinic's list of kinds."""

    units: Units
    desk: Desk

    def all(self) -> tuple[ClinicKind, ...]:
        """Return every kind, retired ones too, by name."""
        with self.units(reading=True) as unit:
            return unit.clinic.mark_kinds()

    def in_use(self) -> tuple[OwnKind, ...]:
        """Return the kinds that may be drawn."""
        return kinds_in_use(self.all())

    def blank(self) -> ClinicKind:
        """Return a new kind with a look that is still free; it is not kept yet."""
        kinds = self.all()
        blank = ClinicKind(id=KindId(self.desk.new_id()))
        return replace(blank, symbol=free_symbol(kinds) or blank.symbol)

    def save(self, kind: ClinicKind) -> Done[ClinicKind]:
        """Keep a kind. Marks made before stay as they are. Raises InvalidInput or StaleRecord."""
        self.desk.actor.must(May.MANAGE)
        kind = kind.written()
        with self.units() as unit:
            french = translator("fr")
            kind.checked(unit.clinic.mark_kinds(), [french(style.label) for style in LEGEND.values()])
            before = unit.clinic.mark_kind(kind.id) if kind.version else None
            saved = unit.clinic.save_mark_kind(kind)
            act = Act.CHANGED if before else Act.CREATED
            detail = " ".join(changed_fields(before, saved))
            self.desk.log(unit, AuditEvent(act=act, kind=Kind.MARK_KIND, record=kind.id, detail=detail))
            unit.commit()
        return Done(saved, Changes.of((Kind.MARK_KIND, kind.id)))

    def retire(self, kind_id: KindId) -> Done[ClinicKind]:
        """Draw a kind no more; its marks stay. Raises NotFound."""
        return self._set_active(kind_id, is_active=False)

    def take_up(self, kind_id: KindId) -> Done[ClinicKind]:
        """Draw a retired kind again. Raises NotFound, InvalidInput where another looks the same by now."""
        return self._set_active(kind_id, is_active=True)

    def _set_active(self, kind_id: KindId, *, is_active: bool) -> Done[ClinicKind]:
        self.desk.actor.must(May.MANAGE)
        with self.units(reading=True) as unit:
            kind = unit.clinic.mark_kind(kind_id)
        return self.save(replace(kind, is_active=is_active))

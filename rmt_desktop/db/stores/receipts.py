"""Receipts and what happened to them since: only ever added."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, String, cast, exists, func, select

from rmt_desktop.db.mapping import AnyRow
from rmt_desktop.db.maps import PAYMENTS, PRINTS, RECEIPTS, VOIDS
from rmt_desktop.db.rows.receipts import payments, prints, receipts, voids
from rmt_desktop.db.stores.images import Images
from rmt_desktop.db.stores.versioned import missing
from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.ids import ClientId, ReceiptId, VisitId
from rmt_desktop.domain.receipts import Payment, Receipt, ReceiptFile, ReceiptPrint, ReceiptVoid

_SELECT = select(*RECEIPTS.columns, receipts.c.logo_image, receipts.c.signature_image)
_IN_FORCE = ~exists().where(voids.c.receipt_id == receipts.c.id)


class ReceiptRows:
    """The ``ReceiptStore`` of the use cases."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._images = Images(connection)

    def next_number(self, first: int) -> int:
        """Return the number after the last one, ``first`` for the first receipt; nobody else can take it meanwhile."""
        last = self._connection.execute(select(func.max(receipts.c.number))).scalar()
        return first if last is None else last + 1

    def add(self, receipt: Receipt) -> None:
        """Add a receipt."""
        issuer = receipt.issuer
        row = RECEIPTS.row(replace(receipt, issuer=replace(issuer, logo=b"", signature=b"")))
        own = {
            "logo_image": self._images.keep(issuer.logo),
            "signature_image": self._images.keep(issuer.signature),
            "owed_cents": receipt.balance_cents,
        }
        self._connection.execute(receipts.insert(), row | own)

    def file(self, id: ReceiptId, /) -> ReceiptFile:
        """Return a receipt with all that happened to it. Raises NotFound."""
        if found := self._files(_SELECT.where(receipts.c.id == id)):
            return found[0]
        raise missing(Kind.RECEIPT)

    def of_visit(self, visit: VisitId) -> ReceiptFile | None:
        """Return the receipt of a visit that is in force, or None."""
        query = _SELECT.where(receipts.c.visit_id == visit, _IN_FORCE)
        return next(iter(self._files(query.order_by(receipts.c.number.desc()).limit(1))), None)

    def of_client(self, client: ClientId) -> tuple[ReceiptFile, ...]:
        """Return a client's receipts, newest first."""
        return self._files(_SELECT.where(receipts.c.client_id == client).order_by(receipts.c.number.desc()))

    def recent(
        self, *, limit: int, unpaid_only: bool = False, since: date | None = None, number: str = ""
    ) -> tuple[ReceiptFile, ...]:
        """Return the newest receipts: all, those still owed, issued since a day, whose number begins with digits."""
        query = _SELECT.order_by(receipts.c.number.desc()).limit(limit)
        if since is not None:
            query = query.where(receipts.c.issued_on >= since)
        if number:
            query = query.where(cast(receipts.c.number, String).startswith(number, autoescape=True))
        if unpaid_only:
            paid_since = (
                select(func.coalesce(func.sum(payments.c.cents), 0))
                .where(payments.c.receipt_id == receipts.c.id)
                .scalar_subquery()
            )
            query = query.where(receipts.c.owed_cents != 0, receipts.c.owed_cents > paid_since, _IN_FORCE)
        return self._files(query)

    def add_void(self, void: ReceiptVoid) -> None:
        """Declare a receipt void."""
        self._connection.execute(voids.insert(), VOIDS.row(void))

    def add_print(self, print_: ReceiptPrint) -> None:
        """Add one time the receipt left the program."""
        self._connection.execute(prints.insert(), PRINTS.row(print_))

    def add_payment(self, receipt: ReceiptId, payment: Payment) -> None:
        """Add money that came in after the receipt was made."""
        self._connection.execute(payments.insert(), PAYMENTS.row(payment) | {"receipt_id": receipt})

    def _files(self, query: Select[Any]) -> tuple[ReceiptFile, ...]:
        rows = self._connection.execute(query).all()
        if not rows:
            return ()
        images = self._images.named(one for row in rows for one in (row.logo_image, row.signature_image))
        ids = [row.id for row in rows]
        void = {one.receipt_id: one for one in self._voids(ids)}
        printed = self._prints(ids)
        paid = self._payments(ids)
        return tuple(
            ReceiptFile(
                receipt=_whole(row, images),
                void=void.get(row.id),
                prints=tuple(printed[row.id]),
                paid_since=tuple(paid[row.id]),
            )
            for row in rows
        )

    def _voids(self, ids: Sequence[str]) -> list[ReceiptVoid]:
        rows = self._connection.execute(VOIDS.select().where(voids.c.receipt_id.in_(ids)))
        return [VOIDS.read(row) for row in rows]

    def _prints(self, ids: Sequence[str]) -> dict[str, list[ReceiptPrint]]:
        found: dict[str, list[ReceiptPrint]] = defaultdict(list)
        for row in self._connection.execute(PRINTS.select().where(prints.c.receipt_id.in_(ids)).order_by(prints.c.id)):
            found[row.receipt_id].append(PRINTS.read(row))
        return found

    def _payments(self, ids: Sequence[str]) -> dict[str, list[Payment]]:
        found: dict[str, list[Payment]] = defaultdict(list)
        query = select(*PAYMENTS.columns, payments.c.receipt_id).where(payments.c.receipt_id.in_(ids))
        for row in self._connection.execute(query.order_by(payments.c.id)):
            found[row.receipt_id].append(PAYMENTS.read(row))
        return found


def _whole(row: AnyRow, images: dict[str | None, bytes]) -> Receipt:
    receipt = RECEIPTS.read(row)
    issuer = replace(receipt.issuer, logo=images[row.logo_image], signature=images[row.signature_image])
    return replace(receipt, issuer=issuer)

"""The receipt: one page on which an insurer's clerk finds everything in two seconds.

What stands on it follows domain facts 3.1 and 3.2. Who paid for somebody else, and why a fee was changed, are for the
clinic's own eyes and never appear here.
"""

import io

from rmt_desktop.base.formats import long_date, money, percent
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.documents.blocks import fact, letterhead, notice, therapist_signature, title
from rmt_desktop.documents.flow import Card, Content, Grid, Row, draw_stack, stack_height
from rmt_desktop.documents.page import DEMO, Sheet, SheetCanvas, Stamp
from rmt_desktop.documents.pieces import Gap, Paragraph, Rule
from rmt_desktop.documents.style import (
    AMBER,
    AMBER_TINT,
    BOTTOM,
    LABEL,
    MARGIN,
    PAPER_TINT,
    QUIET,
    RED,
    RED_TINT,
    SMALL,
    TEAL,
    TEAL_TINT,
    TOP,
    Align,
    TextStyle,
    regular,
    semibold,
)
from rmt_desktop.domain.money import TaxLine
from rmt_desktop.domain.receipts import METHOD_NAMES, Method, Payment
from rmt_desktop.services.papers import ReceiptPaper

VOID = Stamp(text=N_("VOID"), strength=0.24)
DUPLICATE = Stamp(text=N_("DUPLICATE"), ink=QUIET, strength=0.08)
PREVIEW = Stamp(text=N_("Preview – not a receipt"), ink=QUIET, strength=0.2)

BIG = semibold(13, leading=17)
LINE = regular(10, leading=14)
MOST_PAYMENTS = 5
MOST_LINES = 6  # of a void's notice; the whole reason stays in the record
COLUMNS = (7, 2)


def receipt(paper: ReceiptPaper, tr: Translator) -> bytes:
    """Return the receipt as a PDF of exactly one page; what is too tall for it is drawn smaller."""
    one = paper.receipt
    name = tr(N_("Receipt {number}"), number=one.label) if not paper.preview else tr(N_("Receipt (preview)"))
    sheet = Sheet(
        paper=paper.paper,
        title=name,
        author=one.issuer.clinic_name,
        made_at=one.issued_at,
        foot=tr(N_("{paper} · {clinic}"), paper=name, clinic=one.issuer.clinic_name),
        stamps=_stamps(paper),
    )
    stream = io.BytesIO()
    canvas = SheetCanvas(stream, sheet=sheet, tr=tr)
    width, room = sheet.inner_width, sheet.size[1] - TOP - BOTTOM
    content = [*_head(paper, tr), *_notices(paper, tr), *_facts(paper, tr), *_amounts(paper, tr), *_signed(paper, tr)]
    scale = _scale(content, width, room)
    canvas.saveState()
    canvas.translate(MARGIN, sheet.size[1] - TOP)
    canvas.scale(scale, scale)
    draw_stack(canvas, content, x=0, top=0, width=width / scale)
    canvas.restoreState()
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _scale(content: Content, width: float, room: float) -> float:
    """Return how much smaller the content must be drawn to fit: 1 for every receipt but one with endless texts."""
    scale = 1.0
    while stack_height(content, width / scale) * scale > room:
        scale *= 0.96
    return scale


def _stamps(paper: ReceiptPaper) -> tuple[Stamp, ...]:
    stamps = (
        (paper.is_demo, DEMO),
        (paper.void is not None, VOID),
        (paper.preview, PREVIEW),
        (paper.duplicate_on is not None and paper.void is None, DUPLICATE),
    )
    return tuple(stamp for shown, stamp in stamps if shown)


def _head(paper: ReceiptPaper, tr: Translator) -> Content:
    one, issuer = paper.receipt, paper.receipt.issuer
    under = [tr(N_("Issued {date}"), date=long_date(one.issued_on, one.language))]
    if not paper.preview:
        under.insert(0, tr(N_("No. {number}"), number=one.label))
    if one.replaces:
        under.append(tr(N_("Replaces receipt {number}"), number=one.replaces))
    return [
        letterhead(
            logo=issuer.logo,
            name=issuer.clinic_name,
            lines=(*issuer.clinic_lines, issuer.clinic_phone, issuer.clinic_email),
            right=title(tr(N_("Receipt")), *under),
        ),
        Rule(TEAL, thickness=1.2, before=16, after=16),
    ]


def _notices(paper: ReceiptPaper, tr: Translator) -> Content:
    language = paper.receipt.language
    found = []
    if paper.void is not None:
        lines = []
        if paper.voided_on is not None:
            lines.append(tr(N_("Declared void on {date}."), date=long_date(paper.voided_on, language)))
        if paper.void.replaced_by:
            lines.append(tr(N_("Replaced by receipt {number}."), number=paper.void.replaced_by))
        lines.append(tr(N_("Reason: {reason}"), reason=paper.void.reason))
        head = tr(N_("VOID – this receipt is not valid"))
        found.append(notice(head, "\n".join(lines), RED, RED_TINT, most=MOST_LINES))
    if paper.duplicate_on is not None:
        text = tr(
            N_("Reissued {date}. The original was issued {original}."),
            date=long_date(paper.duplicate_on, language),
            original=long_date(paper.receipt.issued_on, language),
        )
        found.append(notice(tr(N_("DUPLICATE")), text, AMBER, AMBER_TINT))
    return found


def _facts(paper: ReceiptPaper, tr: Translator) -> Content:
    one, issuer = paper.receipt, paper.receipt.issuer
    therapist = ", ".join(part for part in (issuer.therapist, issuer.designation) if part)
    rows = [
        Row(
            [
                fact(tr(N_("Person treated")), one.client_name, BIG),
                fact(tr(N_("Date of treatment")), long_date(one.service_date, one.language), BIG),
            ],
            [1, 1],
            gap=20,
        ),
        Gap(14),
        Row(
            [
                fact(tr(N_("Massage therapist")), therapist, BIG),
                [
                    *fact(tr(N_("Registration number")), issuer.registration, BIG),
                    Paragraph(issuer.regulator, SMALL.aligned(Align.LEFT)),
                ],
            ],
            [1, 1],
            gap=20,
        ),
    ]
    return [Card(rows, ground=TEAL_TINT, padding=16, radius=6, after=22)]


def _amounts(paper: ReceiptPaper, tr: Translator) -> Content:
    one = paper.receipt
    # The wording is the rule's, not the fee list's: a treatment in scope is called just that, with its length.
    treatment = tr(N_("Massage therapy treatment – {minutes} minutes"), minutes=one.minutes)
    head = _row(tr(N_("Treatment")), tr(N_("Amount")), LABEL)
    rows = [_row(treatment, money(one.fee_cents, one.language), regular(11, leading=16), padding=7)]
    rows.extend(_row(_tax(tax, one.language, tr), money(tax.cents, one.language), LINE) for tax in one.taxes)
    total = _row(tr(N_("Total")), money(one.total_cents, one.language), semibold(13, leading=18), padding=7)
    return [Grid(head, [*rows, total], after=16), *_payments(paper, tr)]


def _tax(tax: TaxLine, language: str, tr: Translator) -> str:
    name = tax.name_fr if language.startswith("fr") else tax.name
    rate = percent(tax.rate, language)
    if not tax.number:
        return tr(N_("{tax} {rate}"), tax=name, rate=rate)
    return tr(N_("{tax} {rate} · registration no. {number}"), tax=name, rate=rate, number=tax.number)


def _payments(paper: ReceiptPaper, tr: Translator) -> Content:
    one = paper.receipt
    payments = [p for p in (*one.payments, *paper.paid_since) if p.method is not Method.UNPAID]
    lines: list[Row] = []
    if len(payments) > MOST_PAYMENTS:
        earlier, payments = payments[: 1 - MOST_PAYMENTS], payments[1 - MOST_PAYMENTS :]
        text = tr.plural("{count} earlier payment", "{count} earlier payments", len(earlier))
        lines.append(_row(text, money(sum(p.cents for p in earlier), one.language), LINE))
    lines.extend(_row(_payment(p, one.language, tr), money(p.cents, one.language), LINE) for p in payments)
    balance = one.balance_cents - sum(p.cents for p in paper.paid_since)
    content: list[Row | Card | Gap] = [*lines, Gap(6)] if lines else []
    if paper.void is None:
        content.append(_status(balance, paper, tr))
    return [*content, Gap(26)]


def _status(balance: int, paper: ReceiptPaper, tr: Translator) -> Card:
    one = paper.receipt
    if balance > 0:
        row = _row(tr(N_("Balance due")), money(balance, one.language), semibold(11, AMBER, leading=15), padding=0)
        return Card([row], ground=AMBER_TINT, padding=9)
    if balance < 0:
        row = _row(
            tr(N_("To be given back")), money(-balance, one.language), semibold(11, AMBER, leading=15), padding=0
        )
        return Card([row], ground=AMBER_TINT, padding=9)
    text = tr(N_("Paid in full")) if one.total_cents else tr(N_("No charge"))
    rest = tr(N_("Balance due {amount}"), amount=money(0, one.language))
    row = _row(text, rest, semibold(11, TEAL, leading=15), padding=0)
    return Card([row], ground=PAPER_TINT, padding=9)


def _payment(payment: Payment, language: str, tr: Translator) -> str:
    words = N_("Paid {date}: {method}") if payment.cents >= 0 else N_("Given back {date}: {method}")
    return tr(words, date=long_date(payment.on, language), method=tr(METHOD_NAMES[payment.method]))


def _row(text: str, amount: str, style: TextStyle, *, padding: float = 4) -> Row:
    return Row([[Paragraph(text, style)], [Paragraph(amount, style.aligned(Align.RIGHT))]], COLUMNS, padding=padding)


def _signed(paper: ReceiptPaper, tr: Translator) -> Content:
    issuer = paper.receipt.issuer
    name = ", ".join(part for part in (issuer.therapist, issuer.designation) if part)
    block = therapist_signature(
        issuer.signature, name, tr(N_("Signature of the massage therapist who treated")), width=230
    )
    return [Row([block, []], [1, 1], gap=20)]

"""The receipt: what must stand on it and what never may (domain facts 3.1 and 3.2)."""

from dataclasses import replace
from datetime import date

import pytest

from rmt_desktop.documents.render import PdfDocuments
from rmt_desktop.domain.clinic import PaperSize
from rmt_desktop.domain.receipts import METHOD_NAMES, Method
from tests.documents.reading import find, fonts, page_size, pages_of, picture_of, sizes, slants, text_of
from tests.documents.samples import a_receipt_paper, with_issuer, with_receipt
from tests.support.builders import a_payment, a_tax_line, a_void

LONGEST = (
    "Maximiliana-Konstantina Wolfeschlegelsteinhausenbergerdorff de la Très-Sainte-Trinité Featherstonehaugh-Cholmondel"
)
GST = a_tax_line(name="GST", name_fr="TPS", rate=5000, cents=525, number="123456789 RT0001")
QST = a_tax_line(name="QST", name_fr="TVQ", rate=9975, cents=1047, number="1234567890 TQ0001")


def test_everything_the_college_asks_for_stands_on_the_receipt(documents: PdfDocuments) -> None:
    text = text_of(documents.receipt(a_receipt_paper()))

    for wanted in (
        "Maya Tremblay",
        "23 November 2026",
        "Anna Roy, RMT",
        "T012345",
        "$118.65",
        "123456789 RT0001",
        "Massage therapy treatment – 60 minutes",
    ):
        assert wanted in text


def test_everything_an_insurer_looks_for_stands_on_the_receipt(documents: PdfDocuments) -> None:
    text = text_of(documents.receipt(a_receipt_paper()))

    for wanted in (
        "Receipt No. 00042",
        "Issued 23 November 2026",
        "College of Massage Therapists of Ontario (CMTO)",
        "Harbour Massage Therapy",
        "12 Front St E",
        "Toronto ON M5E 1B1",
        "416 555-0142",
        "$105.00",
        "HST 13%",
        "$13.65",
        "Paid 23 November 2026: Debit card",
        "Paid in full",
        "Balance due $0.00",
    ):
        assert wanted in text


def test_labels_stand_right_above_their_values(documents: PdfDocuments) -> None:
    pdf = documents.receipt(with_receipt(a_receipt_paper(), service_date=date(2026, 11, 20)))

    for label, value in (
        ("Person treated", "Maya Tremblay"),
        ("Date of treatment", "20 November 2026"),
        ("Massage therapist", "Anna Roy, RMT"),
        ("Registration number", "T012345"),
    ):
        above, below = find(pdf, label), find(pdf, value)
        assert abs(above.left - below.left) < 2
        assert 0 < above.bottom - below.top < 12


def test_amounts_are_aligned_at_their_right(documents: PdfDocuments) -> None:
    pdf = documents.receipt(a_receipt_paper())

    edges = [find(pdf, amount).right for amount in ("$105.00", "$13.65", "$118.65")]

    assert max(edges) - min(edges) < 1.5


def test_amounts_go_down_the_page_in_the_order_of_the_sum(documents: PdfDocuments) -> None:
    pdf = documents.receipt(a_receipt_paper())

    places = [find(pdf, words).bottom for words in ("$105.00", "HST 13%", "Total", "Paid 23", "Paid in full")]

    assert places == sorted(places, reverse=True)


def test_the_signature_stands_above_the_therapist_s_name(documents: PdfDocuments) -> None:
    with_hand = documents.receipt(a_receipt_paper())
    without = documents.receipt(with_issuer(a_receipt_paper(), signature=b""))
    caption = find(with_hand, "Signature of the massage therapist who treated")
    box = (54, 792 - caption.top - 70, 300, 792 - caption.top - 16)

    assert len(picture_of(with_hand, scale=1).crop(tuple(map(int, box))).getcolors(10_000) or ()) > 5
    assert text_of(without) == text_of(with_hand)
    assert find(without, "Signature of the massage therapist who treated") == caption


def test_a_small_supplier_s_receipt_has_no_tax_line_and_no_number(documents: PdfDocuments) -> None:
    text = text_of(documents.receipt(with_receipt(a_receipt_paper(), taxes=())))

    assert "HST" not in text
    assert "RT0001" not in text
    assert "registration no." not in text
    assert "Total $105.00" in text


def test_two_taxes_have_a_line_and_a_number_each(documents: PdfDocuments) -> None:
    text = text_of(documents.receipt(with_receipt(a_receipt_paper(), taxes=(GST, QST))))

    assert "GST 5% · registration no. 123456789 RT0001 $5.25" in text
    assert "QST 9.975% · registration no. 1234567890 TQ0001 $10.47" in text


def test_the_french_receipt_is_french_throughout(documents: PdfDocuments) -> None:
    paper = with_receipt(a_receipt_paper(), language="fr", taxes=(GST, QST), fee_cents=110_500)
    text = text_of(documents.receipt(paper)).replace("\u00a0", " ").replace("’", "'")

    for wanted in (
        "Reçu",
        "Nº 00042",
        "Émis le 23 novembre 2026",
        "Personne traitée",
        "Date du traitement",
        "Massothérapeute",
        "Numéro d'inscription",
        "Traitement de massothérapie – 60 minutes",
        "1 105,00 $",
        "TPS 5 %",
        "TVQ 9,975 %",
        "Payé le 23 novembre 2026 : Carte de débit",
        "Solde dû",
    ):
        assert wanted in text
    for english in ("Receipt", "Person treated", "Massage therapist", "Amount", "Paid", "GST"):
        assert english not in text


def test_the_first_of_a_month_is_the_premier(documents: PdfDocuments) -> None:
    paper = with_receipt(a_receipt_paper(), language="fr", service_date=date(2026, 10, 1))

    assert "1er octobre 2026" in text_of(documents.receipt(paper))


def test_who_paid_and_why_the_fee_changed_never_stand_on_the_paper(documents: PdfDocuments) -> None:
    paper = with_receipt(a_receipt_paper(), paid_by="Uncle Bertrand", fee_reason="Hardship", issued_by="Desk Person")
    text = text_of(documents.receipt(paper))

    assert "Bertrand" not in text
    assert "Hardship" not in text
    assert "Desk Person" not in text


def test_the_wording_of_the_treatment_is_the_rule_s_and_not_the_fee_list_s(documents: PdfDocuments) -> None:
    text = text_of(documents.receipt(with_receipt(a_receipt_paper(), service="Hot stone bliss", minutes=45)))

    assert "Massage therapy treatment – 45 minutes" in text
    assert "Hot stone" not in text


def test_an_unpaid_receipt_says_what_is_due(documents: PdfDocuments) -> None:
    text = text_of(documents.receipt(with_receipt(a_receipt_paper(), payments=())))

    assert "Balance due $118.65" in text
    assert "Paid in full" not in text


def test_a_later_payment_settles_the_receipt(documents: PdfDocuments) -> None:
    later = a_payment(on=date(2026, 12, 1))
    text = text_of(documents.receipt(replace(with_receipt(a_receipt_paper(), payments=()), paid_since=(later,))))

    assert "Paid 1 December 2026: Cash $118.65" in text
    assert "Paid in full" in text


def test_a_part_payment_leaves_the_rest_due(documents: PdfDocuments) -> None:
    paper = with_receipt(a_receipt_paper(), payments=(a_payment(cents=5_000),))

    assert "Balance due $68.65" in text_of(documents.receipt(paper))


@pytest.mark.parametrize("method", [method for method in Method if method is not Method.UNPAID])
def test_every_way_of_paying_is_named(documents: PdfDocuments, method: Method) -> None:
    paper = with_receipt(a_receipt_paper(), payments=(a_payment(method=method),))

    assert f"Paid 23 November 2026: {METHOD_NAMES[method]}" in text_of(documents.receipt(paper))


def test_money_that_never_came_is_no_payment(documents: PdfDocuments) -> None:
    paper = with_receipt(a_receipt_paper(), payments=(a_payment(method=Method.UNPAID),))
    text = text_of(documents.receipt(paper))

    assert "Not paid yet" not in text
    assert "Balance due $118.65" in text


def test_a_free_treatment_is_no_charge(documents: PdfDocuments) -> None:
    paper = with_receipt(a_receipt_paper(), fee_cents=0, taxes=(), payments=())
    text = text_of(documents.receipt(paper))

    assert "Total $0.00" in text
    assert "No charge" in text


def test_money_given_back_is_said_to_be(documents: PdfDocuments) -> None:
    payments = (a_payment(cents=15_000), a_payment(cents=-3_135, on=date(2026, 12, 1)))
    text = text_of(documents.receipt(with_receipt(a_receipt_paper(), payments=payments)))

    assert "Paid 23 November 2026: Cash" in text
    assert "Given back 1 December 2026: Cash" in text
    assert "Paid in full" in text


def test_many_payments_are_gathered_so_that_the_paper_stays_one_page(documents: PdfDocuments) -> None:
    payments = tuple(a_payment(cents=1_000, on=date(2026, 12, day)) for day in range(1, 21))
    pdf = documents.receipt(with_receipt(a_receipt_paper(), payments=payments))

    assert "16 earlier payments $160.00" in text_of(pdf)
    assert text_of(pdf).count("Paid ") == 4
    assert "To be given back $81.35" in text_of(pdf)
    assert pages_of(pdf) == 1


def test_a_void_receipt_says_so_across_the_page_with_reason_and_replacement(documents: PdfDocuments) -> None:
    pdf = documents.receipt(a_receipt_paper(void=a_void(reason="Wrong fee", replaced_by="00043")))
    text = text_of(pdf)

    assert slants(pdf) == set("VOID")
    assert "VOID – this receipt is not valid" in text
    assert "Reason: Wrong fee" in text
    assert "Replaced by receipt 00043." in text
    assert "Paid in full" not in text
    assert "Balance due" not in text


def test_a_void_receipt_says_on_which_day_it_was_declared_void(documents: PdfDocuments) -> None:
    paper = a_receipt_paper(void=a_void(replaced_by="00043"), voided_on=date(2026, 11, 30))

    assert "Declared void on 30 November 2026. Replaced by receipt 00043. Reason: Wrong fee" in text_of(
        documents.receipt(paper)
    )


def test_a_void_receipt_without_replacement_names_none(documents: PdfDocuments) -> None:
    assert "Replaced by" not in text_of(documents.receipt(a_receipt_paper(void=a_void())))


def test_a_receipt_that_replaces_another_names_it(documents: PdfDocuments) -> None:
    assert "Replaces receipt 00041" in text_of(documents.receipt(with_receipt(a_receipt_paper(), replaces="00041")))


def test_a_reprint_is_a_duplicate_with_both_dates(documents: PdfDocuments) -> None:
    pdf = documents.receipt(a_receipt_paper(duplicate_on=date(2026, 12, 12)))

    assert slants(pdf) == set("DUPLICATE")
    assert "Reissued 12 December 2026. The original was issued 23 November 2026." in text_of(pdf)


def test_the_original_is_no_duplicate(documents: PdfDocuments) -> None:
    pdf = documents.receipt(a_receipt_paper())

    assert "DUPLICATE" not in text_of(pdf)
    assert slants(pdf) == set()


def test_a_preview_has_no_number_and_cannot_be_taken_for_a_receipt(documents: PdfDocuments) -> None:
    pdf = documents.receipt(a_receipt_paper(preview=True))

    assert "00042" not in text_of(pdf)
    assert slants(pdf) >= set("Preview–notareceipt")


def test_a_demo_receipt_is_marked(documents: PdfDocuments) -> None:
    assert slants(documents.receipt(a_receipt_paper(is_demo=True))) == set("DEMO")


def test_the_number_carries_the_clinic_s_prefix(documents: PdfDocuments) -> None:
    assert "No. NB-00042" in text_of(documents.receipt(with_receipt(a_receipt_paper(), prefix="NB-")))


@pytest.mark.parametrize(("paper", "size"), [(PaperSize.LETTER, (612, 792)), (PaperSize.A4, (595, 842))])
def test_both_papers_hold_the_receipt_within_their_margins(
    documents: PdfDocuments, paper: PaperSize, size: tuple[int, int]
) -> None:
    pdf = documents.receipt(a_receipt_paper(paper=paper))

    assert page_size(pdf) == size
    assert find(pdf, "$105.00").right <= size[0] - 53
    assert find(pdf, "Person treated").left >= 54
    assert pages_of(pdf) == 1


def test_the_longest_names_and_texts_still_fit_one_page(documents: PdfDocuments) -> None:
    paper = with_receipt(a_receipt_paper(void=a_void(reason="why " * 2_500)), client_name=LONGEST, taxes=(GST, QST))
    pdf = documents.receipt(
        with_issuer(
            paper, clinic_name=LONGEST, therapist=LONGEST, regulator="R" * 120, clinic_lines=("line " * 40,) * 9
        )
    )

    assert pages_of(pdf) == 1
    assert LONGEST.replace("-", "") in text_of(pdf).replace("-", "").replace("\ufffe", "")
    assert find(pdf, "Signature of the massage").bottom > 50


def test_an_ordinary_receipt_is_not_made_smaller(documents: PdfDocuments) -> None:
    assert max(sizes(documents.receipt(a_receipt_paper()))) == 24


def test_a_damaged_logo_does_not_stop_the_receipt(documents: PdfDocuments) -> None:
    for logo in (b"not a picture", a_receipt_paper().receipt.issuer.logo[:200], b"\x89PNG\r\n\x1a\n" + bytes(60)):
        pdf = documents.receipt(with_issuer(a_receipt_paper(), logo=logo))
        assert "Harbour Massage Therapy" in text_of(pdf)


def test_a_name_in_hebrew_letters_is_printed_in_its_order(documents: PdfDocuments) -> None:
    pdf = documents.receipt(with_receipt(a_receipt_paper(), client_name="דוד כהן"))

    first, last = find(pdf, "ד"), find(pdf, "ן")
    assert first.left > last.left
    assert any("NotoSansHebrew" in name for name in fonts(pdf))


def test_labels_forty_per_cent_longer_still_fit(documents: PdfDocuments) -> None:
    pdf = documents.receipt(with_receipt(a_receipt_paper(void=a_void()), language="en_XA"))

    assert pages_of(pdf) == 1
    assert find(pdf, "$118.65").right <= 612 - 53
    assert find(pdf, "Pérsöñ").right < find(pdf, "Dàté öf").left

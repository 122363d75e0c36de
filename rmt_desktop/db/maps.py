"""Which value lies in which table. The pictures inside a value are kept apart, by the store of that value."""

from rmt_desktop.db.mapping import RowMap
from rmt_desktop.db.rows.clients import clients
from rmt_desktop.db.rows.clinic import clinic, mark_kinds, services, therapists
from rmt_desktop.db.rows.consents import consent_changes, consents
from rmt_desktop.db.rows.forms import forms, reviews
from rmt_desktop.db.rows.notes import addenda, notes
from rmt_desktop.db.rows.plans import plans
from rmt_desktop.db.rows.receipts import payments, prints, receipts, voids
from rmt_desktop.db.rows.visits import visits
from rmt_desktop.domain.chart.kinds import ClinicKind
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.clinic import Clinic, Service, Therapist
from rmt_desktop.domain.consent import Consent, ConsentChange
from rmt_desktop.domain.forms.answers import FilledForm, HistoryReview
from rmt_desktop.domain.homecare import HomeCarePlan
from rmt_desktop.domain.notes import Addendum, TreatmentNote
from rmt_desktop.domain.receipts import Payment, Receipt, ReceiptPrint, ReceiptVoid
from rmt_desktop.domain.visits import Visit

CLINIC = RowMap(clinic, Clinic)
THERAPISTS = RowMap(therapists, Therapist)
SERVICES = RowMap(services, Service)
MARK_KINDS = RowMap(mark_kinds, ClinicKind)
CLIENTS = RowMap(clients, Client)
VISITS = RowMap(visits, Visit)
FORMS = RowMap(forms, FilledForm)
REVIEWS = RowMap(reviews, HistoryReview)
CONSENTS = RowMap(consents, Consent)
CONSENT_CHANGES = RowMap(consent_changes, ConsentChange)
NOTES = RowMap(notes, TreatmentNote)
ADDENDA = RowMap(addenda, Addendum)
RECEIPTS = RowMap(receipts, Receipt)
VOIDS = RowMap(voids, ReceiptVoid)
PRINTS = RowMap(prints, ReceiptPrint)
PAYMENTS = RowMap(payments, Payment)
PLANS = RowMap(plans, HomeCarePlan)

ALL = (
    CLINIC, THERAPISTS, SERVICES, MARK_KINDS, CLIENTS, VISITS, FORMS, REVIEWS, CONSENTS, CONSENT_CHANGES, NOTES,
    ADDENDA, RECEIPTS, VOIDS, PRINTS, PAYMENTS, PLANS,
)  # fmt: skip

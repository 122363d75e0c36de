"""The log in words: acts, kinds of records, and the short details that stand in it as machine words."""

import re
from collections.abc import Callable

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.audit import Act, AuditEntry, Kind
from rmt_desktop.domain.catalog import Catalog
from rmt_desktop.domain.chart.names import names_in
from rmt_desktop.domain.forms.answers import Mode
from rmt_desktop.domain.notes import ADDENDUM_NAMES, AddendumKind
from rmt_desktop.domain.receipts import METHOD_NAMES, Method
from rmt_desktop.domain.visits import VisitStatus
from rmt_desktop.ui.pages.reports.finding_words import FindingWords

ACT_WORDS = {
    Act.CREATED: N_("Entered"),
    Act.CHANGED: N_("Changed"),
    Act.VIEWED: N_("Viewed"),
    Act.SIGNED: N_("Signed"),
    Act.ADDED: N_("Added to"),
    Act.VOIDED: N_("Declared void"),
    Act.PRINTED: N_("Printed"),
    Act.EXPORTED: N_("Saved as a file"),
    Act.ARCHIVED: N_("Archived or restored"),
    Act.UNLOCKED: N_("Unlocked"),
    Act.LOCKED: N_("Locked"),
    Act.REFUSED: N_("Refused"),
    Act.SECRET_CHANGED: N_("Secret replaced"),
    Act.VERIFIED: N_("Verified"),
    Act.CLOCK_CORRECTED: N_("Clock confirmed"),
    Act.SEARCHED: N_("Searched"),
}
KIND_WORDS = {
    Kind.CLINIC: N_("Clinic"),
    Kind.THERAPIST: N_("Therapist"),
    Kind.SERVICE: N_("Service"),
    Kind.CLIENT: N_("Client"),
    Kind.VISIT: N_("Visit"),
    Kind.FORM: N_("Health history"),
    Kind.CONSENT: N_("Consent"),
    Kind.NOTE: N_("Treatment note"),
    Kind.MARK_KIND: N_("Kind of mark"),
    Kind.RECEIPT: N_("Receipt"),
    Kind.PLAN: N_("Home-care sheet"),
    Kind.VAULT: N_("Vault"),
    Kind.AUDIT: N_("Log"),
}
ACT_GROUPS: dict[str, tuple[str, frozenset[Act]]] = {
    "all": (N_("Everything"), frozenset()),
    "views": (N_("Views"), frozenset({Act.VIEWED, Act.SEARCHED})),
    "changes": (
        N_("Changes and signatures"),
        frozenset({Act.CREATED, Act.CHANGED, Act.SIGNED, Act.ADDED, Act.VOIDED, Act.ARCHIVED}),
    ),
    "papers": (N_("Prints and files"), frozenset({Act.PRINTED, Act.EXPORTED})),
    "doors": (N_("Log-ins and locks"), frozenset({Act.UNLOCKED, Act.LOCKED, Act.REFUSED, Act.SECRET_CHANGED})),
    "checks": (N_("Checks of the log"), frozenset({Act.VERIFIED, Act.CLOCK_CORRECTED})),
}
FIELD_WORDS = {
    "address": N_("address"),
    "alerts": N_("alerts"),
    "archived_at": N_("archived"),
    "archived_reason": N_("reason for archiving"),
    "birth_date": N_("birth date"),
    "client_id": N_("client"),
    "created_at": N_("entered on"),
    "designation": N_("title"),
    "email": N_("e-mail"),
    "emergency": N_("emergency contact"),
    "figure": N_("figure of the body chart"),
    "look": N_("skin of the figures"),
    "first_name": N_("first name"),
    "first_receipt_number": N_("first receipt number"),
    "former_names": N_("former names"),
    "guardian": N_("guardian"),
    "id": N_("identifier"),
    "is_active": N_("in use"),
    "is_demo": N_("demo"),
    "language": N_("language"),
    "last_name": N_("last name"),
    "logo": N_("logo"),
    "minutes": N_("minutes"),
    "name": N_("name"),
    "name_fr": N_("French name"),
    "number": N_("client number"),
    "occupation": N_("occupation"),
    "paper": N_("paper size"),
    "payer": N_("insurance"),
    "phone": N_("phone"),
    "phones": N_("phones"),
    "physician": N_("physician"),
    "preferred_name": N_("preferred name"),
    "price_cents": N_("price"),
    "pronouns": N_("pronouns"),
    "province": N_("province"),
    "reason": N_("reason for the visit"),
    "receipt_prefix": N_("letters before the receipt number"),
    "registration": N_("registration number"),
    "regulator": N_("college or association"),
    "review_months": N_("months between reviews"),
    "service_id": N_("service"),
    "signature": N_("signature"),
    "starts_at": N_("time"),
    "status": N_("state"),
    "status_at": N_("time of the state"),
    "tax": N_("tax registration"),
    "therapist_id": N_("therapist"),
    "valid_until": N_("end of the registration"),
    "also_present": N_("who else was present"),
    "zone": N_("time zone"),
}
_WHOLE = {
    "archived": N_("archived"),
    "restored": N_("restored"),
    "draft": N_("while writing the draft"),
    "review unchanged": N_("reviewed: nothing changed"),
    "review changed": N_("reviewed: something changed"),
    "printer": N_("on paper"),
    "file": N_("outside the vault, not encrypted"),
    "asked": N_("by hand"),
    "picture added": N_("a picture was added"),
    "idle": N_("nobody used the computer"),
    "closed": N_("the program was closed"),
    "passphrase": N_("pass phrase"),
    "recovery code": N_("recovery code"),
    "passphrase by recovery code": N_("pass phrase, with the recovery code"),
    **{kind.value: words for kind, words in ADDENDUM_NAMES.items() if kind is not AddendumKind.ADDENDUM},
    AddendumKind.ADDENDUM.value: N_("addendum"),
}
_STATUS = {
    VisitStatus.BOOKED: N_("booked"),
    VisitStatus.ARRIVED: N_("arrived"),
    VisitStatus.STARTED: N_("treatment begun"),
    VisitStatus.DONE: N_("done"),
    VisitStatus.CANCELLED: N_("cancelled"),
    VisitStatus.NO_SHOW: N_("did not come"),
}
_AGREEMENT = {
    "agreed": N_("agreed: {area}"),
    "declined": N_("declined: {area}"),
    "withdrawn": N_("withdrawn: {area}"),
}
_LANGUAGE = {"en": N_("in English"), "fr": N_("in French")}
_MODE = {
    Mode.ELECTRONIC.value: N_("signed on the screen, form {version}, fingerprint {hash}"),
    Mode.VERBAL.value: N_("spoken, form {version}, fingerprint {hash}"),
    Mode.WRITTEN.value: N_("on paper, form {version}, fingerprint {hash}"),
}


class AuditWords:
    """Says entries of the log in one language."""

    def __init__(self, tr: Translator, catalog: Catalog) -> None:
        self._tr = tr
        self._catalog = catalog
        self._findings = FindingWords(
            tr, lambda: names_in(tr.language, regions=catalog.regions, muscles=catalog.muscles)
        )
        self._patterns: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
            (re.compile(r"status=(\w+)"), lambda m: tr(_STATUS[VisitStatus(m[1])])),
            (re.compile(r"language=(en|fr)"), lambda m: tr(_LANGUAGE[m[1]])),
            (re.compile(r"items=(\d+)"), lambda m: tr.plural("{count} item", "{count} items", int(m[1]))),
            (re.compile(r"payment (\w+)"), lambda m: tr(N_("payment: {method}"), method=self._method(m[1]))),
            (re.compile(r"failed attempts=(\d+)"), self._failures),
            (re.compile(r"(agreed|declined|withdrawn) area=(\w+)"), self._area),
            (re.compile(r"version=(\S+) mode=(electronic|verbal|written) sha256=(\w+)"), self._form),
            (re.compile(r"wording=(\S+) sha256=(\w+)"), self._wording),
            (re.compile(r"chart (\w+)"), lambda m: tr(N_("body chart as {form}"), form=m[1].upper())),
            (re.compile(r"(\d+) holds"), self._holds),
            (re.compile(r"(\d+) broken at (\d+)"), self._broken),
            (re.compile(r"(\d+) altered at (\d+)"), self._altered),
            (re.compile(r"record=(.+) clock=(.+)"), self._clock),
            (re.compile(r"content=\d+:(\w{1,12})\w*"), self._content),
            (re.compile(r"answer to=(\d+)"), self._answer),
        )

    def act(self, entry: AuditEntry) -> str:
        """Return what was done."""
        return self._tr(ACT_WORDS[entry.event.act])

    def kind(self, entry: AuditEntry) -> str:
        """Return what kind of record it was done with."""
        return self._tr(KIND_WORDS[entry.event.kind])

    def detail(self, entry: AuditEntry) -> str:
        """Return the detail in words; what is no machine word, like a receipt number, stays as it is."""
        detail = entry.event.detail
        if whole := _WHOLE.get(detail):
            return self._tr(whole)
        if asked := self._findings.logged(detail):
            return asked
        for pattern, words in self._patterns:
            if match := pattern.fullmatch(detail):
                return words(match)
        names = detail.split()
        if names and all(name in FIELD_WORDS for name in names):
            return ", ".join(self._tr(FIELD_WORDS[name]) for name in names)
        return detail

    def _method(self, word: str) -> str:
        return self._tr(METHOD_NAMES[Method(word)]) if word in set(Method) else word

    def _failures(self, match: re.Match[str]) -> str:
        count = int(match[1])
        return self._tr.plural("{count} failed attempt before", "{count} failed attempts before", count)

    def _area(self, match: re.Match[str]) -> str:
        area = next((one for one in self._catalog.areas if one.id == match[2]), None)
        name = area.name.in_(self._tr.language) if area is not None else match[2]
        return self._tr(_AGREEMENT[match[1]], area=name)

    def _form(self, match: re.Match[str]) -> str:
        return self._tr(_MODE[match[2]], version=match[1], hash=match[3])

    def _wording(self, match: re.Match[str]) -> str:
        return self._tr(N_("wording {version}, fingerprint {hash}"), version=match[1], hash=match[2])

    def _holds(self, match: re.Match[str]) -> str:
        return self._tr.plural("{count} entry, whole", "{count} entries, whole", int(match[1]))

    def _broken(self, match: re.Match[str]) -> str:
        return self._tr(N_("broken at entry {number}"), number=match[2])

    def _altered(self, match: re.Match[str]) -> str:
        return self._tr(N_("the note signed in entry {number} was altered"), number=match[2])

    def _clock(self, match: re.Match[str]) -> str:
        return self._tr(
            N_("the record was at {latest}, the clock is right at {clock}"), latest=match[1], clock=match[2]
        )

    def _content(self, match: re.Match[str]) -> str:
        return self._tr(N_("fingerprint {hash}"), hash=match[1])

    def _answer(self, match: re.Match[str]) -> str:
        return self._tr(N_("named by the search in entry {number}"), number=match[1])

"""Who may reimburse the client, asked only if she wants help with a claim."""

from dataclasses import replace
from datetime import date

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.clients import Client, Payer
from rmt_desktop.ui.forms.settings_form import SettingsForm
from rmt_desktop.ui.pages.client_form.part import show_texts, with_texts
from rmt_desktop.ui.widgets.fields import DayEdit, Field, Line

NAMES = ("insurer", "policy", "member_id", "relation", "claim_number", "referred_by")


class PayerFields:
    """Insurer, member, claim and referral."""

    def __init__(self, form: SettingsForm) -> None:
        tr = form.tr_
        self._lines = lines = {name: Line(longest=120) for name in NAMES}
        self._referred_on = DayEdit(tr.language, "2026-01-15")
        form.add(
            Field(tr(N_("Insurance company")), lines["insurer"], key="insurer"),
            Field(tr(N_("Policy number")), lines["policy"], key="policy"),
        )
        form.add(
            Field(tr(N_("Member or certificate number")), lines["member_id"], key="member"),
            Field(tr(N_("Relation to the member")), lines["relation"], key="relation"),
        )
        form.add(
            Field(tr(N_("Claim number")), lines["claim_number"], key="claim"),
            Field(tr(N_("Referred by")), lines["referred_by"], key="referred_by"),
            Field(tr(N_("Referral date")), self._referred_on, key="referral_date"),
        )

    def show(self, client: Client) -> None:
        """Put insurer, claim and referral into the fields."""
        show_texts(self._lines, client.payer)
        self._referred_on.set_day(client.payer.referral_date)

    def edited(self, client: Client) -> Client:
        """Return the client with the payer that is typed."""
        day = self._referred_on.day()
        payer = replace(with_texts(self._lines, Payer()), referral_date=day if isinstance(day, date) else None)
        return replace(client, payer=payer)

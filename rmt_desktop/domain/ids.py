"""Names for identifiers, so that a client's id cannot be passed where a note's is meant. All are opaque strings."""

from typing import NewType

ClientId = NewType("ClientId", str)
TherapistId = NewType("TherapistId", str)
ServiceId = NewType("ServiceId", str)
KindId = NewType("KindId", str)
VisitId = NewType("VisitId", str)
FormId = NewType("FormId", str)
ConsentId = NewType("ConsentId", str)
NoteId = NewType("NoteId", str)
ReceiptId = NewType("ReceiptId", str)
PlanId = NewType("PlanId", str)
UserId = NewType("UserId", str)
MarkId = NewType("MarkId", str)

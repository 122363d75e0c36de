"""The health history, safety page: signs that need a physician before a massage, asked only where they apply.

The signs follow the red flags of the screening rules; which rule an answer raises stands in the rules' own table.
"""

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.forms.intake_concern import BODY_PARTS
from rmt_desktop.domain.forms.intake_parts import NONE, TICK_ALL, Block, Page
from rmt_desktop.domain.forms.spec import Condition, Many, Option

_WHY = N_("These signs are rare. When they are there, a physician should look first.")


def _with(*parts: str) -> tuple[Condition, ...]:
    return (("main_areas", parts),)


_HEAD_AND_NECK = Many(
    key="head_neck_signs",
    label=N_("With your head or neck, have you noticed any of these in the last few weeks?"),
    why=_WHY,
    hint=TICK_ALL,
    only_if=_with("head", "jaw", "neck", "shoulder"),
    options=(
        Option(id="worst_headache", label=N_("The worst headache of my life, all at once")),
        Option(id="new_kind", label=N_("A head or neck pain unlike any I have had before")),
        Option(id="dizzy", label=N_("Dizziness, or feeling faint")),
        Option(id="nausea", label=N_("Feeling sick to my stomach with the pain")),
        Option(id="unsteady", label=N_("Unsteady walking")),
        Option(id="vision", label=N_("Double vision, or loss of sight")),
        Option(id="speech", label=N_("Trouble speaking or finding words")),
        Option(id="swallow", label=N_("Trouble swallowing")),
        Option(id="drop", label=N_("Sudden falls without passing out")),
        Option(id="face_numb", label=N_("Numbness in the face")),
        Option(id="face_droop", label=N_("One side of the face dropping, or a sudden weak arm or leg")),
        Option(id="stiff_light", label=N_("A very stiff neck, or light that hurts my eyes")),
        NONE,
    ),
)

_HEADACHE = Many(
    key="headache_signs",
    label=N_("About headaches: is any of this true?"),
    why=_WHY,
    hint=TICK_ALL,
    only_if=_with("head", "jaw"),
    options=(
        Option(id="temple", label=N_("A new headache at the temple")),
        Option(id="scalp", label=N_("My scalp hurts when I touch it or comb my hair")),
        Option(id="jaw_tired", label=N_("My jaw aches when I chew")),
        NONE,
    ),
)

_NERVES = Many(
    key="nerve_signs",
    label=N_("Have you noticed any of these in your arms, hands or legs?"),
    why=_WHY,
    hint=TICK_ALL,
    only_if=_with("neck", "upper_back", "shoulder", "arm", "hand"),
    options=(
        Option(id="clumsy", label=N_("My hands have become clumsy, for example with buttons or keys")),
        Option(id="unsteady", label=N_("I have become unsteady on my feet")),
        Option(id="both_sides", label=N_("Tingling or weakness in both arms or in both legs")),
        Option(id="shock", label=N_("An electric shock down my back when I bend my neck")),
        Option(id="weaker", label=N_("An arm or a hand is getting weaker")),
        NONE,
    ),
)

_BACK = Many(
    key="back_signs",
    label=N_("With your back or hip, have you noticed any of these?"),
    why=_WHY,
    hint=TICK_ALL,
    only_if=_with("upper_back", "low_back", "hip", "thigh"),
    options=(
        Option(id="saddle", label=N_("Numbness between the legs, where I would sit on a saddle")),
        Option(id="bladder_bowel", label=N_("New trouble holding or passing urine or stool")),
        Option(id="both_legs", label=N_("Pain, tingling or weakness in both legs")),
        Option(id="weaker", label=N_("A leg is getting weaker, or a foot drops")),
        Option(id="band", label=N_("Pain like a tight band around my body")),
        Option(id="tearing", label=N_("A sudden, tearing pain in the back or belly")),
        Option(id="small_strain", label=N_("Sudden strong pain after a small strain, such as a cough")),
        NONE,
    ),
)

_CHEST = Many(
    key="chest_signs",
    label=N_("Have you had any of these in the last few days?"),
    why=_WHY,
    hint=TICK_ALL,
    only_if=_with("chest", "upper_back", "shoulder", "arm", "jaw"),
    options=(
        Option(id="pressure", label=N_("Pressure or tightness in the chest")),
        Option(id="sweating", label=N_("Pain in the chest, arm or jaw with sweating or short breath")),
        Option(id="breathless", label=N_("Sudden shortness of breath")),
        Option(id="breath_pain", label=N_("Sharp chest pain when I breathe in")),
        Option(id="cough_blood", label=N_("Coughing up blood")),
        Option(id="tearing", label=N_("A sudden, tearing pain in the chest or back")),
        NONE,
    ),
)

_BELLY = Many(
    key="belly_signs",
    label=N_("With your belly or low back, have you noticed any of these?"),
    why=_WHY,
    hint=TICK_ALL,
    only_if=_with("belly", "low_back"),
    options=(
        Option(id="pulsing", label=N_("A strong beat, or a lump that beats, in the belly")),
        Option(id="hard", label=N_("A hard and very sore belly")),
        Option(id="blood", label=N_("Blood in the urine or stool, or black stool")),
        Option(id="yellow", label=N_("Yellow skin or eyes")),
        Option(id="side_fever", label=N_("Pain in my side with a fever")),
        Option(id="period", label=N_("Low belly pain with a missed period or bleeding I did not expect")),
        NONE,
    ),
)

_LIMBS = Many(
    key="limb_signs",
    label=N_("In your arms or legs, have you noticed any of these?"),
    why=_WHY,
    hint=TICK_ALL,
    only_if=_with("shoulder", "arm", "hand", "hip", "thigh", "knee", "lower_leg", "foot"),
    options=(
        Option(id="swollen_one_side", label=N_("One calf, leg or arm that is swollen, warm, red or sore")),
        Option(id="cold_pale", label=N_("An arm, hand, leg or foot that suddenly turned cold, pale or blue")),
        Option(id="tense", label=N_("A very tight, swollen and painful limb after an injury or hard effort")),
        Option(id="cannot_use", label=N_("After a fall or blow, I cannot use it or stand on it, or its shape changed")),
        Option(id="hot_joint", label=N_("A hot, red and swollen joint")),
        Option(id="colour", label=N_("Much more pain than an injury explains, with changes of colour or warmth")),
        Option(id="dark_urine", label=N_("Strong muscle pain and dark urine after hard effort")),
        NONE,
    ),
)

_GENERAL = Many(
    key="general_signs",
    label=N_("In the last few weeks, have you noticed any of these?"),
    why=_WHY,
    hint=TICK_ALL,
    only_if=_with(*(part.id for part in BODY_PARTS)),
    options=(
        Option(id="night_pain", label=N_("Pain at night that no position eases")),
        Option(id="weight_loss", label=N_("Losing weight without trying")),
        Option(id="sweats", label=N_("Fever, chills or night sweats")),
        Option(id="lump", label=N_("A lump that is growing")),
        Option(id="morning_stiff", label=N_("Stiff for more than half an hour in the morning, better when I move")),
        NONE,
    ),
)

SAFETY = Page(
    id="safety",
    title=N_("A few safety questions"),
    intro=N_("Most people choose “None of these”. We ask only what fits the place you told us about."),
    blocks=(Block(fields=(_HEAD_AND_NECK, _HEADACHE, _NERVES, _BACK, _CHEST, _BELLY, _LIMBS, _GENERAL)),),
)

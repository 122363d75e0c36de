"""The health history, pages about health: recent events, medicines, heart, nerves, joints and other conditions.

Nothing asks for the status of an infection: routine practices handle those, and Ontario forbids the question
(domain facts 4.1, S4).
"""

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.forms.intake_parts import NONE, TICK_ALL, WHERE, WHERE_AND_WHEN, WHICH, Block, Page
from rmt_desktop.domain.forms.spec import Choice, Many, Option, Text, YesNo

RECENT = Page(
    id="recent",
    title=N_("What happened lately"),
    blocks=(
        Block(
            gate=YesNo(
                key="any_recent",
                label=N_(
                    "In the last year, did you have an operation, an injury or an accident, an injection, a hospital "
                    "stay or a long trip?"
                ),
                why=N_("Healing tissue needs a lighter hand, and long rest can cause blood clots."),
            ),
            fields=(
                Choice(
                    key="surgery",
                    label=N_("Have you had an operation in the last year?"),
                    why=N_("A fresh scar must not be pulled, and some movements may be forbidden for a while."),
                    options=(
                        Option(id="weeks", label=N_("Yes, in the last 12 weeks")),
                        Option(id="year", label=N_("Yes, 3 to 12 months ago")),
                        Option(id="no", label=N_("No")),
                    ),
                ),
                Text(
                    key="surgery_where",
                    label=N_("What was done, where, and what were you told not to do?"),
                    why=N_("We keep to what your surgeon said."),
                    lines=2,
                    only_if=(("surgery", ("weeks", "year")),),
                ),
                Many(
                    key="injury",
                    label=N_("Have you been hurt in the last six weeks?"),
                    why=N_("Fresh injuries need a check before they are treated."),
                    hint=TICK_ALL,
                    options=(
                        Option(id="fall", label=N_("A fall")),
                        Option(id="accident", label=N_("A car or sports accident")),
                        Option(id="strain", label=N_("A sprain or a pulled muscle")),
                        Option(id="fracture", label=N_("A broken bone")),
                        Option(id="dislocation", label=N_("A joint that came out")),
                        NONE,
                    ),
                    detail=WHERE_AND_WHEN,
                ),
                YesNo(
                    key="head_injury",
                    label=N_("In the last three months, did you hit your head or have a concussion?"),
                    why=N_("The neck and jaw need extra care after a blow to the head."),
                ),
                Many(
                    key="head_injury_signs",
                    label=N_("Since the blow to your head, have you noticed any of these?"),
                    why=N_("These signs need a physician today."),
                    hint=TICK_ALL,
                    only_if=(("head_injury", ("yes",)),),
                    options=(
                        Option(id="worse_headache", label=N_("A headache that gets worse")),
                        Option(id="vomiting", label=N_("Vomiting more than once")),
                        Option(id="seizure", label=N_("A seizure")),
                        Option(id="confused", label=N_("Being confused or very sleepy")),
                        Option(id="pupils", label=N_("One pupil larger than the other")),
                        Option(id="neck_sore", label=N_("A neck that is sore to touch")),
                        NONE,
                    ),
                ),
                Many(
                    key="injections",
                    label=N_("Have you had an injection in the last two weeks?"),
                    why=N_("We leave the place alone until the medicine has settled."),
                    hint=TICK_ALL,
                    options=(
                        Option(id="cortisone", label=N_("Cortisone, in a joint or tendon")),
                        Option(id="botulinum", label=N_("Botulinum toxin or a filler")),
                        NONE,
                    ),
                    detail=WHERE,
                ),
                YesNo(
                    key="hospital",
                    label=N_("In the last four weeks, a hospital stay, a cast, or a trip of more than four hours?"),
                    why=N_("Lying or sitting still for long can cause blood clots."),
                ),
            ),
        ),
    ),
)

MEDICINES = Page(
    id="medicines",
    title=N_("Allergies and medicines"),
    blocks=(
        Block(
            fields=(
                Many(
                    key="allergies",
                    label=N_("Does anything irritate your skin or give you an allergy?"),
                    why=N_("We choose oils, tape and gloves that are safe for you."),
                    hint=TICK_ALL,
                    options=(
                        Option(id="nuts", label=N_("Nuts or nut oils")),
                        Option(id="oils", label=N_("Oils or lotions")),
                        Option(id="scents", label=N_("Scents")),
                        Option(id="latex", label=N_("Latex")),
                        Option(id="tape", label=N_("Tape")),
                        Option(id="other", label=N_("Something else")),
                        NONE,
                    ),
                    detail=N_("Which one, and what happens?"),
                ),
            ),
        ),
        Block(
            gate=YesNo(
                key="any_medicines",
                label=N_(
                    "Do you take a medicine that thins the blood, contains cortisone, or changes how you feel pain or "
                    "touch?"
                ),
                why=N_("Some medicines make bruises easy or hide pain. We then work more lightly."),
                hint=N_("For blood thinners, think also of daily Aspirin."),
            ),
            fields=(
                YesNo(
                    key="blood_thinner",
                    label=N_("Do you take a blood thinner or a medicine against clots?"),
                    why=N_("Deep pressure can then cause bruises and bleeding."),
                    hint=N_("For example warfarin, Eliquis, Xarelto, Plavix, heparin or daily Aspirin"),
                    detail=WHICH,
                ),
                YesNo(
                    key="steroid",
                    label=N_("Do you take cortisone tablets, or did you for more than three weeks?"),
                    why=N_("They make skin and bones fragile over time."),
                    detail=N_("Which one, and for how long?"),
                ),
                YesNo(
                    key="sensation_altering",
                    label=N_("Do you take anything else that changes how you feel touch, or makes you drowsy?"),
                    why=N_("You can then feel too late that the pressure is too strong."),
                    detail=WHICH,
                ),
                Text(
                    key="other_med",
                    label=N_("Is there another medicine you think we should know about?"),
                    why=N_("Only if you think it matters. We do not need a full list."),
                ),
            ),
        ),
    ),
)

HEART = Page(
    id="heart",
    title=N_("Heart and blood"),
    blocks=(
        Block(
            gate=YesNo(
                key="any_heart",
                label=N_(
                    "Have you been told of a problem with your heart, blood pressure, blood vessels, blood clots, "
                    "bleeding, a stroke or swelling?"
                ),
                why=N_("Massage moves blood. Some conditions need a lighter or a shorter treatment."),
            ),
            fields=(
                Many(
                    key="heart",
                    label=N_("Do you have a heart problem?"),
                    why=N_("A heart that is not stable needs rest and your physician's word first."),
                    hint=TICK_ALL,
                    options=(
                        Option(id="angina", label=N_("Chest pain at rest, or getting worse")),
                        Option(id="recent_attack", label=N_("A heart attack in the last six weeks")),
                        Option(id="failure", label=N_("Heart failure with swollen legs or short breath")),
                        Option(id="stable", label=N_("Another heart problem, under control")),
                        NONE,
                    ),
                    detail=WHICH,
                ),
                Choice(
                    key="bp",
                    label=N_("How is your blood pressure?"),
                    why=N_("Lying down, heat and getting up change it."),
                    options=(
                        Option(id="normal", label=N_("Normal")),
                        Option(id="high_controlled", label=N_("High, but under control")),
                        Option(id="high_open", label=N_("High, and not under control or I am not sure")),
                        Option(id="low", label=N_("Low, or I faint easily")),
                    ),
                ),
                Many(
                    key="clot",
                    label=N_("Have you had blood clots or problems with your veins?"),
                    why=N_("Massage can loosen a clot."),
                    hint=TICK_ALL,
                    options=(
                        Option(id="now", label=N_("A blood clot now, or one is suspected")),
                        Option(id="past", label=N_("A blood clot in the past")),
                        Option(id="phlebitis", label=N_("An inflamed vein")),
                        Option(id="varicose", label=N_("Varicose veins")),
                        NONE,
                    ),
                    detail=WHERE_AND_WHEN,
                ),
                Many(
                    key="circulation",
                    label=N_("Do you have any of these?"),
                    why=N_("We then avoid cold, heat or strong pressure in those places."),
                    hint=TICK_ALL,
                    options=(
                        Option(id="aneurysm", label=N_("A bulge in a blood vessel (aneurysm)")),
                        Option(id="neck_artery", label=N_("A narrow or torn artery in the neck")),
                        Option(id="poor", label=N_("Poor circulation in the legs")),
                        Option(id="raynaud", label=N_("Fingers or toes that turn white in the cold (Raynaud's)")),
                        NONE,
                    ),
                ),
                YesNo(
                    key="stroke",
                    label=N_("Have you had a stroke or a mini-stroke?"),
                    why=N_("We avoid some positions of the neck and head."),
                    detail=N_("When?"),
                ),
                YesNo(
                    key="bleeding",
                    label=N_("Do you bleed or bruise very easily?"),
                    why=N_("Deep pressure could hurt you without anyone noticing."),
                    detail=N_("Is there a name for it?"),
                ),
                Many(
                    key="lymph",
                    label=N_("Have lymph nodes been removed, or does an arm or leg stay swollen?"),
                    why=N_("That arm or leg needs a very light touch."),
                    hint=TICK_ALL,
                    options=(
                        Option(id="removed", label=N_("Lymph nodes were removed")),
                        Option(id="swollen", label=N_("An arm or leg stays swollen (lymphedema)")),
                        NONE,
                    ),
                    detail=N_("Which side, and which arm or leg?"),
                ),
            ),
        ),
    ),
)

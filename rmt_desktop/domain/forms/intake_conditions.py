"""The health history, pages about lasting conditions: breathing, nerves, joints, other organs, pregnancy."""

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.forms.intake_parts import NONE, TICK_ALL, WHERE, Block, Page
from rmt_desktop.domain.forms.spec import Choice, Many, Option, Text, YesNo

NERVES = Page(
    id="nerves",
    title=N_("Breathing and nerves"),
    blocks=(
        Block(
            gate=YesNo(
                key="any_breathing",
                label=N_("Do you have trouble breathing, or lying flat?"),
                why=N_("We can raise the table and leave out scents."),
            ),
            fields=(
                Many(
                    key="lung",
                    label=N_("Which of these do you have?"),
                    why=N_("We can raise the table and leave out scents."),
                    hint=TICK_ALL,
                    options=(
                        Option(id="asthma", label=N_("Asthma")),
                        Option(id="copd", label=N_("Another lung disease (COPD)")),
                        Option(id="flat", label=N_("Trouble lying flat")),
                        NONE,
                    ),
                ),
            ),
        ),
        Block(
            gate=YesNo(
                key="any_nerves",
                label=N_("Do you have a nerve or brain condition, migraines, or parts that feel numb?"),
                why=N_("If you feel less, you cannot tell us in time that it is too much."),
            ),
            fields=(
                Many(
                    key="neuro",
                    label=N_("Which of these do you have?"),
                    why=N_("Heat, light, tiredness or strong pressure can set some of them off."),
                    hint=TICK_ALL,
                    options=(
                        Option(id="migraine", label=N_("Migraine")),
                        Option(id="seizures", label=N_("Seizures (epilepsy)")),
                        Option(id="ms", label=N_("Multiple sclerosis")),
                        Option(id="parkinson", label=N_("Parkinson's disease")),
                        Option(id="spinal_cord", label=N_("A spinal cord injury, or muscles that cramp (spasticity)")),
                        Option(id="neuropathy", label=N_("Damaged nerves (neuropathy)")),
                        Option(id="crps", label=N_("Complex regional pain syndrome")),
                        NONE,
                    ),
                    detail=N_("What should we know about it?"),
                ),
                YesNo(
                    key="sensation",
                    label=N_("Is any part of your body numb, tingling or less able to feel heat and pressure?"),
                    why=N_("There we use light pressure and no heat or cold."),
                    detail=WHERE,
                ),
            ),
        ),
    ),
)

JOINTS = Page(
    id="joints",
    title=N_("Bones, joints and implants"),
    blocks=(
        Block(
            gate=YesNo(
                key="any_joints",
                label=N_("Do you have arthritis, thin bones, a spine problem, very loose joints or pain all over?"),
                why=N_("We then choose gentler movements and positions."),
            ),
            fields=(
                Many(
                    key="arthritis",
                    label=N_("Do you have arthritis?"),
                    why=N_("Inflamed joints are left alone, and some necks must not be moved far."),
                    hint=TICK_ALL,
                    options=(
                        Option(id="osteo", label=N_("Wear and tear (osteoarthritis)")),
                        Option(id="rheumatoid", label=N_("Rheumatoid arthritis")),
                        Option(id="ankylosing", label=N_("Ankylosing spondylitis")),
                        Option(id="gout", label=N_("Gout")),
                        Option(id="other", label=N_("Another kind")),
                        NONE,
                    ),
                    detail=N_("Which joints?"),
                ),
                YesNo(
                    key="arthritis_flare",
                    label=N_("Is a joint hot, swollen or more painful than usual right now?"),
                    why=N_("An inflamed joint is left alone until it has calmed down."),
                    detail=N_("Which joints?"),
                    only_if=(("arthritis", ("rheumatoid", "ankylosing", "gout", "other")),),
                ),
                YesNo(
                    key="osteoporosis",
                    label=N_("Do you have thin or brittle bones (osteoporosis)?"),
                    why=N_("Ribs and spine then need less pressure."),
                ),
                Many(
                    key="spine",
                    label=N_("Do you have a problem with your spine?"),
                    why=N_("Some parts of it must not be moved."),
                    hint=TICK_ALL,
                    options=(
                        Option(id="disc", label=N_("A disc problem with pain or tingling down an arm or leg")),
                        Option(id="fusion", label=N_("A fused spine, or one with rods or screws")),
                        Option(id="slipped", label=N_("A slipped or unstable bone of the spine")),
                        NONE,
                    ),
                    detail=WHERE,
                ),
                YesNo(
                    key="hypermobility",
                    label=N_("Are your joints very loose, or do they slip out easily?"),
                    why=N_("Stretching them further could harm you."),
                ),
                YesNo(
                    key="widespread_pain",
                    label=N_("Do you have fibromyalgia, or pain all over your body?"),
                    why=N_("We then begin with a light and short treatment."),
                ),
            ),
        ),
        Block(
            gate=YesNo(
                key="any_implants",
                label=N_("Is anything implanted in your body, such as an artificial joint, a pacemaker or a port?"),
                why=N_("We keep pressure away from it."),
            ),
            fields=(
                Many(
                    key="implants",
                    label=N_("What do you have?"),
                    why=N_("We keep pressure away from it."),
                    hint=TICK_ALL,
                    options=(
                        Option(id="joint", label=N_("An artificial joint")),
                        Option(id="hardware", label=N_("Plates, rods or screws")),
                        Option(id="pacemaker", label=N_("A pacemaker or defibrillator")),
                        Option(id="port", label=N_("A port or a pump")),
                        Option(id="mesh", label=N_("A mesh")),
                        Option(id="breast", label=N_("Breast implants, or a breast removed")),
                        Option(id="other", label=N_("Something else")),
                        NONE,
                    ),
                    detail=WHERE,
                ),
            ),
        ),
    ),
)

OTHER = Page(
    id="other",
    title=N_("Other conditions"),
    blocks=(
        Block(
            gate=YesNo(
                key="any_other",
                label=N_(
                    "Do you have diabetes, cancer now or in the past, or a problem with the kidneys, liver, stomach, "
                    "bowel, immune system or eye pressure?"
                ),
                why=N_("Each of these can change the pressure, the places or the position we choose."),
            ),
            fields=(
                Choice(
                    key="diabetes",
                    label=N_("Do you have diabetes?"),
                    why=N_("It can change how you feel heat and pressure."),
                    options=(
                        Option(id="no", label=N_("No")),
                        Option(id="yes", label=N_("Yes")),
                        Option(id="numb", label=N_("Yes, and my feet or hands are numb")),
                    ),
                ),
                YesNo(
                    key="diabetes_insulin",
                    label=N_("Do you use insulin?"),
                    why=N_("We stay away from the place of the injection."),
                    detail=N_("Where do you inject?"),
                    only_if=(("diabetes", ("yes", "numb")),),
                ),
                Choice(
                    key="cancer",
                    label=N_("Have you had cancer?"),
                    why=N_("Massage is often welcome, but some places and pressures are not."),
                    options=(
                        Option(id="no", label=N_("No")),
                        Option(id="now", label=N_("Yes, I am in treatment")),
                        Option(id="past", label=N_("Yes, in the past")),
                    ),
                ),
                Text(
                    key="cancer_where",
                    label=N_("Where was it, and how was it treated?"),
                    why=N_("Skin after radiation, ports and removed lymph nodes need care."),
                    lines=2,
                    only_if=(("cancer", ("now", "past")),),
                ),
                Many(
                    key="kidney_liver",
                    label=N_("Do you have a kidney or liver problem?"),
                    why=N_("It can cause swelling and bruises."),
                    hint=TICK_ALL,
                    options=(
                        Option(id="kidney", label=N_("Kidney disease")),
                        Option(id="dialysis", label=N_("Dialysis")),
                        Option(id="liver", label=N_("Liver disease")),
                        NONE,
                    ),
                ),
                Many(
                    key="digestive",
                    label=N_("Do you have a stomach or bowel problem?"),
                    why=N_("It matters for lying flat and for work on the belly."),
                    hint=TICK_ALL,
                    options=(
                        Option(id="reflux", label=N_("Acid that comes up when I lie flat (reflux)")),
                        Option(id="hernia", label=N_("A hernia in the belly")),
                        Option(id="bowel_flare", label=N_("An inflamed bowel that is active now")),
                        NONE,
                    ),
                ),
                YesNo(
                    key="immune",
                    label=N_("Is your immune system weak, or treated so that it is?"),
                    why=N_("We take extra care to keep you from catching anything."),
                ),
                YesNo(
                    key="glaucoma",
                    label=N_("Do you have high pressure in the eye (glaucoma)?"),
                    why=N_("We keep your head up and press nowhere near the eyes."),
                ),
            ),
        ),
    ),
)

PREGNANCY = Page(
    id="pregnancy",
    title=N_("Pregnancy and birth"),
    blocks=(
        Block(
            gate=YesNo(
                key="any_pregnancy",
                label=N_("Is there a pregnancy or a recent birth we should know about for your massage?"),
                why=N_("You choose what to tell. It changes how you lie and where we press."),
            ),
            fields=(
                Choice(
                    key="pregnancy",
                    label=N_("Are you pregnant?"),
                    why=N_("After the first months you lie on your side, with pillows."),
                    options=(
                        Option(id="no", label=N_("No")),
                        Option(id="first", label=N_("Yes, up to week 13")),
                        Option(id="later", label=N_("Yes, week 14 or later")),
                    ),
                ),
                Many(
                    key="pregnancy_signs",
                    label=N_("Were you told of any of these, or have you noticed them?"),
                    why=N_("Some signs need your midwife or physician today."),
                    hint=TICK_ALL,
                    only_if=(("pregnancy", ("first", "later")),),
                    options=(
                        Option(id="high_risk", label=N_("My pregnancy is called high-risk")),
                        Option(id="bleeding", label=N_("Bleeding")),
                        Option(id="early_labour", label=N_("Signs of early labour")),
                        Option(id="headache_spots", label=N_("A strong headache, or spots before my eyes")),
                        Option(id="upper_belly", label=N_("Pain in the upper belly")),
                        Option(id="swelling", label=N_("Sudden swelling of the face or hands")),
                        NONE,
                    ),
                ),
                Choice(
                    key="postpartum",
                    label=N_("Have you given birth in the last 12 weeks?"),
                    why=N_("Belly and scar need time to heal."),
                    options=(
                        Option(id="no", label=N_("No")),
                        Option(id="birth", label=N_("Yes")),
                        Option(id="caesarean", label=N_("Yes, by caesarean")),
                    ),
                ),
            ),
        ),
    ),
)

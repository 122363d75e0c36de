"""The health history, first pages: who is here, what brings her, where and how it hurts."""

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.forms.intake_parts import TICK_ALL, Block, Page
from rmt_desktop.domain.forms.spec import Choice, Custom, Many, Option, Scale, Statement, Text, YesNo

BODY_PARTS = (
    Option(id="head", label=N_("Head or face")),
    Option(id="jaw", label=N_("Jaw")),
    Option(id="neck", label=N_("Neck")),
    Option(id="shoulder", label=N_("Shoulder")),
    Option(id="arm", label=N_("Arm or elbow")),
    Option(id="hand", label=N_("Wrist or hand")),
    Option(id="chest", label=N_("Chest or ribs")),
    Option(id="upper_back", label=N_("Upper or mid back")),
    Option(id="low_back", label=N_("Low back")),
    Option(id="belly", label=N_("Belly")),
    Option(id="hip", label=N_("Hip or buttock")),
    Option(id="thigh", label=N_("Thigh")),
    Option(id="knee", label=N_("Knee")),
    Option(id="lower_leg", label=N_("Lower leg or calf")),
    Option(id="foot", label=N_("Ankle or foot")),
)
RELAX = Option(id="relax", label=N_("Nothing hurts, I come to relax"))

ABOUT = Page(
    id="about",
    title=N_("About you"),
    blocks=(
        Block(
            fields=(
                Statement(
                    key="welcome",
                    label=N_(
                        "Your answers help us treat you safely. You may skip any question, or tell your therapist "
                        "instead of writing it here."
                    ),
                ),
                YesNo(
                    key="language",
                    label=N_("Would you like an interpreter, or help with reading or writing?"),
                    why=N_("You should understand everything that is said and done."),
                    detail=N_("What would help?"),
                ),
                YesNo(
                    key="mobility_needs",
                    label=N_("Do you need help to move around or to get on and off the table?"),
                    why=N_("We get the room and the table ready for you."),
                    detail=N_("What would help?"),
                ),
            ),
        ),
        Block(
            gate=YesNo(
                key="any_work",
                label=N_("Could your work, a sport or a hobby have to do with your problem?"),
                why=N_("What you do all day can keep a problem going."),
            ),
            fields=(
                Text(
                    key="occupation",
                    label=N_("What do you do, and what does it ask of your body?"),
                    why=N_("So that the treatment and the advice fit your day."),
                    hint=N_("For example: eight hours at a laptop, lifting, standing, running twice a week"),
                    lines=2,
                ),
            ),
        ),
    ),
)

CONCERN = Page(
    id="concern",
    title=N_("What brings you here"),
    blocks=(
        Block(
            fields=(
                Text(
                    key="reasons",
                    label=N_("What would you like help with?"),
                    why=N_("Your own words are where we start."),
                    lines=3,
                ),
                Text(
                    key="goals",
                    label=N_("What would you like to do again, or do more easily?"),
                    why=N_("It tells us what to aim for, and later whether it worked."),
                    lines=2,
                ),
                Many(
                    key="main_areas",
                    label=N_("Where is your main problem?"),
                    why=N_("We then ask only the safety questions that matter for that place."),
                    hint=TICK_ALL,
                    options=(*BODY_PARTS, RELAX),
                ),
            ),
        ),
        Block(
            gate=YesNo(
                key="any_other_care",
                label=N_("Are you seeing anyone else about this?"),
                why=N_("So that our care fits with theirs."),
            ),
            fields=(
                Text(
                    key="other_providers",
                    label=N_("Who is it, and what do they do for you?"),
                    why=N_("So that our care fits with theirs."),
                    lines=2,
                ),
            ),
        ),
        Block(
            gate=YesNo(
                key="any_past_massage",
                label=N_("Have you had massage therapy before?"),
                why=N_("What worked for you before may work again."),
            ),
            fields=(
                Text(
                    key="past_massage",
                    label=N_("How was it, and how did you feel after?"),
                    why=N_("What worked for you before may work again."),
                    lines=2,
                ),
            ),
        ),
    ),
)

BODY = Page(
    id="body",
    title=N_("Show us where"),
    intro=N_("Draw on the figure where you feel something, and choose what it feels like."),
    blocks=(
        Block(
            fields=(
                Custom(
                    key="body_chart",
                    label=N_("Where do you feel it?"),
                    why=N_("A picture says where more exactly than words."),
                    widget="chart",
                ),
            ),
        ),
    ),
)

PATTERN = Page(
    id="pattern",
    title=N_("How it behaves"),
    blocks=(
        Block(
            fields=(
                Choice(
                    key="onset",
                    label=N_("When did it begin?"),
                    why=N_("A new problem is treated differently from an old one."),
                    options=(
                        Option(id="days", label=N_("In the last three days")),
                        Option(id="weeks", label=N_("In the last six weeks")),
                        Option(id="months", label=N_("In the last three months")),
                        Option(id="longer", label=N_("Longer ago")),
                        Option(id="comes_goes", label=N_("It comes and goes")),
                    ),
                ),
                Text(
                    key="onset_how",
                    label=N_("How did it begin?"),
                    why=N_("The way it began tells which tissue to look at first."),
                    lines=2,
                ),
                Text(
                    key="eases",
                    label=N_("What makes it better?"),
                    why=N_("We can use it, and teach you more of it."),
                    lines=2,
                ),
                Text(
                    key="worsens",
                    label=N_("What makes it worse?"),
                    why=N_("We can avoid it during the treatment."),
                    lines=2,
                ),
                Choice(
                    key="day_pattern",
                    label=N_("When in the day is it worst?"),
                    why=N_("The pattern over the day tells what feeds the pain."),
                    options=(
                        Option(id="morning", label=N_("In the morning")),
                        Option(id="day", label=N_("During the day")),
                        Option(id="evening", label=N_("In the evening")),
                        Option(id="night", label=N_("At night")),
                        Option(id="changes", label=N_("It changes")),
                        Option(id="same", label=N_("Always the same")),
                    ),
                ),
                Scale(
                    key="severity_now",
                    label=N_("How strong is your pain right now?"),
                    why=N_("A number lets us see together whether it gets better."),
                    low_label=N_("no pain"),
                    high_label=N_("worst pain I can think of"),
                ),
                Scale(
                    key="severity_best",
                    label=N_("In the last week, how strong was it at its best?"),
                    why=N_("A number lets us see together whether it gets better."),
                    low_label=N_("no pain"),
                    high_label=N_("worst pain I can think of"),
                ),
                Scale(
                    key="severity_worst",
                    label=N_("In the last week, how strong was it at its worst?"),
                    why=N_("A number lets us see together whether it gets better."),
                    low_label=N_("no pain"),
                    high_label=N_("worst pain I can think of"),
                ),
            ),
        ),
    ),
)

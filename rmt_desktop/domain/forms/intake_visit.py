"""The health history, last pages: how it is today, what makes the client comfortable, and her agreement."""

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.forms.intake_parts import NONE, TICK_ALL, WHERE, Block, Page
from rmt_desktop.domain.forms.spec import Choice, Many, Option, Statement, Text, YesNo

TODAY = Page(
    id="today",
    title=N_("Today"),
    blocks=(
        Block(
            fields=(
                YesNo(
                    key="fever",
                    label=N_("Do you have a fever, or do you feel ill today?"),
                    why=N_("When you are ill, massage can make you feel worse. We find another day."),
                ),
            ),
        ),
        Block(
            gate=YesNo(
                key="any_skin",
                label=N_("Is there a cut, burn, rash, bruise or sore spot on your skin today?"),
                why=N_("We leave such places alone."),
            ),
            fields=(
                Many(
                    key="skin",
                    label=N_("What is it?"),
                    why=N_("We leave such places alone."),
                    hint=TICK_ALL,
                    options=(
                        Option(id="cut", label=N_("A cut or an open spot")),
                        Option(id="burn", label=N_("A burn or a sunburn")),
                        Option(id="rash", label=N_("A rash")),
                        Option(id="bruise", label=N_("A bruise")),
                        Option(id="eczema", label=N_("Eczema or psoriasis")),
                        Option(id="streaks", label=N_("Redness that spreads, or red streaks")),
                        Option(id="other", label=N_("Something else")),
                        NONE,
                    ),
                    detail=WHERE,
                ),
            ),
        ),
        Block(
            gate=YesNo(
                key="any_dulling",
                label=N_("Have you had a pain reliever, a muscle relaxant, alcohol, cannabis or another drug today?"),
                why=N_("They hide pain, so you could not tell us that it is too strong."),
            ),
            fields=(
                YesNo(
                    key="pain_med",
                    label=N_("A pain reliever, a muscle relaxant or something to calm you?"),
                    why=N_("It hides pain, so we press less."),
                    detail=N_("Which one, and when?"),
                ),
                YesNo(
                    key="alcohol",
                    label=N_("Do you feel the effect of alcohol, cannabis or another drug right now?"),
                    why=N_("We can treat you only when you can feel and decide clearly."),
                ),
            ),
        ),
        Block(
            fields=(
                YesNo(
                    key="migraine_now",
                    label=N_("Do you have a migraine right now?"),
                    why=N_("Light, scent and a strong touch could make it worse."),
                    only_if=(("neuro", ("migraine",)),),
                ),
            ),
        ),
    ),
)

COMFORT = Page(
    id="comfort",
    title=N_("Your comfort"),
    intro=N_("You decide. You can change any of this at any time, also in the middle of a treatment."),
    blocks=(
        Block(
            fields=(
                Text(
                    key="areas_avoid",
                    label=N_("Are there places where you do not want to be touched?"),
                    why=N_("No reason is needed."),
                    lines=2,
                ),
                Choice(
                    key="pressure",
                    label=N_("What pressure do you like?"),
                    why=N_("It is where we begin. You can ask for more or less."),
                    options=(
                        Option(id="light", label=N_("Light")),
                        Option(id="medium", label=N_("Medium")),
                        Option(id="firm", label=N_("Firm")),
                        Option(id="unsure", label=N_("I do not know yet")),
                    ),
                ),
                Choice(
                    key="draping",
                    label=N_("How would you like to be covered?"),
                    why=N_("Only the part being treated is ever uncovered."),
                    options=(
                        Option(id="clothed", label=N_("I keep my clothes on")),
                        Option(id="covered", label=N_("I undress as far as I like and stay under the sheet")),
                        Option(id="talk", label=N_("I would like to talk about it first")),
                    ),
                ),
                Many(
                    key="position",
                    label=N_("Is a position hard for you?"),
                    why=N_("There is always another way to lie or sit."),
                    hint=TICK_ALL,
                    options=(
                        Option(id="face_down", label=N_("Lying face down")),
                        Option(id="on_back", label=N_("Lying flat on my back")),
                        Option(id="on_side", label=N_("Lying on a side")),
                        Option(id="getting_up", label=N_("Getting up quickly")),
                        NONE,
                    ),
                ),
                Many(
                    key="surroundings",
                    label=N_("What would you like in the room?"),
                    why=N_("It is your hour."),
                    hint=TICK_ALL,
                    options=(
                        Option(id="no_music", label=N_("No music")),
                        Option(id="no_scent", label=N_("No scent")),
                        Option(id="quiet", label=N_("Little talking")),
                        Option(id="dim", label=N_("Less light")),
                        Option(id="warm", label=N_("A warmer room")),
                        NONE,
                    ),
                ),
                YesNo(
                    key="companion",
                    label=N_("Would you like someone with you in the room?"),
                    why=N_("You may bring a person you trust to any visit."),
                    detail=N_("Who will it be?"),
                ),
            ),
        ),
        Block(
            gate=YesNo(
                key="any_safe",
                label=N_("Would anything else help you feel safe and at ease here?"),
                why=N_("You need not explain anything."),
            ),
            fields=(
                Text(
                    key="trauma_informed",
                    label=N_("What would help? Tell us as much or as little as you like."),
                    why=N_("You need not explain anything."),
                    lines=3,
                ),
            ),
        ),
    ),
)

FINISH = Page(
    id="finish",
    title=N_("To finish"),
    blocks=(
        Block(
            fields=(
                Statement(
                    key="closing",
                    label=N_(
                        "You can see your answers, add to them or correct them at any time. Please tell us when "
                        "something changes."
                    ),
                ),
                YesNo(
                    key="agree_to_keep",
                    label=N_("Do you agree that the clinic keeps these answers in your record for your care?"),
                    why=N_("Without a record we may not treat you. Only people who care for you read it."),
                    needed=True,
                ),
            ),
        ),
    ),
)

"""What brings invented clients in, what is found, and what is done: the pattern of their visits."""

from dataclasses import dataclass

from rmt_desktop.domain.chart.marks import MarkKind
from rmt_desktop.domain.sides import Side
from rmt_desktop.domain.treatments import Pressure


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A mark at the middle of a region: view, region id, side, kind, and its intensity at the first visit."""

    view: str
    region: str
    side: Side
    kind: MarkKind
    intensity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A technique: id, area ids with their side, minutes, pressure, grade."""

    technique: str
    areas: tuple[tuple[str, Side], ...]
    minutes: int
    pressure: Pressure | None = None
    grade: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One pattern. ``motion`` is a movement id with side and its first and last value; ``pain`` first and last."""

    reason: str
    concern: str
    main_areas: tuple[str, ...]
    impression: str
    plan: str
    goal: str
    found: tuple[Found, ...]
    felt: tuple[Found, ...]
    done: tuple[Done, ...]
    postures: tuple[tuple[str, Side], ...]
    motion: tuple[str, Side, int, int]
    pain: tuple[int, int]
    exercises: tuple[str, ...]
    home_care: str


L, R, M = Side.LEFT, Side.RIGHT, Side.MIDLINE

STORIES = (
    Story(
        reason="Neck and left shoulder, laptop work",
        concern="Nagging ache in the neck and left shoulder for months, worse after a day at the laptop.",
        main_areas=("neck", "shoulder"),
        impression="Findings fit muscular overload of neck and left shoulder girdle with two active trigger points.",
        plan="Reduce tone of upper trapezius and levator scapulae, free neck rotation, change work posture.",
        goal="Work a full day at the laptop with pain 3/10 or less",
        found=(
            Found(view="back", region="trap_up", side=L, kind=MarkKind.HYPERTONIC, intensity=6),
            Found(view="back", region="interscap", side=L, kind=MarkKind.TRIGGER_ACTIVE, intensity=7),
            Found(view="back", region="neck_post", side=L, kind=MarkKind.TRIGGER_ACTIVE, intensity=6),
        ),
        felt=(Found(view="back", region="trap_up", side=L, kind=MarkKind.ACHING, intensity=7),),
        done=(
            Done(
                technique="effleurage", areas=(("neck", M), ("upper_shoulder", L)), minutes=6, pressure=Pressure.LIGHT
            ),
            Done(
                technique="deep_tissue",
                areas=(("upper_shoulder", L), ("upper_back", M)),
                minutes=15,
                pressure=Pressure.MODERATE,
            ),
            Done(technique="trigger_point_release", areas=(("upper_back", M),), minutes=8, pressure=Pressure.MODERATE),
            Done(technique="joint_mobilisation", areas=(("neck", M),), minutes=5, grade="II"),
        ),
        postures=(("head_forward", M), ("rounded_shoulders", M)),
        motion=("cervical_rotation", L, 45, 72),
        pain=(7, 2),
        exercises=("neck-levator-stretch", "neck-chin-tuck"),
        home_care="Levator stretch and chin tucks daily; a break every 40 minutes.",
    ),
    Story(
        reason="Low back after moving house",
        concern="Low back seized up while lifting boxes; stiff in the morning, eases with walking.",
        main_areas=("low_back",),
        impression="Findings fit a strain of the lumbar muscles without signs of nerve irritation.",
        plan="Settle the lumbar muscles, restore bending, return to lifting with a better pattern.",
        goal="Lift the grandchild again without fear",
        found=(
            Found(view="back", region="lumbar", side=R, kind=MarkKind.HYPERTONIC, intensity=6),
            Found(view="back", region="lumbar", side=L, kind=MarkKind.TENDER, intensity=4),
            Found(view="back", region="glut_med", side=R, kind=MarkKind.TRIGGER_LATENT, intensity=5),
        ),
        felt=(Found(view="back", region="lumbar", side=R, kind=MarkKind.ACHING, intensity=6),),
        done=(
            Done(technique="petrissage", areas=(("low_back", M),), minutes=15, pressure=Pressure.MODERATE),
            Done(technique="myofascial_direct", areas=(("low_back", M),), minutes=10, pressure=Pressure.LIGHT),
        ),
        postures=(("lordosis_increased", M),),
        motion=("lumbar_flexion", M, 30, 55),
        pain=(6, 1),
        exercises=("lb-pelvic-tilt", "lb-knee-rolls"),
        home_care="Pelvic tilts and knee rolls twice a day; walk ten minutes three times a day.",
    ),
    Story(
        reason="Tension headaches",
        concern="A tight band around the head two or three times a week, mostly in the afternoon.",
        main_areas=("head", "neck"),
        impression="Headache pattern goes with tone of suboccipital and neck muscles; no warning signs found.",
        plan="Soften the base of the skull and the neck; look at screen height and breaks.",
        goal="One headache a week or less",
        found=(
            Found(view="back", region="suboccip", side=R, kind=MarkKind.TENDER, intensity=5),
            Found(view="back", region="trap_up", side=R, kind=MarkKind.HYPERTONIC, intensity=5),
        ),
        felt=(Found(view="front", region="forehead", side=R, kind=MarkKind.ACHING, intensity=5),),
        done=(
            Done(technique="positional_release", areas=(("neck", M),), minutes=10, pressure=Pressure.LIGHT),
            Done(
                technique="petrissage", areas=(("upper_shoulder", R), ("neck", M)), minutes=15, pressure=Pressure.LIGHT
            ),
        ),
        postures=(("head_forward", M),),
        motion=("cervical_side_bending", R, 28, 40),
        pain=(5, 2),
        exercises=("suboccipital-tennis-balls", "neck-rotation-active"),
        home_care="Base-of-skull release with two tennis balls, five minutes in the evening.",
    ),
    Story(
        reason="Right shoulder, swimmer",
        concern="Front of the right shoulder hurts when reaching overhead since the new training plan.",
        main_areas=("shoulder",),
        impression="Findings fit irritation around the shoulder with a tight back of the shoulder.",
        plan="Free the back of the shoulder, load the rotator cuff step by step.",
        goal="Swim 1500 m without pain",
        found=(
            Found(view="back", region="scapula", side=R, kind=MarkKind.TRIGGER_ACTIVE, intensity=6),
            Found(view="front", region="delt_ant", side=R, kind=MarkKind.TENDER, intensity=5),
        ),
        felt=(Found(view="front", region="delt_ant", side=R, kind=MarkKind.STABBING, intensity=6),),
        done=(
            Done(technique="friction_circular", areas=(("shoulder", R),), minutes=8, pressure=Pressure.MODERATE),
            Done(technique="passive_stretch", areas=(("shoulder", R),), minutes=8),
        ),
        postures=(("rounded_shoulders", M),),
        motion=("shoulder_abduction", R, 130, 172),
        pain=(6, 1),
        exercises=("rotator-cuff-er-band", "posterior-capsule-stretch"),
        home_care="Band rotation three times a week, cross-body stretch daily.",
    ),
    Story(
        reason="Calves, long-distance runner",
        concern="Both calves tight before the marathon, left more than right; no swelling.",
        main_areas=("lower_leg",),
        impression="Muscular tightness of the calves after a rise in training load; screening for clots negative.",
        plan="Lighten the calves, check load, stretch and strengthen.",
        goal="Run 30 km with loose calves",
        found=(
            Found(view="back", region="calf_med", side=L, kind=MarkKind.HYPERTONIC, intensity=5),
            Found(view="back", region="calf_lat", side=R, kind=MarkKind.HYPERTONIC, intensity=4),
        ),
        felt=(Found(view="back", region="calf_med", side=L, kind=MarkKind.STIFF, intensity=4),),
        done=(
            Done(technique="petrissage", areas=(("calf", L), ("calf", R)), minutes=20, pressure=Pressure.MODERATE),
            Done(technique="passive_stretch", areas=(("calf", L), ("calf", R)), minutes=6),
        ),
        postures=(("foot_pronated", L),),
        motion=("ankle_dorsiflexion", L, 9, 19),
        pain=(4, 1),
        exercises=("gastroc-stretch", "heel-raise"),
        home_care="Calf stretches after each run, heel raises every other day.",
    ),
)

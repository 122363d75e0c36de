"""The story: Maya's first visit, a second one a week later, and the third, three weeks after the first.

Every click goes through a real widget found by its accessible name; what came of it is read back from the record and
from the papers.
"""

from rmt_desktop.app.program import Program
from rmt_desktop.app.selftest import clinic, history, later, papers, visit
from rmt_desktop.app.selftest.player import Player
from rmt_desktop.app.selftest.stage import Stage
from rmt_desktop.app.selftest.stand_ins import ReadyAnswers, TurnedClock


def play(player: Player, program: Program, clock: TurnedClock, answers: ReadyAnswers) -> None:
    """Play everything; raises StepFailed at the first step that does not hold."""
    stage = Stage(player, program, clock, answers)
    clinic.set_up(stage)
    clinic.enter_maya(stage)
    history.fill_in(stage)
    visit.first(stage)
    papers.receipt(stage)
    papers.home_care(stage)
    papers.record(stage)
    later.second_visit(stage)
    later.third_visit(stage)
    later.lock_and_open(stage)
    later.verify_the_log(stage)

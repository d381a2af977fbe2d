"""What a press on a question's button does, and on one that takes a flow up again or drops it."""

from telegram import Update

from handlers.flows import engine
from handlers.flows.flow_callbacks import AnswerQuestion, DropFlow, ResumeFlow
from handlers.ui.turn import Turn

FLOW_GONE = "That is no longer there. /status shows what is."
DROPPED = "Let go. Nothing was logged."
DROPPED_KEPT = "Let go. What you told me so far is kept."


async def handle_question_button(_: Update, turn: Turn, data: AnswerQuestion) -> None:
    """A button of a question."""
    engine.press_button(turn, data.serial, data.slot, data.action)


async def handle_resume_button(_: Update, turn: Turn, data: ResumeFlow | DropFlow) -> None:
    """A flow that was left is taken up again, or let go."""
    if isinstance(data, DropFlow):
        kept = engine.discard(turn, data.serial)
        turn.replace_buttons()
        turn.show_toast(DROPPED_KEPT if kept else DROPPED)
    elif engine.resume(turn, data.serial):
        turn.replace_buttons()
    else:
        turn.show_toast(FLOW_GONE)

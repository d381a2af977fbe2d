"""Answers the buttons of a question, and those that resume a flow or drop it."""

from telegram import Update

from coaching.translation import _
from handlers.flows import engine
from handlers.flows.flow_callbacks import AnswerQuestion, DropFlow, ResumeFlow
from handlers.flows.pauses import discard, resume
from handlers.ui.shared_texts import NO_LONGER_THERE
from handlers.ui.turn import Turn

DROPPED = _("Let go. Nothing was logged.")
DROPPED_KEPT = _("Let go. What you told me so far is kept.")


async def handle_question_button(_: Update, turn: Turn, data: AnswerQuestion) -> None:
    """Answers the open question with the button that was pressed."""
    engine.press_button(turn, data)


async def handle_resume_button(_: Update, turn: Turn, data: ResumeFlow | DropFlow) -> None:
    """Resumes a paused flow, or drops it."""
    if isinstance(data, DropFlow):
        is_kept = discard(turn, data.serial)
        turn.replace_buttons()
        turn.show_toast(DROPPED_KEPT if is_kept else DROPPED)
    elif resume(turn, data.serial):
        turn.replace_buttons()
    else:
        turn.show_toast(NO_LONGER_THERE)

"""Who is taken out is asked about no more, in the middle of a question about them too."""

from dataclasses import replace

from coaching.model.documents import Contact, Conversation, Opportunity
from handlers.flows.prompt import ask_again
from handlers.ui.turn import Turn


def stop_asking_about(turn: Turn, opportunity: Opportunity, contact: Contact) -> None:
    """Ends a conversation about them; one about their interview asks its question without them."""

    def is_about(conversation: Conversation) -> bool:
        at = conversation.opportunity, conversation.subject
        return at == (opportunity.id, contact.id)

    current = turn.person.conversation
    paused = tuple(one for one in turn.person.paused if not is_about(one))
    is_over = current is not None and is_about(current)
    turn.person = replace(turn.person, conversation=None if is_over else current, paused=paused)
    if current is not None and not is_over and current.opportunity == opportunity.id:
        ask_again(turn)

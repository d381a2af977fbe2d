"""Says kindly when there is no room for more, and what to do; what was told so far stays."""

from collections.abc import Sequence

from coaching.model.limits import (
    CONTACTS_AT_MOST,
    JOBS_AT_MOST,
    OPEN_AT_MOST,
    REFEREES_AT_MOST,
    room_for_a_new_one,
    room_for_a_referee,
    room_for_another,
    room_for_people,
)
from coaching.model.vocabulary import Rejected
from handlers.answers.match_opportunity import job_of
from handlers.flows.question import Scene

FULL = (
    f"{OPEN_AT_MOST} jobs are open, which is as many as I can follow up on with care. /outcome "
    "closes one that is over; then <b>Looks right</b> saves this one. All of it is kept till then."
)
ALL_FULL = (
    f"{JOBS_AT_MOST} jobs are kept, open and closed, which is as many as I can look after. "
    "/status shows the <b>Closed ones</b>; in one of them <b>Correct</b>, then <b>Delete</b> makes "
    "room. Then <b>Looks right</b> saves this one. All of it is kept till then."
)
NO_ROOM = (
    f"{CONTACTS_AT_MOST} people are noted for this job, as many as it can have. /contacts takes "
    "out who is not needed any more; then send the names again. All else you told me stays."
)
FEW_FIT = (
    f"A job can have {CONTACTS_AT_MOST} people, and {{left}} more can be noted here. Send those "
    "who matter most, or make room in /contacts first. All else you told me stays."
)
ENOUGH_VOUCH = (
    f"{REFEREES_AT_MOST} people vouch for you already, as many as the list can have. /referees "
    "opens the card of each; <b>Remove</b> there makes room for somebody new."
)


def one_too_many(scene: Scene) -> str:
    """What to say where one more job, or one more open job, has no room; empty where it has."""
    known = job_of(scene)
    if known is None and not room_for_a_new_one(scene.opportunities):
        return ALL_FULL
    opens = known is None or not known.live
    return FULL if opens and not room_for_another(scene.opportunities) else ""


def check_list(scene: Scene) -> None:
    """Raises Rejected for one more referee than the list can have. Who is on it takes no room."""
    known = any(one.id == scene.subject for one in scene.person.referees)
    if not known and not room_for_a_referee(scene.person):
        raise Rejected(ENOUGH_VOUCH)


def check_room(scene: Scene, names: Sequence[str], instead_of: str = "") -> None:
    """Raises Rejected for more people than one job can have. Who is known already takes no room;
    the first one takes the place of whoever the answer `instead_of` had brought before."""
    if scene.opportunity is None:
        return
    contacts = scene.opportunity.contacts
    known = {one.name.casefold() for one in contacts}
    replaces = any(one.origin == instead_of for one in contacts if instead_of)
    more = sum(name.casefold() not in known for name in names[int(replaces) :])
    left = room_for_people(scene.opportunity)
    if more > left:
        raise Rejected(FEW_FIT.format(left=left) if left else NO_ROOM)

"""Finds whom a letter about an offer goes to: the agency that brought the job, else the employer.

An agency hears first (row 30 of the playbook): nobody is passed over who stands between.
"""

from coaching.letters.check_in_letters import find_agent
from coaching.letters.letter import Occasion, last_interview_held
from coaching.letters.letter_writer import LetterWriter
from coaching.letters.rejection_letters import employer_addressee
from coaching.model.documents import Contact
from coaching.model.vocabulary import ContactPart


def offer_addressee(occasion: Occasion) -> Contact | None:
    """Returns the agency's recruiter, else who coordinates or decides at the employer."""
    job = occasion.opportunity
    held = last_interview_held(job, occasion.now)
    return find_agent(job) or employer_addressee(job, held)


def is_to_agency(writer: LetterWriter) -> bool:
    """Tells whether the letter is for an agency, which passes on what is said."""
    reader = writer.reader
    return isinstance(reader, Contact) and reader.part is ContactPart.AGENCY_RECRUITER

"""Each kind of note is heard in the many ways in which people say it."""

import pytest

from coaching.reading.telling.telling import read_telling
from tests.coaching.reading.telling.more_ways import MORE_ANSWERS, MORE_WAYS
from tests.coaching.reading.telling.telling_checks import is_noted, job, message_of, notes_of

JOB = job(1, "Acme", ("Dana Lee", "Tom Becker"))

TOPICS = (
    ("we went over the roadmap for next year", "the roadmap for next year"),
    ("Dana talked me through their hiring plan", "their hiring plan"),
    ("chatted about fish farming mostly", "fish farming"),
    ("the whole thing was about their Oracle mess", "their Oracle mess"),
    ("tom and i geeked out over pumps", "pumps"),
    ("we had a long chat about how they do rosters", "how they do rosters"),
    ("discussion was mainly on GST reconciliation", "GST reconciliation"),
    ("she was telling me about the new clinic in Pune", "the new clinic in Pune"),
    ("we focused on the grant application", "the grant application"),
    ("dana told me all about the merger", "the merger"),
    ("Lots of talk about budgets and vendors", "budgets and vendors"),
    ("tom took me through how they close the books", "how they close the books"),
    ("Es ging vor allem um die neue Fabrik", "die neue Fabrik"),
    ("a gente conversou sobre o novo sistema", "o novo sistema"),
    ("we spoke at length about patient intake", "patient intake"),
    ("ended up talking about beekeeping for half of it", "beekeeping for half of it"),
    ("dana was keen to hear about my thesis", "my thesis"),
    ("they gave me an overview of the lab and the two machines", "the lab and the two machines"),
    ("We dived straight into the tender", "the tender"),
)
QUESTIONS = (
    ("dana asked me what I know about them", "what I know about them"),
    ("Tom asked how come I switched to sales", "how come I switched to sales"),
    ("they wanted to know if i can drive", "if i can drive"),
    ("she was asking whether I have a work permit", "whether I have a work permit"),
    ("got asked about my biggest failure", "my biggest failure"),
    ("Tom's first question was why banking", "why banking"),
    ("he had me walk through a chest pain case", "walk through a chest pain case"),
    (
        "they gave me a brain teaser, asked how many tennis balls fit in a bus",
        "how many tennis balls fit in a bus",
    ),
    ("Dana was curious how I'd train the night crew", "how I'd train the night crew"),
    (
        "Tom hit me with where do you see yourself in 5 years",
        "where do you see yourself in 5 years",
    ),
    ("i was asked to explain recursion to a child", "explain recursion to a child"),
    ("Sie wollte wissen warum ich gewechselt habe", "warum ich gewechselt habe"),
    ("quizzed me on why I left", "why I left"),
    ("a question about conflict came up too", "conflict"),
    ("Dana asks what salary I expect", "what salary I expect"),
    ("they asked about my seating plan and loved it", "my seating plan"),
    ("tom asked how I hire and seemed really happy", "how I hire"),
    ("she asked about my thesis and nodded", "my thesis"),
)
CONCERNS = (
    ("dana is worried i'd find it too slow", "i'd find it too slow"),
    ("Tom had some reservations about my notice period", "my notice period"),
    ("she wasn't convinced about my Spanish", "my Spanish"),
    ("he's not sure I can handle the travel", "I can handle the travel"),
    ("their only doubt is that I am too junior", "I am too junior"),
    ("dana seemed concerned about my gap year", "my gap year"),
    ("Tom worries that I'd leave after a year", "I'd leave after a year"),
    ("he kept saying I was overqualified", "I was overqualified"),
    ("she pushed back on my pricing idea", "my pricing idea"),
    (
        "Dana questioned whether i could manage people older than me",
        "i could manage people older than me",
    ),
    ("what bothered him was that I never worked nights", "I never worked nights"),
    ("tom doubts I'd move for it", "I'd move for it"),
    ("she said I don't have enough lab experience", "I don't have enough lab experience"),
    ("Er hatte Bedenken wegen meiner Anfahrt", "meiner Anfahrt"),
    ("dana raised the point that I've no B2B background", "I've no B2B background"),
    ("he was a bit hesitant because i have no licence", "i have no licence"),
    ("Dana feels I'm more of a generalist", "I'm more of a generalist"),
    ("he didn't think i'd be hands-on enough", "i'd be hands-on enough"),
)
UNSAID = (
    ("forgot to say I speak Dutch", "I speak Dutch"),
    ("I didn't get a chance to mention the patent", "the patent"),
    ("totally forgot about the volunteering", "the volunteering"),
    ("should've told them about the Rotterdam job", "the Rotterdam job"),
    ("never got round to my questions about training", "my questions about training"),
    ("ran out of time to show the dashboard", "the dashboard"),
    ("wish I'd said that I built it alone", "I built it alone"),
    ("i left out the bit about the audit", "the audit"),
    ("one thing i didn't mention was my forklift ticket", "my forklift ticket"),
    ("we never got to the part with my portfolio", "my portfolio"),
    ("didn't manage to bring up the relocation", "the relocation"),
    ("completely blanked on mentioning the award", "mentioning the award"),
)
PROMISES = (
    ("I told dana i'd send over the slides", "send over the slides"),
    ("promised Tom a copy of the report", "a copy of the report"),
    ("i said i would email her the list of suppliers", "email her the list of suppliers"),
    ("I have to send Tom my certificates", "send Tom my certificates"),
    ("I'll forward him the article", "forward him the article"),
    ("told them I'd get back to them with dates", "get back to them with dates"),
    ("owe tom a call about the van", "a call about the van"),
    ("offered to share my test plan with dana", "share my test plan with dana"),
    ("agreed to send the references list by friday", "send the references list by friday"),
)
WENT_WELL = (
    ("they loved the case from Ghent", "they loved the case from Ghent"),
    ("my demo went really well", "my demo went really well"),
    ("i think the bit on safety landed", "the bit on safety landed"),
    ("dana was impressed by the numbers", "dana was impressed by the numbers"),
    ("smashed the technical part", "smashed the technical part"),
    ("Tom said that was a great answer", "Tom said that was a great answer"),
    (
        "told them the story with the goat, got a big laugh",
        "told them the story with the goat got a big laugh",
    ),
    ("my answer on leadership was strong", "my answer on leadership was strong"),
    ("she wrote down my idea about the rota", "she wrote down my idea about the rota"),
    ("pretty proud of how i handled the roleplay", "pretty proud of how i handled the roleplay"),
)
TO_IMPROVE = (
    ("i waffled on the strategy question", "i waffled on the strategy question"),
    ("my excel test was a disaster", "my excel test was a disaster"),
    ("talked way too much at the start", "talked way too much at the start"),
    ("I couldn't think of an example", "I couldn't think of an example"),
    ("went blank on the SQL joins", "went blank on the SQL joins"),
    ("next time I need to prepare numbers", "next time I need to prepare numbers"),
    ("i was too nervous in the first half", "i was too nervous in the first half"),
    ("didn't explain the gap very well", "didn't explain the gap very well"),
    (
        "should have prepared for the budget question",
        "should have prepared for the budget question",
    ),
    ("my presentation ran over", "my presentation ran over"),
)
RED_FLAGS = (
    ("they said overtime isn't paid", "they said overtime isn't paid"),
    ("felt like they were fighting in front of me", "they were fighting in front of me"),
    ("Tom was really rude to the receptionist", "Tom was really rude to the receptionist"),
    ("she asked if I plan to get pregnant", "I plan to get pregnant"),
    ("dana said the last two people in the role quit", "the last two people in the role quit"),
    ("everyone works weekends apparently", "everyone works weekends"),
    (
        "bit of a red flag that nobody could tell me who my boss is",
        "a red flag that nobody could tell me who my boss is",
    ),
    ("the vibe was off", "the vibe was off"),
    ("he joined 25 minutes late with no apology", "he joined 25 minutes late with no apology"),
)
NEXT_ROUNDS = (
    ("next is a technical round with the team", "a technical round with the team"),
    ("there will be a second interview with HR", "a second interview with HR"),
    ("then they'd want me to do a trial day", "a trial day"),
    ("last step is a chat with the founder", "a chat with the founder"),
    (
        "two more rounds to go, a case and the partner",
        "two more rounds to go, a case and the partner",
    ),
    ("after that comes an assessment centre", "an assessment centre"),
    ("they'll set up a call with the CFO", "a call with the CFO"),
    ("if it goes well there's a site visit", "a site visit"),
    ("second stage would be a presentation on market entry", "a presentation on market entry"),
)
CASES = [
    (kind, text, words)
    for kind, rows in (
        ("topic", TOPICS),
        ("question_asked", QUESTIONS),
        ("concern", CONCERNS),
        ("unsaid", UNSAID),
        ("promised_by_me", PROMISES),
        ("went_well", WENT_WELL),
        ("to_improve", TO_IMPROVE),
        ("red_flag", RED_FLAGS),
        ("next_round", NEXT_ROUNDS),
    )
    for text, words in rows
]


@pytest.mark.parametrize(("kind", "text", "words"), CASES)
def test_a_way_of_saying_it_is_heard(kind: str, text: str, words: str) -> None:
    """Said alone, each of these is kept as its kind, in about these words."""
    notes = notes_of(read_telling(message_of(text, JOB)))
    assert is_noted((kind, None, words), notes), notes


NOTHING = (
    "traffic was awful",
    "i am so tired",
    "coffee was nice",
    "Dana was lovely",
    "tom seemed nice",
    "the pay is 55k plus car",
    "i need a drink",
    "they will call me on friday",
    "the office is in a weird area but fine",
    "my mum asked how it went",
    "i was late because of the train",
    "hope i get it",
    "i think it went ok",
    "it went well",
    "no questions really",
    "she has a dog",
    "i told my wife about it",
    "said goodbye and left",
    "i asked if there is parking",
    "he wished me luck",
    "i said thanks",
    "we said goodbye",
    "dana showed me out",
    "they have a nice canteen",
    "i liked the team",
    "got home at six",
    "she said good luck",
    "i think dana liked me",
    "tom looked at his watch once",
    "we chatted about the weather",
    "i have to send my landlord the rent",
    "they could have told me",
    "you could have told me na",
    "there is another bus after that",
    "my concern is the pay",
    "i'm worried i won't get it",
    "dana has a new baby and was tired",
    "tom is leaving in june",
    "my mum thinks i should take it",
    "i asked why the last person left",
    "they asked me to send a copy of my passport",
)


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_note_is_none(text: str) -> None:
    """Weather, pay, how somebody is, and what was said at home are not noted."""
    assert notes_of(read_telling(message_of(text, JOB))) == []


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [(kind, *row) for kind, rows in MORE_WAYS.items() for row in rows],
)
def test_another_way_of_saying_it_is_heard(kind: str, text: str, words: str) -> None:
    """Said alone and in haste, each of these is kept as its kind too."""
    notes = notes_of(read_telling(message_of(text, JOB)))
    assert is_noted((kind, None, words), notes), notes


@pytest.mark.parametrize(("text", "words"), MORE_ANSWERS)
def test_an_answer_to_a_doubt_is_heard(text: str, words: str) -> None:
    """What the person said to a doubt is its answer."""
    notes = notes_of(read_telling(message_of(text, JOB)))
    assert is_noted(("answer_to_concern", None, words), notes), notes

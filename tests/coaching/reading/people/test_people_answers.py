"""A person says who was there as people do, and everybody is found with what was said."""

from datetime import UTC, datetime

import pytest

from coaching.model.documents import Contact, Dossier, Interview, Opportunity, Person
from coaching.model.vocabulary import (
    ContactId,
    CountryCode,
    InterviewId,
    OpportunityId,
    PersonId,
    ZoneName,
)
from coaching.reading.context import AskedByCoach, OpenQuestion, ReadingContext
from coaching.reading.non_answers import is_non_answer
from coaching.reading.proposals import PersonSaid
from coaching.reading.read import read

LONDON = ZoneName("Europe/London")
START = datetime(2026, 11, 20, 14, tzinfo=UTC)


def asked_who_was_there(*known: str) -> ReadingContext:
    """The coach has asked who was there, or who else, after an interview at Northgate Rail."""
    interview = Interview(InterviewId(101), START, 60, START.replace(tzinfo=None), LONDON)
    job = Opportunity(
        id=OpportunityId(1),
        company="Northgate Rail",
        role="Planner",
        zone=LONDON,
        country=CountryCode("GB"),
        interviews=(interview,),
        contacts=tuple(Contact(ContactId(50 + at), name) for at, name in enumerate(known)),
    )
    person = Person(PersonId(1), first_name="Zed", zone=LONDON, country=CountryCode("GB"))
    question = OpenQuestion.MORE_PEOPLE if known else OpenQuestion.PEOPLE
    now = datetime(2026, 11, 20, 16, tzinfo=UTC)
    return ReadingContext(Dossier(person, (job,)), now, LONDON, asked=AskedByCoach(question))


ANSWERS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("I met Smith, Jane and Okoro, Daniel", (), ("Jane Smith", "Daniel Okoro")),
    (
        "Head of Ops: Lucia Ferreira\nDeputy: Tom Hale",
        (),
        ("Lucia Ferreira|Head of Ops", "Tom Hale|Deputy"),
    ),
    (
        "Ravi Iyer (he heads design), amit.shah@corp.example",
        (),
        ("Ravi Iyer|heads design", "Amit Shah"),
    ),
    (
        "the conductor, Wren Abelard, and Sefa who is the union delegate",
        (),
        ("Wren Abelard|conductor", "Sefa|union delegate"),
    ),
    ("mrs lund = ingrid, deputy head", (), ("Ingrid Lund|deputy head",)),
    ("Hannah Weiss\nProgramme Manager\nBerlin, Germany", (), ("Hannah Weiss|Programme Manager",)),
    (
        "Amrit Gill (COO), Tess Boothroyd (programme lead), Lou",
        (),
        ("Amrit Gill|COO", "Tess Boothroyd|programme lead", "Lou"),
    ),
    (
        "priya sharma, head of ops; jonas from finance; and a lady called Mette",
        (),
        ("Priya Sharma|head of ops", "Jonas|finance", "Mette"),
    ),
    ("Dr. Ines Caldeira and Mr Okonkwo", (), ("Ines Caldeira", "Okonkwo")),
    (
        (
            "1. Sanjay Kulkarni - VP Engineering\n2. Ruth Adeyemi - staff "
            "engineer\n3. some intern, no name"
        ),
        (),
        ("Sanjay Kulkarni|VP Engineering", "Ruth Adeyemi|staff engineer"),
    ),
    ("Whitmore, Clara; Okafor, Chidi", (), ("Clara Whitmore", "Chidi Okafor")),
    ("just the HR lady, dont remember her name", (), ()),
    ("it was sanna lindholm and her boss erik", (), ("Sanna Lindholm", "Erik")),
    ("Sanna + Erik + Pekka", (), ("Sanna", "Erik", "Pekka")),
    ("Sanna/Erik/Pekka", (), ("Sanna", "Erik", "Pekka")),
    ("hiroshi tanaka (cto) & yuki", (), ("Hiroshi Tanaka|cto", "Yuki")),
    (
        "I met Leila Haddadi, she's the product director, and Marcin who does QA",
        (),
        ("Leila Haddadi|product director", "Marcin|QA"),
    ),
    ("Tom and Jerry Baxter", (), ("Tom Baxter", "Jerry Baxter")),
    (
        "Nia again, and a new one: Kwame Boateng, solutions architect",
        ("Nia Powell",),
        ("Nia Powell", "Kwame Boateng|solutions architect"),
    ),
    ("O'Brien, the director, and his deputy Fionnuala", (), ("O'Brien|director", "Fionnuala")),
    ("Sgt. Morales no just kidding, Elena Morales, team lead", (), ("Elena Morales|team lead",)),
    (
        "Beatriz Figueiredo (ela/dela), gerente de produto e o Thiago do RH",
        (),
        ("Beatriz Figueiredo|gerente de produto", "Thiago|RH"),
    ),
    (
        "Frau Petersen aus der Personalabteilung und Herr Dr. Voss, Abteilungsleiter",
        (),
        ("Petersen|Personalabteilung", "Voss|Abteilungsleiter"),
    ),
    ("Mme Lefèvre, directrice, et un certain Bastien", (), ("Lefèvre|directrice", "Bastien")),
    (
        "la jefa, Maricarmen Ortega, y Nacho de ventas",
        (),
        ("Maricarmen Ortega|jefa", "Nacho|ventas"),
    ),
    ("Kim Min-jun, Park Seo-yeon (PM)", (), ("Kim Min-jun", "Park Seo-yeon|PM")),
    ("李雷 and 韩梅梅 (HR)", (), ("李雷", "韩梅梅|HR")),
    ("Олег Петренко, тимлид, и Анна", (), ("Олег Петренко", "Анна")),
    (
        (
            "Maya Lindqvist\nHead of Talent\nBrightwave AB\n+46 8 5050 "
            "0123\nmaya.lindqvist@brightwave.example"
        ),
        (),
        ("Maya Lindqvist|Head of Talent||maya.lindqvist@brightwave.example|+46 8 5050 0123",),
    ),
    (
        (
            "Karthik Subbaraman | Sr. Engineering Manager | Northgate Rail | "
            "karthik.s@northgate.example | +91 98 5550 0123"
        ),
        (),
        (
            (
                "Karthik Subbaraman|Sr. Engineering "
                "Manager||karthik.s@northgate.example|+91 98 5550 0123"
            ),
        ),
    ),
    (
        "Ayesha Malik • 3rd+ • Talent Acquisition Lead at Northgate Rail | Hiring!",
        (),
        ("Ayesha Malik|Talent Acquisition Lead",),
    ),
    (
        "Femi Adebayo - Principal Consultant @ Northgate Rail | ex-Deloitte",
        (),
        ("Femi Adebayo|Principal Consultant",),
    ),
    ("nobody new", ("Nia Powell",), ()),
    ("no just nia", ("Nia Powell",), ("Nia Powell",)),
    ("no, thats all, thx!", ("Nia Powell",), ()),
    ("yes, also Ravi", ("Nia Powell",), ("Ravi",)),
    ("the CEO and two guys from engineering", (), ()),
    (
        "the CEO, Margarethe Vestager-Holm, and two guys from engineering",
        (),
        ("Margarethe Vestager-Holm|CEO",),
    ),
    ("Jo (she's the one who referred me) and Bex from reception", (), ("Jo||helper", "Bex||staff")),
    (
        "Callum, id report to him, and Shreya the recruiter",
        (),
        ("Callum||hiring_manager", "Shreya||recruiter"),
    ),
    (
        (
            "Harriet from Blue Finch Recruitment set it up, interview was with Dom "
            "Castellano, ops manager"
        ),
        (),
        ("Harriet||agency_recruiter", "Dom Castellano|ops manager"),
    ),
    ("anna k. and bertil", (), ("Anna K.", "Bertil")),
    ("J. Whitcombe, Prof. A. Rahman", (), ("J. Whitcombe", "A. Rahman")),
    ("van der Berg, Johan", (), ("Johan van der Berg",)),
    ("Johan van der Berg Jr., CFO", (), ("Johan van der Berg Jr.|CFO",)),
    ("Mx. Rowan Pike (they/them) – UX", (), ("Rowan Pike|UX",)),
    ("Lt Col (ret) Dave Hargreaves, site manager", (), ("Dave Hargreaves|site manager",)),
    ("siobhain mcgrath & declan o'rourke", (), ("Siobhain Mcgrath", "Declan O'Rourke")),
    (
        (
            "I spoke with Ngozi Eze (hiring manager), then Piotr Zielinski and "
            "finally with Sue from HR"
        ),
        (),
        ("Ngozi Eze||hiring_manager", "Piotr Zielinski", "Sue|HR"),
    ),
    ("Only Graham. Margot couldn't make it.", (), ("Graham",)),
    ("everyone except Phil: Deb, Nat and Oli", (), ("Deb", "Nat", "Oli")),
    ("Thanks! It was Roxana Popescu", (), ("Roxana Popescu",)),
    (
        "Roxana Popescu, nice woman, and her colleague Mihai something",
        (),
        ("Roxana Popescu", "Mihai"),
    ),
    (
        "the lead dev - Tunde Bakare - and the PO, Liesbeth",
        (),
        ("Tunde Bakare|lead dev", "Liesbeth|PO"),
    ),
    ("zoya, hr", (), ("Zoya|HR",)),
    ("its Kathryn with a K", ("Catherine Moss",), ("Kathryn Moss",)),
    ("her surname is Nowak not Novak", ("Ewa Novak",), ("Ewa Nowak",)),
    ('William "Bill" Thackeray and Xiuying', (), ('William "Bill" Thackeray', "Xiuying")),
    ("Gary, Head Chef", (), ("Gary|Head Chef",)),
    ("Summer Field (creative director)", (), ("Summer Field|creative director",)),
    ("Mark & Will", (), ("Mark", "Will")),
    ("mark and will from sales", (), ("Mark", "Will|sales")),
    ("Dame Judith Oyelaran; Sir Alan Peake", (), ("Judith Oyelaran", "Alan Peake")),
    ("Jean-Luc Moreau, PhD, MBA - R&D Director", (), ("Jean-Luc Moreau|R&D Director",)),
    (
        "Panel: Alice Zhou (CTO); Bob Marchetti (Eng Mgr); Chandra Iyer (HRBP)",
        (),
        ("Alice Zhou|CTO", "Bob Marchetti|Eng Mgr", "Chandra Iyer|HRBP"),
    ),
    ("Hi, it was Wendell Crane.", (), ("Wendell Crane",)),
    ("idk the names, 3 people", (), ()),
    ("two ladies. one was Perpetua, other one no idea", (), ("Perpetua",)),
    (
        "Señora Quiroga and Dra Villalobos (jefa de planta)",
        (),
        ("Quiroga", "Villalobos|jefa de planta"),
    ),
    ("Rosalind, my would-be manager", (), ("Rosalind||hiring_manager",)),
    ("same as last time", ("Nia Powell",), ()),
    (
        "it was rebecca no thats r e b e k a h rebekah moss shes the vice principal and coach lund",
        (),
        ("Rebekah Moss|vice principal", "Lund|coach"),
    ),
    ("Lynne with an e Harcourt and her deputy Moe", (), ("Lynne Harcourt", "Moe|deputy")),
    ("Sian (S I A N) Prosser, ward sister", (), ("Sian Prosser|ward sister",)),
    ("geoff no wait jeff, and aisling pronounced ashling", (), ("Jeff", "Aisling")),
    ("captain jorgensen and first officer hale", (), ("Jorgensen|captain", "Hale|first officer")),
    ("chef laurent and sous chef mina", (), ("Laurent|chef", "Mina|sous chef")),
    ("Femi (site super), Blessing the QS", (), ("Femi|site super", "Blessing|QS")),
    (
        "ward manager was off so it was band 6 Tendai Moyo and a HCA called Jo",
        (),
        ("Tendai Moyo", "Jo|HCA"),
    ),
    ("Wieslawa Lis, kierownik zmiany", (), ("Wieslawa Lis",)),
    ("Herr Özdemir, seine Kollegin Frau Kühn", (), ("Özdemir", "Kühn")),
    ("will grant, rose field, mark long", (), ("Will Grant", "Rose Field", "Mark Long")),
    ("2 ppl: Lou-Ann, and sth like Abdul", (), ("Lou-Ann", "Abdul")),
    ("was meant to be Jonas but Katrin stepped in", (), ("Katrin",)),
    ("Katrin. (Her dog was called Bruno lol)", (), ("Katrin",)),
    ("Ulrike, plus the Betriebsrat guy, Herr Moll", (), ("Ulrike", "Moll")),
    ("the recruiter Ines from Michael Page", (), ("Ines||agency_recruiter",)),
    ("met the CFO Petra, she'll decide", (), ("Petra|CFO|interviewer",)),
    ("an Accenture guy and a lady from Deloitte", (), ()),
    ("it was some HireVue thing, no idea, Birmingham office", (), ()),
    ("Katrin Sommer from Head Office, London", (), ("Katrin Sommer",)),
    ("Katrin, PwC-trained, she knows Terraform", (), ("Katrin",)),
    ("Katrin => lead, Paul => hr", (), ("Katrin|lead", "Paul|hr")),
    ("Katrin\nPaul\nAna (notes)", (), ("Katrin", "Paul", "Ana")),
    ("aoife byrne, dunno her exact title, owner i'd say", (), ("Aoife Byrne|owner",)),
    ("Roz, leading hand, Dee from rostering", (), ("Roz|leading hand", "Dee|rostering")),
    ("Bea, surname Lindqvist, and Tom, didnt get his surname", (), ("Bea Lindqvist", "Tom")),
    ("My interviewer was called Thandeka", (), ("Thandeka||interviewer",)),
)
"""What is typed, who is known, and each person as name|title|part|mail|phone."""


@pytest.mark.parametrize(("typed", "known", "people"), ANSWERS)
def test_everybody_is_found(typed: str, known: tuple[str, ...], people: tuple[str, ...]) -> None:
    """Each is found with name, title, part and address, and nobody besides."""
    said = read(typed, asked_who_was_there(*known)).proposals
    assert [one for one in said if not isinstance(one, PersonSaid)] == []
    found = {one.name: one for one in said if isinstance(one, PersonSaid)}
    wanted = {line.split("|")[0]: [*line.split("|")[1:], *[""] * 4][:4] for line in people}
    assert found.keys() == wanted.keys()
    for name, fields in wanted.items():
        one = found[name]
        have = (one.title or "", one.part or "", one.email or "", one.phone or "")
        assert all(
            not want or want.casefold() == got.casefold()
            for want, got in zip(fields, have, strict=True)
        )


@pytest.mark.parametrize(
    "typed",
    [
        *("no", "None.", "nope", "n/a", "-", "skip", "idk", "I don’t remember", "🤷"),
        *("ugh forgot to ask 🤦", "nobody else thanks", "no, thats all", "none that i know of"),
        *(
            "nope thats it, was a nice chat",
            "No, that's it. Thanks!",
            "didn't catch her name, sorry",
        ),
        *("nein, das wars", "weiß nicht", "não lembro", "nadie más", "personne d'autre", "没有"),
    ],
)
def test_a_no_is_a_no(typed: str) -> None:
    """It says nothing, in whatever language and with whatever courtesy."""
    assert is_non_answer(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *("no, her name is Priya with a y", "Nora", "Noah", "just Priya", "nope, Sam too"),
        *("they didnt like my german", "no calls please", "Will", "done", "yes", "thanks!"),
        *("no start date before may", "later", "nothing about kafka", "no one asked about SQL"),
    ],
)
def test_what_says_something_is_no_plain_no(typed: str) -> None:
    """A name, or more words than a courtesy, is an answer."""
    assert not is_non_answer(typed)

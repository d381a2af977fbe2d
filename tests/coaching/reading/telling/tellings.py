"""Gives what people tell of interviews, each with what should be noted from it."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ToldInterview:
    """Holds a message, who was there, and the notes wanted: kind, with whom, and the words.

    `whom` is None where anybody will do. `unwanted` are kinds that must not be kept.
    """

    text: str
    people: tuple[str, ...]
    notes: tuple[tuple[str, str | None, str], ...]
    unwanted: tuple[str, ...] = ()


TELLINGS: Final = (
    ToldInterview(
        "just back from lumen health, chat went alright i think. ayesha mostly wanted to hear "
        "about my rollout of the booking system, then tom asked me how i'd handle a clinic that "
        "refuses to use it. told him about the pilot in Leeds, he loved that. forgot to mention "
        "the prince2 cert. bus was late so i am soaked",
        ("Ayesha Malik", "Tom Becker"),
        (
            ("topic", "Ayesha Malik", "my rollout of the booking system"),
            ("question_asked", "Tom Becker", "how i'd handle a clinic that refuses to use it"),
            ("went_well", None, "told him about the pilot in Leeds, he loved that"),
            ("unsaid", None, "the prince2 cert"),
        ),
    ),
    ToldInterview(
        "ok so that was long we talked mostly about the warehouse move and how they want to do it"
        " without closing then ayesha said her worry is that i have only worked in small teams "
        "and i told her about the twelve people i had in porto she nodded so i guess thats fine "
        "tom wanted to know if i can do weekends and i said sometimes yes theres a panel with the"
        " directors after this",
        ("Ayesha Malik", "Tom Becker"),
        (
            ("topic", None, "the warehouse move and how they want to do it without closing"),
            ("concern", "Ayesha Malik", "i have only worked in small teams"),
            ("answer_to_concern", "Ayesha Malik", "the twelve people i had in porto"),
            ("question_asked", "Tom Becker", "if i can do weekends"),
            ("next_round", None, "a panel with the directors after this"),
        ),
    ),
    ToldInterview(
        "Priya ma'am was asking why I am leaving in just 8 months and I could not answer "
        "properly. Otherwise good only, we discussed about the payment gateway migration and she "
        "was very impressed with the rollback plan. I told her I will share the design doc by "
        "tonight.",
        ("Priya Nair",),
        (
            ("question_asked", "Priya Nair", "why I am leaving in just 8 months"),
            ("to_improve", None, "I could not answer properly"),
            ("topic", None, "the payment gateway migration"),
            ("went_well", None, "she was very impressed with the rollback plan"),
            ("promised_by_me", "Priya Nair", "share the design doc by tonight"),
        ),
    ),
    ToldInterview(
        "Also das war gut. Frau Becker hat mich gefragt wie ich mit Stress umgehe, I said I make "
        "lists. Sie war nicht sicher ob ich genug SQL kann, ich hab gesagt dass ich gerade einen "
        "Kurs mache. Ich habe vergessen die Zertifizierung zu erwähnen. Wir haben über das neue "
        "Lager gesprochen.",
        ("Frau Becker",),
        (
            ("question_asked", "Frau Becker", "wie ich mit Stress umgehe"),
            ("concern", "Frau Becker", "ob ich genug SQL kann"),
            ("answer_to_concern", "Frau Becker", "dass ich gerade einen Kurs mache"),
            ("unsaid", None, "die Zertifizierung zu erwähnen"),
            ("topic", None, "das neue Lager"),
        ),
    ),
    ToldInterview(
        "foi bom! a Marina perguntou por que eu quero mudar de área, falamos sobre o projeto de "
        "energia solar. ela ficou preocupada com meu inglês, eu disse que estudo todo dia. "
        "esqueci de falar da certificação da AWS",
        ("Marina Duarte",),
        (
            ("question_asked", "Marina Duarte", "por que eu quero mudar de área"),
            ("topic", None, "o projeto de energia solar"),
            ("concern", "Marina Duarte", "meu inglês"),
            ("answer_to_concern", "Marina Duarte", "estudo todo dia"),
            ("unsaid", None, "da certificação da AWS"),
        ),
    ),
    ToldInterview(
        "Bit of a mixed one. Spent most of the time on their switch to solar and what it does to "
        "the rosters. Callum grilled me on shift handovers, nailed it I reckon. Jess seemed "
        "unconvinced that I'd move to Perth for this. I just kind of shrugged, stupid. Would give"
        " myself a 3 out of 5.",
        ("Callum Reid", "Jess Tran"),
        (
            ("topic", None, "their switch to solar and what it does to the rosters"),
            ("topic", "Callum Reid", "shift handovers"),
            ("went_well", None, "nailed it I reckon"),
            ("concern", "Jess Tran", "I'd move to Perth for this"),
            ("to_improve", None, "I just kind of shrugged, stupid"),
            ("rating", "me", "3"),
        ),
        ("answer_to_concern",),
    ),
    ToldInterview(
        "so yeah dana kept coming back to the gap in 2023 and whether im still current, i "
        "explained about looking after my dad and the two courses, she seemed ok with it. sam "
        "drilled me on window functions. didn't get round to asking about the on-call rota. owe "
        "dana a link to my talk",
        ("Dana Lee", "Sam Ortiz"),
        (
            ("concern", "Dana Lee", "the gap in 2023 and whether im still current"),
            ("answer_to_concern", "Dana Lee", "looking after my dad and the two courses"),
            ("topic", "Sam Ortiz", "window functions"),
            ("unsaid", None, "asking about the on-call rota"),
            ("promised_by_me", "Dana Lee", "a link to my talk"),
        ),
    ),
    ToldInterview(
        "The whole thing was weird. Mr Holt turned up half an hour late and then asked if I am "
        "married. Said I'd rather keep that private. He also said people usually stay till nine "
        "before a launch. Never got to talk about the Nairobi project.",
        ("Mr Holt",),
        (
            ("red_flag", None, "Mr Holt turned up half an hour late"),
            ("question_asked", "Mr Holt", "if I am married"),
            ("red_flag", None, "asked if I am married"),
            ("unsaid", None, "the Nairobi project"),
        ),
        ("answer_to_concern", "concern"),
    ),
    ToldInterview(
        "Quick debrief. Lena walked me through the new claims engine and why the old one keeps "
        "falling over. She wondered if I'd be bored after the migration. I answered that upkeep "
        "is half of what I like about the job. She liked that one. What I should have said is "
        "that I ran the old one for six years. Next step is a take home test, then a final chat "
        "with the CFO.",
        ("Lena Fuchs",),
        (
            ("topic", "Lena Fuchs", "the new claims engine and why the old one keeps falling over"),
            ("concern", "Lena Fuchs", "I'd be bored after the migration"),
            ("answer_to_concern", "Lena Fuchs", "upkeep is half of what I like about the job"),
            ("went_well", None, "She liked that one"),
            ("unsaid", None, "I ran the old one for six years"),
            ("next_round", None, "a take home test, then a final chat with the CFO"),
        ),
    ),
    ToldInterview(
        "hello yes so i have finished with them now, mister rao sir asked about my notice period "
        "and current ctc, then he was having doubt whether i can lead a team because i am coming "
        "from individual contributor role, i told that i was mentoring four freshers, he said ok "
        "good. after this one hr round is there",
        ("Anand Rao",),
        (
            ("question_asked", "Anand Rao", "my notice period and current ctc"),
            (
                "concern",
                "Anand Rao",
                "whether i can lead a team because i am coming from individual contributor role",
            ),
            ("answer_to_concern", "Anand Rao", "i was mentoring four freshers"),
            ("next_round", None, "one hr round"),
        ),
    ),
    ToldInterview(
        "Panel with Olu and Grainne. Olu led on safeguarding and the new referral pathway. "
        "Grainne asked what I would change in the first ninety days, which I'd prepared, so that "
        "went really well. Their concern was my lack of NHS experience. I mentioned the two years"
        " at the hospice. They want someone to start in March. Coffee was dreadful.",
        ("Olu Adeyemi", "Grainne Walsh"),
        (
            ("topic", "Olu Adeyemi", "safeguarding and the new referral pathway"),
            ("question_asked", "Grainne Walsh", "what I would change in the first ninety days"),
            ("went_well", None, "so that went really well"),
            ("concern", None, "my lack of NHS experience"),
            ("answer_to_concern", None, "the two years at the hospice"),
        ),
    ),
    ToldInterview(
        "done!! nervous but ok, we covered the sales targets for next year and how the "
        "territories are split. He thought I was a bit junior for enterprise. I pointed to the "
        "Bosch deal. he made me sell him a pen lol, i froze for a second. told marco id email him"
        " the case study tomorrow. 4/5 for me, 3 for them",
        ("Marco Silva",),
        (
            ("topic", None, "the sales targets for next year and how the territories are split"),
            ("concern", "Marco Silva", "I was a bit junior for enterprise"),
            ("answer_to_concern", "Marco Silva", "the Bosch deal"),
            ("question_asked", "Marco Silva", "sell him a pen"),
            ("to_improve", None, "i froze for a second"),
            ("promised_by_me", "Marco Silva", "email him the case study tomorrow"),
            ("rating", "me", "4"),
            ("rating", "company", "3"),
        ),
    ),
    ToldInterview(
        "So Wei got into the incident last March and what we changed after. Her only hesitation "
        "is that I have never managed a budget. I blanked completely. The other one, Ben, wanted "
        "to understand how I prioritise when everything is urgent. I gave the example of the "
        "flood week and he wrote it down. Wish I had mentioned the award.",
        ("Wei Zhang", "Ben Ode"),
        (
            ("topic", "Wei Zhang", "the incident last March and what we changed after"),
            ("concern", "Wei Zhang", "I have never managed a budget"),
            ("to_improve", None, "I blanked completely"),
            ("question_asked", "Ben Ode", "how I prioritise when everything is urgent"),
            ("went_well", None, "I gave the example of the flood week and he wrote it down"),
            ("unsaid", None, "the award"),
        ),
        ("answer_to_concern",),
    ),
    ToldInterview(
        "hola, ya terminé. Lucía me preguntó por qué dejé mi último trabajo, hablamos de la nueva"
        " tienda en Valencia. le preocupa que no tengo carnet, le dije que lo saco en marzo. se "
        "me olvidó mencionar mi curso de merchandising",
        ("Lucía Romero",),
        (
            ("question_asked", "Lucía Romero", "por qué dejé mi último trabajo"),
            ("topic", None, "la nueva tienda en Valencia"),
            ("concern", None, "que no tengo carnet"),
            ("answer_to_concern", None, "lo saco en marzo"),
            ("unsaid", None, "mi curso de merchandising"),
        ),
    ),
    ToldInterview(
        "voilà c'est fini. Claire m'a demandé comment je gère un client difficile, on a parlé du "
        "nouveau entrepôt à Lyon. elle n'était pas sûre que je parle assez allemand, j'ai dit que"
        " je prends des cours. j'ai oublié de mentionner mon stage à Berlin",
        ("Claire Morel",),
        (
            ("question_asked", "Claire Morel", "comment je gère un client difficile"),
            ("topic", None, "nouveau entrepôt à Lyon"),
            ("concern", "Claire Morel", "que je parle assez allemand"),
            ("answer_to_concern", "Claire Morel", "je prends des cours"),
            ("unsaid", None, "mon stage à Berlin"),
        ),
    ),
    ToldInterview(
        "went fine. no concerns really, they seemed happy. pay is 60ish. my train was cancelled "
        "and i had to run. he is a bit grumpy that joe guy but ok",
        ("Joe Marsh",),
        (),
        (
            "concern",
            "answer_to_concern",
            "topic",
            "question_asked",
            "unsaid",
            "promised_by_me",
            "next_round",
        ),
    ),
    ToldInterview(
        "i met fatima and her boss greg, he only stayed ten minutes. fatima explained the whole "
        "triage process and their backlog. greg asked when i could start. he raised that my last "
        "three jobs were short. i said two of them were fixed term contracts. apparently the last"
        " stage is a presentation to the board",
        ("Fatima Hassan", "Greg Boyle"),
        (
            ("topic", "Fatima Hassan", "the whole triage process and their backlog"),
            ("question_asked", "Greg Boyle", "when i could start"),
            ("concern", "Greg Boyle", "my last three jobs were short"),
            ("answer_to_concern", "Greg Boyle", "two of them were fixed term contracts"),
            ("next_round", None, "a presentation to the board"),
        ),
    ),
    ToldInterview(
        "Honestly a car crash at the start, couldn't share my screen for five minutes. After that"
        " better. Ines dug into my pricing study, she particularly liked the survey part. Paul "
        "was a bit sceptical about my Excel, didn't have a great answer. I promised to send Ines "
        "the survey template. Something felt off about how they spoke over each other.",
        ("Ines Costa", "Paul Weber"),
        (
            ("topic", "Ines Costa", "my pricing study"),
            ("went_well", None, "she particularly liked the survey part"),
            ("concern", "Paul Weber", "my Excel"),
            ("to_improve", None, "didn't have a great answer"),
            ("promised_by_me", "Ines Costa", "send Ines the survey template"),
            ("red_flag", None, "Something felt off about how they spoke over each other"),
        ),
        ("answer_to_concern",),
    ),
    ToldInterview(
        "um so yeah I just got off the phone with Brightwell, it was uh Kendra and this guy Luis."
        " Kendra like wanted to talk through my time at the food bank and how I handled "
        "volunteers and stuff. Luis goes so why did you leave after a year and I kinda stumbled "
        "on that one. Kendra's big thing was I don't have a car, I told her the bus is twenty "
        "minutes. They have one more round, meeting the executive director. I said I'd shoot Luis"
        " my writing sample tonight.",
        ("Kendra Mills", "Luis Ortega"),
        (
            ("topic", "Kendra Mills", "my time at the food bank and how I handled volunteers"),
            ("question_asked", "Luis Ortega", "why did you leave after a year"),
            ("to_improve", None, "I kinda stumbled on that one"),
            ("concern", "Kendra Mills", "I don't have a car"),
            ("answer_to_concern", "Kendra Mills", "the bus is twenty minutes"),
            ("next_round", None, "one more round, meeting the executive director"),
            ("promised_by_me", "Luis Ortega", "shoot Luis my writing sample tonight"),
        ),
    ),
    ToldInterview(
        "Topics: migration to SAP, team of 8, shift model. Concern: no German certificate. My "
        "answer: exam booked for May. Good: Herr Vogt liked my checklist idea. Bad: too long on "
        "my CV. Forgot: the forklift licence. Next: Probearbeiten in two weeks",
        ("Herr Vogt",),
        (
            ("topic", None, "migration to SAP, team of 8, shift model"),
            ("concern", None, "no German certificate"),
            ("answer_to_concern", None, "exam booked for May"),
            ("went_well", None, "Herr Vogt liked my checklist idea"),
            ("to_improve", None, "too long on my CV"),
            ("unsaid", None, "the forklift licence"),
            ("next_round", None, "Probearbeiten in two weeks"),
        ),
    ),
    ToldInterview(
        "right so ciaran was lovely, we had a good natter about the Galway site and the way they "
        "plan maintenance. himself and deirdre both wanted to know would I be alright with "
        "nights. deirdre felt I mightn't have enough hands on stuff with PLCs, I brought up the "
        "Siemens line I commissioned in Cork and she was happy enough. never mentioned the safe "
        "pass. i'm to drop ciaran an email with my certs",
        ("Ciaran Foley", "Deirdre Keane"),
        (
            ("topic", None, "the Galway site and the way they plan maintenance"),
            ("question_asked", None, "would I be alright with nights"),
            ("concern", "Deirdre Keane", "I mightn't have enough hands on stuff with PLCs"),
            ("answer_to_concern", "Deirdre Keane", "the Siemens line I commissioned in Cork"),
            ("unsaid", None, "the safe pass"),
            ("promised_by_me", "Ciaran Foley", "drop ciaran an email with my certs"),
        ),
    ),
    ToldInterview(
        "interview over. mainly they were asking on my project only, the fraud model, which "
        "features i used and all. Ramesh sir told that they need someone who can travel to Pune "
        "every month, is it ok. i said no issue. one doubt he raised, i do not have any cloud "
        "certification. i replied that i am appearing for AWS exam next month. he seemed "
        "satisfied. also they asked for expected salary",
        ("Ramesh Iyer",),
        (
            ("question_asked", None, "on my project only, the fraud model, which features i used"),
            ("concern", "Ramesh Iyer", "i do not have any cloud certification"),
            ("answer_to_concern", "Ramesh Iyer", "i am appearing for AWS exam next month"),
        ),
    ),
    ToldInterview(
        "It was good I think!! Helena from the clinic she receive me very well. She ask what I do"
        " if the patient don't want to take the medicine, and I explain about listening first, "
        "she agreed a lot. She was in doubt if my english is enough for the phone. I said I "
        "practise with my cousin every day. We talk also about the vaccines campaign. I forget to"
        " tell her about the award of 2024. After this have one more conversation with the "
        "director.",
        ("Helena Prado",),
        (
            (
                "question_asked",
                "Helena Prado",
                "what I do if the patient don't want to take the medicine",
            ),
            ("went_well", None, "I explain about listening first, she agreed a lot"),
            ("concern", "Helena Prado", "if my english is enough for the phone"),
            ("answer_to_concern", "Helena Prado", "I practise with my cousin every day"),
            ("topic", None, "the vaccines campaign"),
            ("unsaid", None, "the award of 2024"),
            ("next_round", None, "one more conversation with the director"),
        ),
    ),
    ToldInterview(
        "long one today. first hour with nkechi on regression testing and flaky suites, she's "
        "sharp. then karl, who kept poking at why i never stayed anywhere longer than two years. "
        "told him straight, startups folded. don't think he bought it. he also had me estimate "
        "how many taxis there are in berlin, bit random, did ok. should have asked who i'd report"
        " to. nkechi said it's normal to be on call every second weekend, hmm. final stage would "
        "be lunch with the founders",
        ("Nkechi Obi", "Karl Brandt"),
        (
            ("topic", "Nkechi Obi", "regression testing and flaky suites"),
            ("concern", "Karl Brandt", "why i never stayed anywhere longer than two years"),
            ("answer_to_concern", "Karl Brandt", "startups folded"),
            ("question_asked", "Karl Brandt", "estimate how many taxis there are in berlin"),
            ("unsaid", None, "who i'd report to"),
            ("red_flag", None, "it's normal to be on call every second weekend"),
            ("next_round", None, "lunch with the founders"),
        ),
    ),
    ToldInterview(
        "Just me and Sigrid for fifty minutes. We got stuck on the tender process for ages, she "
        "has strong views. Asked me to describe a time I lost a bid. I used the Tromsø ferry one,"
        " landed really well. Her one reservation, I'd be the only non-Norwegian speaker on site."
        " Said I'm at A2 and taking evening classes. She told me not to worry about it then. "
        "Would have liked to say more about the budget work. Need to get her the two references' "
        "names.",
        ("Sigrid Dahl",),
        (
            ("topic", "Sigrid Dahl", "the tender process"),
            ("question_asked", "Sigrid Dahl", "describe a time I lost a bid"),
            ("went_well", None, "I used the Tromsø ferry one, landed really well"),
            ("concern", "Sigrid Dahl", "I'd be the only non-Norwegian speaker on site"),
            ("answer_to_concern", "Sigrid Dahl", "I'm at A2 and taking evening classes"),
            ("unsaid", None, "more about the budget work"),
        ),
    ),
    ToldInterview(
        "they were three, Mr Okafor the head teacher, a governor and Miss Pell who does maths. Mr"
        " Okafor opened with safeguarding and behaviour, standard. Miss Pell asked what my first "
        "lesson with a bottom set would look like and then about my view on homework. The "
        "governor was worried about me commuting from Leeds, I explained I'm moving in the "
        "summer. lesson observation went brilliantly, kids were great. i should've slowed down at"
        " the end. they still want to do a panel with pupils",
        ("Mr Okafor", "Miss Pell"),
        (
            ("topic", "Mr Okafor", "safeguarding and behaviour"),
            (
                "question_asked",
                "Miss Pell",
                "what my first lesson with a bottom set would look like and then about my view",
            ),
            ("concern", None, "me commuting from Leeds"),
            ("answer_to_concern", None, "I'm moving in the summer"),
            ("went_well", None, "lesson observation went brilliantly"),
            ("to_improve", None, "i should've slowed down at the end"),
            ("next_round", None, "a panel with pupils"),
        ),
    ),
    ToldInterview(
        "ok voice note number two the thing i wanted to say is jamal was really into the "
        "inventory project he asked a ton of questions about how we counted stock without closing"
        " and i said we did it at night in zones he was nodding the whole time but then megan was"
        " like youve only worked in grocery do you even know fashion and i honestly just said not"
        " yet which was dumb i shouldve told her about the vintage shop i run on the side anyway "
        "jamal said theyd want me back for a trial shift",
        ("Jamal Wright", "Megan Cole"),
        (
            ("question_asked", "Jamal Wright", "how we counted stock without closing"),
            ("went_well", None, "we did it at night in zones he was nodding the whole time"),
            ("unsaid", None, "the vintage shop i run on the side"),
            ("next_round", None, "a trial shift"),
        ),
    ),
)

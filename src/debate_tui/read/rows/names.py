"""The names that people give to the columns of a table of claims, and whom or what they name only beside others."""

import re
from functools import lru_cache

NAMES = {
    "claim": "claim claims statement argument assertion contention text proposition claimtext statementtext argumenttext "
    "claimreviewed keypoint behauptung aussage these argumente affirmation thèse afirmación tesis argumento argumentos yourclaim claimmade kernaussage",
    "position": "position camp side stance party foragainst procon proorcon procontra prokontra standpunkt lager postura posición",
    "issue": "issue question topic subquestion theme frage streitfrage thema thème tema pregunta keyquestion fragestellung streitpunkt",
    "source": "source sources booktitle book document publication work reference article title sourcetitle sourcename sourceid quelle fuente sourcedocument",
    "author": "author authors by bookauthor writer sourceauthor authorname autor autorin autoren urheber urheberin verfasser verfasserin auteur auteurs autores writtenby",
    "date": "date published year publicationdate publicationyear datepublished publisheddate publishedat publishedon pubdate datum fecha dateofpublication erscheinungsjahr erscheinungsdatum datedepublication",
    "quote": "quote quotes quotation quotations highlight excerpt passage quotedtext zitat zitate cita directquote exactquote verbatimquote originalquote supportingquote wörtlicheszitat",
    "locator": "locator page pages location loc paragraph place pagelabel fundstelle página pagenumber pageno seitenzahl",
    "relation": "relation firsttosecond secondtofirst kind relationtype link edge beziehung verhältnis relación relacion relação typeofrelation kindofrelation replytype responsetype beziehungsart artderbeziehung typederelation tipoderelación",
    "to": "to target parent parentclaim relatesto responds respondto respondsto respondingto responseto answerto answersto answering replyto repliesto replyingto inreplyto inresponseto bezug antwortauf reagiertauf targetclaim targetclaimid toclaim toclaimtext relatestoclaim enréponseà",
    "id": "id no nr number key claimid statementid argumentid",
    "why": "why reason because begründung",
    "url": "url link web address website uri sourceurl articleurl pageurl retrievedurl",
    "outlet": "outlet publisher journal newspaper publishedby",
    "quotee": "quotedperson personquoted quotedspeaker speakerquoted quotedauthor authorquoted quotedfrom quotee quoteauthor quotespeaker quoteby zitierte zitierter",
    "note": "note notes comment comments remark annotation anmerkung notiz remarque nota",
}
"""By meaning, the names for it, without spaces and punctuation; the first column that has one counts."""

MEANINGS = {name: meaning for meaning, names in reversed(NAMES.items()) for name in names.split()}

VOICE = {
    name: meaning
    for meaning, names in (
        (
            "speaker",
            "speaker speakername voice attributedto accordingto saidby madeby claimmadeby statedby respondent interviewee spokesperson debater claimant claimedby originator statementoriginator "
            "sprecher sprecherin redner rednerin locuteur orateur selon hablante orador portavoz según",
        ),
        ("endorsed", "endorsed geteilt zustimmend partagé compartido"),
    )
    for name in names.split()
}
"""By name, columns of whom a text reports and whether its author shares it. A table without authors and sources has nobody else who speaks:
there the speaker is the author."""

ROLES = frozenset("respondent interviewee spokesperson debater claimant originator statementoriginator".split())  # noqa: SIM905
"""Of these, columns of whom another may answer, sue or ask: where one is empty, the other doesn't say it."""
_WHO = "handle screenname commenter commentor poster witness yourname whosays whosaidit whosaysit whoclaims"
WRITERS = frozenset(_WHO.split())
"""Columns of who says a claim, in tables that don't call anybody its author, its speaker or its source."""
_USERS = frozenset("user username nutzer nutzername benutzer utilisateur usuario".split())  # noqa: SIM905
"""Columns of who posts, in tables of posts and of what answers others; elsewhere they may be of who keeps or rates the claims."""
_PEOPLE = (
    "participant teilnehmer participante contributor stakeholder organisation organization creator narrator fullname"
)
OTHERS = _USERS | frozenset(_PEOPLE.split())
"""Columns of people who may say the claims, or hear, keep, rate, or be what they are about."""
_POSTS = frozenset(("text", "texts"))
_LABELLED = frozenset("label goldlabel annotation annotator annotatorid rating".split())  # noqa: SIM905
ADDRESSED = ("dr", "prof", "professor", "mr", "mrs", "ms", "miss", "sir", "dame", "lord", "lady", "senator", "president", "minister", "hon", "rev", "mp", "herr", "frau", "m", "mme", "sr", "sra")  # fmt: skip
"""Forms of address, under which nobody publishes."""
TITLES = frozenset("booktitle book article title sourcetitle".split())  # noqa: SIM905
_CARRIERS = frozenset("source sources sourcename publication quelle fuente".split())  # noqa: SIM905
"""Columns of where a text appeared, in tables that have its title in another column, and say who wrote it, when, or what is quoted of it."""


_ALONE = (
    ("a", "to", "relación relacion"),  # the word for it in Spanish alone
    ("attribution", "attributedto", NAMES["quote"]),  # else maybe a licence
    ("citation", "quote", "thèse auteur auteurs thème"),  # in French
    ("point", "claim", " ".join(NAMES[what] for what in ("position", "issue", "relation", "to", "quote")) + " counterpoint"),
    ("reportedby", "source", "madeby claimmadeby saidby statedby claimedby claimant"),
    *((name, "to", "relation relationtype kind") for name in "relatedclaim relatedto relationto inrelationto refersto linkedto linkto connectedto".split()),  # noqa: SIM905
    *((name, "to", NAMES["relation"]) for name in "zu ziel vers cible hacia destino".split()),  # noqa: SIM905
)  # fmt: skip
"""Names that mean something only beside one of others: the name, what it means, the others."""
_OTHERWISE = (
    ("argument arguments", "default defaultvalue datatype required"),  # of a program
    ("argumento argumentos", "título director directora género película"),  # the plot of a film or a book
    ("tesis thèse these", "director directora directeur directrice universidad université universität"),  # for a degree
    ("respondent", "claimant petitioner applicant complainant"),  # who is sued
    ("no", "yes"),  # votes
)
"""Names that mean something else beside one of others: the names, the others."""


def beside_others(names: list[str]) -> dict[str, str]:
    """By name of a column, what it means beside the others of its table, where it means nothing alone, or "" where it means something else."""
    told = {name: means for name, means, others in _ALONE if name in names and not {*others.split()}.isdisjoint(names)}
    for some, others in _OTHERWISE:
        told |= {} if {*others.split()}.isdisjoint(names) else {name: "" for name in some.split() if name in names}
    return told


_OF_TEXTS = frozenset(("source", "author", "date", "quote", "url", "outlet", "locator", "speaker"))
"""What columns mean that say something of texts."""


def with_carriers(names: list[str]) -> list[str]:
    """The names of columns; those of where titled texts appeared are called `outlet`, unless another says it. A title with nothing else
    of a text may be that of a claim."""
    if "title" in names and _OF_TEXTS.isdisjoint(
        MEANINGS.get(one) or VOICE.get(one) for one in names if one != "title"
    ):
        names = ["" if name == "title" else name for name in names]
    if TITLES.isdisjoint(names) or _CARRIERS.isdisjoint(names):
        return names
    meant = {MEANINGS.get(name) for name in names if name not in TITLES | _CARRIERS}
    if meant.isdisjoint(("author", "date", "quote", "url")) and "publication" not in names:
        return names
    carrier = next(
        (name for name in ("publication", "source", "sourcename", "sources", "quelle", "fuente") if name in names), ""
    )
    outlet = "" if "outlet" in meant else "outlet"
    return [outlet if name == carrier else "" if name in _CARRIERS else name for name in names]


def with_writers(names: list[str]) -> list[str]:
    """The names of columns; the first of who may say a claim is called `author` where there are claims and nobody else is named."""
    if WRITERS.isdisjoint(names) and _USERS.isdisjoint(names):
        return names
    meant = {MEANINGS.get(name) or VOICE.get(name) for name in names}
    if "claim" not in meant or not meant.isdisjoint(("author", "source", "speaker", "quote", "quotee")):
        return names
    posted = "to" in meant or (not _POSTS.isdisjoint(names) and _LABELLED.isdisjoint(names))
    writer = next((name for name in names if name in WRITERS or (posted and name in _USERS)), "")
    return ["author" if name == writer else name for name in names]


MOST = 2**14
"""No spreadsheet has more columns than these; what has is no table of claims."""


@lru_cache(2 * MOST)  # the names of a table are asked for some fifty times
def bare(name: str) -> str:
    """The letters and digits of a column's name, in lower case."""
    return re.sub(r"[\W_]+", "", name).lower()

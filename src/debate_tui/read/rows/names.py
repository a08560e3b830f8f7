"""The names that people give to the columns of a table of claims, and whom or what they name only beside others."""

import re
from functools import lru_cache

NAMES = {
    "claim": "claim claims statement argument point assertion contention text proposition claimtext statementtext argumenttext "
    "claimreviewed keypoint behauptung aussage these argumente affirmation thèse afirmación tesis argumento argumentos yourclaim claimmade kernaussage",
    "position": "position camp side stance party answerer foragainst procon proorcon procontra prokontra standpunkt lager postura posición",
    "issue": "issue question topic subquestion theme frage streitfrage thema thème tema pregunta keyquestion fragestellung streitpunkt",
    "source": "source sources booktitle book document publication work reference article title sourcetitle sourcename sourceid quelle fuente sourcedocument",
    "author": "author authors by bookauthor writer creator sourceauthor authorname autor autorin autoren urheber urheberin verfasser verfasserin auteur auteurs autores writtenby",
    "date": "date published year publicationdate publicationyear datepublished publisheddate publishedat publishedon pubdate datum fecha dateofpublication erscheinungsjahr erscheinungsdatum datedepublication",
    "quote": "quote quotes quotation quotations highlight excerpt passage quotedtext words zitat zitate cita directquote exactquote verbatimquote originalquote supportingquote wörtlicheszitat",
    "locator": "locator page pages location loc paragraph place pagelabel fundstelle página pagenumber pageno seitenzahl",
    "relation": "relation firsttosecond secondtofirst kind relationtype link edge beziehung verhältnis relación relacion relação typeofrelation kindofrelation replytype responsetype beziehungsart artderbeziehung typederelation tipoderelación",
    "to": "to target parent parentclaim relatesto responds respondto respondsto respondingto responseto answerto answersto answering replyto repliesto replyingto inreplyto inresponseto zu bezug antwortauf reagiertauf ziel vers cible hacia destino targetclaim targetclaimid toclaim toclaimtext relatestoclaim enréponseà",
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
            "speaker speakername voice attributedto attribution accordingto saidby madeby claimmadeby statedby respondent interviewee narrator spokesperson debater claimant claimedby originator statementoriginator "
            "sprecher sprecherin redner rednerin laut zitiert locuteur orateur selon hablante orador portavoz según",
        ),
        ("endorsed", "endorsed geteilt zustimmend partagé compartido"),
    )
    for name in names.split()
}
"""By name, columns of whom a text reports and whether its author shares it. A table without authors and sources has nobody else who speaks:
there the speaker is the author."""

WRITERS = frozenset(
    "user username handle screenname commenter commentor poster participant contributor stakeholder organisation organization witness yourname fullname "  # noqa: SIM905
    "nutzer nutzername benutzer teilnehmer utilisateur participante usuario whosays whosaidit whosaysit whoclaims".split()
)
"""Columns of who says a claim, in tables that don't call anybody its author, its speaker or its source."""
TITLES = frozenset("booktitle book article title sourcetitle".split())  # noqa: SIM905
_CARRIERS = frozenset("source sources sourcename publication quelle fuente".split())  # noqa: SIM905
"""Columns of where a text appeared, in tables that have its title in another column, and say who wrote it, when, or what is quoted of it."""


_ALONE = (
    ("a", "to", "relación relacion"),  # the word for it in Spanish alone
    ("citation", "quote", "thèse auteur auteurs thème"),  # in French
    ("reportedby", "source", "madeby claimmadeby saidby statedby claimedby claimant"),
    *((name, "to", "relation relationtype kind") for name in "relatedclaim relatedto relationto inrelationto refersto linkedto linkto connectedto".split()),  # noqa: SIM905
)  # fmt: skip
"""Names that mean something only beside one of others: the name, what it means, the others."""


def beside_others(names: list[str]) -> dict[str, str]:
    """By name of a column, what it means beside the others of its table, where it means nothing alone."""
    return {name: means for name, means, others in _ALONE if name in names and not {*others.split()}.isdisjoint(names)}


def with_carriers(names: list[str]) -> list[str]:
    """The names of columns; those of where titled texts appeared are called `outlet`, unless another says it."""
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
    if WRITERS.isdisjoint(names):
        return names
    meant = {MEANINGS.get(name) or VOICE.get(name) for name in names}
    if "claim" not in meant or not meant.isdisjoint(("author", "source", "speaker", "quote", "quotee")):
        return names
    writer = next(name for name in names if name in WRITERS)
    return ["author" if name == writer else name for name in names]


MOST = 2**14
"""No spreadsheet has more columns than these; what has is no table of claims."""


@lru_cache(2 * MOST)  # the names of a table are asked for some fifty times
def bare(name: str) -> str:
    """The letters and digits of a column's name, in lower case."""
    return re.sub(r"[\W_]+", "", name).lower()

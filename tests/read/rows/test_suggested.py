"""The column that is named to whoever opens a table that is refused is one of different sentences."""

import shlex

import pytest

from debate_tui.read.rows.suggested import command

TABLES = {
    "body": "id;body;commentable_type\n1;The lanes save lives.;Decidim::Proposals::Proposal\n2;Not here.;Decidim::Proposals::Proposal\n",
    "sources_quote": ",sources,sources_dates,sources_quote\n0,An image,\"stated on March 22, 2020 in a post:\",A hospital is empty.\n"
    "1,Joe B,\"stated on May 2, 2020 in a speech:\",We have jobs.\n",
    "candidate": "the concept,candidate,candidate masked\nHemp,A study of hemp found it.,A study of TOPIC_CONCEPT found it.\nHemp,It grows.,It grows.\n",
    "summary": "proposal,created,summary\nBan all cars from the whole of downtown,2014-02-01,Cleaner air\nBan all cars from the whole of downtown,2014-02-02,Shops lose\n",
    "a1": ",a1,a2,topic\n0,Vaccination should be mandatory as it protects.,It is good.,Vaccination should be mandatory or so they all say\n"
    "1,They work.,Nobody should be forced.,Vaccination should not be mandatory or so they all say\n",
    "comment": '{"comment": "It is wrong.", "question": "Do you want all shops to be open at night?"}\n'
    '{"comment": "Oui, laissez la.", "question": "Do you want all shops to be open at night?"}\n',
    "Summary": "Issue key,Summary,Created\nABC-1,Crash on start,2020-01-02 10:00\nABC-2,Add dark mode,2020-01-03 10:00\n",
    "These: These": "Partei: Name;These: Nr;These: These\nChristlich Demokratische Union;1;Ein Tempolimit soll gelten.\nDie Grünen im Land;1;Ein Tempolimit soll gelten.\n",
    "claimHeadline": "claimHeadline,articleHeadline\nDogs can fly,Flying dogs are seen at night\nDogs can fly,No dog ever flew they say\n",
    "conclusion": "conclusion,counterargument\nDams are good,They leak every single spring\nDams pay,They cost a lot more each year\n",
    "": "symbol,price,created\nAAPL,123.4,2020-01-02\nMSFT,200.1,2020-01-02\n",
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_the_column_of_what_is_claimed_or_of_the_most_different_sentences_is_named(name: str) -> None:
    told = command(TABLES[name].encode(), "x.csv")
    column = shlex.quote(f"claim={name}")
    assert told == (
        f'if "{name}" is what is claimed: debate-tui import x.csv --column {column} -o x.toml' if name else ""
    )


def test_a_card_of_policy_debate_is_its_tag_with_its_text_as_a_quote() -> None:
    """The text was named as what is claimed, which is somebody else's."""
    told = command(b'tag,cite,text\nTax is good,"Lee, Ann 20",It pays the roads and heals\n', "x.csv")
    columns = "--column claim=tag --column source=cite --column quote=text"
    assert told == f'if "tag" is what is claimed, and "text" a quote: debate-tui import x.csv {columns} -o x.toml'

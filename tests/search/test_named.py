"""What an operator's value means among the names of a library."""

from debate_tui.search.names import resolve
from debate_tui.search.query import Operator


def test_a_name_in_full_means_all_who_write_it_with_other_capitals() -> None:
    """`speaker:"ann lee"` found the one source that writes her so, and none of the three that write Ann Lee."""
    people = ("Ann Lee", "ann lee", "Ann Leeson")
    for typed in ("ann lee", "Ann Lee", "ANN LEE"):
        filters, hints = resolve([Operator("speaker", typed)], lambda _: people, lambda _: {})
        assert (filters.speakers, hints) == (("Ann Lee", "ann lee"), ())


def test_of_ids_the_one_typed_to_the_letter_is_meant() -> None:
    filters, _ = resolve([Operator("source", "a")], lambda _: ("A", "a"), lambda _: {})
    assert filters.sources == ("a",)


def test_who_says_something_with_others_is_found_by_name() -> None:
    """`speaker:"ann lee"` found one of three claims that she makes, once she made one alone."""
    people = (
        "Ann Lee",
        "Ann Lee and Bo Li",
        "Ann Lee, Cy Day and Bo Li",
        "Bo Li; Cy Day",
        "Ann Lee or Bo Li",
        "Jo Ann Lee",
    )
    for typed in ("Ann Lee", "ann lee", "ANN LÉE"):
        filters, hints = resolve([Operator("speaker", typed)], lambda _: people, lambda _: {})
        assert (filters.speakers, hints) == (people[:3], ())
    filters, _ = resolve([Operator("speaker", "cy day")], lambda _: people, lambda _: {})
    assert filters.speakers == people[2:4]


def test_part_of_an_id_with_hyphens_will_do() -> None:
    """`debate:us-j` was not known."""
    ids = ("ex", "my-debate", "us-japan-alliance")
    for typed in ("us-japan", "us-j", "us japan", "usjapan"):
        filters, hints = resolve([Operator("debate", typed)], lambda _: ids, lambda _: {})
        assert (filters.debates, hints) == (ids[2:], ())


def test_part_of_a_name_finds_all_who_have_it() -> None:
    """`speaker:kishida` found “Kishida, Prime Minister” alone, as who is called Kishida and says something with a Prime Minister."""
    people = ("Fumio Kishida", "Kishida, Prime Minister", "Fumio Kishida, on CNN")
    filters, hints = resolve([Operator("speaker", "kishida")], lambda _: people, lambda _: {})
    assert ({*filters.speakers}, hints) == ({*people}, ())

"""Ids made of words and of files' names."""

import pytest

from debate_tui.text.ids import id_like, id_of_file, id_without_suffix


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("The Costs", "the-costs"),
        ("Müller 21", "muller-21"),
        ("Weiß & Søren Ærø", "weiss-soren-aero"),
        ("Łódź – Đặng", "lodz-dang"),
        ("İstanbul", "istanbul"),
        ("Trade™ № 5", "tradetm-no-5"),
        ("Иванов 21", "21"),
        ("中国", ""),
    ],
)
def test_an_id_keeps_letters_with_accents_as_the_letters_below_them(name: str, id: str) -> None:
    """Once “Müller 21” was `m-ller-21`."""
    assert id_like(name) == id


def test_files_of_other_names_have_other_ids() -> None:
    """Of names in other scripts nothing is left but the suffix: two of them in a library hid each other."""
    assert id_of_file("Round 1.csv") == "round-1-csv"
    assert id_of_file("Round_1-b.csv") == "round-1-b-csv"
    assert id_of_file("Müller.csv").startswith("muller-csv-")
    names = [
        "C.csv",
        "C#.csv",
        "C++.csv",
        "Q&A.csv",
        "Q-A.csv",
        "Zürich.csv",
        "Zurich.csv",
        "x (1).csv",
        "x 1.csv",
        "a.csv",
        "a.json",
        "a",
        "a.csv.csv",
        "税.csv",
        "債.csv",
        "税",
        "債",
        "Налог 1.csv",
        "Долг 1.csv",
        "\udcff\udcfe",
    ]
    ids = [id_of_file(name) for name in names[:-1]]
    assert len({*ids}) == len(ids)
    assert all(id and id == id_like(id) for id in ids)


@pytest.mark.parametrize(
    ("id", "file", "own"),
    [
        ("a-b-csv", "A b.csv", "a-b"),
        ("a", "a.csv", "a"),
        ("d", None, "d"),
        (id_of_file("税.csv"), "税.csv", id_of_file("税.csv")),
        ("a", "a", "a"),
    ],
)
def test_a_map_made_of_a_file_is_called_without_the_suffix(id: str, file: str | None, own: str) -> None:
    assert id_without_suffix(id, file) == own

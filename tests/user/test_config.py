"""The configuration: what a file sets, what holds without it, and that no file keeps the explorer from starting."""

import json
import re
import runpy
import unicodedata
from pathlib import Path

import pytest
import tomli
from hypothesis import assume, example, given
from hypothesis import strategies as st

from debate_tui.disk.folders import config_file
from debate_tui.state.keymap import OURS, Keys
from debate_tui.state.keys import KEYS
from debate_tui.user import settings
from debate_tui.user.config import NONE, Config, configured
from debate_tui.user.keynames import WORDS, named
from debate_tui.user.sample import sample, schema
from debate_tui.user.themes import ATTRIBUTES, COLOURS, READABLE, ROLES, contrast, contrasts, look
from debate_tui.user.themes import OURS as THEMES

jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is a tool of development")

SCHEMA = jsonschema.Draft202012Validator(schema())

DOCS = Path(__file__).parents[2] / "docs"


def written(text: str) -> Path:
    """The user's config file with this text."""
    path = Path(config_file() or "")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def uncommented() -> str:
    return re.sub(r"^# (?=\[themes|[\w-]+ = )", "", sample(), flags=re.MULTILINE)


def pressed(keys: Keys) -> dict[str, tuple[str, ...]]:
    return {key.action: key.keys for key in keys.table}


def test_without_a_file_all_is_ours() -> None:
    assert configured() is NONE


def test_the_sample_changes_nothing_and_says_all() -> None:
    assert settings.read(written(sample())) == (settings.Settings({}, []), [])
    found, problems = settings.read(written(uncommented()))
    assert problems == []
    assert pressed(OURS.with_(found.keys)) == pressed(OURS)
    assert [key.shown for key in OURS.with_(found.keys).table] == [key.shown for key in KEYS]
    [(name, base, looks)] = found.themes
    assert (name, base) == ("mine", "dark")
    assert set(looks) == {role for role in ROLES if THEMES[0].looks[role]}, "an answer has its position's accent"


def test_the_schema_takes_the_sample_and_refuses_what_is_wrong() -> None:
    validator = jsonschema.Draft202012Validator(schema())
    validator.check_schema(schema())
    assert list(validator.iter_errors(tomli.loads(sample()))) == []
    assert list(validator.iter_errors(tomli.loads(uncommented()))) == []
    for wrong in (
        'keys.ovrview = "o"',
        'keys.overview = "7"',
        "keys.overview = 7",
        'keys.overview = "spce"',
        'color = "red"',
        'themes.mine.claim = "purple"',
        'themes.mine.cursor = "bold red"',
    ):
        assert list(validator.iter_errors(tomli.loads(wrong))), wrong


HOLDING = st.builds(
    lambda held, word: "".join(held) + word,
    st.lists(
        st.builds(
            str.__add__,
            st.sampled_from(
                ["ctrl", "Ctrl", "control", "C", "c", "alt", "meta", "M", "shift", "S", "super", "cmd", "hyper"]
            ),
            st.sampled_from("+-+-_ "),
        ),
        max_size=3,
    ),
    st.one_of(st.sampled_from([*WORDS, *map(str.upper, WORDS), "PgDn", "bksp", ""]), st.text(max_size=2)),
)
"""What somebody may write for a key, much of which no terminal sends."""


@given(st.one_of(HOLDING, st.characters(), st.text(max_size=12)))
@example("ctrl+i")
@example("ctrl+[")
@example("alt+b")
@example("Ctrl-N")
@example("c-c-n")
@example("\N{KELVIN SIGN}")
@example("Bac\N{KELVIN SIGN}space")
def test_the_schema_takes_the_keys_that_the_program_takes(text: str) -> None:
    """It took `ctrl+i`, which terminals send as Tab, and refused `PgDn`."""
    assume(len(text) != 1 or unicodedata.category(text) != "Cn")  # no pattern can name what is unassigned as yet
    assume(len(text) != 1 or text.isascii() or unicodedata.category(text)[0] not in "CZ" or ord(text) < 0xFFFF)
    assert SCHEMA.is_valid({"keys": {"overview": text}}) == (named(text) is not None)


LOOKS = st.lists(
    st.sampled_from([*ATTRIBUTES, *COLOURS, "default", "bright_red", "on", "#fff", "#FFAA00", "#12345", "Red", "purple", "", " ", "\t"]),
    max_size=5,
)  # fmt: skip


@given(LOOKS.map(" ".join), st.sampled_from([*ROLES, "base", "ground"]))
@example("bold red on on", "claim")
@example("red", "cursor")
@example(" on #fff", "claim")  # ended in a traceback
@example("on #fff", "claim")
def test_the_schema_takes_the_looks_that_the_program_takes(text: str, role: str) -> None:
    _, problems = settings.read(written(f"[themes.mine]\n{role} = {json.dumps(text)}\n"))
    refused = [one for one in problems if one.code != "W606"]  # hard to read, and taken
    assert SCHEMA.is_valid({"themes": {"mine": {role: text}}}) == (not refused), refused


def test_a_theme_may_not_be_called_as_one_of_ours() -> None:
    for name, fine in (("mine", True), *((theme.name, False) for theme in THEMES)):
        assert SCHEMA.is_valid({"themes": {name: {}}}) is fine
        assert (not settings.read(written(f"[themes.{name}]\n"))[1]) is fine


def test_the_published_schema_is_up_to_date() -> None:
    made = runpy.run_path(str(DOCS / "generate_config.py"))
    assert made["PATH"].read_text(encoding="utf-8") == made["generated"](), "make docs"


def test_what_a_user_gives_takes_the_place_of_ours() -> None:
    written(
        'theme = "dusk"\n[keys]\noverview = "O"\nexport = ["e", "ctrl+e"]\nedit = "E"\n[themes.dusk]\nbase = "light"\nclaim = "bold #111"\n'
    )
    config = configured()
    assert config.passed_over == ""
    assert config.keys.shown("overview") == "O"
    assert pressed(config.keys)["export"] == ("e", "ctrl+e")
    assert pressed(config.keys) == {**pressed(OURS), "overview": ("O",), "export": ("e", "ctrl+e"), "edit": ("E",)}
    assert config.theme == "dusk"
    assert [theme.name for theme in config.themes] == ["dark", "light", "dusk", "ansi"]
    assert config.themes[2].looks == {**THEMES[1].looks, "claim": "bold #111111"}


def test_a_key_that_is_taken_leaves_the_other_action_on_its_other_keys() -> None:
    keys = OURS.with_({"export": [("j", "j")]})
    assert pressed(keys)["down"] == ("down",)
    assert keys.shown("down") == "↓"
    keys = OURS.with_({"export": [("o", "o")]})
    assert pressed(keys)["overview"] == ()
    assert keys.shown("overview") == ":overview", "the list of commands has it in any case"


def test_what_is_wrong_is_passed_over_and_said() -> None:
    written('[keys]\novrview = "O"\nsearch = "f2"\n')
    config = configured()
    assert config.passed_over.startswith('config.toml:2: E601 no action is called "ovrview".')
    assert pressed(config.keys) == {**pressed(OURS), "search": ("f2",)}


@pytest.mark.parametrize(
    "text",
    [
        "[keys",
        "\0",
        "keys = 3",
        "[[keys]]",
        "theme = []",
        "[themes]\ndusk = 1",
        "[themes.a.b]\nc = 1",
        "themes = [1]",
        "[keys]\n'' = ''",
        "keys.a.b = 1",
        "a = " + "[" * 2000,
    ],
)
def test_no_file_keeps_the_explorer_from_starting(text: str) -> None:
    written(text)
    assert "config.toml:" in configured().passed_over


def test_a_folder_in_its_place_is_said() -> None:
    Path(config_file() or "").mkdir(parents=True)
    assert "E106" in configured().passed_over


VALUES = st.recursive(
    st.one_of(
        st.text(max_size=4),
        st.booleans(),
        st.integers(),
        st.sampled_from(["j", "ctrl+n", "dark", "bold #fff", "#123456 on red"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["down", "overview", "base", "claim", "cursor", "x", "keys"]), inner, max_size=3
        ),
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["theme", "keys", "themes", "x"]), VALUES))
def test_any_file_gives_a_whole_configuration(
    tmp_path_factory: pytest.TempPathFactory, whole: dict[str, object]
) -> None:
    path = tmp_path_factory.mktemp("config") / "config.toml"
    path.write_text("\n".join(f"{key} = {toml(value)}" for key, value in whole.items()), encoding="utf-8")
    found, problems = settings.read(path)
    keys = OURS.with_(found.keys)
    assert {key.action for key in keys.table} == {key.action for key in KEYS}
    for name, base, looks in found.themes:
        assert base in {theme.name for theme in THEMES}, name
        assert set(looks) <= set(ROLES)
        assert all(look(said) for said in looks.values())
    assert all(problem.hint or problem.code in ("E205", "E124") for problem in problems)


def test_what_is_no_text_is_told_in_words(tmp_path: Path) -> None:
    """A table was shown as our own notes on where it stands."""
    path = tmp_path / "config.toml"
    path.write_text("[keys]\ndown = [{}, [], 3]\n")
    assert [problem.message for problem in settings.read(path)[1]] == [
        "a table is no key",
        "a list is no key",
        '"3" is no key',
    ]


def toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value).replace("\x7f", "\\u007f")


def test_a_file_that_did_not_change_is_not_parsed_again() -> None:
    path = written(uncommented())
    first = configured()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "read", None)
        again = configured()
    assert pressed(again.keys) == pressed(first.keys)
    assert [theme.looks for theme in again.themes] == [theme.looks for theme in first.themes]
    path.write_text('[keys]\noverview = "O"\n', encoding="utf-8")
    assert configured().keys.shown("overview") == "O"


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005), "the known grey that just fails"
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005), "and the one that just passes"


def test_our_own_themes_are_readable_as_a_config_file_is_asked() -> None:
    for theme in THEMES[:2]:
        assert [role for role, _, _, found in contrasts(theme) if found < READABLE] == []
        assert len(list(contrasts(theme))) >= len(ROLES) - 4, "and asked of all roles but frames"


def test_a_ground_of_ones_own_is_held_against_the_colours_on_it(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[themes.grey]\nbase = "dark"\n\nbackground = "#777777"\n')
    _, problems = settings.read(path)
    assert {problem.code for problem in problems} == {"W606"}
    assert {problem.at.line for problem in problems} == {4}
    assert any(problem.message.startswith("claim: the contrast of #f1f3f8 on #777777 is 4.0") for problem in problems)


def test_every_setting_of_a_configuration_is_made_from_the_file() -> None:
    assert {*Config.__annotations__} - {"passed_over"} == {*settings.SETTINGS}

"""Our dataclasses do what the standard library's do."""

import copy
import dataclasses
import pickle
import subprocess
import sys
import weakref
from dataclasses import FrozenInstanceError, field, fields, replace
from pathlib import Path
from typing import Any

import pytest

from debate_tui import frozen
from debate_tui.frozen import dataclass


def made(decorate: Any) -> tuple[Any, ...]:
    """The same classes by one decorator or another."""

    @decorate(frozen=True, slots=True)
    class Base:
        name: str
        """Its name."""
        size: int = 3

    @decorate(frozen=True, slots=True)
    class Derived(Base):
        """A class with everything."""

        size: int = 4
        marks: tuple[str, ...] = ()
        kept: dict[str, int] = field(init=False, repr=False, compare=False, default_factory=dict)
        given: list[int] = field(default_factory=list)
        twice: str = field(init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "twice", self.name * 2)

        @property
        def long(self) -> bool:
            return len(self.name) > 3

    @decorate(frozen=True, slots=True, eq=False)
    class Alone:
        derived: Base

    @decorate(frozen=True, slots=True)
    class Nothing:
        pass

    @decorate(frozen=True, slots=True)
    class Own:
        name: str

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 7

        def __repr__(self) -> str:
            return "own"

    @decorate(frozen=True, slots=True, order=True)
    class Ordered:
        name: str
        size: int = 0

    @decorate(frozen=True, slots=True)
    class Aside:
        name: str
        extra: dict[str, int] = field(default_factory=dict, hash=False)

    @decorate(frozen=True, slots=True, eq=False, weakref_slot=True)
    class Referred:
        name: str

    return Base, Derived, Alone, Nothing, Own, Ordered, Aside, Referred


OURS, THEIRS = made(dataclass), made(dataclasses.dataclass)


@dataclass(frozen=True, slots=True)
class Named:
    """A class that `pickle` can find."""

    name: str
    size: int = 1


def shown(one: object) -> str:
    return repr(one).replace("made.<locals>.", "")


def test_they_are_made_from_the_same_arguments() -> None:
    for ours, theirs in zip(OURS[:2], THEIRS[:2], strict=True):
        for arguments, named in (
            (("a",), {}),
            (("a", 5), {}),
            ((), {"name": "a", "size": 5}),
            (("abcd",), {"size": 9}),
        ):
            assert shown(ours(*arguments, **named)) == shown(theirs(*arguments, **named))
        wrong: Any = (((), {}), (("a", 1, 2, 3, 4, 5), {}), (("a",), {"name": "b"}), (("a",), {"other": 1}))
        for arguments, named in wrong:
            with pytest.raises(TypeError) as one:
                ours(*arguments, **named)
            with pytest.raises(TypeError) as other:
                theirs(*arguments, **named)
            assert str(one.value) == str(other.value).replace("made.<locals>.Base.", "").replace("made.<locals>.Derived.", "")  # fmt: skip
    assert shown(OURS[3]()) == shown(THEIRS[3]()) == "Nothing()"


def test_each_gets_its_own_of_what_a_factory_makes() -> None:
    one, other = OURS[1]("a"), OURS[1]("a")
    assert one.kept == other.kept == {}
    assert one.kept is not other.kept
    assert one.given is not other.given
    assert OURS[1]("a", given=[1]).given == [1]
    assert one.twice == "aa"
    assert OURS[1]("abcd").long


def test_they_are_equal_by_what_counts() -> None:
    for base, derived, alone, nothing, own, *_ in (OURS, THEIRS):
        assert base("a") == base("a", 3) != base("b")
        assert hash(base("a")) == hash(base("a", 3)) == hash(("a", 3))
        assert base("a") != ("a", 3)
        assert base("a").__eq__(("a", 3)) is NotImplemented
        assert derived("a") != base("a", 4)
        one = derived("a")
        one.kept["x"] = 1
        assert one == derived("a")
        same = base("a")
        assert alone(same) != alone(same)
        assert len({alone(same), alone(same)}) == 2
        assert nothing() == nothing()
        assert hash(nothing()) == hash(())
        assert own("a") == own("b")
        assert (hash(own("a")), repr(own("a"))) == (7, "own")


def test_they_are_in_order_by_what_counts() -> None:
    for kind in (OURS[5], THEIRS[5]):
        one, other = kind("a", 2), kind("b")
        assert one < other
        assert one <= kind("a", 2) <= other
        assert other > one
        assert other >= one
        assert sorted([other, one, kind("a")]) == [kind("a"), one, other]
        with pytest.raises(TypeError):
            one < ("b", 0)  # noqa: B015


def test_what_counts_for_equality_may_not_for_the_hash() -> None:
    for kind in (OURS[6], THEIRS[6]):
        assert kind("a", {"x": 1}) != kind("a")
        assert hash(kind("a", {"x": 1})) == hash(kind("a")) == hash(("a",))


def test_they_can_be_referred_to_weakly_where_asked() -> None:
    for kind in (OURS[7], THEIRS[7]):
        one = kind("a")
        assert weakref.ref(one)() is one
    for kind in (OURS[0], THEIRS[0]):
        with pytest.raises(TypeError):
            weakref.ref(kind("a"))


def test_every_module_of_frozen_classes_has_them_from_here() -> None:
    """A module with others, too, has all from the standard library."""
    package = Path(frozen.__file__).parent
    for path in package.rglob("*.py"):
        text = path.read_text()
        if "@dataclass(frozen=True" in text and "@dataclass(slots=True" not in text:
            assert "from debate_tui.frozen import dataclass" in text, path


def test_nothing_of_them_changes() -> None:
    for kind in (OURS[0], OURS[1]):
        one = kind("a")
        for name in ("name", "size", "other"):
            with pytest.raises(FrozenInstanceError):
                setattr(one, name, 1)
            with pytest.raises(FrozenInstanceError):
                delattr(one, name)
        assert not hasattr(one, "__dict__")


def test_the_standard_library_knows_them() -> None:
    for ours, theirs in zip(OURS, THEIRS, strict=True):
        assert dataclasses.is_dataclass(ours) is True
        assert [each.name for each in fields(ours)] == [each.name for each in fields(theirs)]
        for name in ("__match_args__", "__name__", "__qualname__"):
            assert getattr(ours, name) == getattr(theirs, name)
    assert OURS[1].__doc__ == "A class with everything."
    assert shown(replace(OURS[1]("a", 2), name="b")) == shown(replace(THEIRS[1]("a", 2), name="b"))
    match Named("a", 2):
        case Named(name, 2):
            assert name == "a"
        case _:
            pytest.fail("no match")


def test_they_can_be_copied() -> None:
    one = OURS[1]("a", given=[1])
    for other in (copy.copy(one), copy.deepcopy(one)):
        assert other == one
        assert shown(other) == shown(one)
    assert pickle.loads(pickle.dumps(Named("a", 2))) == Named("a", 2)


def test_only_what_is_frozen_with_slots_is_made() -> None:
    with pytest.raises(AssertionError):
        vars(frozen)["dataclass"](frozen=False, slots=True)


def test_inspect_waits_for_a_class_without_a_docstring() -> None:
    """`dataclasses` writes one with it; whoever else imports it gets it."""
    script = """
import sys
from debate_tui.frozen import dataclass
dataclass(frozen=True, slots=True)(type("Ours", (), {}))
print("inspect" in sys.modules)
import dataclasses
print(dataclasses.make_dataclass("Theirs", ["x"]).__doc__, "inspect" in sys.modules)
import inspect
print(inspect.isfunction(print), dataclasses.inspect.isclass(int))
"""
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert told.splitlines() == ["False", "Theirs(x: 'typing.Any') True", "False True"]

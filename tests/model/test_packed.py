"""Packed mappings are the mappings that they were made of."""

import copy
import json
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate_tui.model.packed import Packed, PackedList, all_unpacked, packed, unpacked

_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.just("\ud800"),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3) | st.tuples(inner)
    ),
    max_leaves=12,
)


@given(values=st.dictionaries(st.text(max_size=4), _values, max_size=4))
def test_a_packed_mapping_is_the_same_mapping(values: dict[str, Any]) -> None:
    some = packed(values)
    assert some == values
    assert values == some
    assert {**some} == dict(some) == unpacked(some) == values
    assert list(some.items()) == list(values.items())
    assert (len(some), bool(some)) == (len(values), bool(values))
    assert pickle.loads(pickle.dumps(some)) == copy.deepcopy(some) == values
    assert all(type(one) is type(values[key]) for key, one in some.items())


def test_what_it_gives_away_may_be_changed() -> None:
    some = packed({"a": [1]})
    some["a"].append(2)
    assert some == {"a": [1]}


def test_what_is_not_plain_is_kept_as_it_is() -> None:
    odd = {"a": object()}
    assert packed(odd) is odd
    assert packed({}) == {}


def test_nested_ones_are_unpacked_for_those_who_want_json() -> None:
    some: dict[str, Any] = {"a": [packed({"b": 1})], "c": packed({"d": {"e": None}})}
    assert isinstance(some["a"][0], Packed)
    assert json.loads(json.dumps(all_unpacked(some))) == {"a": [{"b": 1}], "c": {"d": {"e": None}}}


@pytest.mark.parametrize("key", ["a", "b"])
def test_it_is_asked_as_any_mapping(key: str) -> None:
    some = packed({"a": 1})
    assert (key in some, some.get(key, 2)) == ((True, 1) if key == "a" else (False, 2))


@given(
    values=st.lists(st.dictionaries(st.text(max_size=4), _values, max_size=2), max_size=3), times=st.integers(0, 130)
)
def test_a_packed_list_is_the_same_list(values: list[dict[str, Any]], times: int) -> None:
    whole = [*values, *values[:1] * times]
    some = PackedList(whole)
    assert some == whole
    assert whole == [*some]
    assert (len(some), bool(some)) == (len(whole), bool(whole))
    assert [some[n] for n in range(len(whole))] == whole
    assert (some[-2:], some[1:]) == (whole[-2:], whole[1:])
    assert pickle.loads(pickle.dumps(some)) == copy.deepcopy(some) == whole
    assert all_unpacked({"all": some}) == {"all": whole}
    assert some != [*whole, {}]
    with pytest.raises(IndexError):
        some[len(whole)]

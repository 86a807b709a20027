"""Builds an example of any struct: every field filled, always with the same value.

A value depends on its field's name and type only, so a new field changes nothing beside it.
"""

from __future__ import annotations

import zlib
from typing import Any, TypeVar

from msgspec import Struct, inspect

S = TypeVar("S", bound=Struct)
_ITEMS = 2
_SPAN = 100_000


def example(kind: type[S]) -> S:
    """Return the example of a struct class."""
    built = _value(inspect.type_info(kind), kind.__name__)
    assert isinstance(built, kind)
    return built


def _value(info: inspect.Type, name: str) -> Any:
    match info:
        case inspect.StructType():
            return info.cls(**{f.name: _value(f.type, f.name) for f in info.fields})
        case inspect.UnionType():
            return _value(_first_real(info), name)
        case inspect.DictType():
            return {_value(info.key_type, "key"): _value(info.value_type, "value")}
        case inspect.VarTupleType() | inspect.ListType() | inspect.FrozenSetType():
            return _collection(info, name)
        case _:
            return _scalar(info, name)


def _scalar(info: inspect.Type, name: str) -> Any:
    match info:
        case inspect.EnumType():
            return next(iter(info.cls))
        case inspect.BoolType():
            return True
        case inspect.IntType():
            return zlib.crc32(name.encode()) % min(info.le or _SPAN, _SPAN) + 1
        case inspect.FloatType():
            return zlib.crc32(name.encode()) % _SPAN + 0.5
        case inspect.StrType():
            return _text(name)
        case _:
            message = f"no example for {info}"
            raise TypeError(message)


def _first_real(info: inspect.UnionType) -> inspect.Type:
    return next(kind for kind in info.types if not isinstance(kind, inspect.NoneType))


def _text(name: str) -> str:
    if name == "id" or name.endswith("_id"):
        return f"{name.removesuffix('id').removesuffix('_') or 'own'}-1"
    return f"{name} 가"


def _collection(
    info: inspect.VarTupleType | inspect.ListType | inspect.FrozenSetType, name: str
) -> Any:
    kind = {
        inspect.VarTupleType: tuple,
        inspect.ListType: list,
        inspect.FrozenSetType: frozenset,
    }[type(info)]
    return kind(_value(info.item_type, name if n == 0 else f"{name}{n}") for n in range(_ITEMS))

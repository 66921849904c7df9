"""The JSON Schema of `article.json`, made from the dataclasses: for other programs, not for us.

`python -m editor.formats.native.schema` prints what resources/schema/article-1.json holds. Our own
reader checks by the codec, which says the same things more precisely.
"""

from __future__ import annotations

import json
import sys
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin

from editor.formats.codec import VOCABULARY, default_of, hints, is_kept_outside
from editor.formats.native.layout import VERSION
from editor.model.article import Article
from editor.model.inline import Citation, Inlines, Text
from editor.model.marks import MARKS, Mark, MarkSpec
from editor.value import MISSING, is_dataclass

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
SIMPLE: Final[dict[type, str]] = {str: "string", int: "integer", bool: "boolean"}
TEXT: Final = {"type": "string"}


def json_schema() -> dict[str, Any]:
    """The schema of a whole `article.json` of this version."""
    definitions: dict[str, Any] = {}
    _refer(Article, definitions)
    article = definitions.pop("Article")
    properties = {"version": {"const": VERSION}, **article["properties"]}
    return {
        "$schema": DIALECT,
        "$id": f"urn:muharrir:article:{VERSION}",
        "title": "A Muharrir article",
        "type": "object",
        "properties": properties,
        "required": ["version", *article["required"]],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def _refer(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    """A reference to the definition of a dataclass, which is made if it is not there yet."""
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}
        definitions[cls.__name__] = _object(cls, definitions)
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _object(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    required: list[str] = []
    for name, hint in hints(cls).items():
        if is_kept_outside(hint):
            continue
        if (cls, name) in VOCABULARY:
            properties[name] = {"enum": list(VOCABULARY[cls, name][0])}
        else:
            properties[name] = _of(hint, definitions)
        if default_of(cls, name) is MISSING:
            required.append(name)
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _of(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if hint in (Inlines, tuple[Text, ...]):
        return _inlines(hint, definitions)
    if hint is Mark:
        return {"oneOf": [_mark(spec) for spec in MARKS]}
    if is_dataclass(hint) and isinstance(hint, type):
        return _refer(hint, definitions)
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _of(get_args(hint)[0], definitions)}
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint))}
    if get_origin(hint) in (Union, UnionType):
        inner = next(one for one in get_args(hint) if one is not NoneType)
        return {"oneOf": [{"type": "null"}, _of(inner, definitions)]}
    return {"type": SIMPLE[hint]}


def _mark(spec: MarkSpec) -> dict[str, Any]:
    """A mark is its name alone, or `{name: value}` where its row says what the value means."""
    if spec.value == "none":
        return {"const": spec.id}
    return {
        "type": "object",
        "properties": {spec.id: TEXT},
        "required": [spec.id],
        "additionalProperties": False,
    }


def _inlines(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if "Citation" not in definitions:
        definitions["Citation"] = {}
        citation = _object(Citation, definitions)
        citation["properties"] = {
            "citation" if name == "id" else name: value
            for name, value in citation["properties"].items()
        }
        citation["required"] = ["citation"]
        definitions["Citation"] = citation
        definitions["Break"] = {
            "type": "object",
            "properties": {"break": {"const": True}},
            "required": ["break"],
            "additionalProperties": False,
        }
    items = [TEXT, _refer(Text, definitions)]
    if hint == Inlines:
        items += [{"$ref": "#/$defs/Break"}, {"$ref": "#/$defs/Citation"}]
    return {"oneOf": [TEXT, {"type": "array", "items": {"oneOf": items}}]}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n")

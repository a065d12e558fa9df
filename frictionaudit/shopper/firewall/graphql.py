"""What a GraphQL request tells the shop, apart from what it asks back.

Every change is a root field of a mutation, with what is given to it as arguments. What stands in the braces below only
names what the answer holds: who saves an address may well ask for the ways to pay that there are.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from graphql import GraphQLError, parse, print_ast
from graphql.language import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
)


def without_answers(body: str) -> str:
    """A JSON body whose GraphQL documents are cut down to their variables, their root fields, and every field that is given an
    argument. Any other body, and a document that cannot be read, stays as it is."""
    try:
        parsed: Any = json.loads(body)
        requests: list[Any] = [*parsed] if isinstance(parsed, list) else [parsed]
        if not requests or not all(isinstance(one, dict) and isinstance(one.get("query"), str) for one in requests):
            return body
        cut = [{**one, "query": " ".join(_told(parse(one["query"])))} for one in requests]
    except (ValueError, RecursionError, GraphQLError):
        return body
    return json.dumps(cut, ensure_ascii=False)


def _told(document: DocumentNode) -> Iterator[str]:
    fragments = {one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)}
    for one in document.definitions:
        if isinstance(one, OperationDefinitionNode):
            yield f"{one.operation.value} {one.name.value if one.name else ''}"
            yield from (print_ast(variable) for variable in one.variable_definitions or ())
            yield from _fields(one.selection_set, fragments, set(), at_the_root=True)


def _fields(
    selected: SelectionSetNode | None,
    fragments: Mapping[str, FragmentDefinitionNode],
    seen: set[tuple[str, bool]],
    *,
    at_the_root: bool,
) -> Iterator[str]:
    for one in selected.selections if selected else ():
        if isinstance(one, FieldNode):
            if at_the_root or one.arguments:
                yield f"{one.name.value}({', '.join(print_ast(given) for given in one.arguments or ())})"
            yield from _fields(one.selection_set, fragments, seen, at_the_root=False)
        elif isinstance(one, InlineFragmentNode):
            yield from _fields(one.selection_set, fragments, seen, at_the_root=at_the_root)
        elif isinstance(one, FragmentSpreadNode) and (one.name.value, at_the_root) not in seen:
            seen.add((one.name.value, at_the_root))
            spread = fragments.get(one.name.value)
            yield from _fields(spread.selection_set if spread else None, fragments, seen, at_the_root=at_the_root)

"""Writing the JSON (写出): the library's own canonical bytes."""

from typing import BinaryIO

from policyduty import Plan, dumps


def write(plan: Plan, target: BinaryIO, options: None) -> None:  # noqa: ARG001 - the contract's shape
    """Write the plan. Raises CodecError where a text holds a lone surrogate, which JSON in UTF-8 cannot carry."""
    target.write(dumps(plan))

"""What every test begins with."""

from collections.abc import Iterator

import pytest

from policyduty import locale


@pytest.fixture(autouse=True)
def _environments_language() -> Iterator[None]:
    """Leave no language chosen for the next test."""
    yield
    locale.use(None)

"""What every test begins with."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from policyduty import locale

# How fast a machine is at the moment is no law; benchmarks measure speed.
settings.register_profile("policyduty", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("policyduty")


@pytest.fixture(autouse=True)
def _environments_language() -> Iterator[None]:
    """Leave no language chosen for the next test."""
    yield
    locale.use(None)

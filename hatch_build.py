"""Build hook: compile the message catalogues that the package carries."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes each ``policyduty.mo`` beside its ``policyduty.po``, for wheels and editable installs alike."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile every catalogue before the files are gathered."""
        for po in sorted(Path(self.root, "src/policyduty/locale").glob("*/LC_MESSAGES/*.po")):
            with po.open("rb") as source, po.with_suffix(".mo").open("wb") as target:
                catalogue = read_po(source, locale=po.parent.parent.name)
                # Babel would write the minute of the build: a release must have the same bytes whenever it is built.
                catalogue.creation_date = catalogue.revision_date = datetime(2000, 1, 1, tzinfo=UTC)
                write_mo(target, catalogue)

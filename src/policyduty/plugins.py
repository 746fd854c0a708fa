"""Finding plugins (插件管理): load the entry points, ask their hooks, leave out what is broken, and say so."""

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

import pluggy
from attrs import frozen

from . import hookspecs
from .contract import Exporter, PlanPackage, Reader, Rule
from .errors import PluginWarning, UnknownName

GROUP = "policyduty"


@frozen(kw_only=True)
class Plugin:
    """A plugin that was found, and what it brought (插件)."""

    name: str
    distribution: str = ""
    version: str = ""
    provides: tuple[str, ...] = ()
    """``exporter:excel``, ``plan:…``: what of it is in use."""
    problems: tuple[PluginWarning, ...] = ()
    """What is wrong with it, if anything; what it brought beside that works."""


@frozen(kw_only=True)
class Registry:
    """Everything that the plugins provide, by name."""

    plugins: tuple[Plugin, ...]
    exporters: Mapping[str, Exporter]
    readers: Mapping[str, Reader]
    rules: Mapping[str, Rule]
    plans: Mapping[str, PlanPackage]

    def exporter(self, name: str) -> Exporter:
        """The exporter of that name. Raises UnknownName with the nearest names."""
        if name in self.exporters:
            return self.exporters[name]
        raise UnknownName.among("unknown format {name!r}; {hint}", name, list(self.exporters))

    def exporter_for(self, suffix: str) -> Exporter | None:
        """The first exporter that writes files with that ending, such as ``.xlsx``."""
        return next((e for e in self.exporters.values() if suffix.lower() in e.suffixes), None)

    def reader_for(self, suffix: str) -> Reader | None:
        """The first reader of files with that ending, such as ``.txt``."""
        return next((r for r in self.readers.values() if suffix.lower() in r.suffixes), None)

    def plan_package(self, plan_id: str) -> PlanPackage:
        """The installed plan of that id. Raises UnknownName with the nearest ids."""
        if plan_id in self.plans:
            return self.plans[plan_id]
        raise UnknownName.among("unknown plan {name!r}; {hint}", plan_id, list(self.plans))


@cache
def registry() -> Registry:
    """What is installed, found once a process; broken and clashing plugins are warned about (PluginWarning)."""
    found = collect((point.name, _distribution(point), point.load) for point in _ordered(entry_points(group=GROUP)))
    for plugin in found.plugins:
        for problem in plugin.problems:
            warnings.warn(problem, stacklevel=2)
    return found


def collect(candidates: Iterable[tuple[str, tuple[str, str], Callable[[], Any]]]) -> Registry:
    """Build a registry of plugins, each given as its name, its distribution and version, and how to load it.

    Where two take a name, the first keeps it.
    """
    shelves: dict[str, dict[str, Any]] = {kind: {} for kind, _, _ in _KINDS}
    owners: dict[str, str] = {}
    plugins = []
    for name, (distribution, version), load in candidates:
        label = f"{name} ({distribution})" if distribution else name
        problems: list[PluginWarning] = []
        provides: list[str] = []
        for kind, key, value in _offered(label, load, problems):
            title = f"{kind}:{key}"
            if title in owners:
                problems.append(
                    PluginWarning(
                        "plugin {name!r}: {what} is taken by plugin {owner!r} and is left out",
                        name=label,
                        what=title,
                        owner=owners[title],
                    )
                )
                continue
            owners[title] = label
            shelves[kind][key] = value
            provides.append(title)
        plugins.append(
            Plugin(
                name=name,
                distribution=distribution,
                version=version,
                provides=tuple(provides),
                problems=tuple(problems),
            )
        )
    return Registry(
        plugins=tuple(plugins),
        exporters=shelves["exporter"],
        readers=shelves["reader"],
        rules=shelves["rule"],
        plans=shelves["plan"],
    )


_KINDS: tuple[tuple[str, str, type[Any]], ...] = (
    ("exporter", "name", Exporter),
    ("reader", "name", Reader),
    ("rule", "code", Rule),
    ("plan", "id", PlanPackage),
)


def _offered(name: str, load: Callable[[], Any], problems: list[PluginWarning]) -> Iterator[tuple[str, str, Any]]:
    """Load one plugin and ask its hooks; give what is of the contract as kind, name and value, note what is not.

    Each has a manager of its own: entry points of two distributions may have the same name.
    """
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(hookspecs)
    try:
        manager.register(load(), name)
        manager.check_pending()
    except (Exception, SystemExit) as error:
        problems.append(
            PluginWarning("plugin {name!r} does not work and is left out: {reason}", name=name, reason=_reason(error))
        )
        return
    for kind, key, contract in _KINDS:
        hook = f"policyduty_{kind}s"
        for implementation in getattr(manager.hook, hook).get_hookimpls():
            try:
                answer = list(implementation.function())
            except (Exception, SystemExit) as error:
                problems.append(
                    PluginWarning(
                        "plugin {name!r}: {hook} does not work and is left out: {reason}",
                        name=name,
                        hook=hook,
                        reason=_reason(error),
                    )
                )
                continue
            for value in answer:
                if isinstance(value, contract):
                    yield kind, getattr(value, key), value
                else:
                    problems.append(
                        PluginWarning(
                            "plugin {name!r}: {hook} gave {value!r}, expected {contract}",
                            name=name,
                            hook=hook,
                            value=value,
                            contract=contract.__name__,
                        )
                    )


def _reason(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"


def _ordered(points: Iterable[EntryPoint]) -> list[EntryPoint]:
    """Sort the entry points: ours before others', so that nobody takes a shipped name; then by name."""
    return sorted(points, key=lambda point: (_distribution(point)[0] != GROUP, *_distribution(point), point.name))


def _distribution(point: EntryPoint) -> tuple[str, str]:
    return (point.dist.name, point.dist.version) if point.dist else ("", "")

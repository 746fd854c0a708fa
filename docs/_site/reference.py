"""The reference: public names with their docstrings, taken from each package's ``__all__``.

``{public} policyduty model`` stands for the names that ``policyduty`` has from its module ``model``, and
``{public} policyduty.views`` for those that only ``policyduty.views`` lists.
"""

import inspect
from importlib import import_module

from docutils import nodes
from docutils.parsers.rst import Directive
from docutils.statemachine import StringList
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata

import policyduty

TOP = vars(policyduty)
PACKAGES = ["policyduty", "policyduty.testing", *(f"policyduty.{name}" for name in sorted(TOP["_SUBPACKAGES"]))]


def names(package: str, home: str = "") -> list[str]:
    """Give the public names of a package that no package above it has; of one of its modules."""
    listed: list[str] = vars(import_module(package))["__all__"]
    if package != "policyduty":
        return [name for name in listed if package == "policyduty.testing" or name not in TOP["__all__"]]
    return [name for name in listed if home in ("", TOP["_HOME"][name])]


class Public(Directive):
    """Put the documentation of a package's public names here."""

    required_arguments = 1
    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Write it as autodoc's directives, which are no Markdown."""
        package, home = [*self.arguments, ""][:2]
        lines = ["```{eval-rst}", f".. py:currentmodule:: {package}"]
        for name in names(package, home):
            value = getattr(import_module(package), name)
            kind = "autoclass" if inspect.isclass(value) else "autofunction" if callable(value) else "autodata"
            if inspect.isclass(value) and issubclass(value, BaseException):
                kind = "autoexception"
            lines += ["", f".. {kind}:: {package}.{name}"]
            if kind == "autoclass":
                lines.append("   :members:")
        found = nodes.container()
        self.state.nested_parse(StringList([*lines, "```"], source="reference"), self.content_offset, found)
        return found.children


def public_name(app: Sphinx, env: BuildEnvironment, node: pending_xref, text: nodes.TextElement) -> nodes.Node | None:
    """Lead a type in a signature, which Python knows by the module that it is written in, to its public name."""
    if node.get("refdomain") != "py":
        return None
    domain = env.domains.python_domain
    last = node["reftarget"].rsplit(".", 1)[-1]
    for package in PACKAGES:
        target = f"{package}.{last}"
        if target in domain.objects:
            return domain.resolve_xref(env, node["refdoc"], app.builder, "obj", target, node, text)
    return None


def all_there(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of public names that no page documents."""
    known = env.domains.python_domain.objects
    for package in PACKAGES if app.config.language == "en" else []:
        for name in names(package):
            if f"{package}.{name}" not in known:
                logging.getLogger(__name__).warning("no page documents %s.%s", package, name)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Join the directive and what goes with it to Sphinx."""
    app.add_directive("public", Public)
    app.connect("missing-reference", public_name)
    app.connect("env-check-consistency", all_there)
    return {"parallel_read_safe": True}

# What an app needs of packages before it runs: those that its export takes along, since browsers
# ask for parts of them, and those that the readers' Python loads. What the former import counts.

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from docsgen.demos.lock_file import kept
from docsgen.demos.module_uses import Use, uses_of
from docsgen.demos.natively import Natives
from docsgen.demos.package import Package, package_in
from docsgen.demos.package_choice import Kept
from docsgen.demos.provision import Provision
from docsgen.demos.provisioning import Provisioner
from docsgen.demos.requirements import declared
from docsgen.demos.source import Source


class PackageNeeds(NamedTuple):
    """The installed packages that go along, what the app and all such import, what is provided."""

    installed: list[Package]
    uses: list[Use]
    provision: Provision


def package_needs(source: Source, natives: Natives, provisioner: Provisioner) -> PackageNeeds:
    """What an app needs of packages; what is installed here is not fetched from the index."""
    choice = partial(kept, source, with_more=True)
    found = uses_of(source)
    installed = natives.packages_of({use.module for use in found})
    own = {package.name for package in installed}
    uses = [use for use in [*found, *_inner(source, installed)] if use.module not in own]
    provision = provided(source, uses, provisioner, choice)
    known = own | {use.module for use in uses}
    inner = _inner(source, taken_along(installed, provision))
    if more := [use for use in inner if use.module not in known]:
        uses += more
        provision = provided(source, uses, provisioner, choice)
    return PackageNeeds(installed, uses, provision)


def taken_along(installed: Collection[Package], provision: Provision) -> list[Package]:
    """The packages of which an export takes parts along, the installed ones first."""
    names = {package.name for package in installed}
    fetched = map(package_in, provision.apart)
    return [*installed, *(package for package in fetched if package.name not in names)]


def provided(
    source: Source,
    uses: Collection[Use],
    provisioner: Provisioner,
    choice: Kept,
    implied: Iterable[str] = (),
) -> Provision:
    """What the readers of an app have of packages, those that are `implied` among them."""
    asked = declared(source.folder, source.entry, source.root)
    return provisioner.provide(uses, asked, [*source.settings.packages, *implied], choice)


def _inner(source: Source, packages: Iterable[Package]) -> Iterator[Use]:
    """What packages import, as if the app's script did."""
    for package in packages:
        for name in package.imports:
            yield Use(name, source.entry, 1, is_guarded=False)

# The native run of an app with the packages that its readers get. Some of them are known only after
# it, as the library needs them for what the app uses of it; the app runs with the same versions.

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from typing import NamedTuple

from docsgen.demos.exporting import Exporting
from docsgen.demos.lock_file import kept
from docsgen.demos.module_uses import Use, uses_of
from docsgen.demos.natively import Native, Natives
from docsgen.demos.package import Package
from docsgen.demos.package_choice import Kept
from docsgen.demos.provisioning import Provision, Provisioner
from docsgen.demos.requirements import declared
from docsgen.demos.source import Source
from docsgen.native.messages import Failure


class Ran(NamedTuple):
    """What came of a run, and the packages that readers get.

    `uses` are the imports of what is not the app's own, `implied` the packages that only the
    library needs, and what for; none are known of an app that failed.
    """

    native: Native | Failure
    provision: Provision
    uses: list[Use]
    implied: Mapping[str, str] = {}


def run(source: Source, natives: Natives, provisioner: Provisioner, exporting: Exporting) -> Ran:
    """Run an app with what its readers get; again, where that turns out to be something else."""
    carried, uses = _uses(source, natives)

    def provided(implied: Collection[str], kept: Kept) -> Provision:
        asked = declared(source.folder, source.entry, source.root)
        return provisioner.provide(uses, asked, [*source.settings.packages, *implied], kept)

    before = provided((), partial(kept, source, with_more=True))
    native = natives.run(source, before, carried)
    if isinstance(native, Failure):
        return Ran(native, before, uses)
    configs = [page.config for page in native.pages.values()]
    implied = exporting.implied(configs, before.imports)
    if not implied and before.resolution == kept(source, before.asked):
        return Ran(native, before, uses)
    provision = provided(implied, partial(kept, source))
    if not set(before.pure) <= set(provision.pure):
        native = natives.run(source, provision, carried)
    return Ran(native, provision, uses, implied)


def _uses(source: Source, natives: Natives) -> tuple[list[Package], list[Use]]:
    """The packages that a demo takes along, and what it and they import besides."""
    found = uses_of(source)
    packages = natives.packages_of({use.module for use in found})
    inner = [name for package in packages for name in package.imports]
    found += [Use(name, source.entry, 1, is_guarded=False) for name in inner]
    own = {package.name for package in packages}
    return packages, [use for use in found if use.module not in own]

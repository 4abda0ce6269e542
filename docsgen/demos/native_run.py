# The native run of an app with the packages that its readers get. Some of them are known only after
# it, as the library needs them for what the app uses of it; the app runs with the same versions.

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from docsgen.demos.exporting import Exporting
from docsgen.demos.lock_file import kept
from docsgen.demos.module_uses import Use
from docsgen.demos.natively import Native, Natives
from docsgen.demos.package_needs import package_needs, provided, taken_along
from docsgen.demos.provision import Provision
from docsgen.demos.provisioning import Provisioner
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
    installed, uses, before = package_needs(source, natives, provisioner)
    native = natives.run(source, before, taken_along(installed, before))
    if isinstance(native, Failure):
        return Ran(native, before, uses)
    configs = [page.config for page in native.pages.values()]
    implied = exporting.implied(configs, before.imports)
    if not implied and before.resolution == kept(source, before.asked):
        return Ran(native, before, uses)
    provision = provided(source, uses, provisioner, partial(kept, source), implied)
    if not {*before.pure, *before.apart} <= {*provision.pure, *provision.apart}:
        native = natives.run(source, provision, taken_along(installed, provision))
    return Ran(native, provision, uses, implied)

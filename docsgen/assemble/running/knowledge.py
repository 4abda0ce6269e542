# Facet of an adapter: what of a library decides whether samples run as they are copied.

from __future__ import annotations

import msgspec


class RunningKnowledge(msgspec.Struct, frozen=True):
    """What is known of a library; names are dotted, as they are imported.

    `packages` are those that can be imported where it is installed, `apps` the classes that make
    an app, `launching` the methods after which a script does not go on. Calls of `asking` ask
    other servers, those of `requiring` need a package besides. `removed` are names that it does
    not have in this version, and parameters, as `acme.Window(theme)`. The block of the statement
    `around` is that of an app; what is made of the `layouts`, and listeners to `events`, have to
    be in one. `refused` has lines of samples that raise, and what these say.
    """

    packages: tuple[str, ...] = ()
    apps: tuple[str, ...] = ()
    launching: tuple[str, ...] = ()
    asking: tuple[str, ...] = ()
    requiring: tuple[tuple[str, str], ...] = ()
    removed: tuple[str, ...] = ()
    around: str = ""
    layouts: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


NOTHING = RunningKnowledge()
"""What is known of a library without an adapter."""

# Where each package of an app comes from: from Pyodide's distribution if that can be had, which is
# made for the browser, else from the index. What neither has is given up, with the reason.

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import msgspec
from packaging.requirements import Requirement

from docsgen.demos.runtime.packages import Shelf, normalized
from docsgen.demos.runtime.pins import Pins
from docsgen.demos.runtime.resolving import Resolution, Resolved

_NAME = re.compile(r"[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?")
"""What may be the name of a package in the reason that pip gives."""


class Answer(msgspec.Struct, frozen=True):
    """What came of asking the index: a resolution, or the reason why there is none.

    The reason is final unless it was pip or the network that failed.
    """

    resolution: Resolution | None
    reason: str = ""
    is_final: bool = True


Kept = Callable[[list[str]], Resolution | None]
"""Gives the answer of the index to some requirements, where that is kept beside the app."""


class Choice:
    """Where each package of one app comes from; `reasons` say why modules are not to be had.

    Those in `final` are not to be had by anybody, the others perhaps at another time.
    """

    def __init__(
        self,
        shelf: Shelf,
        pins: Pins,
        answered: Callable[[list[str], Mapping[str, str]], Answer],
    ) -> None:
        self._shelf, self._pins, self._answered = shelf, pins, answered
        self._refused: dict[str, str] = {}  # packages of the distribution, and why
        self._rest: dict[str, Requirement] = {}
        self.names: set[str] = set()
        self.reasons: dict[str, str] = {}
        self.final: set[str] = set()
        self.others: dict[str, str] = {}
        self.asked: list[str] = []
        self.resolution: Resolution | None = None

    @property
    def wheels(self) -> list[Resolved]:
        """Those of the index that do not come from the distribution anyway."""
        there = {normalized(wheel.name) for wheel in self._shelf.lock.closure(self.names)}
        found = self.resolution.wheels if self.resolution else []
        return [one for one in found if one.name not in there]

    def choose(self, needs: Mapping[str, Requirement | None], kept: Kept) -> None:
        """Take what is needed from the distribution, and the rest from the index."""
        for module, requirement in needs.items():
            if requirement is None:
                self.reasons[module] = f"Python {self._pins.python.version} in the browser lacks it"
                self.final.add(module)
            elif not (self._suits(requirement) and self._take(requirement.name)):
                self._rest[module] = requirement
        self._ask(kept)
        for module in [module for module in self.reasons if module in self._rest]:
            self._settle_for_another(module)

    def give_up(self, reason: str) -> None:
        """Do without all that the index has."""
        self.resolution = None
        self.reasons |= dict.fromkeys(self._rest, reason)

    def _suits(self, requirement: Requirement) -> bool:
        """Whether the distribution has what is asked for."""
        wheel = self._shelf.lock.packages.get(normalized(requirement.name))
        if wheel is None or requirement.extras or requirement.url:
            return False
        return not wheel.version or requirement.specifier.contains(wheel.version, prereleases=True)

    def _take(self, name: str) -> bool:
        """Take a package from the distribution, unless that was refused."""
        key = normalized(name)
        if key not in self._refused:
            if reason := self._shelf.take(name):
                self._refused[key] = reason
            else:
                self.names.add(key)
        return key in self.names

    def _ask(self, kept: Kept) -> None:
        """Ask the index for the rest, again without what its answer needs and is not to be had."""
        self.asked = self._open()
        self.resolution = kept(self.asked)
        while self.asked and not self._is_met():
            self.resolution = self._answer()

    def _is_met(self) -> bool:
        """Whether there is an answer, and the distribution has what that takes for granted."""
        needed = self.resolution.provided if self.resolution else []
        lacking = [n for n in needed if n not in self._there() and not self._take(n)]
        return self.resolution is not None and not lacking

    def _open(self) -> list[str]:
        """The requirements that nothing speaks against so far."""
        open_ = (one for module, one in self._rest.items() if module not in self.reasons)
        return sorted({str(requirement) for requirement in open_})

    def _answer(self) -> Resolution | None:
        """What the index has for all that can be had of it."""
        answer = self._answered(self._open(), self._provided())
        if answer.resolution is None:
            for module, requirement in self._rest.items():
                alone = self._answered([str(requirement)], self._provided())
                if alone.resolution is None:
                    self._refuse(module, requirement, alone)
            left = self._open()
            answer = self._answered(left, self._provided()) if left else answer
        if answer.resolution is None:  # each could be had, but not all
            for module in self._rest.keys() - self.reasons.keys():
                self._refuse(module, self._rest[module], answer)
        self.asked = self._open()
        return answer.resolution

    def _refuse(self, module: str, requirement: Requirement, answer: Answer) -> None:
        """Give a module up, with the reason of the distribution, too, if it has the package."""
        names = [normalized(name) for name in (requirement.name, *_NAME.findall(answer.reason))]
        refused = next((self._refused[name] for name in names if name in self._refused), None)
        self.reasons[module] = f"{refused}; {answer.reason}" if refused else answer.reason
        if answer.is_final and not refused:
            self.final.add(module)

    def _there(self) -> dict[str, str]:
        """The versions of what every runtime has."""
        return {normalized(name): wheel.version for name, wheel in self._pins.wheels.items()}

    def _provided(self) -> dict[str, str]:
        """The versions of what the index need not have: the distribution's, and the runtime's."""
        lock = self._shelf.lock
        taken = {normalized(wheel.name) for wheel in lock.closure(self.names)}
        distributed = {
            name: wheel.version
            for name, wheel in lock.packages.items()
            if wheel.file_name.endswith(".whl")
            and name not in self._refused
            and (name in taken or not (wheel.is_pure or self._shelf.unreachable))
        }
        return distributed | self._there()

    def _settle_for_another(self, module: str) -> None:
        """Take another version of a package than was asked for, where the distribution has one."""
        requirement = self._rest[module]
        wheel = self._shelf.lock.packages.get(normalized(requirement.name))
        if wheel and not self._suits(requirement) and self._take(requirement.name):
            self.others[str(requirement)] = wheel.version
            del self.reasons[module]

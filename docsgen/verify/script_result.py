# What became of trying out one demo, as data.

from __future__ import annotations

import msgspec


class Fault(msgspec.Struct, frozen=True):
    """The step that failed: dotted path of the culprit, what was wrong, what to try."""

    key: str
    message: str
    hint: str

    def __str__(self) -> str:
        return f"{self.key}: {self.message}\n  {self.hint}"


class ScriptResult(msgspec.Struct, frozen=True):
    """How a try-out went.

    `passed` counts the steps that went well, `fault` is why the next one did not. `raised` are
    errors that the app showed and no step expects. `troubles` are what a reader does not see but a
    page must not do: console and page errors, failed requests.
    `foreign` are the addresses on other hosts that the page asked for; none was let through.
    `screenshots` are PNG files by name.
    """

    passed: int
    fault: Fault | None
    raised: list[str]
    troubles: list[str]
    foreign: list[str]
    screenshots: dict[str, bytes]

    @property
    def is_clean(self) -> bool:
        """Whether nothing at all was wrong."""
        return not (self.fault or self.raised or self.troubles or self.foreign)

    def __str__(self) -> str:
        fault = [str(self.fault)] if self.fault else []
        foreign = [f"asked {url}, on another host" for url in self.foreign]
        raised = [f"showed the error {message!r}" for message in self.raised]
        return (
            "\n".join([*fault, *raised, *self.troubles, *foreign]) or f"{self.passed} steps passed"
        )


class StepError(Exception):
    """A step cannot be done or an expectation is not met; becomes a `Fault`.

    `key` is the culprit's path inside the step's action, such as `label`.
    """

    def __init__(self, key: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.key = key
        self.message = message
        self.hint = hint

# Stand-ins for packages that are not here. An app is usually built without touching most of what it
# imports; so a stand-in puts up with everything while the app is built, and says what is missing
# once an event really needs it.

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import sys
import types
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any, ClassVar

from docsgen.player.guarding import runs_guarded
from docsgen.player.unavailable import UnavailableError


class MissingPackageError(UnavailableError, ModuleNotFoundError):
    """An app needs a package that is not here; `name` is the package."""

    def __init__(self, package: str) -> None:
        super().__init__(f"This demo needs {package}, which is not available here.")
        self.name = package


class _Mode:
    """Whether the use of a stand-in is an error by now, and which packages have been used."""

    is_strict = False
    folder = ""
    used: ClassVar[set[str]] = set()
    spared: ClassVar[set[str]] = set()


def tolerate(folder: str = "") -> None:
    """Let stand-ins put up with everything: an app is being built.

    Code in `folder` that is prepared for an error gets one all the same: it has something else.
    """
    _Mode.is_strict, _Mode.folder = False, folder
    _Mode.used.clear()


def insist(spared: Collection[str] = ()) -> None:
    """Let stand-ins raise MissingPackageError as soon as they are really used.

    Those for the `spared` packages go on putting up with everything.
    """
    _Mode.is_strict = True
    _Mode.spared = set(spared)


def used() -> list[str]:
    """The missing packages that were really used while that was tolerated."""
    return sorted(_Mode.used)


def _demanded(package: str) -> None:
    if package in _Mode.spared:
        return
    if _Mode.is_strict or (_Mode.folder and runs_guarded(_user(), _Mode.folder)):
        raise MissingPackageError(package)
    _Mode.used.add(package)


def _user() -> types.FrameType | None:
    """Who uses a stand-in now: the innermost code outside of this module."""
    frame: types.FrameType | None = sys._getframe(1)
    while frame and frame.f_code.co_filename == _user.__code__.co_filename:
        frame = frame.f_back
    return frame


class _Kind(type):
    """The type of stand-ins, which are classes: they can be called, inherited from, and annotate.

    `_package` is the missing package, `_stands` is true of a stand-in but not of what inherits
    from it.
    """

    _package: str

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        if "_stands" not in cls.__dict__:
            return super().__call__(*args, **kwargs)
        _demanded(cls._package)
        if len(args) == 1 and not kwargs and isinstance(args[0], types.FunctionType):
            return args[0]  # used as a decorator
        return stand_in(cls._package, cls.__name__, is_true=False)

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__") or "_stands" not in cls.__dict__:
            raise AttributeError(name)
        value = stand_in(cls._package, name)
        setattr(cls, name, value)
        return value

    def __instancecheck__(cls, instance: Any) -> bool:
        return "_stands" not in cls.__dict__ and super().__instancecheck__(instance)

    def __bool__(cls) -> bool:
        return bool(cls.__dict__.get("_is_true", True))

    def __or__(cls, other: Any) -> Any:
        return cls

    def __ror__(cls, other: Any) -> Any:
        return cls

    def __dir__(cls) -> list[str]:
        return []

    def __iter__(cls) -> Iterator[Any]:
        _demanded(cls._package)
        return iter(())

    def __len__(cls) -> int:
        _demanded(cls._package)
        return 0

    def __int__(cls) -> int:
        _demanded(cls._package)
        return 0

    __index__ = __int__

    def __float__(cls) -> float:
        _demanded(cls._package)
        return 0.0

    def __contains__(cls, item: Any) -> bool:
        _demanded(cls._package)
        return False

    def __enter__(cls) -> Any:
        _demanded(cls._package)
        return cls

    def __exit__(cls, *exception: Any) -> None:
        return None

    def __setitem__(cls, key: Any, value: Any) -> None:
        _demanded(cls._package)

    def __getitem__(cls, key: Any) -> Any:
        return stand_in(cls._package, cls.__name__)  # also a type's parameters: never an error

    def __fspath__(cls) -> str:
        _demanded(cls._package)
        return f"/missing/{cls._package}"


def _operation(cls: _Kind, *operands: Any) -> Any:
    _demanded(cls._package)
    return stand_in(cls._package, cls.__name__, is_true=False)


_UNARY = ("neg", "pos", "abs", "invert", "round")
_BINARY = ("add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift")
_BITWISE = ("and", "rand", "xor", "rxor")
_ORDER = ("lt", "le", "gt", "ge")
for _name in (*_UNARY, *_BINARY, *(f"r{name}" for name in _BINARY), *_BITWISE, *_ORDER):
    setattr(_Kind, f"__{_name}__", _operation)


def stand_in(package: str, name: str, *, module: str = "", is_true: bool = True) -> Any:
    """A class that stands for something called `name` in a `module` of the missing `package`."""
    return _Kind(
        name,
        (),
        {
            "_package": package,
            "_stands": True,
            "_is_true": is_true,
            "__module__": module or package,
            "__init__": lambda self, *args, **kwargs: None,
            "__init_subclass__": classmethod(lambda cls, **kwargs: None),
        },
    )


def is_stand_in(value: Any) -> bool:
    """Whether `value` stands for something of a missing package."""
    return isinstance(type(value), type) and type(value) is _Kind and "_stands" in vars(value)


class Module(types.ModuleType):
    """A missing module; every name can be imported from it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__path__: list[str] = []
        self.__version__ = "0.0.0"

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        value = stand_in(self.__name__.partition(".")[0], name, module=self.__name__)
        setattr(self, name, value)
        return value


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Answers imports of missing packages, once nobody else could."""

    def __init__(self, is_missing: Callable[[str], bool]) -> None:
        self._is_missing = is_missing

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if not self._is_missing(name):
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return Module(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        """There is nothing to execute."""


def give_way() -> None:
    """Put packages that have come in the places where their stand-ins were imported before."""
    stood = {name for name, module in sys.modules.items() if isinstance(module, Module)}
    find = importlib.machinery.PathFinder.find_spec
    come = {name for name in stood if "." not in name and find(name)}
    if not come:
        return
    for name in stood:
        if name.partition(".")[0] in come:
            del sys.modules[name]
    for module in list(sys.modules.values()):
        for name, value in list(getattr(module, "__dict__", {}).items()):
            if _package_of(value) in come:
                setattr(module, name, _meant(value))


def _package_of(value: Any) -> str | None:
    """The package for which a stand-in stands."""
    if isinstance(value, Module):
        return value.__name__.partition(".")[0]
    return str(value._package) if is_stand_in(value) else None


def _meant(value: Any) -> Any:
    """What a stand-in stands for; the stand-in itself where that cannot be told."""
    try:
        if isinstance(value, Module):
            return importlib.import_module(value.__name__)
        return getattr(importlib.import_module(value.__module__), value.__name__, value)
    except Exception:  # whatever a package makes of its import; who uses it meets it, too
        return value


def install(packages: Collection[str], *, instead: bool = False) -> None:
    """Let stand-ins answer for `packages` (dotted names) and for all that is in them.

    A package that is really there is used, unless the stand-ins come `instead` of it.
    """

    def is_missing(name: str) -> bool:
        if name in packages:
            return True
        outer = name.rpartition(".")[0]  # what a package lacks that is here is really missing
        return bool(outer) and isinstance(sys.modules.get(outer), Module) and is_missing(outer)

    sys.meta_path.insert(0 if instead else len(sys.meta_path), _Finder(is_missing))

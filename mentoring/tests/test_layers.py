"""Who may import what: the house's plan, read from the code itself.

A module's layer is told by its file name, its slice by its folder. Each rule below is one row of the table in README's
"How it is built".
"""

import ast
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SLICES = (
    "history",
    "approvals",
    "documents",
    "mentorships",
    "eligibility",
    "plans",
    "journal",
    "reports",
    "council",
    "packets",
    "jobs",
    "calendars",
)
TOP = ("overview", "demo")
PURE = {
    "schools.workdays",
    "schools.names",
    "schools.years",
    "schools.months",
    "mentoring.statute",
    "mentoring.mentorships.transitions",
}
WORDS = {
    "schools.enums",
    "schools.errors",
    "schools.clock",
    "schools.localized",
    "mentoring.reasons",
}
STANDARD = {
    "__future__", "ast", "bisect", "calendar", "collections", "dataclasses", "datetime", "decimal", "enum", "fractions",
    "functools", "hashlib", "itertools", "json", "math", "operator", "types", "typing", "zlib",
}  # fmt: skip
EDGES = {"forms", "filters", "documents", "wording", "uploads"}


@dataclass(frozen=True)
class Module:
    name: str
    path: Path

    @property
    def parts(self) -> list[str]:
        return self.name.split(".")

    @property
    def app(self) -> str:
        return self.parts[0]

    @property
    def slice(self) -> str:
        """The folder below the project package that is a slice; "" for modules beside them."""
        return self.parts[1] if self.app == "mentoring" and self.parts[1:2] and self.parts[1] in (*SLICES, *TOP) else ""

    @property
    def kind(self) -> str:
        """views of a package `views/` are views too."""
        return self.parts[2] if self.slice and len(self.parts) > 2 else self.parts[-1]

    @property
    def is_pure(self) -> bool:
        return self.name in PURE or (bool(self.slice) and self.kind == "rules")

    def imports(self) -> list[str]:
        """Full names of what is imported, `from a import b` as a.b, at any depth of the module."""
        found = []
        for node in ast.walk(ast.parse(self.path.read_text())):
            if isinstance(node, ast.Import):
                found += [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                found += [f"{node.module}.{alias.name}" for alias in node.names]
        return found


def modules() -> list[Module]:
    paths = [path for app in ("schools", "mentoring") for path in sorted((ROOT / app).rglob("*.py"))]
    return [
        Module(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"), path)
        for path in paths
        if not {"tests", "migrations"} & set(path.parts)
    ]


def target(name: str) -> tuple[str, str]:
    """(slice, kind) of an imported name of ours: mentoring.plans.models.Plan → ("plans", "models")."""
    parts = name.split(".")
    if parts[0] == "mentoring" and len(parts) > 2 and parts[1] in (*SLICES, *TOP):
        return parts[1], parts[2]
    return "", parts[1] if len(parts) > 1 else ""


def is_ours(name: str) -> bool:
    return name.split(".")[0] in ("schools", "mentoring")


def breaches(module: Module, imported: str) -> str:
    """Why this import is forbidden; "" when it is allowed."""
    if module.is_pure:
        return _pure(imported)
    if not is_ours(imported):
        return ""
    if module.app == "schools":
        return "schools knows nothing of mentoring" if imported.startswith("mentoring") else ""
    where, what = target(imported)
    if (
        where in TOP
        and module.slice != where
        and module.name
        not in ("mentoring.models", "mentoring.urls", "mentoring.middleware", "mentoring.management.commands.demo")
    ):
        return "nobody imports the top"
    if module.name.startswith(("mentoring.process", "mentoring.progress")):
        return "a process knows no forms, views or requests" if what in ("forms", "filters", "views", "web") else ""
    return _by_kind(module, where, what) if module.slice in SLICES else ""


def _pure(imported: str) -> str:
    if imported.split(".")[0] in STANDARD:
        return ""
    where, what = target(imported)
    pure = any(imported.startswith(f"{name}.") or imported == name for name in PURE) or (where and what == "rules")
    return "" if pure else "a pure module imports the standard library and pure modules only"


def _by_kind(module: Module, where: str, what: str) -> str:
    own = where == module.slice
    match module.kind:
        case "enums":
            return "" if not where or own else "words know only themselves"
        case "models":
            allowed = own or not where or (where, what) == ("approvals", "models") or what in ("enums", "rules")
            return "" if allowed else "tables know other slices by name only"
        case "perms" | "facts" | "wishes" | "reserve":
            return _earlier(module, where, what, {"models", "enums", "rules", "perms", "facts"})
        case "services":
            if what == "services" and not own and where not in ("history", "approvals", "documents"):
                return "a service never calls another slice's service"
            return _earlier(module, where, what, {"models", "enums", "rules", "services", "pdf"})
        case kind if kind in EDGES:
            return "an edge writes nothing and knows no page" if what in ("services", "views") and not own else ""
        case "views" | "views_sheet":
            return "a page does not reach into another page" if what in ("views", "forms") and where and not own else ""
    return ""


def _earlier(module: Module, where: str, what: str, kinds: set[str]) -> str:
    if not where or where == module.slice:
        return ""
    if what not in kinds:
        return f"{module.kind} may not know another slice's {what}"
    later = module.slice in SLICES and SLICES.index(where) > SLICES.index(module.slice)
    return "slices know only earlier slices" if later else ""


def test_every_import_keeps_to_the_plan():
    found = [
        f"{module.name} imports {imported}: {why}"
        for module in modules()
        for imported in module.imports()
        if (why := breaches(module, imported))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("module", "imported"),
    [
        ("mentoring.plans.rules", "django.utils.timezone"),
        ("mentoring.eligibility.rules", "schools.models.Person"),
        ("schools.workdays", "schools.calendars.school_calendar"),
        ("schools.views", "mentoring.process"),
        ("mentoring.plans.services", "mentoring.mentorships.services"),
        ("mentoring.mentorships.facts", "mentoring.plans.models.Plan"),
        ("mentoring.plans.models", "mentoring.mentorships.models.Mentorship"),
        ("mentoring.process", "mentoring.plans.forms.PlanForm"),
        ("mentoring.plans.views", "mentoring.reports.views.final"),
        ("mentoring.council.views", "mentoring.overview.facts.pairs_of"),
    ],
)
def test_a_forbidden_import_is_seen(module, imported):
    assert breaches(Module(module, Path()), imported) != ""


def test_nobody_asks_the_clock_but_the_clock():
    forbidden = ("date.today(", "datetime.now(", "timezone.now(", "timezone.localdate(")
    asked = [
        f"{module.name}: {word}"
        for module in modules()
        if module.name != "schools.clock"
        for word in forbidden
        if word in module.path.read_text()
    ]
    assert asked == []


def test_no_module_swallows_every_exception():
    swallowed = [
        f"{module.name}:{node.lineno}"
        for module in modules()
        for node in ast.walk(ast.parse(module.path.read_text()))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException")))
    ]
    assert swallowed == []

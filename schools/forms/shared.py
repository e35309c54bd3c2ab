"""How is a form made without copying its fields? Django copies every field for every form; few forms change them."""

from copy import deepcopy
from typing import Any, ClassVar

from django.forms import Field


class SharedFields:
    """For a form whose fields serve every request as its class declares them; it stands before `forms.Form`.

    The trap: whatever a form does to a shared field, it does to everybody's. Fields that are given their choices (or
    anything else) for one request are named in `own_fields` and copied; leaving one out (`del form.fields[name]`) is
    the form's own affair.
    """

    own_fields: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.base_fields = _Declared(type(self).base_fields, own=self.own_fields)  # what Django is about to copy
        super().__init__(*args, **kwargs)


class _Declared(dict[str, Field]):
    def __init__(self, fields: dict[str, Field], *, own: tuple[str, ...]) -> None:
        super().__init__(fields)
        self.own = own

    def __deepcopy__(self, memo: dict[int, Any]) -> dict[str, Field]:
        return dict(self) | {name: deepcopy(self[name], memo) for name in self.own}

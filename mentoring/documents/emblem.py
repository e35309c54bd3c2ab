"""Is this a picture that may stand on official papers? It is read as a picture and drawn anew, not kept as it came."""

from io import BytesIO

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, UnidentifiedImageError

FORMATS = ("PNG", "JPEG")
MAX_BYTES = 1024 * 1024
MAX_SIDE = 4000  # a small file can hold a picture that fills the memory
STORED_SIDE = 600  # on paper more than 600 dots an inch


class EmblemField(forms.FileField):
    """A PNG or JPEG of at most 1 MB; the cleaned value is a PNG of at most 600 × 600, or None."""

    def __init__(self, **kwargs) -> None:
        kwargs.setdefault("widget", forms.FileInput({"accept": "image/png,image/jpeg,.png,.jpg,.jpeg"}))
        kwargs.setdefault("help_text", gettext_lazy("A PNG or JPEG picture of at most 1 MB."))
        super().__init__(**({"required": False} | kwargs))

    def to_python(self, value) -> bytes | None:
        return drawn_anew(value) if value else None


def drawn_anew(file) -> bytes:
    """The picture without whatever else the file held. Raises ValidationError with a sentence."""
    if file.size > MAX_BYTES:
        raise ValidationError(_("The picture is larger than 1 MB."))
    try:
        content = file.read()
        Image.open(BytesIO(content), formats=FORMATS).verify()  # a cut file is read as far as it goes otherwise
        picture = Image.open(BytesIO(content), formats=FORMATS)
        if max(picture.size) > MAX_SIDE:
            raise ValidationError(_("The picture is larger than %(side)s × %(side)s points.") % {"side": MAX_SIDE})
        picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as broken:
        raise ValidationError(_("This is no PNG or JPEG picture, or it is damaged.")) from broken
    picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    picture.thumbnail((STORED_SIDE, STORED_SIDE))
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()

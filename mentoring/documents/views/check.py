"""The public check of a paper: what anybody may ask who holds one. No sign-in, no names, no content."""

from hashlib import sha256

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from mentoring.documents.forms import CodeForm, CopyForm
from mentoring.documents.models import IssuedDocument
from mentoring.documents.rules import read_code
from mentoring.documents.services import is_unchanged
from schools import clock

CHECKS_A_MINUTE = 30  # from one address: a person needs two or three


class DigestHandler(FileUploadHandler):
    """Of an uploaded copy only its SHA-256 is taken, piece by piece: it is neither held in memory nor put on disk."""

    chunk_size = 256 * 1024

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.digest, self.received = sha256(), 0

    def receive_data_chunk(self, raw_data, start):
        self.received += len(raw_data)
        if self.received > settings.MAX_UPLOAD_BYTES:
            raise StopUpload(connection_reset=False)
        self.digest.update(raw_data)

    def file_complete(self, file_size):
        copy = UploadedFile(name=self.file_name, size=file_size)
        copy.sha256 = self.digest.hexdigest()
        return copy


@login_not_required
@require_safe
def typed(request):
    """For whoever has no camera at hand: the code is typed."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_bound and form.is_valid():
        if too_often(request):
            return _wait(request)
        code = form.cleaned_data["code"]
        if IssuedDocument.objects.filter(code=code).exists():
            return redirect("documents:check", code)
        form.add_error("code", _("No paper with this code was issued here. Compare the code letter by letter."))
    return render(request, "mentoring/documents/typed.html", {"form": form})


@csrf_exempt  # only until the handler of the upload is set: reading the token would read the file by another one
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def check(request, code):
    """That the paper was issued, whether its file is still the issued one, whether it still holds."""
    request.upload_handlers = [DigestHandler(request)]
    return _check(request, code)


@csrf_protect
def _check(request, code):
    if too_often(request):
        return _wait(request)
    spelled = read_code(code)
    papers = IssuedDocument.objects.select_related("school", "annuls", "annulled_by", "corrects", "corrected_by")
    document = papers.filter(code=spelled).first() if spelled else None
    if document is None:
        raise Http404
    if spelled != code and request.method != "POST":
        return redirect("documents:check", spelled)
    sent = request.method == "POST"
    form = CopyForm(request.POST, request.FILES) if sent else CopyForm()
    if sent and not request.FILES and int(request.headers.get("Content-Length") or 0) > settings.MAX_UPLOAD_BYTES:
        form.add_error("copy", _("The file is larger than 20 MB: no paper is issued so large."))
    context = {
        "document": document,
        "is_unchanged": is_unchanged(document),
        "annulled_by": getattr(document, "annulled_by", None),
        "corrected_by": getattr(document, "corrected_by", None),
        "form": form,
        "copy": _compared(document, form) if sent and form.is_valid() else "",
    }
    return render(request, "mentoring/documents/check.html", context)


def _compared(document: IssuedDocument, form: CopyForm) -> str:
    return "same" if form.cleaned_data["copy"].sha256 == document.sha256 else "different"


def too_often(request) -> bool:
    """Whether this address has asked so often that it must wait a minute."""
    minute = int(clock.now().timestamp()) // 60
    key = f"paper-check:{get_adapter(request).get_client_ip(request)}:{minute}"
    cache.add(key, 0, timeout=120)
    try:
        return cache.incr(key) > CHECKS_A_MINUTE
    except ValueError:  # it was swept out between the two lines
        return False


def _wait(request):
    return render(request, "mentoring/documents/wait.html", status=429)

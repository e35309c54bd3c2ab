"""Files are told by their content: what is accepted, what is refused and with which sentence."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from schools.tests import files
from schools.uploads import MAX_FILES, MAX_NAME, MAX_ZIP_MEMBERS, ProofField, read_type

OFFICE = "application/vnd.openxmlformats-officedocument."


def clean(*named):
    return ProofField().clean([SimpleUploadedFile(name, content) for name, content in named])


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (files.PDF, "application/pdf"),
        (files.PNG, "image/png"),
        (files.JPEG, "image/jpeg"),
        (files.WEBP, "image/webp"),
        (files.HEIC, "image/heic"),
        (files.MP4, "video/mp4"),
        (files.TEXT, "text/plain"),
        (files.DOCX, f"{OFFICE}wordprocessingml.document"),
        (files.XLSX, f"{OFFICE}spreadsheetml.sheet"),
        (files.PPTX, f"{OFFICE}presentationml.presentation"),
        (files.EXE, ""),
        (files.ZIP, ""),
        (files.DOCX[:60], ""),
        (b"PK\x03\x04", ""),
        (b"GIF89a\0", ""),
        (b"\0\0\0\x18ftypevil", ""),
        ("Текст".encode("cp1251"), ""),
    ],
)
def test_type_is_read_from_the_content(content, media_type):
    assert read_type(content) == media_type


def test_archive_of_too_many_members_is_not_opened():
    crowded = files.archive("[Content_Types].xml", "word/x", *(f"word/{n}" for n in range(MAX_ZIP_MEMBERS)))
    assert read_type(crowded) == ""


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("photo.jpg", files.EXE, "photo.jpg: files of this kind are not accepted."),
        ("setup.exe", files.EXE, "setup.exe: files of this kind are not accepted."),
        ("photo.exe", files.JPEG, "photo.exe: the content is not what the name says."),
        ("page.html", files.HTML, "page.html: the content is not what the name says."),
        ("drawing.svg", files.SVG, "drawing.svg: the content is not what the name says."),
        ("plan.pdf", files.PNG, "plan.pdf: the content is not what the name says."),
        ("plan", files.PDF, "plan: the content is not what the name says."),
        ("empty.pdf", b"", "empty.pdf: the file is empty."),
    ],
)
def test_what_is_not_what_it_says_is_refused_by_name(name, content, why):
    with pytest.raises(ValidationError) as refused:
        clean((name, content))
    assert refused.value.messages == [why]


@pytest.mark.parametrize(("size", "taken"), [(29, True), (30, True), (31, False)])
def test_files_over_the_limit_are_refused(settings, size, taken):
    settings.MAX_UPLOAD_BYTES = 30
    content = files.PNG + b"\0" * (size - len(files.PNG))
    if taken:
        assert [len(proof.content) for proof in clean(("a.png", content))] == [size]
        return
    with pytest.raises(ValidationError, match="larger than"):
        clean(("a.png", content))


def test_every_refused_file_is_named_and_none_is_taken():
    with pytest.raises(ValidationError) as refused:
        clean(("good.png", files.PNG), ("a.exe", files.EXE), ("b.pdf", b""))
    assert [message.split(":")[0] for message in refused.value.messages] == ["a.exe", "b.pdf"]


def test_too_many_files_are_refused():
    with pytest.raises(ValidationError, match=str(MAX_FILES)):
        clean(*((f"{number}.png", files.PNG) for number in range(MAX_FILES + 1)))


def test_taken_files_carry_name_type_and_content():
    found = [(proof.name, proof.content_type, proof.content) for proof in clean(("Фото 1.PNG", files.PNG))]
    assert found == [("Фото 1.PNG", "image/png", files.PNG)]


def test_long_name_keeps_its_extension():
    (proof,) = clean((f"{'ұ' * 240}.png", files.PNG))
    assert (len(proof.name), proof.name[-4:]) == (MAX_NAME, ".png")

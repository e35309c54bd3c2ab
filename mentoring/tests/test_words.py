"""Are remembered sentences and addresses those Django would have said?"""

from django.template import Context, Template
from django.utils import translation

from mentoring.templatetags._words import AddressNode, SentenceNode


def said(template: Template, **context) -> list[str]:
    found = []
    for language in ("kk", "ru", "en", "kk"):
        with translation.override(language):
            found.append(template.render(Context(context)))
    return found


def test_sentence_follows_the_language():
    template = Template('{% translate "Plan" %}')
    assert isinstance(template.nodelist[0], SentenceNode)
    kk, ru, en, again = said(template)
    assert (en, again) == ("Plan", kk)
    assert len({kk, ru, en}) == 3


def test_sentence_with_a_context_under_a_name():
    template = Template('{% translate "Meetings" context "of a pair" as word %}<{{ word }}>')
    assert isinstance(template.nodelist[0], SentenceNode)
    assert said(template) == said(Template('<{% translate "Meetings" context "of a pair" %}>'))


def test_what_is_not_constant_is_translated_anew():
    template = Template("{% translate word %}")
    assert said(template, word="Plan") == said(Template('{% translate "Plan" %}'))
    assert template.render(Context({"word": "<b>"})) == "&lt;b&gt;"


def test_address_follows_its_arguments():
    template = Template('{% url "mentorships:detail" pk %}')
    assert isinstance(template.nodelist[0], AddressNode)
    assert [template.render(Context({"pk": pk})) for pk in (1, 2, "3", 1)] == [
        "/pairs/1/", "/pairs/2/", "/pairs/3/", "/pairs/1/",
    ]  # fmt: skip
    assert Template('{% url "schools:staff" "a-b" %}').render(Context()) == "/schools/a-b/staff/"


def test_addresses_of_the_admin_stay_with_django():
    assert not isinstance(Template('{% url "admin:index" %}').nodelist[0], AddressNode)

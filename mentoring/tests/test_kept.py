"""Is kept markup the same as markup rendered anew, for whoever looks at it?"""

import pytest
from django.template import Context, Template
from django.utils import translation

from mentoring.templatetags._kept import MOST


def render(template: Template, **context) -> str:
    return template.render(Context(context))


def test_kept_markup_follows_its_values_only():
    template = Template("{% keep name %}{{ name }} {{ other }}{% endkeep %}")

    assert render(template, name="Айгүл", other=1) == "Айгүл 1"
    assert render(template, name="Айгүл", other=2) == "Айгүл 1"
    assert render(template, name="Ерлан", other=2) == "Ерлан 2"


def test_kept_markup_follows_the_language():
    template = Template("{% keep %}{% get_current_language as code %}{{ code }}{% endkeep %}")
    found = []

    for language in ("kk", "ru", "kk"):
        with translation.override(language):
            found.append(render(template))

    assert found == ["kk", "ru", "kk"]


def test_a_kept_form_carries_the_token_of_its_own_page():
    template = Template("{% keep %}<form>{% csrf_token %}</form>{% endkeep %}")

    first, second = render(template, csrf_token="a" * 64), render(template, csrf_token="b" * 64)

    assert f'value="{"a" * 64}"' in first
    assert f'value="{"b" * 64}"' in second


def test_kept_values_are_escaped():
    assert render(Template("{% keep name %}{{ name }}{% endkeep %}"), name="<b>") == "&lt;b&gt;"


def test_a_value_that_is_not_there_is_nothing():
    assert render(Template("{% keep shell.menu %}{% if shell.menu %}menu{% endif %}{% endkeep %}")) == ""


def test_a_value_that_cannot_be_a_key_is_refused():
    with pytest.raises(TypeError):
        render(Template("{% keep rows %}{% endkeep %}"), rows=[1])


def test_no_more_is_kept_than_there_is_room_for():
    template = Template("{% keep number %}{{ number }}{% endkeep %}")
    [node] = template.nodelist

    for number in range(MOST + 2):
        render(template, number=number)

    assert len(node.kept) <= MOST


def test_each_page_fills_the_places_of_its_own():
    template = Template("{% keep name with here=path %}{{ name }} {{ here }} {{ here }}{% endkeep %}")

    assert render(template, name="Айгүл", path="/a?b&c") == "Айгүл /a?b&amp;c /a?b&amp;c"
    assert render(template, name="Айгүл", path="/d") == "Айгүл /d /d"


def test_a_name_cannot_pass_for_a_place():
    template = Template("{% keep name %}{{ name }}{% csrf_token %}{% endkeep %}")

    assert render(template, name="[kept:csrf_token]", csrf_token="a" * 64).startswith("[kept:csrf_token]<input")

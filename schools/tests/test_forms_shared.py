"""A form that shares its fields is still a form of one request."""

from django import forms

from schools.forms.shared import SharedFields


class Order(SharedFields, forms.Form):
    own_fields = ("dish",)

    table = forms.IntegerField(min_value=1)
    dish = forms.ChoiceField(choices=[("soup", "Soup")])


def test_fields_are_shared_but_for_its_own():
    one, other = Order(), Order()
    assert one.fields["table"] is other.fields["table"]
    assert one.fields["dish"] is not other.fields["dish"]
    assert one.fields["dish"].widget is not other.fields["dish"].widget


def test_choices_and_fields_left_out_stay_with_one_form():
    one = Order({"table": "1", "dish": "soup"})
    one.fields["dish"].choices = [("tea", "Tea")]
    del one.fields["table"]
    assert set(one.errors) == {"dish"}
    other = Order({"table": "0", "dish": "soup"})
    assert set(other.errors) == {"table"}
    assert list(Order.base_fields) == ["table", "dish"]

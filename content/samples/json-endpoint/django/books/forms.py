from django import forms
from django.core.exceptions import ValidationError


class TextField(forms.CharField):
    def to_python(self, value):
        # What a form sends is always text. In JSON, 5 is a number and no title.
        if value is not None and not isinstance(value, str):
            raise ValidationError("Enter text.")
        return super().to_python(value)


class BookForm(forms.Form):
    title = TextField(max_length=100)
    author = TextField(max_length=100)

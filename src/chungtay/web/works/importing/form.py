"""The form that a list of works is handed in with."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.web.works.record.forms import PaperForm

LARGEST = 5 * 1024 * 1024
"""Bytes of a list at most: some ten thousand works."""
SCALES = (
    ("0", _("như tệp ghi")),
    ("1", _("đồng")),
    ("1000", _("nghìn đồng")),
    ("1000000", _("triệu đồng")),
)
"""How many đồng one unit of a list's money is; 0 leaves it to the list's own heads."""


class ListForm(PaperForm):
    """A list: the file, the unit of its money, its day, the paper it rests on."""

    file = forms.FileField(
        label=_("Tệp danh mục công trình"),
        help_text=_("Tệp .xlsx hoặc .csv, không quá 5 MB. Chưa ghi gì cho đến khi bạn đồng ý."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    scale = forms.ChoiceField(label=_("Đơn vị tiền trong tệp"), choices=SCALES)

    def clean_file(self) -> Any:
        """Refuse a file that is too large, before it is read."""
        file = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("Tệp lớn hơn 5 MB; hãy chia thành nhiều tệp."))
        return file

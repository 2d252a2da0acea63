"""Write of a contract on a page: a new one, or how one now stands."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chungtay.apps.works import services
from chungtay.core.works.contract import (
    CONTRACT_STATE_TITLES,
    PACKAGE_TITLES,
    SELECTION_TITLES,
    ContractState,
    Package,
    Selection,
    WorkContract,
)
from chungtay.core.works.contracting import UnknownContract
from chungtay.web.kit.day_field import DayField
from chungtay.web.kit.dong_field import DongField
from chungtay.web.works.record.errand import Errand
from chungtay.web.works.record.forms import ENDING, PaperForm


class ContractForm(PaperForm):
    """How a contract stands."""

    package = forms.ChoiceField(label=gettext_lazy("Loại gói thầu"))
    state = forms.ChoiceField(label=gettext_lazy("Tình trạng hợp đồng"))
    name = forms.CharField(label=gettext_lazy("Tên gói thầu"), max_length=240, required=False)
    number = forms.CharField(label=gettext_lazy("Số hợp đồng"), max_length=64, required=False)
    contractor = forms.CharField(label=gettext_lazy("Nhà thầu"), max_length=160, required=False)
    selection = forms.ChoiceField(label=gettext_lazy("Hình thức lựa chọn nhà thầu"), required=False)
    signed_on = DayField(label=gettext_lazy("Ngày ký hợp đồng"), required=False)
    finish_due = DayField(label=gettext_lazy("Hạn hoàn thành theo hợp đồng"), required=False)
    amount = DongField(
        label=gettext_lazy("Giá trị hợp đồng (đồng)"),
        required=False,
        help_text=gettext_lazy("Hợp đồng đã thanh lý hoặc chấm dứt: ghi giá trị cuối cùng."),
    )
    amendment = forms.CharField(
        label=gettext_lazy("Phụ lục, quyết định điều chỉnh"),
        max_length=64,
        required=False,
        help_text=gettext_lazy("Cần ghi khi giá trị hoặc hạn hoàn thành khác trước."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=240,
        required=False,
        help_text=gettext_lazy("Vì sao bỏ; cần ghi khi khôi phục hợp đồng đã bỏ."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["symbol"].help_text = gettext_lazy(
            "Để trống nếu căn cứ là chính hợp đồng hoặc phụ lục ghi ở trên."
        )
        self.offer("package", [(one.value, _(title)) for one, title in PACKAGE_TITLES.items()])
        self.offer("state", [(one.value, _(told)) for one, told in CONTRACT_STATE_TITLES.items()])
        ways = [(one.value, _(title)) for one, title in SELECTION_TITLES.items()]
        self.offer("selection", [("", _("chưa ghi")), *ways])


def contract_known(errand: Errand) -> dict[str, Any]:
    """Give what is known of the contract an errand is about; nothing of a new one."""
    contract = _meant(errand)
    if contract is None:
        return {}
    said = {
        name: getattr(contract, name)
        for name in ContractForm.base_fields
        if name not in (*ENDING, "amendment", "reason")
    }
    return said | {"selection": contract.selection.value if contract.selection else ""}


def write_contract(errand: Errand, form: PaperForm) -> None:
    """Write how a contract stands; without another paper it rests on itself, or its appendix."""
    told = form.cleaned_data
    kept = _meant(errand)
    contract = WorkContract(
        work=errand.state.work,
        contract=kept.contract if kept else "",
        package=Package(told["package"]),
        name=told["name"],
        number=told["number"],
        contractor=told["contractor"],
        selection=Selection(told["selection"]) if told["selection"] else None,
        signed_on=told["signed_on"],
        amount=told["amount"],
        finish_due=told["finish_due"],
        amendment=told["amendment"],
        state=ContractState(told["state"]),
        on=told["on"],
        grounds=errand.paper(*_paper(form)),
        reason=told["reason"],
    )
    services.record_contract(by=errand.by, contract=contract)


def _paper(form: PaperForm) -> tuple[str, dt.date]:
    """Give number and day of the paper that a filled form rests on."""
    told = form.cleaned_data
    own: str = told["symbol"] or told["amendment"] or told["number"]
    if told["symbol"] or told["amendment"]:
        signed = form.paper_day
    else:
        signed = told["signed"] or told["signed_on"] or form.paper_day
    return ("" if ":" in own or own.startswith("~") else own), signed


def _meant(errand: Errand) -> WorkContract | None:
    """Find the contract an errand is about; refuse (`works.unknown_contract`) one that is not.

    Of one that is void it gives how it last counted.
    """
    if not errand.about:
        return None
    for case in (*errand.work.contracts, *errand.work.void):
        if case.last.contract == errand.about:
            return case.counted
    raise UnknownContract(work=errand.state.work, contract=errand.about, on=errand.on)

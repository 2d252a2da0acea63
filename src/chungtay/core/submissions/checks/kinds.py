"""The kinds of checks a form may ask for, what each must be told, and how grave it is.

A kind is declared here and carried out in the file named after it. Packs are checked against these
declarations, so that a form cannot ask for a check that would never run.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from chungtay.core.kernel.refusal import Severity
from chungtay.core.kernel.title import Title


class SettingType(StrEnum):
    """What a setting of a check names."""

    COLUMNS = "columns"
    """Columns of the form that hold numbers."""
    ANY_COLUMNS = "any_columns"
    """Columns of the form, of any type."""
    ROWS = "rows"
    """Rows of the form's own list."""
    FORM = "form"
    """Another form."""
    OTHER_COLUMNS = "other_columns"
    """Columns of that other form."""
    OTHER_ROWS = "other_rows"
    """Rows of that other form."""
    NUMBERS = "numbers"
    """Numbers, written with a decimal point."""
    CHOICES = "choices"
    """Codes of choices of the columns named in the setting `columns`."""
    WORDS = "words"
    """Any codes."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing a check is told: its name, what it holds, and whether it may be left out.

    `many` allows more than one value.
    """

    name: str
    type: SettingType
    needed: bool = True
    many: bool = False


@dataclass(frozen=True, slots=True)
class RuleKind:
    """One kind of check."""

    code: str
    title: Title
    severity: Severity
    settings: tuple[Setting, ...] = ()

    def setting(self, name: str) -> Setting | None:
        """Find a setting by its name."""
        return next((setting for setting in self.settings if setting.name == name), None)


_COLUMNS = Setting("columns", SettingType.COLUMNS, many=True)
_ONE_COLUMN = Setting("column", SettingType.COLUMNS)
_ROWS = Setting("rows", SettingType.ROWS, needed=False, many=True)
_TOLERANCE = Setting("tolerance", SettingType.NUMBERS, needed=False)


def _number(name: str, *, needed: bool = False) -> Setting:
    return Setting(name, SettingType.NUMBERS, needed=needed)


BUILT_IN: tuple[RuleKind, ...] = (
    RuleKind("type", Title("Kiểu dữ liệu", "Type"), Severity.ERROR),
    RuleKind("required", Title("Ô bắt buộc", "Required cell"), Severity.ERROR),
    RuleKind("range", Title("Khoảng giá trị", "Range"), Severity.ERROR),
)
"""Checks of every form, that follow from its columns and need not be asked for."""

_DECLARED: tuple[RuleKind, ...] = (
    RuleKind(
        "identity",
        Title("Cộng ngang trong dòng", "Sum across cells"),
        Severity.ERROR,
        (
            Setting("total", SettingType.COLUMNS),
            Setting("plus", SettingType.COLUMNS, many=True),
            Setting("minus", SettingType.COLUMNS, needed=False, many=True),
            _TOLERANCE,
            _ROWS,
        ),
    ),
    RuleKind(
        "parts",
        Title("Tổng và các phần", "Parts and whole"),
        Severity.ERROR,
        (
            Setting("whole", SettingType.ROWS),
            Setting("parts", SettingType.ROWS, many=True),
            _COLUMNS,
        ),
    ),
    RuleKind(
        "within_row",
        Title("Trong đó không vượt tổng (giữa các cột)", "Part within whole, across columns"),
        Severity.ERROR,
        (Setting("whole", SettingType.COLUMNS), Setting("parts", SettingType.COLUMNS, many=True)),
    ),
    RuleKind(
        "together",
        Title("Điền cả hai hoặc không điền", "Filled together or not at all"),
        Severity.ERROR,
        (_COLUMNS,),
    ),
    RuleKind(
        "without_base",
        Title("Tỷ lệ không nêu mẫu số", "A share without its base"),
        Severity.WARNING,
        (_COLUMNS, Setting("base", SettingType.COLUMNS)),
    ),
    RuleKind(
        "within_column",
        Title("Trong đó không vượt tổng (giữa các dòng)", "Part within whole, across rows"),
        Severity.ERROR,
        (
            Setting("whole", SettingType.ROWS),
            Setting("parts", SettingType.ROWS, many=True),
            _COLUMNS,
        ),
    ),
    RuleKind(
        "equals_form",
        Title("Khớp với biểu khác", "Sum across forms"),
        Severity.WARNING,
        (
            _ONE_COLUMN,
            Setting("form", SettingType.FORM),
            Setting("other_column", SettingType.OTHER_COLUMNS),
            _ROWS,
            Setting("other_rows", SettingType.OTHER_ROWS, needed=False, many=True),
            _TOLERANCE,
        ),
    ),
    RuleKind(
        "below",
        Title("Khớp với tổng cấp dưới", "Sum across levels"),
        Severity.WARNING,
        (_COLUMNS, _TOLERANCE),
    ),
    RuleKind(
        "accumulates",
        Title("Lũy kế bằng kỳ trước cộng kỳ này", "Sum across periods"),
        Severity.ERROR,
        (
            Setting("cumulative", SettingType.COLUMNS),
            Setting("flow", SettingType.COLUMNS),
            _TOLERANCE,
        ),
    ),
    RuleKind(
        "follows",
        Title("Số đầu kỳ bằng số cuối kỳ trước", "Opening follows closing"),
        Severity.WARNING,
        (Setting("opening", SettingType.COLUMNS), Setting("closing", SettingType.COLUMNS)),
    ),
    RuleKind(
        "never_falls",
        Title("Số lũy kế không giảm", "Cumulative never falls"),
        Severity.ERROR,
        (_COLUMNS, Setting("across_years", SettingType.WORDS, needed=False)),
    ),
    RuleKind(
        "onward",
        Title("Bước thực hiện không lùi", "Stages go onward"),
        Severity.ERROR,
        (
            Setting("columns", SettingType.ANY_COLUMNS),
            Setting("order", SettingType.CHOICES, many=True),
        ),
    ),
    RuleKind(
        "plan",
        Title("Thực hiện so với kế hoạch", "Plan against actual"),
        Severity.WARNING,
        (
            Setting("actual", SettingType.COLUMNS),
            Setting("plan", SettingType.COLUMNS),
            _number("most"),
        ),
    ),
    RuleKind(
        "scale",
        Title("Đơn vị tính lệch bậc", "Unit and scale"),
        Severity.WARNING,
        (_COLUMNS, _number("least")),
    ),
    RuleKind(
        "whole_number",
        Title("Số đếm phải nguyên", "A fraction or percentage in a count row"),
        Severity.ERROR,
        (_COLUMNS, Setting("units", SettingType.WORDS, many=True)),
    ),
    RuleKind(
        "jump",
        Title("Biến động so với kỳ trước", "Jump against last period"),
        Severity.WARNING,
        (_COLUMNS, _number("percent", needed=True), _number("least")),
    ),
    RuleKind(
        "copied",
        Title("Chép lại kỳ trước", "Copied forward"),
        Severity.WARNING,
        (_COLUMNS, _number("periods", needed=True), _number("cells")),
    ),
    RuleKind(
        "heaping",
        Title("Dồn về số tròn", "Heaping on round numbers"),
        Severity.WARNING,
        (
            _COLUMNS,
            _number("multiple", needed=True),
            _number("percent", needed=True),
            _number("cells", needed=True),
        ),
    ),
    RuleKind(
        "met_without_value",
        Title("Đạt nhưng không có số liệu", "Met without a supporting value"),
        Severity.ERROR,
        (
            Setting("columns", SettingType.ANY_COLUMNS),
            Setting("met", SettingType.CHOICES, many=True),
            Setting("evidence", SettingType.ANY_COLUMNS, many=True),
        ),
    ),
    RuleKind(
        "reason_below",
        Title("Thấp thì phải nêu nguyên nhân", "A low value needs a reason"),
        Severity.WARNING,
        (
            _ONE_COLUMN,
            _number("percent", needed=True),
            Setting("reason", SettingType.ANY_COLUMNS, many=True),
        ),
    ),
)

RULE_KINDS: dict[str, RuleKind] = {kind.code: kind for kind in _DECLARED}
"""The checks that a form may ask for, by code."""

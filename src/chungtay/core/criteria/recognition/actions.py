"""What one may be allowed to do with the recognition of communes, districts and villages."""

from __future__ import annotations

from chungtay.core.people.actor import Action

REQUEST = Action("criteria.request", "Đề nghị công nhận, rút hồ sơ đề nghị")
REVIEW = Action("criteria.review", "Kiểm tra hồ sơ đề nghị công nhận")
APPRAISE = Action("criteria.appraise_file", "Thẩm định hồ sơ đề nghị công nhận")
RECOGNISE = Action("criteria.recognise", "Công nhận đạt chuẩn")
WITHDRAW = Action("criteria.withdraw", "Thu hồi công nhận")
RECHECK = Action("criteria.recheck", "Phúc tra đơn vị đã được công nhận")
RECORD_VILLAGE = Action("criteria.record_village", "Ghi danh sách thôn")
END = Action("criteria.end_files", "Khép hồ sơ của đơn vị đã sắp xếp")

"""The OpenAPI document: what ninja says of the endpoints, and what holds for all of them."""

from __future__ import annotations

from typing import Any, Final

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from chungtay.api.around import HEADER
from chungtay.api.problem import MEDIA_TYPE
from chungtay.api.schema import ProblemOut

PROBLEM: Final = {
    "description": "Từ chối, theo RFC 9457.",
    "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemOut"}}},
}
KEY: Final = {
    "in": "header",
    "name": HEADER,
    "required": False,
    "description": "Khóa do bên gửi chọn: cùng khóa, cùng nội dung trong 24 giờ thì làm một lần.",
    "schema": {"type": "string", "pattern": r"^[\x21-\x7e]{8,128}$"},
    "example": "0f8fad5b-d9cb-469f-a165-70867728950e",
}
SIGNING_IN: Final = {
    "ByToken": {
        "type": "http",
        "scheme": "bearer",
        "description": "Mã truy cập: Authorization: Bearer ct_…",
    },
    "BySession": {
        "type": "apiKey",
        "in": "cookie",
        "name": "sessionid",
        "description": "Phiên đăng nhập của trang; yêu cầu ghi kèm X-CSRFToken.",
    },
}


class Api(NinjaAPI):
    """An API whose document says of every endpoint how it refuses, and of every write its key."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Name an operation by its function alone; names are kept apart by a test."""
        return operation.view_func.__name__

    def get_openapi_schema(self, **told: Any) -> OpenAPISchema:
        """Give ninja's document with what holds for all endpoints."""
        document = super().get_openapi_schema(**told)
        for path in document["paths"].values():
            for method, operation in path.items():
                operation["responses"] |= {"4XX": PROBLEM, "503": PROBLEM}
                if method != "get":
                    operation["parameters"] = [*operation["parameters"], KEY]
        schema = ProblemOut.model_json_schema(ref_template="#/components/schemas/{model}")
        document["components"]["schemas"] |= schema.pop("$defs") | {"ProblemOut": schema}
        document["components"]["securitySchemes"] = SIGNING_IN
        return document

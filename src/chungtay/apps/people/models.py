"""Agencies and their members, accounts, the roles given to them, their tokens and kept answers.

A grant is dated and never deleted: it is ended. An account is never deleted either: what it did
stays in the audit log under its number.
"""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models

from chungtay.core.people.agency import KIND_TITLES


class Agency(models.Model):
    """A body of a unit."""

    code = models.CharField("Mã", max_length=64, unique=True)
    title = models.CharField("Tên", max_length=200)
    unit = models.CharField("Đơn vị", max_length=8, db_index=True)
    kind = models.CharField(
        "Loại", max_length=16, choices=[(kind.value, title) for kind, title in KIND_TITLES.items()]
    )
    since = models.DateField("Từ ngày")
    until = models.DateField("Đến trước ngày", null=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title


class Member(models.Model):
    """Somebody who sits on a committee or in an office, account or not."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="members")
    name = models.CharField("Họ và tên", max_length=120)
    position = models.CharField("Chức vụ", max_length=160)
    part_time = models.BooleanField("Kiêm nhiệm", default=False)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class Account(AbstractBaseUser):
    """Somebody who can sign in.

    `must_change` is true from when somebody else sets the password until its owner changes it.
    """

    username = models.CharField(
        "Tên đăng nhập", max_length=64, unique=True, validators=[UnicodeUsernameValidator()]
    )
    name = models.CharField("Họ và tên", max_length=120)
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="accounts", verbose_name="Cơ quan"
    )
    position = models.CharField("Chức vụ", max_length=160, blank=True)
    phone = models.CharField("Điện thoại", max_length=32, blank=True)
    email = models.EmailField("Thư điện tử", blank=True)
    is_active = models.BooleanField("Đang dùng", default=True)
    must_change = models.BooleanField("Phải đổi mật khẩu", default=False)
    demonstration = models.BooleanField("Tài khoản trình diễn", default=False)
    created_at = models.DateTimeField("Tạo lúc", auto_now_add=True)

    objects = BaseUserManager["Account"]()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ["username"]

    def __str__(self) -> str:
        return self.name


class GrantRow(models.Model):
    """A role given to an account at a unit, in force from `since` up to, not including, `until`."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField("Vai trò", max_length=32)
    unit = models.CharField("Đơn vị", max_length=8, blank=True, db_index=True)
    subject = models.CharField("Phạm vi", max_length=96, blank=True)
    since = models.DateField("Từ ngày")
    until = models.DateField("Đến trước ngày", null=True)
    granted_by = models.BigIntegerField("Người giao")
    granted_at = models.DateTimeField("Giao lúc", auto_now_add=True)
    ended_by = models.BigIntegerField("Người chấm dứt", null=True)
    ended_at = models.DateTimeField("Chấm dứt lúc", null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.role} {self.unit}"


class TokenRow(models.Model):
    """A key by which a program acts as an account. Of its secret only a digest is kept."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="tokens")
    title = models.CharField("Tên gọi", max_length=120)
    name = models.CharField("Phần công khai", max_length=16, unique=True)
    digest = models.CharField("Dấu vân tay của phần bí mật", max_length=64)
    scopes = models.JSONField("Quyền")
    since = models.DateField("Từ ngày")
    until = models.DateField("Đến trước ngày")
    created_at = models.DateTimeField("Tạo lúc", auto_now_add=True)
    last_used = models.DateTimeField("Dùng lần cuối", null=True)
    revoked_at = models.DateTimeField("Thu hồi lúc", null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title


class KeptAnswerRow(models.Model):
    """What was answered to a request that bore a key, so that the same request is done once.

    `holder` is the token or the account that asked; `status` is 0 while the answer is being made.
    """

    holder = models.CharField("Bên gửi", max_length=32)
    key = models.CharField("Khóa", max_length=128)
    digest = models.CharField("Dấu vân tay của yêu cầu", max_length=64)
    status = models.PositiveSmallIntegerField("Mã trả lời", default=0)
    media_type = models.CharField("Kiểu nội dung", max_length=100, blank=True)
    body = models.BinaryField("Nội dung", default=b"")
    at = models.DateTimeField("Lúc")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["holder", "key"], name="one_answer_a_key")]

    def __str__(self) -> str:
        return f"{self.holder} {self.key}"

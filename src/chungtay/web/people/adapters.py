"""Where django-allauth asks how this site does things.

Nobody signs up: accounts are made by whoever manages people. An identity that the province's own
provider vouches for is a way in to an account that exists, never a new account.
"""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from requests import RequestException

from chungtay.apps.people import queries, services
from chungtay.core.people.actor import Actor
from chungtay.web.people import troubles


def acting(user: AbstractBaseUser) -> Actor:
    """Give somebody as who acts on their own account: no grant is needed for that."""
    return Actor(user.pk, frozenset(), str(user))


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # untyped upstream
    """Passwords, and coming and going."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Say that nobody signs up by themselves."""
        return False

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Sign somebody in, and note it."""
        super().login(request, user)
        services.note_sign_in(by=acting(user))

    def logout(self, request: HttpRequest) -> None:
        """Sign somebody out, and note it."""
        user = request.user
        if user.is_authenticated:
            services.note_sign_out(by=acting(user))
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Note a failed attempt, without the password."""
        super().authentication_failed(request, **credentials)
        services.note_failed_sign_in(username=str(credentials.get("username", "")))

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Take somebody's own new password: it need not be changed any more."""
        vars(user)["must_change"] = False
        super().set_password(user, password)
        services.set_own_password(by=acting(user))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        """Go to one's own page after a change of password."""
        return reverse("profile")

    def send_notification_mail(self, *_args: Any, **_kwargs: Any) -> None:
        """Send no mail of allauth's own: the audit log has it."""


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # untyped upstream
    """Second factors: the name an authenticator shows is the name one signs in with."""

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """Name an account in somebody's authenticator."""
        return user.get_username()


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # untyped upstream
    """The province's own identity provider."""

    error_messages = {
        **DefaultSocialAccountAdapter.error_messages,
        "no_password": _("Tài khoản chưa có mật khẩu nên chưa ngắt kết nối được."),
    }

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002
        """Say that an identity alone makes no account."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Find the account of somebody who comes from the provider for the first time."""
        if sociallogin.is_existing or request.user.is_authenticated:
            return
        account = _account_of(sociallogin)
        if account is None:
            raise ImmediateHttpResponse(troubles.stranger(request))
        sociallogin.connect(request, account)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,  # noqa: ARG002
        **context: Any,
    ) -> None:
        """Answer for a provider that does not, or that says no."""
        fault = context.get("exception")
        if isinstance(fault, RequestException):
            raise ImmediateHttpResponse(troubles.unreachable(request, fault))


def _account_of(sociallogin: Any) -> AbstractBaseUser | None:
    """Find the one account that a provider's word matches; None where it is none or several."""
    claims = sociallogin.account.extra_data
    claims = claims.get("userinfo") or claims.get("id_token") or claims
    if settings.OIDC_MATCH == "username":
        return queries.known_by_name(claims.get("preferred_username", ""))
    if settings.OIDC_MATCH == "email" and claims.get("email_verified") is True:
        return queries.known_by_address(claims.get("email", ""))
    return None

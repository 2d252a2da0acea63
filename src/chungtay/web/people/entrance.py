"""Signing in, and joining an identity to one's own account: allauth's views, our words."""

from __future__ import annotations

from typing import Any

from allauth.account import views as account
from allauth.socialaccount import views as provider

from chungtay.web.people import pages


class SignIn(account.LoginView):  # type: ignore[misc]  # untyped upstream
    """The sign-in page; a demonstration's shows who can be signed in as."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the other ways in, and the demonstration's accounts."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        more = {"providers": pages.ways(self.request), "demo": pages.demonstration()}
        return {**context, **more}


class Connections(provider.ConnectionsView):  # type: ignore[misc]  # untyped upstream
    """The provider's identities joined to one's own account."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the providers there are to join."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "providers": pages.ways(self.request)}


sign_in = SignIn.as_view()
connections = Connections.as_view()

"""Settings of accounts: passwords, sessions, second factors, a province's own identity provider."""

from __future__ import annotations

import os

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name", "email", "phone")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/tai-khoan/dang-nhap/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

# --- sessions ----------------------------------------------------------------------------------

SESSION_COOKIE_AGE = 60 * int(os.environ.get("CHUNGTAY_SESSION_LONGEST", "720"))
"""Seconds after which everybody signs in again, however busy (the setting is in minutes)."""
CHUNGTAY_SESSION_IDLE = 60 * int(os.environ.get("CHUNGTAY_SESSION_IDLE", "120"))
"""Seconds without a request after which a session ends (the setting is in minutes)."""
OVER_HTTPS = os.environ.get("CHUNGTAY_HTTPS") == "1"
"""The site is reached over https, through a proxy that says so in X-Forwarded-Proto."""
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = OVER_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if OVER_HTTPS else None
SECURE_HSTS_SECONDS = 30 * 24 * 3600 if OVER_HTTPS else 0
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "chungtay.web.kit.errors.forged"
CHUNGTAY_READERS = os.environ.get("CHUNGTAY_READERS", "signed-in")
"""Who may read the pages that show published figures: `everyone`, or who has signed in."""

# --- django-allauth ----------------------------------------------------------------------------

ACCOUNT_ADAPTER = "chungtay.web.people.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_USER_DISPLAY = str
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if OVER_HTTPS else "http"
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": "30/m/ip,5/5m/key"}
"""A whole commune may share one address; five wrong passwords for one name are enough."""
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("CHUNGTAY_PROXIES", "0"))
"""How many proxies stand before the site: whose word about an address is taken."""
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Chung Tay"
MFA_ADAPTER = "chungtay.web.people.adapters.SecondFactorAdapter"
SOCIALACCOUNT_ADAPTER = "chungtay.web.people.adapters.ProviderAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form that leads off the site is what our policy forbids
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5
OIDC_URL = os.environ.get("CHUNGTAY_OIDC_URL", "")
OIDC_MATCH = os.environ.get("CHUNGTAY_OIDC_MATCH", "email")
"""What makes somebody known to the provider one of our accounts at their first sign-in: a verified
`email` that one account alone has; the provider's `username`, where it gives those out itself; or
`none`: the account's owner connects it from their own page."""
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "oidc",
                "name": os.environ.get("CHUNGTAY_OIDC_TITLE", "tài khoản của tỉnh"),
                "client_id": os.environ.get("CHUNGTAY_OIDC_CLIENT", ""),
                "secret": os.environ.get("CHUNGTAY_OIDC_SECRET", ""),
                "settings": {"server_url": OIDC_URL},
            }
        ]
        if OIDC_URL
        else [],
    }
}

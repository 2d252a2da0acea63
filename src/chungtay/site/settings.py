"""Settings. Everything that differs between sites comes from the environment."""

from __future__ import annotations

import os
from pathlib import Path

from chungtay.site.secret import secret_key
from chungtay.site.signing_in import *  # noqa: F403 - settings are names in one module

HOME = Path(os.environ.get("CHUNGTAY_HOME", "."))
SECRET_KEY = secret_key()
DEBUG = os.environ.get("CHUNGTAY_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("CHUNGTAY_HOSTS", "localhost,127.0.0.1").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_q",
    "chungtay.apps.audit",
    "chungtay.apps.units",
    "chungtay.apps.people",
    "chungtay.apps.measures",
    "chungtay.apps.capital",
    "chungtay.apps.works",
    "chungtay.apps.criteria",
    "chungtay.apps.poverty",
    "chungtay.apps.results",
    "chungtay.apps.alerts",
    "chungtay.apps.submissions",
    "chungtay.web",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
MIDDLEWARE = [
    "chungtay.web.kit.methods.middleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "chungtay.web.kit.headers.middleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "chungtay.web.kit.language.middleware",
    "chungtay.web.audit.origin.middleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "chungtay.web.kit.access.middleware",
    "chungtay.web.kit.uploads.middleware",
    "chungtay.web.kit.straight.middleware",
    "chungtay.web.submissions.entry.worker.middleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "chungtay.web.kit.unheard.middleware",
    "chungtay.web.kit.errors.middleware",
]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a form without scripts has a field or two for every cell
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # assets are served from the packages themselves; nothing is copied
WHITENOISE_MAX_AGE = 3600
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["chungtay.web.kit.tags"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "chungtay.web.kit.page.frame",
            ],
        },
    }
]
ROOT_URLCONF = "chungtay.site.urls"
SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": HOME / "chungtay.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    },
}
POSTGRESQL = {
    "ENGINE": "django.db.backends.postgresql",
    "HOST": os.environ.get("CHUNGTAY_PG_HOST", ""),
    "USER": os.environ.get("CHUNGTAY_PG_USER", "postgres"),
    "PORT": os.environ.get("CHUNGTAY_PG_PORT", ""),
    "NAME": os.environ.get("CHUNGTAY_PG_NAME", "chungtay"),
}
DATABASES = {"default": POSTGRESQL if "CHUNGTAY_PG_HOST" in os.environ else SQLITE}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "chungtay_cache",
    },
    "api": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
"""Attempts at signing in are counted here: for all processes, and past a restart."""
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [
    Path(__file__).parents[1] / "web" / "locale",
    Path(__file__).parents[1] / "web" / "people" / "locale",
]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "chungtay": {"handlers": ["console"], "level": "WARNING"},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django-q": {"handlers": ["console"], "level": "WARNING", "propagate": False},
    },
}
"""A page that fails says it was written down: to the server's own output."""

CHUNGTAY_PROVINCE = os.environ.get("CHUNGTAY_PROVINCE", "62")
"""The code of the province whose pages this site shows."""
CHUNGTAY_API_RATE = int(os.environ.get("CHUNGTAY_API_RATE", "600"))
"""Requests a minute that one token, or one signed-in person, may send each process of the API."""
CHUNGTAY_DAY = os.environ.get("CHUNGTAY_DAY", "")
"""The day pages show when their address names none (yyyy-mm-dd); empty: today."""

Q_CLUSTER = {
    "name": "chungtay",
    "orm": "default",
    "workers": int(os.environ.get("CHUNGTAY_WORKERS", "2")),
    "timeout": 900,
    "retry": 960,  # work whose worker was killed is handed out again: it must bear being done twice
    "max_attempts": 3,
    "ack_failures": True,
    "catch_up": False,
    "poll": 1,
    "save_limit": 1000,
    "sync": os.environ.get("CHUNGTAY_WORK") == "here",
}
"""Work that no reader waits for, done by `chungtay work`; with CHUNGTAY_WORK=here, by who asks."""
EMAIL_BACKEND = os.environ.get(
    "CHUNGTAY_EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend"
)
EMAIL_HOST = os.environ.get("CHUNGTAY_EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("CHUNGTAY_EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("CHUNGTAY_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("CHUNGTAY_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("CHUNGTAY_EMAIL_TLS") == "1"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("CHUNGTAY_EMAIL_FROM", "chungtay@localhost")
CHUNGTAY_ADDRESS = os.environ.get("CHUNGTAY_ADDRESS", "http://localhost:8000")
"""Where people find this site, for the links in mail."""

"""Settings. Everything that differs between sites comes from the environment."""

from __future__ import annotations

import os
from pathlib import Path

HOME = Path(os.environ.get("CHUNGTAY_HOME", "."))
SECRET_KEY = os.environ.get("CHUNGTAY_SECRET_KEY", "only-for-development")
DEBUG = os.environ.get("CHUNGTAY_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("CHUNGTAY_HOSTS", "localhost,testserver").split(",")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "chungtay.apps.audit",
    "chungtay.apps.units",
    "chungtay.apps.measures",
    "chungtay.apps.capital",
    "chungtay.apps.works",
    "chungtay.apps.criteria",
    "chungtay.apps.poverty",
    "chungtay.apps.results",
    "chungtay.web",
]
MIDDLEWARE: list[str] = []
STATIC_URL = "/static/"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
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
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

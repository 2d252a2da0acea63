"""The door by which a web server enters."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from chungtay.site import collector

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chungtay.site.settings")
application = get_wsgi_application()
collector.spare()

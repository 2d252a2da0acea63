"""The door by which a web server enters.

All addresses are imported before the door opens: Django would do it for whoever asks first, who
would wait for every page and call of the site to be read.
"""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from chungtay.site import collector

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chungtay.site.settings")
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 - reading them imports them
collector.spare()

"""Tests of what holds for the site as a whole."""  # noqa: A005 - as in src

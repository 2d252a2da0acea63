"""Addresses of accounts and people. The names are those django-allauth looks for."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.socialaccount import views as identity
from django.urls import URLPattern, path

from chungtay.web.kit.methods import writes
from chungtay.web.people import entrance, provider, tokens, views

OWN: list[URLPattern] = [
    path("", views.profile, name="profile"),
    path("ma-truy-cap/", tokens.listing, name="tokens"),
    path("ma-truy-cap/<int:number>/thu-hoi/", tokens.revoke, name="token-revoke"),
    path("dang-nhap/", writes(entrance.sign_in), name="account_login"),
    path("dang-xuat/", writes(account.logout), name="account_logout"),
    path("da-khoa/", account.account_inactive, name="account_inactive"),
    path("mat-khau/", writes(account.password_change), name="account_change_password"),
    path("xac-nhan/", writes(account.reauthenticate), name="account_reauthenticate"),
    path("hai-lop/", factors.index, name="mfa_index"),
    path("hai-lop/ma/", writes(factors.authenticate), name="mfa_authenticate"),
    path("hai-lop/xac-nhan/", writes(factors.reauthenticate), name="mfa_reauthenticate"),
    path("hai-lop/bat/", writes(totp.activate_totp), name="mfa_activate_totp"),
    path("hai-lop/tat/", writes(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("hai-lop/du-phong/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "hai-lop/du-phong/moi/",
        writes(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "hai-lop/du-phong/ma-du-phong.txt",
        codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("ket-noi/", writes(entrance.connections), name="socialaccount_connections"),
    path("ket-noi/thoi/", identity.login_cancelled, name="socialaccount_login_cancelled"),
    path("ket-noi/loi/", identity.login_error, name="socialaccount_login_error"),
    path("ket-noi/<slug:provider_id>/", provider.login, name="openid_connect_login"),
    path("ket-noi/<slug:provider_id>/ve/", provider.callback, name="openid_connect_callback"),
]
PEOPLE: list[URLPattern] = [
    path("", views.listing, name="people"),
    path("tao/", views.new, name="person-new"),
    path("<str:username>/", views.one, name="person"),
    path("<str:username>/sua/", views.change, name="person-change"),
    path("<str:username>/giao/", views.grant, name="person-grant"),
    path("<str:username>/cham-dut/<int:number>/", views.end, name="person-end"),
    path("<str:username>/mat-khau/", views.reset, name="person-reset"),
    path("<str:username>/khoa/", views.active, name="person-active"),
]

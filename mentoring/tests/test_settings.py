"""A production starts only when it is safe, and says what is missing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAFE = {
    "DEMO": "0",
    "DEBUG": "0",
    "SECRET_KEY": "k3y-" + "abcdefghijklmnopqrstuvwxyz" * 2,
    "ALLOWED_HOSTS": "mentoring.example.kz",
    "DATABASE_URL": "postgres://talimger@127.0.0.1/talimger",
    "EMAIL_URL": "smtp+tls://mail:mail@mail.example.kz:587",
}


def check(*args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    ours = {*SAFE, "DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return subprocess.run(
        [sys.executable, "manage.py", "check", *args],
        cwd=ROOT,
        env=kept | SAFE | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_safe_production_passes_the_deploy_check():
    result = check("--deploy", "--fail-level", "WARNING")
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is missing or shorter than 50 characters."),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is missing or shorter than 50 characters."),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS must name the hosts this installation answers to."),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must name the hosts this installation answers to."),
        ({"DATABASE_URL": ""}, "DATABASE_URL is missing"),
    ],
)
def test_unsafe_production_refuses_to_start_and_names_it(environment, sentence):
    result = check(**environment)
    assert result.returncode != 0
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr


def test_every_missing_setting_is_named_at_once():
    result = check(SECRET_KEY="", ALLOWED_HOSTS="", DATABASE_URL="")
    assert all(name in result.stderr for name in ("SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"))


@pytest.mark.parametrize(
    ("environment", "warning"),
    [
        ({"CONN_MAX_AGE": "0"}, "mentoring.W002"),
        ({"DATABASE_URL": "sqlite:////tmp/never-made.sqlite3"}, "mentoring.W001"),
        ({"EMAIL_URL": "consolemail://"}, "mentoring.W004"),
    ],
)
def test_deploy_check_warns(environment, warning):
    result = check("--deploy", "--fail-level", "WARNING", **environment)
    assert result.returncode != 0
    assert warning in result.stderr

# run · test · lint · fmt · messages · bench. Set-up happens by itself and only once.
PORT ?= 8000
PY := .venv/bin/python
export DEMO ?= 1
.PHONY: run test lint types fmt messages bench setup setup-dev

run: setup .env
	$(PY) manage.py migrate --verbosity 0
	$(PY) manage.py demo --stage order --if-empty --no-input
	@echo "Tälimger: http://127.0.0.1:$(PORT)/demo/ (sign-ins and the password are on that page)"
	(while kill -0 $$$$; do $(PY) manage.py work --beside $$$$; sleep 2; done) 2>/dev/null & \
	exec .venv/bin/gunicorn mentoring.wsgi --bind 127.0.0.1:$(PORT) --workers 2 --threads 4 --log-level warning

test: setup-dev
	.venv/bin/pytest -n auto --dist loadfile $(ARGS)

lint: setup-dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/djlint templates --lint --quiet

types: setup-dev
	.venv/bin/mypy

fmt: setup-dev
	.venv/bin/ruff check --fix-only .
	.venv/bin/ruff format .

messages: setup-dev
	$(PY) manage.py makemessages -l kk -l ru --no-location --no-obsolete --no-wrap -i .venv -i var
	$(MAKE) .venv/messages

bench: setup-dev
	$(PY) manage.py bench
	$(PY) manage.py bench --scale

setup: .venv/runtime .venv/messages
setup-dev: .venv/development .venv/messages .env

# A try-out or a developer's machine, so that manage.py works there as it is; a production sets its own variables.
.env:
	echo DEMO=1 > $@

.venv/runtime: requirements.txt
	bash .ci/system runtime
	python3 -m venv .venv
	.venv/bin/pip install --quiet -r requirements.txt
	mkdir -p var && touch $@

.venv/development: .venv/runtime requirements-dev.txt
	bash .ci/system development
	.venv/bin/pip install --quiet -r requirements-dev.txt
	touch $@

.venv/messages: .venv/runtime $(wildcard mentoring/locale/*/LC_MESSAGES/django.po)
	.venv/bin/pybabel --quiet compile -d mentoring/locale -D django
	touch $@

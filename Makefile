# Everything to be done with this tree. Each target first makes the machine ready; that is a no-op afterwards.
.DEFAULT_GOAL := help
.PHONY: help run test test-long coverage check bench bench-beside pictures manual messages lock clean program tests-ready
.PHONY: installers deb windows-setup installers-test test-windows

PYTHON := .venv/bin/python
# Processes that tests start read code that is compiled, as an installed program does; "make clean" takes it away.
OFFSCREEN := QT_QPA_PLATFORM=offscreen PYTHONDONTWRITEBYTECODE=
LOCALE := klachtenboek/resources/locale
BABEL := mkdir -p build && .venv/bin/pybabel -q
CODE := klachtenboek $(wildcard tests) $(wildcard benchmarks) installer

help: ## say what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1	\2/p' Makefile | expand -t 22

program:
	@installer/setup.sh

tests-ready:
	@installer/setup.sh tests

run: program ## start the program, or without a screen: make a demo in demo/
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" = Darwin ] || [ "$$OS" = Windows_NT ]; then \
		exec $(PYTHON) -m klachtenboek; \
	fi; \
	echo "Hier is geen scherm. Ik maak daarom een voorbeeld in de map demo: een klachtenboek, een brief,"; \
	echo "een jaarmap en afbeeldingen van de bladzijden."; \
	$(OFFSCREEN) $(PYTHON) -m klachtenboek demo demo --beelden && ls -R demo

manual: ## put the manual where the program finds it, as F1 shows it
	cp docs/handleiding.md klachtenboek/resources/help/handleiding.md

test: tests-ready ## run the tests, but the long ones
	$(OFFSCREEN) $(PYTHON) -m pytest -q -n 2 --dist loadfile -m "not long"

test-long: tests-ready ## run the long tests: many kills, many cases
	$(OFFSCREEN) HYPOTHESIS_PROFILE=long $(PYTHON) -m pytest -q --timeout=3600 -m long

coverage: tests-ready ## run the tests and show the branches they missed
	$(OFFSCREEN) $(PYTHON) -m pytest -q -n 2 --dist loadfile -m "not long" --cov --cov-report=term-missing

check: tests-ready ## read the code: rules, layout, types, layers
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy $(CODE)
	.venv/bin/lint-imports --no-logo

bench: tests-ready ## time the program against bare libraries; CASE=start for one group
	$(OFFSCREEN) $(PYTHON) -m benchmarks $(CASE)

bench-beside: tests-ready ## time the program beside others, each in an environment of its own, and write the table
	$(OFFSCREEN) $(PYTHON) -m benchmarks.beside

pictures: program ## make a picture of every page, in pictures/
	$(OFFSCREEN) $(PYTHON) -m klachtenboek demo pictures --beelden --alle

installers: deb windows-setup ## make the package for Debian and the setup for Windows, in dist/

deb: ## make the package for Debian, with its checks
	installer/linux/make_deb.sh dist

windows-setup: ## make the setup for Windows, under Wine
	installer/windows/wine/make_setup.sh build/windows dist

installers-test: ## try the whole life of what is in dist/: as root, in clean Debians and three times under Wine
	installer/linux/test_debs.sh dist/klachtenboek_*_amd64.deb build/bundle/klachtenboek build/debians
	installer/windows/wine/test_setup.sh build/windows dist/klachtenboek-*-setup.exe build/bundle-windows/klachtenboek 3

test-windows: ## run the tests once on Windows Python and Windows Qt, under Wine
	installer/windows/wine/run_tests.sh build/windows

messages: tests-ready ## gather the texts of the window in the English catalogue, and compile it
	$(BABEL) extract -F pyproject.toml -k N_ -k NN_:1,2 --no-location --sort-output -w 110 -o build/klachtenboek.pot klachtenboek
	$(BABEL) update -D klachtenboek -d $(LOCALE) -i build/klachtenboek.pot -w 110 --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	$(BABEL) compile -D klachtenboek -d $(LOCALE)

lock: ## write the locks anew; UPGRADE=1 for newer versions
	@UPGRADE=$(UPGRADE) installer/lock.sh

clean: ## throw away what was made, but .venv
	rm -rf demo pictures build dist htmlcov .coverage .coverage.* .hypothesis .import_linter_cache
	rm -rf .mypy_cache .pytest_cache .ruff_cache benchmarks/results
	find klachtenboek tests benchmarks -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

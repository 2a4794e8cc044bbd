# Dateline: make run | serve | test | test-address | test-thread | test-spark | test-browser | build | bench | accuracy | soak | million | lint | docs | models | install
# See README.md. A fresh Debian machine with a Swift toolchain, git and make is enough.

SWIFT_FLAGS := -c release -Xswiftc -cross-module-optimization
BIN := .build/release/dateline
DATA := Sources/Dateline/Data
PREFIX ?= /usr/local
PACKAGES := libxml2-dev zlib1g-dev libzstd-dev libsqlite3-dev pkg-config libjs-leaflet
LEAFLET := /usr/share/javascript/leaflet
SHARED ?= ../shared

.PHONY: run serve test test-spark test-browser build setup bench accuracy fuzz soak million lint format docs models gazetteer install clean

## Code the sample reports and show the result, then join them in a ledger and ask it three questions.
run: build
	@$(BIN) code Samples
	@mkdir -p output
	@rm -f output/samples.ledger output/samples.ledger-*
	@echo; echo "== one file for all reports: output/samples.ledger"
	@$(BIN) ingest Samples --ledger output/samples.ledger
	@echo; echo "== assaults told by more than one source: dateline events sources:2 type:ASSAULT"
	@$(BIN) events --ledger output/samples.ledger --format table sources:2 type:ASSAULT
	@echo; echo "== who held Palmyra: dateline control Palmyra"
	@$(BIN) control Palmyra --ledger output/samples.ledger --format table
	@echo; echo "== where sources differ on deaths: dateline events conflict:killed"
	@$(BIN) events --ledger output/samples.ledger --format long conflict:killed

## Open the sample reports in the browser: the address that is printed, until Ctrl-C.
serve: build
	@mkdir -p output
	@test -f output/serve.ledger || $(BIN) ingest Samples --ledger output/serve.ledger
	@$(BIN) serve --ledger output/serve.ledger

## Build the release binary and compile the dictionaries.
build: setup
	swift build $(SWIFT_FLAGS) --product dateline
	@$(BIN) knowledge compile --knowledge $(DATA)/knowledge
	@cp $(DATA)/knowledge/knowledge.bin .build/release/dateline_Dateline.resources/Data/knowledge/

## Everything the tests need, then the tests.
test: build setup-browser
	swift test $(SWIFT_FLAGS) --disable-xctest --disable-testable-imports
	python3 Tests/Browser/run.py $(BIN)

## The Spark package on a cluster of two executors, with processes killed in mid-partition (PySpark from PyPI: 0.5 GB; some minutes).
SPARK := output/spark
test-spark: build
	@command -v java >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq default-jre-headless; } \
	  || { echo "Run this, then make again:  sudo apt-get install default-jre-headless"; exit 1; }
	@[ -x $(SPARK)/bin/python ] || python3 -m venv $(SPARK)
	$(SPARK)/bin/pip install -q Integrations/spark
	cd Integrations/spark/tests && DATELINE_PROGRAM=$(abspath $(BIN)) DATELINE_DATA=$(abspath $(DATA)) \
	  $(abspath $(SPARK))/bin/python -m unittest -v test_worker test_spark

## The documented example for pandas, on a series of the samples (pandas from PyPI, in output/python).
.PHONY: test-python
test-python: build
	@[ -x output/python/bin/python3 ] || python3 -m venv output/python
	output/python/bin/pip install -q pandas
	PATH="$(abspath output/python/bin):$$PATH" swift test $(SWIFT_FLAGS) --disable-xctest --disable-testable-imports \
	  --filter SeriesExampleTests

## The Desk in Debian's Chromium, driven by Playwright from PyPI; screenshots go to output/screens.
test-browser: build setup-browser
	python3 Tests/Browser/run.py $(BIN)

## Install what is missing: by apt as root or with sudo; else say the line to run.
define INSTALL
if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq $(1); \
elif sudo -n true 2>/dev/null; then sudo apt-get update -qq && sudo apt-get install -y -qq $(1); \
else echo "Run this, then make again:  sudo apt-get install $(1)"; exit 1; fi
endef

setup:
	@command -v swift >/dev/null || { echo "Install a Swift 6.3 toolchain first (https://www.swift.org/install)."; exit 1; }
	@if ! { pkg-config --exists libxml-2.0 zlib libzstd sqlite3 && test -f $(LEAFLET)/leaflet.js; } 2>/dev/null; then \
	  $(call INSTALL,$(PACKAGES)); \
	fi

## What the tests in a browser need beyond that.
BROWSER_PACKAGES := python3 python3-venv chromium fonts-noto-core
.PHONY: setup-browser
setup-browser:
	@if ! { command -v chromium && python3 -c "import ensurepip, venv"; } >/dev/null 2>&1; then \
	  $(call INSTALL,$(BROWSER_PACKAGES)); \
	fi

## Speed of every layer and of the whole, in one table.
bench: build
	python3 Benchmarks/bench.py $(BIN)

## Scores on the development sets beside the checkout, written into Documentation/accuracy.md.
accuracy: build
	python3 Benchmarks/accuracy.py $(BIN) $(SHARED)

## Each reader fed with mutated input by libFuzzer (FUZZ_SECONDS each); what breaks it is kept in output/fuzz.
FUZZ_SECONDS ?= 600
fuzz: setup
	Fuzz/run.sh $(FUZZ_SECONDS)

## Random input against everything that takes input, for SOAK_SECONDS on SOAK_JOBS cores; run again, it goes on. Findings and log in output/soak.
SOAK_SECONDS ?= 3600
SOAK_JOBS ?= 1
soak: build
	DATELINE_DATA=$(abspath $(DATA)) python3 Fuzz/soak $(BIN) $(SOAK_SECONDS) --jobs $(SOAK_JOBS)

## A million pages made on the fly, read, coded and joined (hours; run again, it goes on). MILLION="--pages 20000 --jobs 2" for less.
million: build
	python3 Benchmarks/million.py $(BIN) $(MILLION)

## The Swift tests under AddressSanitizer and under ThreadSanitizer, each in a build of its own (.build-address, .build-thread: ten minutes on four cores).
.PHONY: test-address test-thread
test-address test-thread: test-%: setup
	swift build -c release --scratch-path .build-$* --sanitize=$* --build-tests
	ASAN_OPTIONS=detect_leaks=0 TSAN_OPTIONS=suppressions=$(abspath Tests/thread.suppressions) \
	  swift test --skip-build -c release --scratch-path .build-$* --sanitize=$* --disable-xctest

lint:
	swift format lint --strict --recursive --parallel Sources Tests Fuzz Package.swift

format:
	swift format --in-place --recursive --parallel Sources Tests Fuzz Package.swift

## The library's documentation as a static site in output/docs.
docs: setup
	swift package $(SWIFT_FLAGS) --allow-writing-to-directory output/docs generate-documentation --target Dateline \
	  --output-path output/docs --transform-for-static-hosting --warnings-as-errors

## Train every model from the treebank beside the checkout (PyTorch from PyPI; hours on a CPU; `make build` first). SMOKE=1 tries every step
## in minutes and leaves the shipped models alone.
models:
	$(MAKE) -C Training SHARED=$(abspath $(SHARED)) $(if $(SMOKE),SMOKE=1)

## Build the base gazetteer from its sources and Training/features.
gazetteer: build
	$(MAKE) -C Training gazetteer

install: build
	install -s -Dm755 $(BIN) $(DESTDIR)$(PREFIX)/bin/dateline
	mkdir -p $(DESTDIR)$(PREFIX)/share/dateline
	cp -R .build/release/dateline_Dateline.resources/Data/. $(DESTDIR)$(PREFIX)/share/dateline/
	mkdir -p $(DESTDIR)$(PREFIX)/share/dateline/desk/leaflet
	cp -R .build/release/dateline_Desk.resources/Assets/. $(DESTDIR)$(PREFIX)/share/dateline/desk/
	cp -R $(LEAFLET)/leaflet.js $(LEAFLET)/leaflet.css $(LEAFLET)/images $(DESTDIR)$(PREFIX)/share/dateline/desk/leaflet/

clean:
	rm -rf .build output

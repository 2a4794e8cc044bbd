# make run | test | build | lint ; see README.md
SWIFT_FLAGS = -c release -Xswiftc -cross-module-optimization
BIN = .build/release/dateline

.PHONY: build test lint format

build:
	swift build $(SWIFT_FLAGS) --product dateline

test:
	swift test $(SWIFT_FLAGS) --disable-xctest

lint:
	swift format lint --strict --recursive --parallel Sources Tests Package.swift

format:
	swift format --in-place --recursive --parallel Sources Tests Package.swift

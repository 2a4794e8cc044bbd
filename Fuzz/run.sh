#!/bin/sh
# Builds the readers with libFuzzer and AddressSanitizer and runs each for some seconds on one core.
#
#   run.sh SECONDS [READER…]     readers: html warc feed jsonl charset
#
# What is found stays in output/fuzz/READER as crash-*, timeout-* or oom-*; exit 1 if there is any.
set -eu
cd "$(dirname "$0")/.."
seconds=$1
shift
work=output/fuzz
mkdir -p "$work/build"
flags="-O -swift-version 6 -sanitize=address -sanitize=fuzzer -parse-as-library -enable-upcoming-feature ExistentialAny
  -enable-upcoming-feature MemberImportVisibility -enable-upcoming-feature InternalImportsByDefault"
if [ ! -x "$work/build/read" ] || [ -n "$(find Sources/Records Sources/Ingest Fuzz/Target.swift -newer "$work/build/read" -print -quit)" ]; then
  # shellcheck disable=SC2086
  swiftc $flags -module-name Records -emit-module -emit-module-path "$work/build/Records.swiftmodule" -emit-library -static \
    -o "$work/build/libRecords.a" $(find Sources/Records -name '*.swift')
  # shellcheck disable=SC2046,SC2086
  swiftc $flags -module-name Ingest -I "$work/build" -I Sources/CLibXML2 -I Sources/CZlib -I Sources/CZstd \
    $(pkg-config --cflags libxml-2.0 | sed 's/-I/-Xcc -I/g') -emit-module -emit-module-path "$work/build/Ingest.swiftmodule" \
    -emit-library -static -o "$work/build/libIngest.a" $(find Sources/Ingest -name '*.swift')
  # shellcheck disable=SC2046,SC2086
  swiftc $flags -I "$work/build" -I Sources/CLibXML2 -I Sources/CZlib -I Sources/CZstd \
    $(pkg-config --cflags libxml-2.0 | sed 's/-I/-Xcc -I/g') Fuzz/Target.swift -L "$work/build" -lIngest -lRecords \
    -lxml2 -lz -lzstd -use-ld=lld -o "$work/build/read"
fi

found=0
for reader in ${*:-html warc feed jsonl charset}; do
  mkdir -p "$work/$reader/corpus"
  echo "== $reader, $seconds seconds"
  FUZZ_READER=$reader ASAN_OPTIONS=detect_leaks=0 nice -n 19 "$work/build/read" "$work/$reader/corpus" "Fuzz/Seeds/$reader" \
    -artifact_prefix="$work/$reader/" -max_total_time="$seconds" -max_len=32768 -timeout=10 -rss_limit_mb=2048 \
    -print_final_stats=1 -verbosity=0 2>"$work/$reader/log" || found=1
  grep -E 'stat::|SUMMARY|ERROR|Fatal' "$work/$reader/log" || true
done
exit $found

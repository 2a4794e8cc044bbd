#!/bin/sh
# Builds the readers and the language layer with libFuzzer and AddressSanitizer and runs each for some seconds on one core.
#
#   run.sh SECONDS [TARGET…]     html warc feed jsonl charset records (readers), language
#
# What is found stays in output/fuzz/TARGET as crash-*, timeout-* or oom-*; exit 1 if there is any.
set -eu
cd "$(dirname "$0")/.."
seconds=$1
shift
work=output/fuzz
mkdir -p "$work/build"
# Several runs at once build one after the other.
exec 9>"$work/build/lock"
flock 9
flags="-O -swift-version 6 -sanitize=address -sanitize=fuzzer -parse-as-library -enable-upcoming-feature ExistentialAny
  -enable-upcoming-feature MemberImportVisibility -enable-upcoming-feature InternalImportsByDefault"
if [ ! -x "$work/build/read" ] || [ -n "$(find Sources/Records Sources/JSON Sources/Ingest Fuzz/Target.swift -newer "$work/build/read" -print -quit)" ]; then
  # shellcheck disable=SC2086
  swiftc $flags -module-name Records -emit-module -emit-module-path "$work/build/Records.swiftmodule" -emit-library -static \
    -o "$work/build/libRecords.a" $(find Sources/Records -name '*.swift')
  # shellcheck disable=SC2046,SC2086
  swiftc $flags -package-name dateline -module-name JSON -emit-module -emit-module-path "$work/build/JSON.swiftmodule" \
    -emit-library -static -o "$work/build/libJSON.a" $(find Sources/JSON -name '*.swift')
  # shellcheck disable=SC2046,SC2086
  swiftc $flags -package-name dateline -module-name Ingest -I "$work/build" -I Sources/CLibXML2 -I Sources/CZlib -I Sources/CZstd \
    $(pkg-config --cflags libxml-2.0 | sed 's/-I/-Xcc -I/g') -emit-module -emit-module-path "$work/build/Ingest.swiftmodule" \
    -emit-library -static -o "$work/build/libIngest.a" $(find Sources/Ingest -name '*.swift')
  # shellcheck disable=SC2046,SC2086
  swiftc $flags -package-name dateline -I "$work/build" -I Sources/CLibXML2 -I Sources/CZlib -I Sources/CZstd \
    $(pkg-config --cflags libxml-2.0 | sed 's/-I/-Xcc -I/g') Fuzz/Target.swift -L "$work/build" -lIngest -lJSON -lRecords \
    -lxml2 -lz -lzstd -use-ld=lld -o "$work/build/read"
fi

if [ ! -x "$work/build/language" ] \
  || [ -n "$(find Sources/Language Sources/LanguageKernels Fuzz/LanguageTarget.swift -newer "$work/build/language" -print -quit)" ]; then
  mkdir -p "$work/build/kernels"
  echo "module LanguageKernels { header \"$PWD/Sources/LanguageKernels/include/LanguageKernels.h\" export * }" > "$work/build/kernels/module.modulemap"
  for source in Sources/LanguageKernels/*.c; do
    clang -O2 -g -fsanitize=address,fuzzer-no-link -ISources/LanguageKernels/include -c "$source" -o "$work/build/kernels/$(basename "$source" .c).o"
  done
  # shellcheck disable=SC2046,SC2086
  swiftc $flags -package-name dateline -module-name Language -I "$work/build/kernels" -emit-module -emit-module-path "$work/build/Language.swiftmodule" \
    -emit-library -static -o "$work/build/libLanguage.a" $(find Sources/Language -name '*.swift')
  # shellcheck disable=SC2086
  swiftc $flags -I "$work/build" -I "$work/build/kernels" Fuzz/LanguageTarget.swift "$work"/build/kernels/*.o -L "$work/build" -lLanguage \
    -use-ld=lld -o "$work/build/language"
fi

flock -u 9
found=0
for reader in ${*:-html warc feed jsonl charset records language}; do
  mkdir -p "$work/$reader/corpus"
  echo "== $reader, $seconds seconds"
  program=read
  seeds=Fuzz/Seeds/$reader
  if [ "$reader" = language ]; then
    program=language
    seeds=Samples
  fi
  FUZZ_READER=$reader ASAN_OPTIONS=detect_leaks=0 nice -n 19 "$work/build/$program" "$work/$reader/corpus" "$seeds" \
    -artifact_prefix="$work/$reader/" -max_total_time="$seconds" -max_len=32768 -timeout=60 -rss_limit_mb=2048 \
    -print_final_stats=1 -verbosity=0 2>"$work/$reader/log" || found=1
  grep -E 'stat::|SUMMARY|ERROR|Fatal' "$work/$reader/log" || true
done
exit $found

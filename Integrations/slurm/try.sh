#!/bin/bash
# The recipe without a cluster: an array of four tasks run one after the other, one of them killed by SIGKILL and run again. The records must be
# those of one run over the whole pile, and the ledger must take them twice without change.
#
#   DATELINE_PROGRAM=… DATELINE_DATA=… try.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -c "
import sys; sys.path.insert(0, '$here/../spark/tests')
import pile; print('\n'.join(pile.reports('$DATELINE_PROGRAM', 600)))" > pile.jsonl
mkdir reports
split --lines=150 --numeric-suffixes --suffix-length=5 --additional-suffix=.jsonl pile.jsonl reports/
SLURM_ARRAY_TASK_ID=2 bash "$here/code.sbatch" & task=$!
while [ ! -s records/00002.jsonl ]; do sleep 0.05; done
kill -9 $task
wait $task 2>/dev/null || true
echo "task 2 killed after $(wc -l < records/00002.jsonl) lines"
for task in 0 1 2 3; do SLURM_ARRAY_TASK_ID=$task bash "$here/code.sbatch"; done
SLURM_ARRAY_TASK_ID=1 bash "$here/code.sbatch"
"$DATELINE_PROGRAM" code --input lines --format jsonl --status - < pile.jsonl > whole.jsonl
cat records/*.jsonl | cmp - whole.jsonl
echo "$(wc -l < whole.jsonl) lines, those of one run"
"$DATELINE_PROGRAM" ingest --coded records/*.jsonl --ledger a.ledger
"$DATELINE_PROGRAM" export --ledger a.ledger --format jsonl > once.jsonl
"$DATELINE_PROGRAM" ingest --coded records/*.jsonl --ledger a.ledger
"$DATELINE_PROGRAM" export --ledger a.ledger --format jsonl | cmp - once.jsonl
echo "$(wc -l < once.jsonl) events, the same after the second time"

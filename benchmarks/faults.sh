#!/usr/bin/env bash
# Kills, starves and cuts off the parts of Trigger Links under load, and compares the books afterwards.
#
#   benchmarks/faults.sh                     all runs, about half an hour
#   benchmarks/faults.sh broker-gone         one of them
#   benchmarks/faults.sh --short             each in less than half a minute, as far as it can
#   benchmarks/faults.sh killed --seed 42    with the random moments of that run
#
# The run in-turn is the one that ./mvnw verify makes, with the short sizes of provider, provider-fails and clock-steps.
# Needs a JDK 17 and nothing else; disk-full also needs prlimit (util-linux), and clock-set faketime (Debian: apt-get install
# faketime). They are skipped without.
# Each run prints a small table. The exit code is 1 if anything was lost, doubled, out of order, or failed to run.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

runs=(in-turn killed stopped broker-gone broker-cut-off database-gone database-cut-off disk-full two-nodes provider provider-fails poison clock-jumps clock-set clock-steps)

usage() {
  sed -n '2,12s/^# \{0,1\}//p' benchmarks/faults.sh
  echo "runs: ${runs[*]}"
}

test_of() {
  case "$1" in
    in-turn) echo 'FaultsInTurnTest' ;;
    killed) echo 'KilledAgainAndAgainTest' ;;
    stopped) echo 'StoppedUnderLoadTest' ;;
    broker-gone) echo 'OutageTest#redirects_go_on_while_the_broker*' ;;
    broker-cut-off) echo 'CutOffTest' ;;
    database-gone) echo 'OutageTest#redirects_go_on_while_the_database*' ;;
    database-cut-off) echo 'DatabaseCutOffTest' ;;
    disk-full) echo 'OutageTest#redirects_go_on_while_the_disk*' ;;
    two-nodes) echo 'TwoNodesUnderLoadTest' ;;
    provider) echo 'FaultyProviderTest#what_a_provider_does*' ;;
    provider-fails) echo 'FaultyProviderTest#retries*' ;;
    poison) echo 'PoisonTest' ;;
    clock-jumps) echo 'ClockMovesUnderLoadTest' ;;
    clock-set) echo 'ClockSetUnderLoadTest' ;;
    clock-steps) echo 'WaitsAcrossClockJumpsTest' ;;
    *) return 1 ;;
  esac
}

full=true
seed=$((RANDOM * 32768 + RANDOM))
wanted=()
while (($#)); do
  case "$1" in
    -h | --help) usage; exit 0 ;;
    --short) full=false ;;
    --seed)
      [[ "${2:-}" =~ ^[0-9]+$ ]] || { echo "--seed needs a number, as in --seed 42" >&2; exit 2; }
      seed=$2
      shift
      ;;
    *)
      test_of "$1" >/dev/null || { echo "There is no run called $1." >&2; usage >&2; exit 2; }
      wanted+=("$1")
      ;;
  esac
  shift
done
((${#wanted[@]})) || wanted=("${runs[@]}")

tests=''
for run in "${wanted[@]}"; do
  tests+="${tests:+,}$(test_of "$run")"
done

results=routes/target/faults
rm -rf "$results"
echo "Seed $seed; building, then running: ${wanted[*]}"
code=0
./mvnw -q -pl routes -am test \
  -Dtest="$tests" -Dsurefire.failIfNoSpecifiedTests=false -Dfaults.left-out=nothing \
  -Dfaults.full="$full" -Dfaults.seed="$seed" || code=1

echo
echo "== Results (seed $seed) =="
for run in "${wanted[@]}"; do
  if [[ -f "$results/$run.txt" ]]; then
    cat "$results/$run.txt"
  else
    printf '\n%s\n  not run, or broken off: see the output above\n' "$run"
  fi
done
exit "$code"

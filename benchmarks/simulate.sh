#!/usr/bin/env bash
# Runs the simulator (docs/simulator.md): the real code that decides, waits and dispatches, under a scheduler that draws everything
# that can happen from a seed. Ends with 1 if a promise is broken, and says with which seed.
#
#   benchmarks/simulate.sh                       1,000 seeds
#   benchmarks/simulate.sh --seeds N --from S    so many seeds, from this one on
#   benchmarks/simulate.sh --seed S              this seed, with all that happens in it
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

case ${1:-} in -h | --help) sed -n '2,7s/^# \{0,1\}//p' benchmarks/simulate.sh && exit 0 ;; esac

echo "Building; then the rules are loaded, which takes some seconds." >&2
./mvnw -q test-compile dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/class-path
cd routes
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
exec "$java" -Xmx2g -XX:+UseParallelGC -Dlogback.configurationFile=../config/logback.xml \
  -cp "target/test-classes:target/classes:$(cat target/class-path)" org.triggerlinks.routes.simulator.Simulate "$@"

#!/usr/bin/env bash
# Measures how fast Trigger Links is, next to a limit measured in the same run. See benchmarks/README.md.
#
#   benchmarks/run.sh            all benchmarks
#   benchmarks/run.sh redirect   one of them
#
# Redirect, growth and start need wrk (Debian: apt-get install wrk); where nginx is installed, the redirect is compared with that, too.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

./mvnw -q -Pbenchmarks -pl benchmarks -am -DskipTests package

java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
# More heap than ./start gives: what the service is compared with is in the same process.
exec "$java" -Xmx2g -XX:+UseParallelGC ${JAVA_OPTS:-} \
  -Dlogback.configurationFile=config/logback.xml \
  -cp "benchmarks/target/classes:benchmarks/target/lib/*" org.triggerlinks.benchmarks.Benchmarks "$@"

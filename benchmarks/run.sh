#!/usr/bin/env bash
# Measures how fast Trigger Links is, next to a limit measured in the same run. See benchmarks/README.md.
#
#   benchmarks/run.sh            all, about half an hour: redirect outage decide end-to-end rules growth waits start
#   benchmarks/run.sh redirect   one of them
#   JAVA_OPTS="-Dseconds=2" benchmarks/run.sh redirect   a shorter one; the settings are in benchmarks/README.md
#
# Redirect, outage, growth and start need wrk (Debian: apt-get install wrk); where nginx is installed, the redirect is compared with that, too.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

case ${1:-} in -h | --help) sed -n '2,8s/^# \{0,1\}//p' benchmarks/run.sh && exit 0 ;; esac

./mvnw -q -Pbenchmarks -pl benchmarks -am -DskipTests package

java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
# More heap than ./start gives: what the service is compared with is in the same process.
exec "$java" -Xmx2g -XX:+UseParallelGC ${JAVA_OPTS:-} \
  -Dlogback.configurationFile=benchmarks/logback.xml \
  -cp "benchmarks/target/classes:benchmarks/target/lib/*" org.triggerlinks.benchmarks.Benchmarks "$@"

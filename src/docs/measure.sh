#!/usr/bin/env bash
# Makes and prints every figure about speed and memory that the documentation gives.
#
#   src/docs/measure.sh              everything (about half an hour; most of it is JMH)
#   src/docs/measure.sh process      whole processes: checks, the first run ever, memory
#   src/docs/measure.sh many         many courses in one process with a small heap (COURSES=10000, HEAP=512m)
#   src/docs/measure.sh change       a changed number and a changed sentence, in a process that keeps running
#   src/docs/measure.sh reason       reasoning about the rules: after one changed sentence, and about all of them
#   src/docs/measure.sh fuzz         requests at random to the service (REQUESTS=100000): how many, and how long they took
#   src/docs/measure.sh service      the service as a process: checks, every page, mixed load (COURSES=5000, SECONDS_EACH=30, MINUTES=0);
#                                    with ONLY=review, a review and the report of a decision alone; with ONLY=lists, the lists; with ONLY=publish, checks and publications
#   src/docs/measure.sh register     searches of the register of accredited courses on both databases (ENTRIES=20000, TIMES=30)
#   src/docs/measure.sh suggest      what would settle the findings of a thin course and of one that claims everything
#   src/docs/measure.sh documents    a PDF of 200 pages read, and one of its pages drawn, each in its process
#   src/docs/measure.sh impact       what a changed number changes on many courses, with a small heap (COURSES=10000, HEAP=512m)
#   src/docs/measure.sh impacts      the same by the page and the job of the service, on both databases (COURSES=10000, HEAP=512m)
#   src/docs/measure.sh before REVISION   this revision and another in turn: assess and explain by stages (time of the processor), a changed number and sentence
#   src/docs/measure.sh spark        one core on Apache Spark beside one core of check, on the same courses (COURSES=2000)
#   src/docs/measure.sh jmh [...]    the benchmarks of one warm thread; further words are options of JMH
#
# Times are as good as the machine is idle: the load is printed at the beginning and at the end.
set -euo pipefail
cd "$(dirname "$0")/../.."

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# --- what the machine is -------------------------------------------------------------------------------------------

load() { cut -d' ' -f1-3 /proc/loadavg 2>/dev/null || uptime; }

machine() {
  echo "date        $(date -u +%Y-%m-%dT%H:%MZ)"
  echo "revision    $(git rev-parse --short HEAD 2>/dev/null || echo unknown)"
  echo "java        $("$java" -version 2>&1 | sed -n 2p)"
  echo "processor   $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1), $(nproc) cores"
  echo "load        $(load)"
}

# --- building what is measured -------------------------------------------------------------------------------------

built() {
  [ -f target/touchstone.jar ] || ./mvnw -q -DskipTests package
}

# The benchmarks are among the tests, so that nothing of them is shipped.
test_class_path() {
  if [ ! -f target/test-classpath.txt ]; then
    ./mvnw -q test-compile dependency:build-classpath -Dmdep.includeScope=test \
      -Dmdep.outputFile=target/test-classpath.txt >&2
  fi
  echo "target/test-classes:target/classes:$(cat target/test-classpath.txt)"
}

# --- measuring a command -------------------------------------------------------------------------------------------

# Milliseconds of wall time that a command takes. Its output is dropped; a course that is not met ends with a status
# 1, which is no failure here; from 2 on the command did not work (see ExitStatus).
milliseconds() {
  local start end status=0
  start=$(date +%s%N)
  "$@" > "$scratch/out" 2> "$scratch/err" || status=$?
  end=$(date +%s%N)
  if [ "$status" -ge 2 ]; then
    cat "$scratch/err" >&2
    exit "$status"
  fi
  echo $(((end - start) / 1000000))
}

# The median over a number of runs.
median() {
  local times=$1
  shift
  for _ in $(seq "$times"); do milliseconds "$@"; done | sort -n | sed -n "$(((times + 1) / 2))p"
}

# Megabytes of memory that a command holds at its highest: from GNU time, or else from the kernel while it runs.
megabytes() {
  if [ -x /usr/bin/time ] && /usr/bin/time -v true 2> /dev/null; then
    /usr/bin/time -v "$@" 2>&1 > "$scratch/out" | awk '/Maximum resident/ {print int($6 / 1024)}' || true
  else
    "$@" > "$scratch/out" 2> "$scratch/err" &
    local process=$! high=0 now
    while kill -0 "$process" 2> /dev/null; do
      now=$(awk '/VmHWM/ {print int($2 / 1024)}' "/proc/$process/status" 2> /dev/null || true)
      [ "${now:-0}" -gt "$high" ] && high=$now
      sleep 0.02
    done
    wait "$process" || true
    echo "$high"
  fi
}

# --- the figures ---------------------------------------------------------------------------------------------------

# Whole processes, as a person at a terminal meets them.
measure_process() {
  built
  local archive=target/touchstone.jsa
  for course in complete-course every-element; do
    local file=rules/examples/$course.yaml
    milliseconds ./touchstone check "$file" > /dev/null # the rules are built and kept from here on
    echo "check $course: $(median 11 ./touchstone check "$file") ms (median of 11)"
    if [ -f "$archive" ]; then
      mv "$archive" "$scratch/touchstone.jsa"
      echo "check $course without the class-data archive: $(median 11 ./touchstone check "$file") ms (median of 11)"
      mv "$scratch/touchstone.jsa" "$archive"
    fi
    echo "check $course: $(megabytes ./touchstone check "$file") MB resident at most"
  done
  first_run() { TOUCHSTONE_CACHE=$(mktemp -d -p "$scratch") ./touchstone check rules/examples/complete-course.yaml; }
  echo "first run ever, rules compiled: $(median 3 first_run) ms (median of 3)"
}

# Many courses in one process with a small heap: memory must not grow with their number.
measure_many() {
  built
  local courses=${COURSES:-10000} heap=${HEAP:-512m} classes
  classes=$(test_class_path)
  "$java" -cp "$classes" org.touchstone.benchmarks.ManyCourses "$scratch/courses" "$courses"
  local took
  took=$(JAVA_TOOL_OPTIONS="-Xmx$heap" milliseconds ./touchstone check "$scratch/courses")
  echo "check $courses courses with -Xmx$heap: $took ms, $((took * 1000 / courses)) microseconds each, reports written"
  grep -q 'OutOfMemoryError' "$scratch/err" && { echo "ran out of memory" >&2; exit 1; }
  echo "check $courses courses with -Xmx$heap:" \
    "$(JAVA_TOOL_OPTIONS="-Xmx$heap" megabytes ./touchstone check "$scratch/courses") MB resident at most"
}

# What another number changes on many courses, and on a tenth of them, with a small heap: the time grows with their number only.
measure_impact() {
  built
  local courses=${COURSES:-10000} heap=${HEAP:-512m} classes few took
  few=$((courses / 10))
  classes=$(test_class_path)
  cp -r rules "$scratch/changed"
  sed -i '0,/value: 18$/s//value: 16/' "$scratch/changed/parameters.yaml"
  for some in "$few" "$courses"; do
    "$java" -cp "$classes" org.touchstone.benchmarks.ManyCourses "$scratch/courses-$some" "$some"
    took=$(JAVA_TOOL_OPTIONS="-Xmx$heap" milliseconds ./touchstone impact --as-of 2026-09-01 \
      --from rules --to "$scratch/changed" "$scratch/courses-$some")
    echo "impact on $some courses with -Xmx$heap: $took ms; $(head -n 1 "$scratch/out")"
  done
}

# The same asked of the service by its page, with what it reads and keeps in its database: press the button, wait for the answer.
measure_impacts() {
  local classes
  classes=$(test_class_path)
  "$java" "-Xmx${HEAP:-512m}" -Dlogging.level.root=warn -cp "$classes" \
    org.touchstone.benchmarks.ImpactBenchmark "${COURSES:-10000}" | grep --line-buffered '^impact'
}

# A change by policy staff, in a process that keeps running.
measure_change() {
  local classes
  classes=$(test_class_path)
  "$java" -cp "$classes" org.touchstone.benchmarks.ChangeBenchmark
}

# What follows from the rules, in a process that keeps running.
measure_reason() {
  local classes
  classes=$(test_class_path)
  "$java" -cp "$classes" org.touchstone.benchmarks.ReasonBenchmark
}

# A document, in the processes that read and draw what strangers send.
measure_documents() {
  local classes
  classes=$(test_class_path)
  "$java" -cp "$classes" org.touchstone.casework.evidence.ReadBenchmark
}

# Searches of the register, as anybody asks for them.
measure_register() {
  local classes
  classes=$(test_class_path)
  "$java" -Dlogging.level.root=warn -cp "$classes" \
    org.touchstone.benchmarks.RegisterBenchmark "${ENTRIES:-20000}" "${TIMES:-30}" | grep --line-buffered '^register'
}

# Requests at random: none may fail on our side, hang, or hurt the record.
measure_fuzz() {
  local requests=${REQUESTS:-100000} start
  ./mvnw -q test-compile >&2
  start=$(date +%s)
  ./mvnw -q failsafe:integration-test failsafe:verify -Dit.test=FuzzTest "-Dtouchstone.fuzz.requests=$requests" >&2
  echo "fuzz: $requests requests in $(($(date +%s) - start)) s, no fault"
}

# The service with many courses stored, asked at a steady rate by this machine; the last argument is the mixed load.
measure_service() {
  built
  local classes
  classes=$(test_class_path)
  rm -rf target/service-benchmark
  "$java" -Dlogging.level.root=warn -cp "$classes" \
    org.touchstone.benchmarks.ServiceBenchmark "${COURSES:-5000}" "${SECONDS_EACH:-30}" "${MINUTES:-0}" "${ONLY:-}" \
    | grep --line-buffered -E '^(stored|ready|warming|checks|page|mixed|memory)'
}

# This revision and an earlier one, in turn on the same machine, so that the ratios hold when its speed drifts.
measure_before() {
  local revision=${1:?name a revision, such as HEAD~1} here=$PWD earlier=$scratch/before side
  git worktree add --quiet --detach "$earlier" "$revision"
  trap 'git worktree remove --force "$scratch/before"; rm -rf "$scratch"' EXIT
  test_class_path > /dev/null
  (cd "$earlier" && test_class_path > /dev/null)
  for side in "$here" "$earlier" "$here" "$earlier"; do
    echo "--- $(git -C "$side" rev-parse --short HEAD)"
    (
      cd "$side"
      classes=$(test_class_path)
      # What measures comes from here; what is measured comes first, from the revision.
      "$java" -cp "$classes:$here/target/test-classes" org.touchstone.benchmarks.StagesBenchmark 2> /dev/null
      "$java" -cp "$classes" org.touchstone.benchmarks.ChangeBenchmark 2> /dev/null
    )
  done
}

# One core on Spark beside one core of the command line. Starting takes its time in both, so the figure is what more courses add.
measure_spark() {
  built
  ./mvnw -q -Pspark -DskipTests package dependency:build-classpath -Dmdep.includeScope=compile \
    -Dmdep.outputFile=target/spark/classpath.txt >&2
  local courses=${COURSES:-2000} few classes how
  few=$((courses / 4))
  classes=$(test_class_path)
  "$java" -cp "$classes" org.touchstone.benchmarks.ManyCourses "$scratch/many" "$courses"
  "$java" -cp "$classes" org.touchstone.benchmarks.ManyCourses "$scratch/few" "$few"
  on_spark() {
    rm -rf "$scratch/findings"
    # What Spark asks of Java is in the profile, for the tests.
    # shellcheck disable=SC2046
    taskset -c 0 "$java" $(sed -n 's/.*\(-XX:+IgnoreUnrecognizedVMOptions .*\)<\/argLine>.*/\1/p' pom.xml) \
      -XX:+UseSerialGC -Dspark.master='local[1]' \
      -Dspark.ui.enabled=false -Dspark.driver.host=127.0.0.1 -Dspark.driver.bindAddress=127.0.0.1 \
      -cp "target/spark/classes:$(cat target/spark/classpath.txt)" org.touchstone.door.bulk.CheckInBulk \
      "$1" "$scratch/findings" rules 2026-09-01
  }
  by_command() { taskset -c 0 ./touchstone check --as-of 2026-09-01 "${@:2}" "$1"; }
  json() { by_command "$1" --format json --no-advice; }
  processor() { # Milliseconds of the processor that a command takes, whatever else runs on the machine.
    local TIMEFORMAT='%U %S'
    { time milliseconds "$@" > /dev/null; } 2>&1 | awk '{print int(($1 + $2) * 1000)}'
  }
  for how in on_spark by_command json; do
    milliseconds "$how" "$scratch/few" > /dev/null # the rules are built and kept from here on
    local less more
    less=$(processor "$how" "$scratch/few")
    more=$(processor "$how" "$scratch/many")
    echo "one core, $how: $(((more - less) * 1000 / (courses - few))) microseconds for each course more, $more ms for $courses"
  done
}

# One warm thread, by JMH: mean (avgt), and the median and other percentiles (sample), in microseconds.
measure_jmh() {
  local classes
  classes=$(test_class_path)
  "$java" -cp "$classes" org.touchstone.benchmarks.AssessBenchmark "$@" > "$scratch/jmh"
  sed -n '/^Benchmark /,$p' "$scratch/jmh" | grep -E '^Benchmark|avgt|p0\.50|p0\.99 '
}

# What would settle the findings of a thin course, and of one that claims everything: looked for and proved, in milliseconds.
measure_suggest() {
  local classes
  classes=$(test_class_path)
  "$java" -cp "$classes" org.touchstone.benchmarks.SuggestBenchmark > "$scratch/jmh"
  sed -n '/^Benchmark /,$p' "$scratch/jmh" | grep -E '^Benchmark|avgt'
}

machine
case ${1:-all} in
  process | many | change | reason | documents | fuzz | impact | impacts | register | service | spark | suggest) "measure_$1" ;;
  before) measure_before "${2:-}" ;;
  jmh) measure_jmh "${@:2}" ;;
  all)
    measure_process
    measure_many
    measure_change
    measure_jmh
    ;;
  *)
    sed -n '2,20s/^# \{0,1\}//p' "$0"
    exit 64
    ;;
esac
echo "load        $(load)"

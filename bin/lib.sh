# Shared by bin/run, bin/test and .ci/run: finds the tools, and a place where the build may write.
# shellcheck shell=bash

JDK_WANTED=25
MAVEN_WANTED=3.8

say() { printf '%s\n' "$*"; }

die() {
  printf '\n%s\n' "$1" >&2
  shift
  [[ $# -eq 0 ]] || printf '  %s\n' "$@" >&2
  exit 1
}

# --- tools -----------------------------------------------------------------------------------------------------------

jdk_major() {
  local version
  [[ -x $1/bin/javac && -r $1/release ]] || { echo 0; return; }
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  echo "${version:-0}"
}

jdk_candidates() {
  [[ -z ${JAVA_HOME:-} ]] || echo "$JAVA_HOME"
  local java
  if java=$(command -v java); then
    java=$(readlink -f "$java" 2>/dev/null || echo "$java")
    echo "${java%/bin/java}"
  fi
  [[ ! -x /usr/libexec/java_home ]] || /usr/libexec/java_home -v "$JDK_WANTED+" 2>/dev/null || true
  local found
  for found in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/homebrew/opt/openjdk/libexec/openjdk.jdk/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    [[ ! -d $found ]] || echo "$found"
  done
}

find_jdk() {
  local candidate
  while IFS= read -r candidate; do
    if [[ $(jdk_major "$candidate") -ge $JDK_WANTED ]]; then
      export JAVA_HOME=$candidate
      return
    fi
  done < <(jdk_candidates)
  die "Round Two needs a Java Development Kit $JDK_WANTED or newer, and there is none here." \
    "Debian, Ubuntu:  apt-get install openjdk-$JDK_WANTED-jdk-headless   (or the package temurin-$JDK_WANTED-jdk)" \
    "macOS:           brew install openjdk" \
    "anywhere:        sdk install java   (SDKMAN)" \
    "If it is installed in an unusual place, set JAVA_HOME to it. Then run this again."
}

find_maven() {
  local candidate version
  for candidate in "$(command -v mvn || true)" "$HOME/.sdkman/candidates/maven/current/bin/mvn" /opt/maven/bin/mvn \
    /usr/share/maven/bin/mvn /opt/homebrew/bin/mvn; do
    [[ -x $candidate ]] || continue
    version=$("$candidate" -B --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\.[0-9]*\).*/\1/p')
    if [[ -n $version && ${version%%.*} -ge ${MAVEN_WANTED%%.*} &&
      (${version%%.*} -gt ${MAVEN_WANTED%%.*} || ${version#*.} -ge ${MAVEN_WANTED#*.}) ]]; then
      # shellcheck disable=SC2034
      MAVEN=$candidate
      return
    fi
  done
  die "Round Two is built with Maven $MAVEN_WANTED or newer, and there is none here." \
    "Debian, Ubuntu:  apt-get install maven" \
    "macOS:           brew install maven" \
    "anywhere:        sdk install maven   (SDKMAN)" \
    "Then run this again."
}

find_chromium() {
  local candidate
  for candidate in "${CHROMIUM:-}" "$(command -v chromium || true)" "$(command -v chromium-browser || true)" \
    "$(command -v google-chrome || true)" "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    /Applications/Chromium.app/Contents/MacOS/Chromium; do
    if [[ -x $candidate ]]; then
      export CHROMIUM=$candidate
      return 0
    fi
  done
  return 1
}

install_chromium() {
  local as_root=()
  if [[ $(id -u) -ne 0 ]]; then
    as_root=(sudo -n)
    sudo -n true 2>/dev/null || return 1
  fi
  command -v apt-get >/dev/null || return 1
  say "Installing Chromium for the browser tests …"
  ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
    ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
}

# Node runs the foreign programs of the tests: an OpenID provider, an OAuth client, a linter. Round Two needs none.
find_node() {
  local version
  version=$(node --version 2>/dev/null | sed -n 's/^v\([0-9]*\).*/\1/p')
  [[ ${version:-0} -ge 20 ]] && command -v npm >/dev/null
}

install_node() {
  local as_root=()
  if [[ $(id -u) -ne 0 ]]; then
    as_root=(sudo -n)
    sudo -n true 2>/dev/null || return 1
  fi
  command -v apt-get >/dev/null || return 1
  say "Installing Node for the tests …"
  ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
    ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm >/dev/null
}

# Puts those programs into target/, as their lock says, unless they are there.
get_test_tools() {
  local tools=$1/target/test-tools
  if ! cmp -s "$1/src/test/tools/package-lock.json" "$tools/installed.json"; then
    say "Getting the foreign programs of the tests …"
    mkdir -p "$tools"
    rm -rf "$tools/node_modules"
    cp "$1"/src/test/tools/* "$tools/"
    (cd "$tools" && npm ci --no-audit --no-fund --loglevel=error --ignore-scripts) || return 1
    cp "$tools/package-lock.json" "$tools/installed.json"
  fi
  export TEST_TOOLS=$tools
}

# --- folders ---------------------------------------------------------------------------------------------------------

# The data folder; root's servers may run as another user, who must be able to pass through.
make_home() {
  [[ -d $1 ]] || (umask 022 && mkdir -p "$1" && chmod "$([[ $(id -u) -eq 0 ]] && echo 711 || echo 700)" "$1") ||
    die "The data folder $1 cannot be created." "Set ROUNDTWO_HOME to a folder of yours, and run this again."
  [[ -w $1 ]] || die "The data folder $1 belongs to somebody else." \
    "Set ROUNDTWO_HOME to a folder of yours, and run this again."
  mkdir -p "$1/logs"
}

# Whether a build can write into this checkout. Somebody else's earlier build counts as well.
can_build_in() {
  local built
  [[ -w $1 ]] || return 1
  for built in "$1"/target "$1"/target/*; do
    [[ ! -e $built || -w $built ]] || return 1
  done
}

# Copies the sources, with their times, so that a checkout of somebody else can be built.
copy_sources() {
  mkdir -p "$2"
  rm -rf "${2:?}"/{src,db,bin,.ci,pom.xml}
  (cd "$1" && tar -cf - --exclude=./target --exclude=./.git --exclude=node_modules .) | (cd "$2" && tar -xf -)
}

# --- long steps ------------------------------------------------------------------------------------------------------

# Not with the builtin wait: a Ctrl-C ends it early.
stop_and_wait() {
  kill "$1" 2>/dev/null || return 0
  while kill -0 "$1" 2>/dev/null; do sleep 0.1; done
}

# with_progress <what> <log> <command …>: shows that it is alive, and takes the command down with itself.
with_progress() {
  local what=$1 log=$2 began=$SECONDS pid status=0 shown=-1
  shift 2
  "$@" >"$log" 2>&1 </dev/null &
  pid=$!
  trap 'stop_and_wait "$pid"; echo; exit 130' INT TERM
  while kill -0 "$pid" 2>/dev/null; do
    local passed=$((SECONDS - began))
    if [[ -t 1 ]]; then
      printf '\r%s %d s ' "$what" "$passed"
    elif [[ $passed -ge $((shown + 20)) || $shown -lt 0 ]]; then
      say "$what ${passed} s"
      shown=$passed
    fi
    sleep 0.5
  done
  wait "$pid" || status=$?
  trap - INT TERM
  [[ ! -t 1 ]] || printf '\r%s %d s\n' "$what" "$((SECONDS - began))"
  return "$status"
}

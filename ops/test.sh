#!/usr/bin/env bash
# Runs every test on a machine that has only Debian and the .NET SDK, and leaves nothing running.
#
#   ops/test.sh                                   all test projects
#   ops/test.sh Engine                            the projects with this word in their name
#   ops/test.sh Web --filter-class '*SignIn*'     what starts with - goes to the test runner
#
# It fetches PostgreSQL's server programs and Chromium where they are absent (root or sudo), starts a private
# PostgreSQL on a free loopback port, builds once, runs the projects one by one, and ends, whatever happens, with the line
#   N passed, N failed, N skipped
# and exit code 0 only when something passed and nothing failed.
#
# Tests find their needs through these (each may be set beforehand; then nothing is installed or started for it):
#   CLIENTPROCESS_TEST_POSTGRES   connection string of a database server that may be filled and emptied
#   CLIENTPROCESS_TEST_PGBIN      folder of initdb and postgres, for tests that run and kill a server of their own
#   CLIENTPROCESS_TEST_CHROMIUM   the browser
# With CI=true a test that lacks PostgreSQL or Chromium fails instead of being skipped (tests/Needs.cs).
set -euo pipefail
exec 2>&1 # One stream: nothing on stderr can come after the closing line.

readonly project_seconds_max=1800     # a project that hangs is stopped, and counts as failed
readonly server_start_seconds_max=60  # initdb and the first start on a slow disk take 10
readonly server_port_attempts_max=10  # a random port is taken now and then; the server itself says so
readonly server_connections=300       # parallel test classes, several pools each

repository=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
passed=0 failed=0 skipped=0 finished=no
scratch='' server_pid='' running_group=''
as_server=() words=() runner_options=() projects=()

main() {
  trap close EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  read_arguments "$@"
  choose_projects
  make_scratch
  cd -- "$repository" # global.json is looked for from here: it names the test runner
  provide_packages
  start_postgres
  build
  for project in "${projects[@]}"; do run_project "$project"; done
  finished=yes
}

say() { printf '%s\n' "test.sh: $*"; }

read_arguments() {
  while (($#)) && [[ $1 != -* ]]; do words+=("$1"); shift; done
  runner_options=("$@")
}

choose_projects() {
  local file word
  for file in "$repository"/tests/*.Tests/*.Tests.csproj; do
    if ((${#words[@]} == 0)); then projects+=("$file"); continue; fi
    for word in "${words[@]}"; do
      if [[ ${file##*/} == *"$word"* ]]; then projects+=("$file"); break; fi
    done
  done
  if ((${#projects[@]} == 0)); then say "no test project matches: ${words[*]}"; exit 1; fi
}

# The rules' tests touch nothing outside; only the others are worth an installation.
needs() {
  local project
  for project in "${projects[@]}"; do
    case $1:${project##*/} in
      postgres:*Engine* | chromium:*Engine* | chromium:*Service*) ;;
      *) return 0 ;;
    esac
  done
  return 1
}

make_scratch() {
  local parent=${TMPDIR:-/tmp}
  choose_server_user
  # The database server runs unprivileged: it must be able to reach its folder, which a private TMPDIR of root prevents.
  "${as_server[@]}" test -x "$parent" || parent=/tmp
  scratch=$(cd -- "$(mktemp -d -- "$parent/clientprocess-test.XXXXXX")" && pwd)
  chmod 711 "$scratch"
  mkdir -m 1777 "$scratch/tmp"
}

# --- what the tests need from the machine ------------------------------------------------------------------------------

provide_packages() {
  local packages=()
  if needs postgres && [[ -z ${CLIENTPROCESS_TEST_POSTGRES:-} && -z $(postgres_programs) ]]; then packages+=(postgresql); fi
  if needs chromium && [[ -z ${CLIENTPROCESS_TEST_CHROMIUM:-} && ! -x /usr/bin/chromium ]]; then
    packages+=("chromium fonts-liberation fonts-dejavu-core")
  fi
  if ((${#packages[@]})); then install "${packages[@]}"; fi
  if [[ -z ${CLIENTPROCESS_TEST_CHROMIUM:-} && -x /usr/bin/chromium ]]; then
    export CLIENTPROCESS_TEST_CHROMIUM=/usr/bin/chromium
  fi
}

install() {
  local group names
  say "installing: $*"
  if ! type -P apt-get >/dev/null || ! as_root true; then
    say 'cannot install (apt-get, and root or sudo, are needed): going on without'
    return
  fi
  # Programs only: without this line Debian makes and starts a default cluster on port 5432.
  as_root mkdir -p /etc/postgresql-common/createcluster.d
  echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.d/clientprocess-test.conf >/dev/null
  apt update || say 'apt-get update failed: trying with the lists that are there'
  for group in "$@"; do # One by one: a missing browser must not cost us the database.
    read -ra names <<<"$group"
    apt install --no-install-recommends "${names[@]}" || say "apt-get install $group failed: going on without"
  done
  as_root rm -f /etc/postgresql-common/createcluster.d/clientprocess-test.conf
}

apt() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y \
    -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 -o Dpkg::Options::=--force-confold \
    "$@" </dev/null >"$scratch/apt.log" 2>&1 || { tail -n 20 "$scratch/apt.log"; return 1; }
}

as_root() {
  if ((EUID == 0)); then "$@"
  elif ! type -P sudo >/dev/null; then return 1
  elif [[ -t 0 ]]; then sudo "$@"
  else sudo -n "$@"
  fi
}

postgres_programs() {
  local folder newest=''
  for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V); do
    if [[ -x $folder/initdb && -x $folder/postgres ]]; then newest=$folder; fi
  done
  printf '%s' "$newest"
}

# --- a private database server -----------------------------------------------------------------------------------------

# PostgreSQL refuses to run as root. It also goes down with this script, even when that is killed outright.
choose_server_user() {
  local user
  as_server=(setpriv --pdeathsig QUIT)
  if ((EUID != 0)); then return; fi
  user=$(id -un postgres 2>/dev/null || echo nobody)
  as_server+=(--reuid "$user" --regid "$(id -g "$user")" --clear-groups)
}

start_postgres() {
  if ! needs postgres; then return; fi
  local programs=${CLIENTPROCESS_TEST_PGBIN:-$(postgres_programs)} data="$scratch/postgres" attempt port
  if [[ -n $programs ]]; then export CLIENTPROCESS_TEST_PGBIN=$programs; fi
  if [[ -n ${CLIENTPROCESS_TEST_POSTGRES:-} ]]; then return; fi
  if [[ -z $programs ]]; then say 'PostgreSQL is not there: tests that need it are skipped, or fail when CI=true'; return; fi
  make_cluster "$programs" "$data" || { say 'initdb failed'; cat "$scratch/initdb.log"; return; }
  for ((attempt = 1; attempt <= server_port_attempts_max; attempt++)); do
    port=$((20000 + RANDOM % 12000)) # Below the range that outgoing connections are given.
    if start_server "$programs" "$data" "$port"; then
      export CLIENTPROCESS_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
      say "PostgreSQL of $programs listens on 127.0.0.1:$port"
      return
    fi
  done
  say 'PostgreSQL did not start:'
  tail -n 20 "$data.log"
}

make_cluster() {
  local programs=$1 data=$2
  mkdir -m 700 "$data"
  : >"$data.log"
  if ((EUID == 0)); then chown "$("${as_server[@]}" id -u):$("${as_server[@]}" id -g)" "$data" "$data.log"; fi
  # From the scratch folder: the server's user may not be allowed to stand where we stand.
  (cd -- "$scratch" && "${as_server[@]}" "$programs/initdb" --pgdata="$data" --username=postgres --auth=trust \
    --encoding=UTF8 --locale=C.UTF-8 --no-sync --no-instructions) >"$scratch/initdb.log" 2>&1 || return 1
  echo 'host all all 127.0.0.1/32 trust' >"$data/pg_hba.conf"
  # No socket at all: only loopback is let in, and a long TMPDIR would exceed what a socket's path may measure.
  cat >>"$data/postgresql.conf" <<SETTINGS
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = $server_connections
SETTINGS
}

start_server() {
  local programs=$1 data=$2 port=$3 deadline=$((SECONDS + server_start_seconds_max))
  pushd "$scratch" >/dev/null
  set -m # A group of its own, so that Ctrl-C reaches this script alone, which then stops things in order.
  "${as_server[@]}" "$programs/postgres" -D "$data" -p "$port" >>"$data.log" 2>&1 </dev/null &
  server_pid=$!
  set +m
  popd >/dev/null
  while ((SECONDS < deadline)); do
    if ! kill -0 "$server_pid" 2>/dev/null; then break; fi
    if [[ $(sed -n 8p "$data/postmaster.pid" 2>/dev/null) == ready* ]]; then return 0; fi
    sleep 0.1
  done
  stop_server
  return 1
}

stop_server() {
  if [[ -z $server_pid ]]; then return; fi
  kill -QUIT "$server_pid" 2>/dev/null || true # At once: its data is thrown away.
  wait "$server_pid" 2>/dev/null || true
  server_pid=''
}

# --- build and run -----------------------------------------------------------------------------------------------------

build() {
  local targets=("$repository/ClientProcess.sln") target
  if ((${#words[@]})); then targets=("${projects[@]}"); fi
  export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
  for target in "${targets[@]}"; do
    in_group "$scratch/build.log" dotnet build "$target" --nologo -v quiet || { say 'the build failed'; exit 1; }
  done
}

run_project() {
  local name log status=0 summary
  name=$(basename -- "$1" .csproj)
  log="$scratch/$name.log"
  say "$name"
  TMPDIR="$scratch/tmp" in_group "$log" \
    setpriv --pdeathsig TERM timeout --kill-after=20 "$project_seconds_max" \
    dotnet test --root-directory "$(dirname -- "$1")/bin/Debug/net10.0" --test-modules "$name.dll" \
    --no-ansi --no-progress --show-test-results failed,skipped "${runner_options[@]}" || status=$?
  read -r -a summary <<<"$(read_summary "$log")"
  count "$name" "$status" "${summary[@]}"
}

# The runner ends with a block of its own; what tests print before it may look the same.
read_summary() {
  awk '/^Test run summary/ { s = f = k = 0 }
       $1 == "succeeded:" { s = $2 } $1 == "failed:" { f = $2 } $1 == "skipped:" { k = $2 }
       END { print s + 0, f + 0, k + 0 }' "$1"
}

count() {
  local name=$1 status=$2 project_failed=$4
  if ((status == 8 && ${#runner_options[@]} > 0)); then status=0; fi # 8: no test matched, which a filter may cause.
  if ((status != 0 && project_failed == 0)); then
    say "$name ended with exit code $status and no failed test: counted as one failure"
    project_failed=1
  fi
  passed=$((passed + $3)) failed=$((failed + project_failed)) skipped=$((skipped + $5))
}

# Runs a command in a process group of its own, so that whatever it leaves behind can be ended with it; shows its output.
in_group() {
  local log=$1 status=0 follower
  shift
  : >"$log"
  set -m
  "$@" >>"$log" 2>&1 </dev/null &
  running_group=$!
  tail -n +1 -s 0.2 -f --pid="$running_group" -- "$log" 2>/dev/null &
  follower=$!
  set +m
  wait "$running_group" || status=$?
  wait "$follower" || true
  end_group
  return "$status"
}

end_group() {
  if [[ -z $running_group ]]; then return; fi
  kill -TERM -- "-$running_group" 2>/dev/null || { running_group=''; return 0; }
  for _ in {1..25}; do # Five seconds to close browsers and hosts in order.
    kill -0 -- "-$running_group" 2>/dev/null || break
    sleep 0.2
  done
  kill -KILL -- "-$running_group" 2>/dev/null || true
  running_group=''
}

close() {
  local status=$?
  trap '' INT TERM HUP
  set +e
  if ((status > 128)); then say 'interrupted'; fi
  end_group
  if [[ -n $server_pid ]] && ! kill -0 "$server_pid" 2>/dev/null; then
    say 'PostgreSQL ended before the tests did:'
    tail -n 20 "$scratch/postgres.log"
  fi
  stop_server
  if [[ -n $scratch ]]; then rm -rf -- "$scratch"; fi
  if [[ $finished == no ]]; then failed=$((failed + 1)); fi
  if ((failed > 0 || passed == 0)) && ((status == 0)); then status=1; fi
  printf '%s\n' "$passed passed, $failed failed, $skipped skipped"
  exit "$status"
}

main "$@"

#!/usr/bin/env bash
# Two staff nodes and one public node on one PostgreSQL behind nginx, on this machine and without Docker: the topology of
# docker-compose.yml. Everything listens on loopback and lies below one folder. What it does: docs/cluster.md.
set -euo pipefail

repository=$(cd "$(dirname "$0")/../.." && pwd)
here=$repository/ops/cluster
home=$(realpath -m "${CLUSTER_HOME:-$repository/data/cluster}")

usage() {
  cat <<'TEXT'
cluster.sh up                start what does not run; the first time, make secrets and database
cluster.sh down              stop what this script started
cluster.sh status            what runs
cluster.sh start NAME        start one of: database keycloak staff1 staff2 public proxy
cluster.sh stop NAME         stop it in good order
cluster.sh kill NAME         kill -9 a node; for the database, an immediate shutdown
cluster.sh run COMMAND ...   a command of the jar with a staff node's configuration, such as verify-audit
TEXT
  exit 2
}

fail() {
  echo "cluster: $*" >&2
  exit 1
}

# --- settings -------------------------------------------------------------------------------------------------------

# Chosen at the first start and kept, so that every later call means the same cluster.
settings() {
  if [ ! -e "$home/settings" ]; then
    mkdir -p "$home"
    chmod 711 "$home" # PostgreSQL does not run as root, and must get to its folder
    cat >"$home/settings" <<TEXT
portal_port=${PORTAL_PORT:-8443}
staff_port=${STAFF_PORT:-8444}
public_node_port=${PUBLIC_NODE_PORT:-18080}
staff1_node_port=${STAFF1_NODE_PORT:-18081}
staff2_node_port=${STAFF2_NODE_PORT:-18082}
public_management_port=${PUBLIC_MANAGEMENT_PORT:-18090}
staff1_management_port=${STAFF1_MANAGEMENT_PORT:-18091}
staff2_management_port=${STAFF2_MANAGEMENT_PORT:-18092}
database_port=${DATABASE_PORT:-15432}
keycloak_port=${KEYCLOAK_PORT:-18445}
demo=${DEMO:-false}
oidc=${OIDC:-false}
TEXT
  fi
  # shellcheck disable=SC1091
  . "$home/settings"
}

# --- processes ------------------------------------------------------------------------------------------------------

# A process is its number and its start, in ticks since the machine's: a number alone may be somebody else's by now. Nothing
# for a process that has ended.
started_at() {
  sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | awk '$1 != "Z" { print $20 }'
}

remember() {
  printf '%s\n%s\n' "$2" "$(started_at "$2")" >"$home/run/$1.pid"
}

# The number of the process of that name, if it runs.
running() {
  local file=$home/run/$1.pid number start
  [ -e "$file" ] || return 1
  { read -r number && read -r start; } <"$file" || return 1
  [ -n "$start" ] && [ "$(started_at "$number")" = "$start" ] || return 1
  echo "$number"
}

end() {
  local name=$1 signal=$2 number
  number=$(running "$name") || { rm -f "$home/run/$name.pid"; return 0; }
  kill "-$signal" "$number"
  for _ in $(seq 600); do
    running "$name" >/dev/null || { rm -f "$home/run/$name.pid"; return 0; }
    sleep 0.1
  done
  fail "$name does not end (process $number)"
}

# --- secrets --------------------------------------------------------------------------------------------------------

# One folder with all of them, and one for each role of a node with what it may know.
secrets() {
  "$here/secrets.sh" "$home/secrets"
  (
    umask 077
    mkdir -p "$home/staff" "$home/public"
    ln -sf "$home/secrets/DB_PASSWORD" "$home/secrets/dueprocess.first-admin.password" "$home/staff/"
    ln -sf "$home/secrets/DB_PASSWORD_PORTAL" "$home/public/DB_PASSWORD"
  )
}

# --- database -------------------------------------------------------------------------------------------------------

postgres_bin() {
  local found
  found=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
  if [ -n "$found" ]; then
    echo "$found"
  elif command -v pg_ctl >/dev/null; then
    dirname "$(command -v pg_ctl)"
  else
    fail "PostgreSQL's server is missing: apt-get install postgresql"
  fi
}

# As the user that owns the database's folder: PostgreSQL refuses root.
as_database_user() {
  if [ "$(id -u)" = 0 ]; then
    (cd / && setpriv --reuid=postgres --regid=postgres --init-groups -- env HOME=/ "$@")
  else
    "$@"
  fi
}

start_database() {
  local bin folder=$home/database first=false
  bin=$(postgres_bin)
  if [ ! -e "$folder/data/PG_VERSION" ]; then
    first=true
    mkdir -p "$folder/socket"
    [ "$(id -u)" != 0 ] || chown -R postgres: "$folder"
    as_database_user "$bin/initdb" -D "$folder/data" --encoding=UTF8 --locale=C.UTF-8 \
      --auth-local=peer --auth-host=scram-sha-256 >"$home/logs/initdb.log"
  fi
  as_database_user "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w -t 60 -s -o \
    "-c listen_addresses=127.0.0.1 -p $database_port -c unix_socket_directories=$folder/socket -c max_connections=150" start ||
    fail "PostgreSQL does not start, see $folder/log"
  if [ "$first" = true ]; then
    {
      printf "\\\\set owner_password '%s'\n" "$(cat "$home/secrets/DB_PASSWORD")"
      printf "\\\\set portal_password '%s'\n" "$(cat "$home/secrets/DB_PASSWORD_PORTAL")"
      cat "$here/database.sql"
    } | as_database_user "$bin/psql" --no-psqlrc --quiet -v ON_ERROR_STOP=1 -h "$folder/socket" -p "$database_port" -d postgres
  fi
}

stop_database() {
  database_runs || return 0
  as_database_user "$(postgres_bin)/pg_ctl" -D "$home/database/data" -m "$1" -w -t 60 -s stop
}

# pg_ctl keeps the process's number itself.
database_runs() {
  [ -e "$home/database/data/PG_VERSION" ] &&
    as_database_user "$(postgres_bin)/pg_ctl" -D "$home/database/data" status >/dev/null
}

# --- nodes ----------------------------------------------------------------------------------------------------------

# port NAME node, or port NAME management for /actuator
port() {
  local name=${1}_${2}_port
  echo "${!name}"
}

# Runs java with the configuration of a node. What is set outside, such as SPRING_MAIL_HOST or DUEPROCESS_LIMITS_..., counts too.
as_node() {
  local name=$1 role=staff user=dueprocess profiles=postgres
  shift
  if [ "$name" = public ]; then
    role=public
    user=portal
  fi
  local -a given=(
    "DB_URL=jdbc:postgresql://127.0.0.1:$database_port/dueprocess"
    "DB_USER=$user"
    "SPRING_CONFIG_IMPORT=configtree:$home/$role/"
    "DUEPROCESS_ROLE=$role"
    "DUEPROCESS_KEYS_ORGANISATION=file:$home/secrets/keys/organisation.json"
    "DUEPROCESS_KEYS_LOOKUP=file:$home/secrets/keys/lookup.key"
    "DUEPROCESS_KEYS_PEPPER=file:$home/secrets/keys/pepper.key"
    "DUEPROCESS_BASE_URL=https://localhost:$portal_port"
    "DUEPROCESS_STAFF_URL=https://localhost:$staff_port"
    "DUEPROCESS_DATA=$home/data"
    "SERVER_ADDRESS=127.0.0.1"
    "MANAGEMENT_SERVER_ADDRESS=127.0.0.1"
    "MANAGEMENT_SERVER_PORT=$(port "$name" management)"
    "SERVER_FORWARD_HEADERS_STRATEGY=native"
    "SERVER_SERVLET_SESSION_COOKIE_SECURE=true"
  )
  if [ "$demo" = true ]; then
    profiles=demo,postgres
  else
    given+=(
      "DUEPROCESS_ORGANISATION_FILE=${DUEPROCESS_ORGANISATION_FILE:-$here/organisation.yaml}"
      "DUEPROCESS_DATA_MAP_FILE=${DUEPROCESS_DATA_MAP_FILE:-file:$here/data-map.yaml}"
      "DUEPROCESS_FIRST_ADMIN_ID=${DUEPROCESS_FIRST_ADMIN_ID:-first-admin}"
    )
  fi
  if [ "$oidc" = true ] && [ "$role" = staff ]; then
    profiles=$profiles,oidc
    given+=(
      "OIDC_ISSUER=http://localhost:$keycloak_port/realms/due-process"
      "OIDC_CLIENT_ID=due-process"
      "OIDC_CLIENT_SECRET_FILE=$home/secrets/oidc.client.secret"
    )
  fi
  given+=("SPRING_PROFILES_ACTIVE=$profiles")
  # shellcheck disable=SC2086 # several variables
  exec env "${given[@]}" ${CLUSTER_ENVIRONMENT:-} "$@"
}

# shellcheck disable=SC2086 # options are several words
start_node() {
  local name=$1 port
  port=$(port "$name" node)
  as_node "$name" setsid java -Xmx${CLUSTER_HEAP:-1g} -XX:+ExitOnOutOfMemoryError ${CLUSTER_JAVA_OPTIONS:-} \
    ${CLUSTER_CLASSES:--jar $jar} --server.port="$port" ${CLUSTER_ARGUMENTS:-} >>"$home/logs/$name.log" 2>&1 </dev/null &
  remember "$name" $!
}

# Until that part answers at that address.
await_answer() {
  local name=$1 address=$2
  for _ in $(seq 360); do
    running "$name" >/dev/null || fail "$name ended, see $home/logs/$name.log"
    if curl -fs -o /dev/null --max-time 2 "$address"; then
      return 0
    fi
    sleep 0.5
  done
  fail "$name does not answer after three minutes, see $home/logs/$name.log"
}

await_node() {
  await_answer "$1" "http://127.0.0.1:$(port "$1" management)/actuator/health"
}

# --- Keycloak -------------------------------------------------------------------------------------------------------

# Its distribution, which Maven brings, in a copy of our own: it writes below its own folder.
start_keycloak() {
  local from=${CLUSTER_KEYCLOAK:-} folder=$home/keycloak
  if [ ! -e "$folder/bin/kc.sh" ]; then
    [ -n "$from" ] || from=$(ls -d "$repository"/target/keycloak/keycloak-* 2>/dev/null | sort -V | tail -1)
    [ -e "$from/bin/kc.sh" ] || fail "Keycloak's distribution is missing: mvn dependency:unpack@keycloak"
    cp -R "$from" "$folder"
    rm -rf "$folder/data"
    mkdir -p "$folder/data/import"
    cp "$repository/ops/keycloak/realm-due-process.json" "$folder/data/import/due-process-realm.json"
    [ "$demo" != true ] || cp "$repository/ops/keycloak/demo-users.json" "$folder/data/import/due-process-users-0.json"
  fi
  env "OIDC_CLIENT_SECRET=$(cat "$home/secrets/oidc.client.secret")" "DUEPROCESS_STAFF_URL=https://localhost:$staff_port" \
    KC_BOOTSTRAP_ADMIN_USERNAME=first-admin "KC_BOOTSTRAP_ADMIN_PASSWORD=$(cat "$home/secrets/keycloak.admin.password")" \
    "JAVA_OPTS_KC_HEAP=-Xms128m -Xmx512m" \
    setsid bash "$folder/bin/kc.sh" start-dev --import-realm --cache=local --http-host=127.0.0.1 --http-port="$keycloak_port" \
    >>"$home/logs/keycloak.log" 2>&1 </dev/null &
  remember keycloak $!
}

await_keycloak() {
  await_answer keycloak "http://localhost:$keycloak_port/realms/due-process"
}

# --- proxy ----------------------------------------------------------------------------------------------------------

start_proxy() {
  command -v nginx >/dev/null || PATH=$PATH:/usr/sbin
  command -v nginx >/dev/null || fail "nginx is missing: apt-get install nginx-light"
  mkdir -p "$home/proxy"
  cat >"$home/proxy/nginx.conf" <<TEXT
worker_processes 2;
error_log $home/logs/proxy.log warn;
pid $home/run/nginx;
events { worker_connections 1024; }
http {
  client_body_temp_path $home/proxy/body;
  proxy_temp_path $home/proxy/proxy;
  fastcgi_temp_path $home/proxy/fastcgi;
  uwsgi_temp_path $home/proxy/uwsgi;
  scgi_temp_path $home/proxy/scgi;
  include $here/nginx.conf.http;
  access_log $home/logs/proxy-access.log without_query;
  ssl_certificate $home/secrets/tls.crt;
  ssl_certificate_key $home/secrets/tls.key;
  upstream portal {
    server 127.0.0.1:$public_node_port max_fails=0;
  }
  upstream staff {
    hash \$route consistent;
    server 127.0.0.1:$staff1_node_port max_fails=1 fail_timeout=5s;
    server 127.0.0.1:$staff2_node_port max_fails=1 fail_timeout=5s;
  }
  server {
    listen 127.0.0.1:$portal_port ssl;
    include $here/nginx.conf.portal;
  }
  server {
    listen 127.0.0.1:$staff_port ssl;
    include $here/nginx.conf.staff;
  }
}
TEXT
  nginx -e "$home/logs/proxy.log" -p "$home/proxy" -c nginx.conf -t -q
  setsid nginx -e "$home/logs/proxy.log" -p "$home/proxy" -c nginx.conf -g 'daemon off;' \
    >>"$home/logs/proxy.log" 2>&1 </dev/null &
  remember proxy $!
}

# --- what is asked for ----------------------------------------------------------------------------------------------

start_one() {
  case $1 in
    database) database_runs || start_database ;;
    staff1 | staff2 | public)
      running "$1" >/dev/null || { start_node "$1"; await_node "$1"; }
      ;;
    keycloak) running keycloak >/dev/null || { start_keycloak; await_keycloak; } ;;
    proxy) running proxy >/dev/null || start_proxy ;;
    *) usage ;;
  esac
}

stop_one() {
  case $1 in
    database) stop_database fast ;;
    keycloak | staff1 | staff2 | public | proxy) end "$1" TERM ;;
    *) usage ;;
  esac
}

kill_one() {
  case $1 in
    database) stop_database immediate ;;
    staff1 | staff2 | public) end "$1" KILL ;;
    *) usage ;;
  esac
}

up() {
  [ -e "$jar" ] || fail "$jar is missing: make jar"
  settings
  mkdir -p "$home/run" "$home/logs" "$home/data"
  secrets
  start_one database
  if [ "$oidc" = true ]; then start_one keycloak; fi
  start_one staff1 # makes the tables and deploys the models
  running staff2 >/dev/null || start_node staff2
  running public >/dev/null || start_node public
  await_node staff2
  await_node public
  start_one proxy
  urls
}

urls() {
  cat <<TEXT
portal   https://localhost:$portal_port/   reports: https://localhost:$portal_port/report
staff    https://localhost:$staff_port/login
watched  staff1 http://127.0.0.1:$staff1_management_port/actuator/health  staff2 :$staff2_management_port  public :$public_management_port
TEXT
  if [ "$oidc" = true ]; then
    echo "sign in  at http://localhost:$keycloak_port, administrator first-admin, password in $home/secrets/keycloak.admin.password"
  elif [ "$demo" = true ]; then
    echo "sign in  petra, dan, wim ... as in the README; everything is made up"
  else
    echo "sign in  ${DUEPROCESS_FIRST_ADMIN_ID:-first-admin}, password in $home/secrets/dueprocess.first-admin.password"
  fi
  [ -n "${SPRING_MAIL_HOST:-}" ] || echo "mails    are files: $home/data/outbox"
  echo "The certificate is of this machine's own making: $home/secrets/tls.crt"
}

down() {
  [ -e "$home/settings" ] || { echo "There is no cluster in $home."; return 0; }
  settings
  end proxy TERM
  end public TERM
  end staff2 TERM
  end staff1 TERM
  end keycloak TERM
  stop_database fast
}

status() {
  local name number
  for name in keycloak staff1 staff2 public proxy; do
    if number=$(running "$name"); then echo "$name runs, process $number"; else echo "$name does not run"; fi
  done
  if database_runs; then echo "database runs"; else echo "database does not run"; fi
}

jar=${CLUSTER_JAR:-$repository/target/due-process.jar}
[ $# -ge 1 ] || usage
command=$1
shift
case $command in
  up) up ;;
  down) down ;;
  status) settings; status ;;
  start) [ $# = 1 ] || usage; settings; start_one "$1" ;;
  stop) [ $# = 1 ] || usage; settings; stop_one "$1" ;;
  kill) [ $# = 1 ] || usage; settings; kill_one "$1" ;;
  # shellcheck disable=SC2086
  run) [ $# -ge 1 ] || usage; settings; as_node staff1 java ${CLUSTER_CLASSES:--jar $jar} "$@" ${CLUSTER_ARGUMENTS:-} ;;
  *) usage ;;
esac

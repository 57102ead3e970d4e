#!/usr/bin/env bash
# Makes the secrets of a cluster that are not there yet, as files that only their owner reads. Nothing is overwritten.
# usage: secrets.sh [FOLDER]   (./secrets, where docker-compose.yml looks for them)
set -euo pipefail
umask 077

repository=$(cd "$(dirname "$0")/../.." && pwd)
folder=${1:-$repository/secrets}
jar=${CLUSTER_JAR:-$repository/target/due-process.jar}

mkdir -p "$folder"
for name in DB_PASSWORD DB_PASSWORD_PORTAL postgres.password dueprocess.first-admin.password oidc.client.secret \
  keycloak.db.password keycloak.admin.password grafana.admin.password; do
  [ -e "$folder/$name" ] || openssl rand -hex 24 >"$folder/$name"
done

if [ ! -e "$folder/tls.crt" ]; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 -subj /CN=localhost \
    -addext subjectAltName=DNS:localhost,DNS:login.localhost,IP:127.0.0.1 -keyout "$folder/tls.key" -out "$folder/tls.crt" 2>/dev/null
fi

# The authorities that Java trusts, and this certificate. The password is everybody's: it guards nothing.
if [ ! -e "$folder/trust" ]; then
  cp -L "$(dirname "$(dirname "$(readlink -f "$(command -v keytool)")")")/lib/security/cacerts" "$folder/trust"
  chmod 600 "$folder/trust"
  keytool -importcert -noprompt -alias due-process -file "$folder/tls.crt" -keystore "$folder/trust" -storepass changeit 2>/dev/null
fi

if [ ! -e "$folder/keys/pepper.key" ]; then
  java -jar "$jar" new-keys "$folder/keys" >/dev/null
fi

if [ $# = 0 ]; then
  mkdir -p "$repository/data/metrics"
  echo "Secrets are in $folder. Put into .env: RUN_AS=$(id -u):$(id -g)"
fi

#!/bin/sh
# The database's first start in docker-compose.yml: roles and databases, with the passwords of the secrets.
set -eu
{
  printf "\\\\set owner_password '%s'\n" "$(cat /run/secrets/DB_PASSWORD)"
  printf "\\\\set portal_password '%s'\n" "$(cat /run/secrets/DB_PASSWORD_PORTAL)"
  printf "\\\\set keycloak_password '%s'\n" "$(cat /run/secrets/keycloak.db.password)"
  echo "create role keycloak login password :'keycloak_password';"
  echo "create database keycloak owner keycloak;"
  cat /etc/due-process/database.sql
} | psql --no-psqlrc --quiet -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres

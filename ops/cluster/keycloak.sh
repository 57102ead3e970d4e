#!/bin/bash
# Keycloak's secrets are environment variables to it, and files to everybody else.
set -euo pipefail
KC_DB_PASSWORD=$(</run/secrets/keycloak.db.password)
KC_BOOTSTRAP_ADMIN_PASSWORD=$(</run/secrets/keycloak.admin.password)
OIDC_CLIENT_SECRET=$(</run/secrets/oidc.client.secret)
export KC_DB_PASSWORD KC_BOOTSTRAP_ADMIN_PASSWORD OIDC_CLIENT_SECRET
exec /opt/keycloak/bin/kc.sh start --optimized --import-realm

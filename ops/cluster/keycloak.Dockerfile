# Keycloak, built for PostgreSQL beforehand, so that it starts on a root file system that is read-only.
FROM keycloak/keycloak:26.7.3
ENV KC_DB=postgres KC_HEALTH_ENABLED=true
RUN /opt/keycloak/bin/kc.sh build

/** Breaches over HTTP: the register's page and exports, what staff do beside their task forms, the API for systems. */
package io.dueprocess.breach.web;

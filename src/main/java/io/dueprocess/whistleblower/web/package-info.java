/**
 * The module over HTTP: the reporter's pages under {@code /report}, which make no HTTP session, log nothing and read no
 * remote address; and what the handlers' desk asks for.
 */
package io.dueprocess.whistleblower.web;

/** The reporter's pages under {@code /report}: no HTTP session, nothing logged, no remote address read. */
package io.dueprocess.whistleblower.web.reporter;

/** The sign-in page and the session's report. */
package io.dueprocess.access.web;

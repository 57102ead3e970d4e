/** What the handlers' desk asks for over HTTP. */
package io.dueprocess.whistleblower.web;

/** What the module answers over HTTP. */
package io.dueprocess.whistleblower.web;

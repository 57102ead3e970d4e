/**
 * What the public sees first: landing page, layout, languages, uploads, throttling, errors. Knows no process. Takes the
 * organisation's name and contact from the data map, so that pages, letters and register say the same.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"datamap", "language", "node", "organisation"})
package io.dueprocess.portal;

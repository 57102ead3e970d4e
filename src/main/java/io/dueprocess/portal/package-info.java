/** What the public sees first: landing page, layout, languages, uploads, throttling, errors. Knows no process. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.dueprocess.portal;

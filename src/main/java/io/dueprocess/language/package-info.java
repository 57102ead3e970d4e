/** The languages in which people are written to: those that have a file {@code messages/language_<code>.properties}. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.dueprocess.language;

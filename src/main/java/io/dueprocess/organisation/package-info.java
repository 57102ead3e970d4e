/**
 * Who runs this installation and where: the one file that names it, the command that writes it, the rules that it must
 * keep, and the texts that its country's law needs.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.dueprocess.organisation;

/**
 * The case desk: the case file as staff see it, at {@code /cases/{id}}, in Tasklist's tab "Case file" and at
 * {@code /api/v1/cases}. Shows nothing that the case file's own access policy does not allow.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"casefile", "deadline", "engine", "access"})
package io.dueprocess.desk;

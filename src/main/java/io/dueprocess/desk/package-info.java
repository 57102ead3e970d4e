/**
 * The case desk: the case file as staff see it, at {@code /cases/{id}}, in Tasklist's tab "Case file" and at
 * {@code /api/v1/cases}. Shows nothing that the case file's own access policy does not allow. Knows no process: a
 * process module says by a {@link io.dueprocess.desk.CaseContent} what its cases hold.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"casefile", "deadline", "engine", "access", "node", "portal", "mail"})
package io.dueprocess.desk;

/**
 * The legal calendar and the statutory due dates of cases: one source for timers, task due dates and what people are
 * told (GDPR Art. 12(3), 33(1), 36(2); Directive (EU) 2019/1937 Art. 9; Regulation 1182/71). Knows no process and no
 * engine; publishes {@link io.dueprocess.deadline.DeadlineMoved}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"language", "casefile", "node"})
package io.dueprocess.deadline;

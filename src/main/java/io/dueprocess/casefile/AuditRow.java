package io.dueprocess.casefile;

import java.time.Instant;

/**
 * One link of an audit chain.
 *
 * @param chain case id, or {@link Audit#SYSTEM_CHAIN}
 * @param seq 1, 2, 3 ... within the chain
 * @param detail a code or id that explains the act (task, mail template, attachment id); never content
 */
public record AuditRow(String chain, long seq, Instant at, String actor, AuditAction action, String detail) {}

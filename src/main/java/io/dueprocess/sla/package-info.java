/**
 * How the duties are kept, in numbers: the SLA board in Cockpit, the managers' digest, metrics. Counts what the case file,
 * the deadlines and the engine's tasks tell it, in the same transaction, and never reads a case's content.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"casefile", "deadline", "engine", "access", "node", "desk", "mail", "document", "portal"
        })
package io.dueprocess.sla;

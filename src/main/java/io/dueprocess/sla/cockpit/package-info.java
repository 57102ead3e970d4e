/** The SLA board in Cockpit: a part of its dashboard, an entry in its head, and a page of its own; asks {@code /api/v1/sla}. */
package io.dueprocess.sla.cockpit;

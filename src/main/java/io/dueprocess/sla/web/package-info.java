/** The figures of the SLA board at {@code /api/v1/sla}, for those whom they concern. */
package io.dueprocess.sla.web;

/** The end of a case file: {@code processes/case-retention.bpmn} (GDPR Art. 5(1)(e)). */
package io.dueprocess.engine.retention;

/** Service tasks of {@code processes/retention-run.bpmn} and {@code processes/erase-later.bpmn}. */
package io.dueprocess.retention.delegate;

/**
 * The answer to a data subject request as files: letter, {@code data.json} ({@code docs/schema}), tables, and the portable
 * copy (GDPR Art. 12(4), 15, 20). Knows what was decided, not how it was collected.
 */
package io.dueprocess.dsar.answer;

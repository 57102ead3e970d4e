/** What handlers do with a report beside their task forms: messages, notes, disclosures, access, identity, masks, export. */
package io.dueprocess.whistleblower.desk;

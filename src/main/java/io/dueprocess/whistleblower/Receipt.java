package io.dueprocess.whistleblower;

import io.dueprocess.casefile.ReceiptCode;

/** What a reporter is told once the report is stored: the code, shown once, and the inbox that it opens. */
public record Receipt(ReceiptCode code, Inbox inbox) {}

package io.dueprocess.dsar;

import java.util.List;

/**
 * What staff must know of a mail from the mailbox, as kept in the case file (kind {@link #KIND}).
 *
 * @param notes names of {@link io.dueprocess.mail.inbox.IncomingMail.Note}
 * @param leftOut names of files that were not stored; they are in the mailbox
 * @param mentions reference of a request that the mail names, though it did not come from that request's address; or null
 * @param acknowledged false when nothing was sent back, and nothing is before triage
 */
record DsarMail(List<String> notes, List<String> leftOut, String mentions, boolean acknowledged) {

    static final String KIND = "mail";

    boolean remarkable() {
        return !notes.isEmpty() || !leftOut.isEmpty() || mentions != null || !acknowledged;
    }
}

package io.dueprocess.dsar.answer;

import java.util.List;

/**
 * The letter that says what became of a request, ready for its template: texts only, all in the person's language.
 *
 * @param concerning name of the person whose data they are, or null when they asked themselves
 * @param recipients who are told (Art. 19)
 * @param next what happens later, as message keys' last parts
 * @param dates on which something is erased later, written out and joined; empty when nothing is
 */
record OutcomeLetter(
        Letterhead head,
        String concerning,
        List<Part> parts,
        boolean withData,
        List<String> note,
        List<Recipient> recipients,
        List<String> next,
        String dates) {

    /**
     * One right.
     *
     * @param right name, as a message key's last part
     * @param result name, as a message key's last part
     * @param reasons paragraphs (Art. 12(4))
     * @param corrected what was corrected, by system
     * @param activities names of the processing that ends, or is restricted
     */
    record Part(
            String right,
            String result,
            List<String> reasons,
            List<Erased> erased,
            List<Corrected> corrected,
            List<String> activities) {

        /** Whether something that was asked is not done: then the letter shows the way to the authority and the courts. */
        public boolean refused() {
            return result.equals("REFUSED") || result.equals("PARTLY");
        }

        /** Anchor of the part's heading. */
        public String anchor() {
            return "right-" + right;
        }
    }

    /**
     * What became of one table, or of a system that staff searched by hand.
     *
     * @param table label, or null for the whole system
     */
    record Erased(String system, String table, int deleted, int reduced, List<Kept> kept, boolean byHand) {}

    /**
     * @param until written out, or null when there is no date
     * @param basis article in the letter's language, or null
     * @param why or null
     */
    record Kept(int rows, String until, String basis, String why) {}

    /** @param fields labels, joined; or null for what was corrected by hand */
    record Corrected(String system, String table, String fields) {}

    record Recipient(String name, String country, String role) {}
}

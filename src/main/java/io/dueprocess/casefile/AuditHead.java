package io.dueprocess.casefile;

/**
 * Where a chain ends.
 *
 * @param seq of the last row; 0 before the first
 * @param hash of the last row
 * @param mac over chain, seq and hash, under a key that is not in the database
 */
record AuditHead(String chain, long seq, String hash, String mac) {

    /** What the first row of a chain follows. */
    static final String START = "0".repeat(64);

    /** What the next row follows after a head was lost: never a valid hash, so that the chain stays broken there. */
    static final String LOST = "f".repeat(64);
}

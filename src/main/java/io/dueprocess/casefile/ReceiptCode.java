package io.dueprocess.casefile;

/**
 * What a reporter comes back with: 24 decimal digits. The first 8 find the case and are stored as a keyed hash; the other 16
 * (53 bits) are stored nowhere.
 */
public final class ReceiptCode {

    static final int DIGITS = 24;
    private static final int LOCATOR = 8;
    private static final int GROUP = 4;

    private final String digits;

    private ReceiptCode(String digits) {
        this.digits = digits;
    }

    static ReceiptCode of(String digits) {
        if (!digits.matches("[0-9]{" + DIGITS + "}")) {
            throw new IllegalArgumentException("no receipt code");
        }
        return new ReceiptCode(digits);
    }

    String locator() {
        return digits.substring(0, LOCATOR);
    }

    String secret() {
        return digits.substring(LOCATOR);
    }

    /** In six groups of four, to be shown once. */
    public String shown() {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < DIGITS; i += GROUP) {
            shown.append(i == 0 ? "" : " ").append(digits, i, i + GROUP);
        }
        return shown.toString();
    }

    /** Says nothing, so that it can stand in a log. */
    @Override
    public String toString() {
        return "ReceiptCode";
    }
}

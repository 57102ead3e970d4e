package io.dueprocess.dsar;

/** The rights of the person concerned (GDPR Art. 7(3), 15-18, 20, 21); one request may carry several. */
public enum Right {
    ACCESS("Art. 15"),
    RECTIFICATION("Art. 16"),
    ERASURE("Art. 17"),
    RESTRICTION("Art. 18"),
    PORTABILITY("Art. 20"),
    OBJECTION("Art. 21"),
    /** Objection to direct marketing: no ground refuses it, no person decides (Art. 21(3)). */
    MARKETING_OBJECTION("Art. 21(2)"),
    CONSENT_WITHDRAWAL("Art. 7(3)");

    private final String article;

    Right(String article) {
        this.article = article;
    }

    public String article() {
        return article;
    }

    /** Whether the processing stops at once, before anybody decides anything (Art. 7(3), 21(3)). */
    public boolean atOnce() {
        return this == MARKETING_OBJECTION || this == CONSENT_WITHDRAWAL;
    }
}

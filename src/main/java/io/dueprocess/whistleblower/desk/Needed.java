package io.dueprocess.whistleblower.desk;

import io.dueprocess.engine.Refused;

/** What a decision has to say. */
final class Needed {

    private Needed() {}

    static void reason(String reason) {
        text(reason, "whistleblower.desk.no-reason");
    }

    /** @throws Refused with that code when there is nothing but space */
    static void text(String text, String code) {
        if (text == null || text.isBlank()) {
            throw new Refused(code);
        }
    }
}

package io.dueprocess.whistleblower.desk;

/**
 * A recorded decision to give something of the case to somebody outside the unit (WBD Art. 16; WBL section 26).
 *
 * @param recipient to whom
 * @param what is given
 * @param why what makes it necessary and proportionate
 * @param whyNotTold why the reporter was not told first, else null
 */
public record Disclosure(String recipient, String what, Basis basis, String why, Told told, String whyNotTold) {

    static final String KIND = "disclosure";

    /** What allows it. */
    public enum Basis {
        /** The reporter consented expressly to giving the identity (Art. 16(1)). */
        CONSENT,
        /** The identity, to an authority or court, by a necessary and proportionate duty (Art. 16(2)). */
        DUTY,
        /** Not the identity, nor anything from which it may be deduced, for the follow-up alone. */
        FOLLOW_UP
    }

    /** Whether the reporter knew first, with the reasons in writing (Art. 16(3)). */
    public enum Told {
        YES,
        /** Telling would jeopardise the investigation or the court's proceedings. */
        NO,
        /** It is not about the identity. */
        NOT_NEEDED
    }
}

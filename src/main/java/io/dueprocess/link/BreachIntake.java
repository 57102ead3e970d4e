package io.dueprocess.link;

/** Where another process reports what may be a personal data breach (GDPR Art. 33). */
public interface BreachIntake {

    /**
     * Opens a breach case, of which the organisation is aware from now on, in the caller's transaction. The case carries these
     * two texts and nothing else of the caller, not even the user at work.
     *
     * @param title a few words without names
     * @param happened what happened, written for others to read
     * @return the reference of the new case
     */
    String report(String title, String happened);
}

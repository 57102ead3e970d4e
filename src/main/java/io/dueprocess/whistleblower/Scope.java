package io.dueprocess.whistleblower;

/** What the assessment of a report decided (WBD Art. 2, 4, 5(13)). */
enum Scope {
    IN_SCOPE(Measure.IN_SCOPE),
    REFERRED(Measure.REFERRED),
    DISMISSED(Measure.DISMISSED);

    private final Measure measure;

    Scope(Measure measure) {
        this.measure = measure;
    }

    Measure measure() {
        return measure;
    }
}

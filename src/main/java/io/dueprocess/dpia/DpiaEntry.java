package io.dueprocess.dpia;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.dpia.DpiaNotices.Notice;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A processing that staff enter on the start form: one that is known, or a new one. */
@Component
class DpiaEntry {

    private static final int LONGEST_ID = 50;

    private final CaseFiles files;
    private final Dpias dpias;
    private final ProcessingActivities activities;
    private final DpiaDays days;

    DpiaEntry(CaseFiles files, Dpias dpias, ProcessingActivities activities, DpiaDays days) {
        this.files = files;
        this.dpias = dpias;
        this.activities = activities;
        this.days = days;
    }

    /**
     * Opens the case, whose id it answers; the engine starts its process. What was typed stays on the case page, though a
     * version before may have answered already.
     *
     * @throws io.dueprocess.engine.Refused while a version of the activity is undecided
     */
    String open(Map<String, Object> fields, String userId) {
        String typed = ((String) fields.get("processing")).strip();
        Processing processing = activities.named(typed).orElseGet(() -> new Processing(newId(typed), typed));
        String purposes = (String) fields.get("purposes");
        Map<String, String> answers = new HashMap<>(activities.answersOf(processing.activity()));
        answers.merge("purposes", purposes, (known, entered) -> entered + "\n\n" + known);
        String caseId = dpias.open(
                processing.activity(),
                processing.name(),
                DpiaFacts.Cause.REQUESTED,
                days.in(fields, "goLive"),
                answers,
                userId);
        files.append(caseId, Notice.KIND, new Notice("entered", purposes), userId);
        return caseId;
    }

    /** A readable id that no other activity has. */
    private String newId(String name) {
        String plain = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replace("æ", "ae")
                .replace("ø", "oe")
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String id = plain.isEmpty() ? "activity" : plain.substring(0, Math.min(plain.length(), LONGEST_ID));
        String free = id;
        for (int number = 2; activities.find(free).isPresent(); number++) {
            free = id + "-" + number;
        }
        return free;
    }
}

package io.dueprocess.dpia;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import io.dueprocess.desk.CaseView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says that a processing changed, or its risk did, and keeps why in the case file (Art. 35(11)). */
@Service
@Transactional
public class ProcessingChanges implements DpiaPart {

    private static final String KIND = "dpia-change";

    private final Dpias dpias;
    private final DpiaStore store;
    private final CaseFiles files;
    private final MessageSource messages;

    ProcessingChanges(Dpias dpias, DpiaStore store, CaseFiles files, MessageSource messages) {
        this.dpias = dpias;
        this.store = store;
        this.files = files;
        this.messages = messages;
    }

    /**
     * Begins the review of the version in force, or a first assessment. Where a version is undecided, that one is the review;
     * whoever works on it finds the reason on the case.
     *
     * @param activity a known one
     * @param reason in words, not blank
     * @return reference of the case that has the reason
     */
    public String report(String activity, String reason, String actor) {
        Optional<String> reviewed = dpias.changed(activity, actor);
        String caseId = store.undecided(activity)
                .map(DpiaFacts::caseId)
                .or(() -> reviewed.flatMap(files::findByReference).map(CaseFile::id))
                .orElseThrow();
        files.append(caseId, KIND, reason, actor);
        return files.find(caseId).orElseThrow().reference();
    }

    /** Whether a change was reported that no decision has seen. */
    @Transactional(readOnly = true)
    boolean pending(DpiaFacts facts) {
        return of(facts.caseId()).stream()
                .anyMatch(change -> facts.decidedAt() == null || change.at().isAfter(facts.decidedAt()));
    }

    private List<Entry<String>> of(String caseId) {
        return files.list(caseId, KIND, String.class);
    }

    @Override
    @Transactional(readOnly = true)
    public List<CaseView.Section> sections(String caseId, Locale language) {
        List<CaseView.Fact> facts = of(caseId).stream()
                .map(change -> new CaseView.Fact(change.author(), change.content()))
                .toList();
        return facts.isEmpty()
                ? List.of()
                : List.of(new CaseView.Section(
                        messages.getMessage("dpia.register.changes", null, language), facts, null));
    }
}

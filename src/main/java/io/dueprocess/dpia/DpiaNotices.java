package io.dueprocess.dpia;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import io.dueprocess.desk.CaseView.Section;
import io.dueprocess.desk.CaseView.Table;
import io.dueprocess.engine.Refused;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What staff say on the case page about the processing itself: it changed, or has ended; and what the start form said. */
@Service
@Transactional
public class DpiaNotices implements DpiaPart {

    /**
     * Content of the case file.
     *
     * @param what {@code entered} or {@code ended}
     */
    record Notice(String what, String reason) {

        static final String KIND = "dpia-notice";
    }

    private final CaseFiles files;
    private final DpiaStore store;
    private final Dpias dpias;
    private final ProcessingChanges changes;
    private final MessageSource messages;

    DpiaNotices(CaseFiles files, DpiaStore store, Dpias dpias, ProcessingChanges changes, MessageSource messages) {
        this.files = files;
        this.store = store;
        this.dpias = dpias;
        this.changes = changes;
        this.messages = messages;
    }

    /** Whether a change would begin a review now: the version is in force and none is being worked on. */
    @Transactional(readOnly = true)
    public boolean reviewable(String caseId) {
        DpiaFacts facts = store.get(caseId);
        return facts.living() && store.undecided(facts.activity()).isEmpty();
    }

    /** @throws Refused when its review is running already, or it is not in force */
    public void changed(String caseId, String reason, String userId) {
        requireReason(reason);
        if (!reviewable(caseId)) {
            throw new Refused("dpia.refused.running");
        }
        changes.report(store.get(caseId).activity(), reason.strip(), userId);
    }

    public void ended(String caseId, String reason, String userId) {
        requireReason(reason);
        DpiaFacts facts = store.get(caseId);
        if (facts.endedAt() != null || facts.closedAt() != null) {
            throw new Refused("dpia.refused.closed");
        }
        files.append(caseId, Notice.KIND, new Notice("ended", reason.strip()), userId);
        dpias.ended(caseId, userId);
    }

    private static void requireReason(String reason) {
        if (reason == null || reason.isBlank()) {
            throw new Refused("dpia.refused.no-reason");
        }
    }

    @Override
    public List<Section> sections(String caseId, Locale language) {
        DpiaWords words = new DpiaWords(messages, language);
        List<List<String>> rows = files.list(caseId, Notice.KIND, Notice.class).stream()
                .map(entry -> row(entry, words))
                .toList();
        List<String> columns = List.of(words.of("event.what"), words.of("event.text"), words.of("event.by"));
        return rows.isEmpty()
                ? List.of()
                : List.of(new Section(words.of("notices"), List.of(), new Table(columns, rows)));
    }

    private static List<String> row(Entry<Notice> entry, DpiaWords words) {
        Notice notice = entry.content();
        return List.of(words.of("notice." + notice.what()), notice.reason(), entry.author());
    }
}

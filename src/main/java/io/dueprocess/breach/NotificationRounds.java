package io.dueprocess.breach;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The notifications of a breach that were written, and those that were filed; oldest first. */
@Component
class NotificationRounds {

    private final CaseFiles files;

    NotificationRounds(CaseFiles files) {
        this.files = files;
    }

    List<WrittenNotification> written(String caseId) {
        return contents(caseId, WrittenNotification.KIND, WrittenNotification.class);
    }

    Optional<WrittenNotification> latest(String caseId) {
        return written(caseId).stream().reduce((earlier, later) -> later);
    }

    void add(String caseId, WrittenNotification notification) {
        files.append(caseId, WrittenNotification.KIND, notification, Actors.SYSTEM);
    }

    List<Filing> filings(String caseId) {
        return contents(caseId, Filing.KIND, Filing.class);
    }

    void add(String caseId, Filing filing) {
        files.append(caseId, Filing.KIND, filing, filing.by());
    }

    /** Number that the authority gave the first notification; follow-ups carry it. */
    Optional<String> receiptNumber(String caseId) {
        return filings(caseId).stream().findFirst().map(Filing::receiptNumber);
    }

    private <T> List<T> contents(String caseId, String kind, Class<T> type) {
        return files.list(caseId, kind, type).stream().map(Entry::content).toList();
    }
}

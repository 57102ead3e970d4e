package io.dueprocess.whistleblower.desk;

import io.dueprocess.casefile.CaseEntries;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import io.dueprocess.whistleblower.Report;
import io.dueprocess.whistleblower.ReportMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The texts of a case in which passages can be masked: the answers of the report, and the messages. */
@Component
class ReportTexts {

    private static final String REPORT = Report.KIND + "/";
    private static final String MESSAGE = ReportMessage.KIND + "/";

    private final CaseFiles files;
    private final CaseEntries entries;

    ReportTexts(CaseFiles files, CaseEntries entries) {
        this.files = files;
        this.entries = entries;
    }

    static String ofAnswer(String path) {
        return REPORT + path;
    }

    static String ofMessage(String key) {
        return MESSAGE + key;
    }

    Answers answers(String caseId) {
        return new Answers(
                files.get(caseId, Report.KIND, Report.KIND, Report.class).orElseThrow());
    }

    /** Throws NoSuchElementException when there is no such text. */
    String text(String caseId, String place) {
        return place.startsWith(REPORT)
                ? answers(caseId).text(place.substring(REPORT.length()))
                : message(caseId, place).text();
    }

    private ReportMessage message(String caseId, String place) {
        if (!place.startsWith(MESSAGE)) {
            throw new NoSuchElementException("no text");
        }
        return files.get(caseId, ReportMessage.KIND, place.substring(MESSAGE.length()), ReportMessage.class)
                .orElseThrow();
    }

    /** Puts another text into the place; the one before is gone. */
    void replace(String caseId, String place, String text, String user) {
        if (place.startsWith(REPORT)) {
            Report changed = answers(caseId).with(place.substring(REPORT.length()), text);
            entries.rewrite(caseId, Report.KIND, Report.KIND, changed, user);
        } else {
            ReportMessage changed = new ReportMessage(message(caseId, place).kind(), text);
            entries.rewrite(caseId, ReportMessage.KIND, place.substring(MESSAGE.length()), changed, user);
        }
    }

    Map<String, Mask> masks(String caseId) {
        return files.list(caseId, Mask.KIND, Mask.class).stream()
                .collect(Collectors.toMap(Entry::key, Entry::content, (one, two) -> one, LinkedHashMap::new));
    }

    Map<String, Mask> masks(String caseId, String place) {
        Map<String, Mask> masks = masks(caseId);
        masks.values().removeIf(mask -> !mask.place().equals(place));
        return masks;
    }
}

package io.dueprocess.whistleblower.desk;

import io.dueprocess.casefile.CaseFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What was done to a reporter's file when it came in, and what was found in it (kind {@code cleaning}). */
@Component
class Cleanings {

    private static final String KIND = "cleaning";

    private final CaseFiles files;

    Cleanings(CaseFiles files) {
        this.files = files;
    }

    @SuppressWarnings("unchecked")
    List<ReportView.Line> of(String caseId, String attachmentId, ReportWords words) {
        Map<String, Object> stored =
                files.get(caseId, KIND, attachmentId, Map.class).orElse(Map.of());
        List<ReportView.Line> lines = new ArrayList<>();
        new Answers(stored)
                .all()
                .forEach(answer -> lines.add(new ReportView.Line(
                        words.of("cleaning." + answer.path()),
                        answer.text() == null
                                ? words.choice("cleaning." + answer.path(), answer.choice())
                                : answer.text())));
        return lines;
    }
}

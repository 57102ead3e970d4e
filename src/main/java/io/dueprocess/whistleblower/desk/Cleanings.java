package io.dueprocess.whistleblower.desk;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import io.dueprocess.whistleblower.FileTreatment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What was done to a reporter's files when they came in, and what was found in them, in words. */
@Component
class Cleanings {

    private final CaseFiles files;

    Cleanings(CaseFiles files) {
        this.files = files;
    }

    /** By attachment. */
    Map<String, List<ReportView.Line>> of(String caseId, ReportWords words) {
        Map<String, List<ReportView.Line>> lines = new LinkedHashMap<>();
        for (Entry<FileTreatment> entry : files.list(caseId, FileTreatment.KIND, FileTreatment.class)) {
            lines.put(entry.key(), lines(entry.content(), words));
        }
        return lines;
    }

    private static List<ReportView.Line> lines(FileTreatment treatment, ReportWords words) {
        List<ReportView.Line> lines = new ArrayList<>();
        lines.add(new ReportView.Line(words.of("metadata"), words.of("kept." + treatment.kept())));
        if (!treatment.removed().isEmpty()) {
            lines.add(new ReportView.Line(
                    words.of("removed"),
                    treatment.removed().stream()
                            .map(trace -> words.of("trace." + trace))
                            .collect(Collectors.joining(", "))));
        }
        lines.add(new ReportView.Line(words.of("malware"), words.of("malware." + treatment.malware())));
        return lines;
    }
}

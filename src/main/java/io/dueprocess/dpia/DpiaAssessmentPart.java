package io.dueprocess.dpia;

import io.dueprocess.desk.CaseView.Action;
import io.dueprocess.desk.CaseView.Fact;
import io.dueprocess.desk.CaseView.Section;
import io.dueprocess.desk.CaseView.Table;
import io.dueprocess.dpia.assessment.AssessmentVersion;
import io.dueprocess.dpia.assessment.Assessments;
import io.dueprocess.portal.Dates;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The assessment on the case page: an editor of its own for all who may read it, and the versions in the summary. */
@Component
class DpiaAssessmentPart implements DpiaPart {

    private final Assessments assessments;
    private final MessageSource messages;
    private final ZoneId zone;

    DpiaAssessmentPart(Assessments assessments, MessageSource messages, @Value("${dueprocess.zone}") ZoneId zone) {
        this.assessments = assessments;
        this.messages = messages;
        this.zone = zone;
    }

    /** Offered once it was opened; readers see it read-only. */
    @Override
    public List<Action> actions(String caseId) {
        return assessments.wasOpened(caseId)
                ? List.of(new Action(
                        Action.Kind.ASSESSMENT, "/api/v1/dpia/" + caseId + "/assessment", assessments.isOpen(caseId)))
                : List.of();
    }

    /** The versions that were handed on; nothing before the first. */
    @Override
    public List<Section> sections(String caseId, Locale language) {
        List<AssessmentVersion> versions = assessments.versions(caseId);
        if (versions.isEmpty()) {
            return List.of();
        }
        Dates dates = new Dates(language, zone);
        List<String> columns = List.of(
                word("versions.number", language),
                word("versions.at", language),
                word("versions.by", language),
                word("versions.inherent", language),
                word("versions.residual", language));
        List<List<String>> rows = versions.stream()
                .map(version -> List.of(
                        String.valueOf(version.number()),
                        dates.minute(version.at()),
                        version.by(),
                        word("level." + version.inherent(), language),
                        word("level." + version.residual(), language)))
                .toList();
        return List.of(new Section(word("versions.title", language), List.<Fact>of(), new Table(columns, rows)));
    }

    private String word(String key, Locale language) {
        return messages.getMessage("dpia." + key, null, language);
    }
}

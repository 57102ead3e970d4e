package io.dueprocess.whistleblower;

import io.dueprocess.access.Groups;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.desk.CaseContent;
import io.dueprocess.desk.CaseView;
import io.dueprocess.desk.CaseView.Action;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The head of a report at the case desk. What it says, its messages and what was done about it are shown by the desk's script
 * for sealed cases, from {@link io.dueprocess.whistleblower.desk.ReportViews}.
 */
@Component
class WhistleblowerCaseContent implements CaseContent {

    private final CaseFiles files;
    private final MessageSource messages;

    WhistleblowerCaseContent(CaseFiles files, MessageSource messages) {
        this.files = files;
        this.messages = messages;
    }

    @Override
    public String processKey() {
        return WhistleblowerProcess.KEY;
    }

    @Override
    public Set<String> writers() {
        return Set.of(Groups.WHISTLEBLOWER_HANDLERS);
    }

    @Override
    public boolean takesData(String caseId) {
        return false;
    }

    @Override
    public CaseView view(String caseId, Locale language) {
        CaseFile file = files.find(caseId).orElseThrow();
        return new CaseView(
                messages.getMessage("whistleblower.desk.subject", null, language),
                List.of(),
                messages.getMessage(
                        "whistleblower.desk.stage." + (file.closedAt() == null ? "open" : "closed"), null, language),
                List.of(),
                List.of(),
                List.of(new Action(Action.Kind.SEALED, "/api/v1/cases/" + caseId, false)));
    }
}

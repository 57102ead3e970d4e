package io.dueprocess.whistleblower;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFiles;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the software tells a reporter in the inbox, in their language. */
@Component
class Notices {

    private final CaseFiles files;
    private final WhistleblowerStore store;
    private final MessageSource messages;

    Notices(CaseFiles files, WhistleblowerStore store, MessageSource messages) {
        this.files = files;
        this.store = store;
        this.messages = messages;
    }

    /** Which files were not stored and why; nothing when all were. In the caller's transaction. */
    void refused(String caseId, List<Refusal> refused) {
        if (refused.isEmpty()) {
            return;
        }
        Locale language = store.get(caseId).language();
        String text = messages.getMessage("whistleblower.refused-files", null, language) + "\n\n"
                + refused.stream().map(refusal -> line(refusal, language)).collect(Collectors.joining("\n"));
        files.append(caseId, ReportMessage.KIND, new ReportMessage(ReportMessage.Kind.NOTICE, text), Actors.PERSON);
    }

    private String line(Refusal refusal, Locale language) {
        String code = "whistleblower.refused-file." + refusal.reason().name();
        Object[] places = {refusal.name(), IncomingFiles.MOST, IncomingFiles.LARGEST / 1024 / 1024};
        return "• " + messages.getMessage(code, places, language);
    }
}

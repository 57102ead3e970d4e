package io.dueprocess.dsar;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import io.dueprocess.link.PeopleConcerned;
import java.util.List;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Marks the open requests of people whom a breach concerns: whoever answers them has to know (GDPR Art. 15(1), 34). The
 * person's address is compared in the case files; nothing of it leaves them.
 */
@Component
class DsarBreachMarks {

    private static final String KIND = "breach-mark";

    private final DsarStore store;
    private final CaseFiles files;

    DsarBreachMarks(DsarStore store, CaseFiles files) {
        this.store = store;
        this.files = files;
    }

    @EventListener
    void on(PeopleConcerned concerned) {
        if (concerned.mailAddresses().isEmpty()) {
            return;
        }
        store.open().stream()
                .filter(caseId -> concerned.mailAddresses().contains(mail(caseId)))
                .forEach(
                        caseId -> files.put(caseId, KIND, concerned.reference(), concerned.reference(), Actors.SYSTEM));
    }

    /** References of the breaches that concern the person. */
    List<String> of(String caseId) {
        return files.list(caseId, KIND, String.class).stream()
                .map(Entry::content)
                .toList();
    }

    private String mail(String caseId) {
        return files.get(caseId, DsarFile.KIND, DsarFile.KIND, DsarFile.class)
                .map(request -> request.mail().toLowerCase(Locale.ROOT))
                .orElse("");
    }
}

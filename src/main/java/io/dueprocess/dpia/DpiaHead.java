package io.dueprocess.dpia;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What every task form of an impact assessment shows at its head. Task forms are in English, like Tasklist itself. */
@Component
class DpiaHead {

    private final Dpias dpias;
    private final DpiaStore store;
    private final MessageSource messages;

    DpiaHead(Dpias dpias, DpiaStore store, MessageSource messages) {
        this.dpias = dpias;
        this.store = store;
        this.messages = messages;
    }

    Map<String, Object> of(String caseId) {
        DpiaFacts facts = store.get(caseId);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("caseReference", dpias.reference(caseId));
        values.put("caseTitle", dpias.processing(caseId).name());
        values.put("caseVersion", new DpiaWords(messages, Locale.ENGLISH).version(facts));
        return values;
    }
}

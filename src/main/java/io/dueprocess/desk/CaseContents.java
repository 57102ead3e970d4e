package io.dueprocess.desk;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the process modules show of their cases, by process id. */
@Component
class CaseContents {

    private final ObjectProvider<CaseContent> contents;

    CaseContents(ObjectProvider<CaseContent> contents) {
        this.contents = contents;
    }

    Optional<CaseContent> of(String processKey) {
        return contents.stream()
                .filter(content -> content.processKey().equals(processKey))
                .findFirst();
    }
}

package io.dueprocess.breach;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.engine.StoredForms;
import org.springframework.stereotype.Component;

/** What staff filled in on the breach's task forms. */
@Component
public class BreachForms extends StoredForms {

    BreachForms(CaseFiles files) {
        super(files);
    }
}

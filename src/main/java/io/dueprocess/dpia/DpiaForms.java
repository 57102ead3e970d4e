package io.dueprocess.dpia;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.engine.StoredForms;
import org.springframework.stereotype.Component;

/** What staff filled in on the task forms of an impact assessment. */
@Component
public class DpiaForms extends StoredForms {

    DpiaForms(CaseFiles files) {
        super(files);
    }
}

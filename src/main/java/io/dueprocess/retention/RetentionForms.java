package io.dueprocess.retention;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.engine.StoredForms;
import org.springframework.stereotype.Component;

/** What staff filled in on the forms of retention. */
@Component
class RetentionForms extends StoredForms {

    RetentionForms(CaseFiles files) {
        super(files);
    }
}

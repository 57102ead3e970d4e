package io.dueprocess.dpia;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Whether an assessment is required (Art. 35(1), 35(3), 35(4)), and who confirms that none is. */
@Component("dpiaScreening")
public class DpiaScreening implements DpiaPart {

    /** The rules that hit, in words; the first one decided. */
    public List<String> shown(String caseId, Locale language) {
        throw new UnsupportedOperationException();
    }
}

package io.dueprocess.desk;

import java.util.Locale;
import java.util.Set;

/** What a process shows of its cases at the desk: one bean per process id. */
public interface CaseContent {

    /** Id of the process. */
    String processKey();

    /** Groups whose members may act on a case that they may read: write, upload, decide. */
    Set<String> writers();

    /** Whether files that staff add as data from a system may be added or taken away now: they reach the person. */
    boolean takesData(String caseId);

    /** The case in the reader's language. Access has been checked and audited by the caller. */
    CaseView view(String caseId, Locale language);
}

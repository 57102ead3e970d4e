package io.dueprocess.dpia;

import io.dueprocess.access.Groups;
import io.dueprocess.access.Staff;
import io.dueprocess.desk.CaseAccess;
import io.dueprocess.desk.ReadOnlyCase;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who may write an assessment: its authors' groups, and never a data protection officer, who advises on it (Art. 35(2),
 * 38(6)). Everybody who may read the case may read it.
 */
@Component
public class DpiaAuthors {

    private final CaseAccess access;
    private final Staff staff;

    DpiaAuthors(CaseAccess access, Staff staff) {
        this.access = access;
        this.staff = staff;
    }

    /** Whether the current user may write assessments. */
    public boolean mayWrite() {
        Set<String> groups = staff.currentGroups();
        return !groups.contains(Groups.DPO) && groups.stream().anyMatch(DpiaProcess.AUTHORS::contains);
    }

    /**
     * Lets the current user write in the assessment of the case.
     *
     * @return the user's id
     * @throws io.dueprocess.desk.CaseNotFound when there is no such case for this user
     * @throws ReadOnlyCase when the user may only read
     */
    public String write(String caseId) {
        String user = access.write(caseId);
        if (!mayWrite()) {
            throw new ReadOnlyCase();
        }
        return user;
    }
}

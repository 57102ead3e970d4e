package io.dueprocess.dpia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.dueprocess.access.Groups;
import io.dueprocess.access.Staff;
import io.dueprocess.desk.CaseAccess;
import io.dueprocess.desk.CaseNotFound;
import io.dueprocess.desk.ReadOnlyCase;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Business owners and the privacy team write; who advises does not (Art. 35(2), 38(6)). */
class DpiaAuthorsTest {

    private final CaseAccess access = mock(CaseAccess.class);
    private final Staff staff = mock(Staff.class);
    private final DpiaAuthors authors = new DpiaAuthors(access, staff);

    @Test
    void authorsWrite() {
        when(access.write("case")).thenReturn("bo");
        for (String group : Set.of(Groups.BUSINESS_OWNER, Groups.PRIVACY_TEAM)) {
            in(group, Groups.LEGAL);
            assertThat(authors.write("case")).isEqualTo("bo");
        }
    }

    @Test
    void nobodyElseDoesNorADataProtectionOfficerWhateverElseHeIs() {
        when(access.write("case")).thenReturn("dan");
        for (Set<String> groups : Set.of(
                Set.of(Groups.DPO),
                Set.of(Groups.MANAGERS),
                Set.of(Groups.IT_SECURITY, Groups.LEGAL),
                Set.of(Groups.DPO, Groups.PRIVACY_TEAM))) {
            in(groups.toArray(String[]::new));
            assertThat(authors.mayWrite()).isFalse();
            assertThatThrownBy(() -> authors.write("case")).isInstanceOf(ReadOnlyCase.class);
        }
    }

    @Test
    void aCaseThatOneMayNotKnowOfIsNotThere() {
        in(Groups.BUSINESS_OWNER);
        when(access.write("case")).thenThrow(new CaseNotFound());
        assertThatThrownBy(() -> authors.write("case")).isInstanceOf(CaseNotFound.class);
    }

    private void in(String... groups) {
        when(staff.currentGroups()).thenReturn(Set.of(groups));
    }
}

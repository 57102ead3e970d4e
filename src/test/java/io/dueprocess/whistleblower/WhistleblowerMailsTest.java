package io.dueprocess.whistleblower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import io.dueprocess.casefile.SealedCases;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mails to handlers: nothing in them, and none to who holds no key. */
class WhistleblowerMailsTest {

    private WhistleblowerWorld world;
    private WhistleblowerMails mails;

    @BeforeEach
    void fresh() {
        world = WhistleblowerWorld.fresh();
        mails = world.the(WhistleblowerMails.class);
    }

    @Test
    void eachHolderIsToldOnceForEachOccasion() {
        String caseId = world.report();
        mails.somethingToDo(caseId, "a");
        mails.somethingToDo(caseId, "a");
        assertThat(world.mails(caseId)).hasSize(2);
        mails.somethingToDo(caseId, "b");
        assertThat(world.mails(caseId)).hasSize(4);
    }

    @Test
    void whoIsExcludedHearsNothing() {
        String caseId = world.report(WhistleblowerWorld.TODAY, WhistleblowerWorld.TODAY, "wanda");
        mails.somethingToDo(caseId, "a");
        assertThat(world.mails(caseId)).hasSize(1);
        String both = world.report();
        world.asWanda(() -> {
            world.the(SealedCases.class).exclude(both, "wim", "named in the report", "wanda");
            return null;
        });
        mails.somethingToDo(both, "a");
        assertThat(world.mails(both)).hasSize(1);
    }

    @Test
    void anAddressThatIsMissingOrWrongStopsNobodyElse() {
        when(world.staff.mailAddress("wim")).thenReturn(Optional.empty());
        when(world.staff.mailAddress("wanda")).thenReturn(Optional.of("at home"));
        String caseId = world.report();
        mails.somethingToDo(caseId, "a");
        assertThat(world.mails(caseId)).isEmpty();
        when(world.staff.mailAddress("wanda")).thenReturn(Optional.of("wanda@example.org"));
        mails.somethingToDo(caseId, "a");
        assertThat(world.mails(caseId)).hasSize(1);
    }

    @Test
    void theOutboxNeedsNoCaseKeyAndShowsNeitherHandlersNorWords() {
        String caseId = world.report();
        mails.dateHasPassed(caseId, "2027-02-28");
        world.the(JdbcClient.class)
                .sql("select * from dp_mail where case_id = ?")
                .param(caseId)
                .query((row, number) -> {
                    String clear = row.getString("mail_key")
                            + row.getString("template")
                            + new String(row.getBytes("payload"), StandardCharsets.ISO_8859_1);
                    assertThat(clear).doesNotContain("wim", "wanda", "example.org", "Tasklist");
                    assertThat(row.getBoolean("without_content")).isTrue();
                    return number;
                })
                .list();
    }
}

package io.dueprocess.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.support.AccessCase;
import io.dueprocess.support.Filing;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.StaffClient;
import io.dueprocess.support.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes on one PostgreSQL, with the same keys. */
class SecondNodeIT {

    @TempDir
    private Path folder;

    @Test
    void whatOneNodeBeganTheOtherEndsAndNothingHappensTwice() throws Exception {
        PGSimpleDataSource database = TestDatabases.emptyPostgres();
        Path data = Files.createDirectory(folder.resolve("data"));
        try (RunningApp first = RunningApp.demoOnPostgres(data, database.getURL(), "postgres", "none");
                RunningApp second = RunningApp.demoOnPostgres(data, database.getURL(), "postgres", "none")) {
            AccessCase filed = AccessCase.file(first, Filing.freja());
            AccessCase answered = filed.at(second);
            assertThat(answered.id).isEqualTo(filed.id);

            answered.answered().signedIn();

            assertThat(answered.person.answers()).hasSize(2);
            assertThat(filed.signedIn().person.answers()).isEqualTo(answered.person.answers());
            JdbcClient rows = JdbcClient.create(database);
            List<String> collected = rows.sql("select detail from dp_audit where chain = ? and action = 'COLLECT'")
                    .param(filed.id)
                    .query(String.class)
                    .list();
            assertThat(collected).hasSize(6).doesNotHaveDuplicates();
            assertThat(rows.sql("select count(*) from ACT_RU_JOB where RETRIES_ = 0 or EXCEPTION_MSG_ is not null")
                            .query(Integer.class)
                            .single())
                    .as("jobs that failed")
                    .isZero();
            Awaitility.await("the mail about the answer")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> filed.mails().count() >= 2);
            assertThat(filed.mails().map(mail -> mail.subject()))
                    .containsExactlyInAnyOrder(
                            "We have received your request " + filed.reference(),
                            "The answer to your request " + filed.reference() + " is ready");
            for (RunningApp node : List.of(first, second)) {
                assertThat(new StaffClient(node, "admin")
                                .read("/actuator/audit")
                                .get("intact")
                                .asBoolean())
                        .isTrue();
            }
        }
    }
}

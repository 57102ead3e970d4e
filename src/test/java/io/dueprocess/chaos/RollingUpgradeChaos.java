package io.dueprocess.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.support.AccessCase;
import io.dueprocess.support.Filing;
import io.dueprocess.support.NextVersion;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.StaffClient;
import io.dueprocess.support.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** One node after the other gets the next version, whose model has one more task; both work on the same cases meanwhile. */
class RollingUpgradeChaos {

    /** Stays, for its logs. */
    private final Path folder = Path.of("target/chaos/upgrade").toAbsolutePath();

    @BeforeEach
    void empty() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
    }

    @Test
    void runningCasesFinishOnTheirVersionAndNewOnesBeginWithTheNext() throws Exception {
        PGSimpleDataSource database = TestDatabases.emptyPostgres();
        JdbcClient rows = JdbcClient.create(database);
        Path data = Files.createDirectory(folder.resolve("data"));
        String next = NextVersion.deployedBy(folder.resolve("next"));
        try (RunningApp old = node(data, database)) {
            AccessCase before = AccessCase.file(old, Filing.freja()).confirmed().triaged("rightAccess");
            try (RunningApp upgraded = node(data, database, next)) {
                AccessCase here = before.at(upgraded).reviewed();
                assertThat(here.petra.tasks(here.id, NextVersion.ADDED))
                        .as("the old version has no such task")
                        .isEmpty();
                before.approved().awaitClosed();

                AccessCase after =
                        AccessCase.file(old, Filing.freja()).confirmed().triaged("rightAccess");
                assertThat(versions(rows, after.id)).containsExactly(2);
                assertThat(versions(rows, before.id)).containsExactly(1);
                old.stop();

                AccessCase there = after.at(upgraded).reviewed();
                there.petra.complete(there.id, NextVersion.ADDED, Map.of());
                there.approved().awaitClosed();
                assertThat(new StaffClient(upgraded, "admin")
                                .read("/actuator/audit")
                                .get("intact")
                                .asBoolean())
                        .isTrue();
                assertThat(rows.sql("select count(*) from ACT_RU_JOB where RETRIES_ = 0")
                                .query(Integer.class)
                                .single())
                        .isZero();
            }
        }
        try (RunningApp mistake = node(data, database)) {
            AccessCase late = AccessCase.file(mistake, Filing.of("Tom", "tom@nordlys.example"));
            assertThat(versions(rows, late.id))
                    .as("an old node that starts again deploys its model once more")
                    .containsExactly(3);
        }
    }

    private static List<Integer> versions(JdbcClient rows, String caseId) {
        return rows.sql("""
                        select d.VERSION_ from ACT_HI_PROCINST p join ACT_RE_PROCDEF d on d.ID_ = p.PROC_DEF_ID_
                        where p.BUSINESS_KEY_ = ? and p.PROC_DEF_KEY_ = 'dsar-handling'
                        """).param(caseId).query(Integer.class).list();
    }

    private static RunningApp node(Path data, PGSimpleDataSource database, String... arguments) {
        return RunningApp.demoOnPostgres(data, database.getURL(), "postgres", "none", arguments);
    }
}

package io.dueprocess;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.crypto.OrganisationKey;
import io.dueprocess.support.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The operators' commands, run as they run them: with the server's configuration and without a server. */
class CommandsIT {

    @TempDir
    private Path keys;

    private final PGSimpleDataSource database = (PGSimpleDataSource) TestDatabases.postgres();

    @Test
    void theServerStartsUnlessACommandIsGiven() {
        assertThat(Commands.run()).isEmpty();
        assertThat(Commands.run("--server.port=8101")).isEmpty();
    }

    @Test
    void whatIsNoCommandStartsNothing() {
        assertThat(Commands.run("verify_audit")).contains(2);
        assertThat(Commands.run("new-keys")).contains(2);
    }

    @Test
    void aClientsTokenNeedsAName() {
        assertThat(Commands.run("new-client-token")).contains(2);
        assertThat(Commands.run("new-client-token", "siem")).contains(0);
    }

    @Test
    void verifyAuditEndsWithOneWhenAChainIsBroken() {
        Commands.run("new-keys", keys.toString());
        assertThat(run("verify-audit")).contains(0);

        JdbcClient.create(database).sql("""
                        insert into dp_audit (chain, seq, at, actor, action, detail, prev_hash, hash)
                        values (?, 1, current_timestamp, 'wim', 'READ', '', '', '')""").param(UUID.randomUUID().toString()).update();

        assertThat(run("verify-audit")).contains(1);
    }

    @Test
    void keysAreAddedAndRotated() throws Exception {
        Commands.run("new-keys", keys.toString());
        Path keyset = keys.resolve("organisation.json");
        String before = Files.readString(keyset);

        assertThat(Commands.run("add-key", keyset.toString())).contains(0);
        assertThat(Files.readString(keyset)).isNotEqualTo(before);
        assertThat(run("rotate-keys")).contains(0);

        assertThat(OrganisationKey.parse(Files.readString(keyset)).ids()).hasSize(2);
        assertThat(run("drop-old-keys")).contains(0);
        assertThat(OrganisationKey.parse(Files.readString(keyset)).ids()).hasSize(1);
        assertThat(Commands.run("add-key", keyset.toString())).contains(0);
        assertThat(run("drop-old-keys", keyset.toString()))
                .as("a key that wraps nothing yet goes too")
                .contains(0);

        assertThat(JdbcClient.create(database)
                        .sql("select action from dp_audit where chain = 'system'")
                        .query(String.class)
                        .list())
                .containsExactly("REWRAP", "REWRAP", "REWRAP");
        assertThat(run("verify-audit")).contains(0);
    }

    @Test
    void aRecoveryKeyIsForItsOwnerAloneAndGivesNothingToWhoHasNoKey() throws Exception {
        Commands.run("new-keys", keys.toString());
        Path file = keys.resolve("recovery.key");

        assertThat(Commands.run("recovery-keys", file.toString())).contains(0);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(run("recover", file.toString(), "nobody")).contains(1);
        assertThat(Commands.run("recover", file.toString())).contains(2);
        assertThat(Commands.run("recovery-keys")).contains(2);
    }

    private Optional<Integer> run(String... command) {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(List.of(
                "--dueprocess.keys.organisation=file:" + keys.resolve("organisation.json"),
                "--dueprocess.keys.lookup=file:" + keys.resolve("lookup.key"),
                "--dueprocess.keys.pepper=file:" + keys.resolve("pepper.key"),
                "--dueprocess.base-url=http://localhost",
                "--dueprocess.organisation.name=Milestone",
                "--dueprocess.zone=Europe/Berlin",
                "--dueprocess.country=DE",
                "--dueprocess.data-map.file=none",
                "--spring.datasource.url=" + database.getURL(),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=none"));
        return Commands.run(line.toArray(String[]::new));
    }
}

package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.LookupKey;
import io.dueprocess.casefile.crypto.SlowHash;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The case file put together by hand on a given database. */
final class CaseFileWorld {

    static final String PROCESS = "dsar-handling";
    static final String PEPPER = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";
    static final Set<String> READERS = Set.of("privacy-team", "dpo");

    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final Audit audit;
    final CaseFiles files;
    final CaseCipher cipher;
    final Codes codes;
    final List<Object> events = new ArrayList<>();
    final CaseTimes days;
    final AuditSeal seal;
    final HandlerKeys handlers;
    final SealedCases sealed;
    final Receipts receipts;
    final StagedFiles staged;
    final IdentityVault identities;
    final Keyset keys;
    final OrganisationCipher withoutCase;
    final KeysetState state;
    final KeyTurn turn;

    CaseFileWorld(DataSource database, String keyset) {
        this(database, keyset, "");
    }

    CaseFileWorld(DataSource database, String keyset, String recoveryKey) {
        Clock clock = Clock.systemUTC();
        LookupKey lookupKey = LookupKey.parse("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        jdbc = JdbcClient.create(database);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        days = new CaseTimes(jdbc, clock, ZoneId.of("Europe/Copenhagen"));
        keys = new Keyset(keyset);
        state = new UnlockedState(database);
        Wrapping wrapping = new Wrapping(keys, state);
        Grants grants = new Grants(jdbc, wrapping);
        CaseKeys caseKeys = new CaseKeys(jdbc, wrapping, grants);
        seal = new AuditSeal(caseKeys);
        audit = new Audit(new AuditRows(jdbc), lookupKey, seal, days, clock);
        audit.prepareSystemChain();
        codes = new Codes(lookupKey);
        cipher = new CaseCipher(caseKeys);
        Attachments attachments = new Attachments(jdbc, caseKeys, days);
        files = new CaseFiles(
                new CaseRows(jdbc, clock, days),
                caseKeys,
                new Entries(jdbc, caseKeys, days),
                attachments,
                audit,
                codes,
                events::add);
        Derivations derivations = new Derivations(SlowHash.withPepper(PEPPER), 64, 1);
        handlers = new HandlerKeys(
                jdbc,
                derivations,
                lookupKey,
                audit,
                grants,
                events::add,
                clock,
                new DataSourceTransactionManager(database),
                ZoneId.of("Europe/Copenhagen"));
        sealed = new SealedCases(files, caseKeys, grants, handlers, audit, events::add, recoveryKey);
        receipts = new Receipts(jdbc, derivations, lookupKey, wrapping);
        staged = new StagedFiles(jdbc, attachments, audit, days, new DataSourceTransactionManager(database));
        withoutCase = new OrganisationCipher(wrapping);
        turn = new KeyTurn(
                keys, state, wrapping, new Rewrapping(database), audit, new DataSourceTransactionManager(database));
        identities = new IdentityVault(jdbc, grants, handlers, audit, wrapping);
    }

    /** Outside of a transaction, where production refuses, nobody else is there. */
    private static final class UnlockedState extends KeysetState {

        UnlockedState(DataSource database) {
            super(database);
        }

        @Override
        State shared() {
            return TransactionSynchronizationManager.isActualTransactionActive() ? super.shared() : read();
        }

        @Override
        void turnDue() {
            if (TransactionSynchronizationManager.isActualTransactionActive()) {
                super.turnDue();
            } else {
                set(new State(read().current(), true, read().dropDue()));
            }
        }
    }

    String open() {
        return files.open(PROCESS, READERS, Actors.PERSON).id();
    }

    /** Every value of every table of ours, as text; bytes as ISO-8859-1 characters, so that clear text shows. */
    String dump() {
        List<String> tables = jdbc.sql(
                        "select table_name from information_schema.tables where lower(table_name) like 'dp!_%' escape '!'")
                .query(String.class)
                .list();
        StringBuilder dump = new StringBuilder();
        for (String table : tables) {
            jdbc.sql("select * from \"" + table + "\"")
                    .query()
                    .listOfRows()
                    .forEach(row -> row.values().forEach(value -> dump.append(text(value))));
        }
        return dump.toString();
    }

    private static String text(Object value) {
        return (value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : value) + "\n";
    }
}

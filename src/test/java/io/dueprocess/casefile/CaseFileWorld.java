package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.LookupKey;
import io.dueprocess.casefile.crypto.OrganisationKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The case file put together by hand on a given database. */
final class CaseFileWorld {

    static final String PROCESS = "dsar-handling";
    static final Set<String> READERS = Set.of("privacy-team", "dpo");

    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final Audit audit;
    final CaseFiles files;
    final CaseCipher cipher;
    final Codes codes;
    final List<Object> events = new ArrayList<>();

    CaseFileWorld(DataSource database, String keyset) {
        Clock clock = Clock.systemUTC();
        LookupKey lookupKey = LookupKey.parse("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        jdbc = JdbcClient.create(database);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        audit = new Audit(new AuditRows(jdbc), lookupKey, clock);
        audit.prepareSystemChain();
        codes = new Codes(lookupKey);
        CaseKeys keys = new CaseKeys(jdbc, OrganisationKey.parse(keyset));
        cipher = new CaseCipher(keys);
        files = new CaseFiles(
                new CaseRows(jdbc, clock),
                keys,
                new Entries(jdbc, keys, clock),
                new Attachments(jdbc, keys, clock),
                audit,
                codes,
                events::add);
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

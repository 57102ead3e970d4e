package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.LookupKey;
import io.dueprocess.casefile.crypto.OrganisationKey;
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
        audit = new Audit(jdbc, lookupKey, clock);
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
        StringBuilder dump = new StringBuilder();
        for (String table : List.of(
                "dp_case",
                "dp_case_entry",
                "dp_attachment",
                "dp_attachment_chunk",
                "dp_audit",
                "dp_audit_head",
                "dp_case_reader")) {
            jdbc.sql("select * from " + table)
                    .query()
                    .listOfRows()
                    .forEach(row -> row.values()
                            .forEach(value -> dump.append(
                                            value instanceof byte[] bytes
                                                    ? new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                                                    : String.valueOf(value))
                                    .append('\n')));
        }
        return dump.toString();
    }
}

package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.OrganisationKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Everything in the database that the organisation's key has wrapped. What is not listed here is lost with the key. */
@Component
class Rewrapping {

    private static final int BATCH = 1000;

    /**
     * @param condition of the rows that are meant
     * @param contentFollows whether the wrapped key is the beginning only, see {@link OrganisationCipher}
     * @param context what the wrapped bytes are bound to, made of the row's key
     */
    private record Column(
            String table,
            String name,
            List<String> key,
            String condition,
            boolean contentFollows,
            Function<List<String>, String> context) {

        Column(String table, String name, List<String> key, Function<List<String>, String> context) {
            this(table, name, key, "true", false, context);
        }

        String others() {
            return " from " + table + " where " + condition + " and " + name + " is not null and substring(" + name
                    + " from 1 for " + OrganisationKey.MARK_BYTES + ") <> ?";
        }

        String update() {
            return "update " + table + " set " + name + " = ? where " + name + " is not null and "
                    + String.join(" = ? and ", key) + " = ?";
        }

        byte[] rewrapped(Wrapped row, OrganisationKey by) {
            String bound = context.apply(row.key());
            if (!contentFollows) {
                return by.rewrap(bound, row.bytes());
            }
            int length = OrganisationKey.WRAPPED_BYTES;
            byte[] whole = row.bytes().clone();
            System.arraycopy(by.rewrap(bound, Arrays.copyOf(whole, length)), 0, whole, 0, length);
            return whole;
        }
    }

    private record Wrapped(List<String> key, byte[] bytes) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("dp_case", "wrapped_key", List.of("id"), key -> key.get(0)),
            new Column(
                    "dp_case_grant",
                    "wrapped_key",
                    List.of("case_id", "user_id"),
                    key -> Grants.context(key.get(0), key.get(1))),
            new Column("dp_receipt", "wrapped_key", List.of("case_id"), key -> Receipts.context(key.get(0))),
            new Column(
                    "dp_identity_share",
                    "share",
                    List.of("case_id", "reader", "custodian"),
                    key -> IdentityVault.wrapContext(key.get(0), key.get(1), key.get(2))),
            new Column("dp_mail", "payload", List.of("id"), "without_content", true, key -> "mail/" + key.get(0)));

    private final JdbcTemplate jdbc;

    Rewrapping(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    /** Wraps by the primary key what other keys have wrapped, in the caller's transaction; answers how much that was. */
    int rewrap(OrganisationKey key) {
        return COLUMNS.stream().mapToInt(column -> rewrap(column, key)).sum();
    }

    /** How much other keys than this one's primary have wrapped. */
    long others(OrganisationKey key) {
        return COLUMNS.stream()
                .mapToLong(column -> jdbc.queryForObject(
                        "select count(*)" + column.others(), Long.class, (Object) key.mark(key.primary())))
                .sum();
    }

    private int rewrap(Column column, OrganisationKey key) {
        List<Wrapped> rows = jdbc.query(
                "select " + String.join(", ", column.key()) + ", " + column.name() + column.others(),
                (row, number) -> wrapped(row, column),
                (Object) key.mark(key.primary()));
        List<Object[]> updates = new ArrayList<>();
        for (Wrapped row : rows) {
            List<Object> values = new ArrayList<>();
            values.add(column.rewrapped(row, key));
            values.addAll(row.key());
            updates.add(values.toArray());
        }
        for (int from = 0; from < updates.size(); from += BATCH) {
            jdbc.batchUpdate(column.update(), updates.subList(from, Math.min(from + BATCH, updates.size())));
        }
        return rows.size();
    }

    private static Wrapped wrapped(ResultSet row, Column column) throws SQLException {
        String[] key = new String[column.key().size()];
        for (int i = 0; i < key.length; i++) {
            key[i] = row.getString(i + 1);
        }
        return new Wrapped(Arrays.asList(key), row.getBytes(key.length + 1));
    }
}

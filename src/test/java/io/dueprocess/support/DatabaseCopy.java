package io.dueprocess.support;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a thief carries off: every row of our tables, in a database of his own. */
public final class DatabaseCopy {

    private DatabaseCopy() {}

    public static DataSource of(DataSource database) {
        DataSource copy = database instanceof JdbcDataSource ? TestDatabases.h2() : TestDatabases.postgres();
        JdbcTemplate from = new JdbcTemplate(database);
        JdbcTemplate to = new JdbcTemplate(copy);
        List<String> tables = from.queryForList(
                "select table_name from information_schema.tables where lower(table_name) like 'dp!_%' escape '!'"
                        + " and lower(table_name) <> 'dp_schema_history'",
                String.class);
        boolean h2 = copy instanceof JdbcDataSource;
        // rows go in whatever refers to what
        String off = h2 ? "set referential_integrity false" : "set session_replication_role = replica";
        to.execute((java.sql.Connection connection) -> {
            JdbcTemplate one = new JdbcTemplate(
                    new org.springframework.jdbc.datasource.SingleConnectionDataSource(connection, true));
            one.execute(off);
            for (String table : tables) {
                one.execute("delete from \"" + table + "\"");
            }
            for (String table : tables) {
                for (Map<String, Object> row : from.queryForList("select * from \"" + table + "\"")) {
                    String columns = String.join("\", \"", row.keySet());
                    String values = String.join(", ", java.util.Collections.nCopies(row.size(), "?"));
                    one.update(
                            "insert into \"" + table + "\" (\"" + columns + "\") values (" + values + ")",
                            row.values().toArray());
                }
            }
            return null;
        });
        return copy;
    }
}

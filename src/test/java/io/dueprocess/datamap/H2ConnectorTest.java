package io.dueprocess.datamap;

import io.dueprocess.datamap.Catalogue.Jdbc;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** H2, with users that may do no more than the data map's documentation says. */
class H2ConnectorTest extends JdbcConnectorContract {

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID();

    H2ConnectorTest() throws SQLException {
        execute("create user reader password 'reader'");
        execute("grant select on schema public to reader");
        execute("create user writer password 'writer'");
        execute("grant select, update, delete on schema public to writer");
    }

    @Override
    DataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(url + ";DB_CLOSE_DELAY=-1");
        database.setUser("sa");
        return database;
    }

    @Override
    Jdbc users(boolean writes) {
        return new Jdbc(url, "reader", "reader", writes ? "writer" : null, writes ? "writer" : null);
    }

    @Override
    String mailIndex() {
        return "alter table people alter column email set data type varchar_ignorecase(200)";
    }
}

package io.dueprocess.datamap;

import io.dueprocess.datamap.Catalogue.Jdbc;
import io.dueprocess.support.TestDatabases;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresConnectorTest extends JdbcConnectorContract {

    private final PGSimpleDataSource database = TestDatabases.emptyPostgres();

    @Override
    DataSource database() {
        return database;
    }

    @Override
    Jdbc users(boolean writes) {
        String writer = writes ? "postgres" : null;
        return new Jdbc(database.getURL(), "postgres", "", writer, writes ? "" : null);
    }

    @Override
    String mailIndex() {
        return "create index people_lower_email on people (lower(email))";
    }
}

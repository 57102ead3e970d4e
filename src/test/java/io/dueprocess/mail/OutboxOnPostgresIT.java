package io.dueprocess.mail;

import io.dueprocess.support.TestDatabases;
import javax.sql.DataSource;

/** The same on PostgreSQL, each test in a database of its own. */
class OutboxOnPostgresIT extends OutboxTest {

    @Override
    DataSource database() {
        return TestDatabases.postgres();
    }
}

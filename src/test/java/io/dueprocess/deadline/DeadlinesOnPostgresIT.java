package io.dueprocess.deadline;

import io.dueprocess.support.TestDatabases;
import javax.sql.DataSource;

/** The same on PostgreSQL. */
class DeadlinesOnPostgresIT extends DeadlinesTest {

    private static final DataSource DATABASE = TestDatabases.postgres();

    @Override
    DataSource database() {
        return DATABASE;
    }
}

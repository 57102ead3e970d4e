package io.dueprocess.dpia.assessment;

import io.dueprocess.support.TestDatabases;

/** The same on PostgreSQL, where authors on two nodes write at the same moment. */
class AssessmentsOnPostgresIT extends AssessmentsTest {

    private static WritingWorld onPostgres;

    @Override
    WritingWorld world() {
        if (onPostgres == null) {
            onPostgres = new WritingWorld(TestDatabases.postgres());
        }
        return onPostgres;
    }
}

package io.dueprocess.datamap.demo;

import io.dueprocess.datamap.demo.DemoPeople.DemoPerson;
import io.dueprocess.datamap.demo.DemoPeople.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Creates the six databases on the demo's first start; those of an older demo get what came since. */
@Component
@Profile("demo")
public class DemoSystems implements InitializingBean {

    /** Least rights; and a commit is on the disk before it is answered, as in any system of record. */
    private static final List<String> USERS = List.of(
            "set write_delay 0",
            "create user if not exists reader password 'reader'",
            "grant select on schema public to reader",
            "create user if not exists writer password 'writer'",
            "grant select, update, delete on schema public to writer");

    private final Path folder;

    public DemoSystems(@Value("${dueprocess.data}") Path data) {
        this.folder = data.resolve("systems");
    }

    @Override
    public void afterPropertiesSet() throws IOException, SQLException {
        Files.createDirectories(folder);
        List<DemoPerson> people = DemoPeople.all();
        create("crm", in(people, Where.CRM), Where.CRM.ordinal(), DemoRows::crm);
        create("newsletter", in(people, Where.NEWSLETTER), Where.NEWSLETTER.ordinal(), DemoRows::newsletter);
        create("events", in(people, Where.EVENTS), Where.EVENTS.ordinal(), DemoRows::events);
        create("support", in(people, Where.SUPPORT), Where.SUPPORT.ordinal(), DemoRows::support);
        create("accounts", in(people, Where.ACCOUNTS), Where.ACCOUNTS.ordinal(), DemoRows::accounts);
        List<DemoPerson> asked = people.stream().filter(DemoPerson::surveyed).toList();
        create("surveys", asked, Where.values().length, DemoRows::surveys);
    }

    private static List<DemoPerson> in(List<DemoPerson> people, Where where) {
        return people.stream().filter(person -> person.in().contains(where)).toList();
    }

    /** Fills one database with one person's rows. */
    private interface Filling {
        void fill(DemoRows rows, DemoPerson person, Random random) throws SQLException;
    }

    private void create(String name, List<DemoPerson> people, int seed, Filling filling) throws SQLException {
        Path file = folder.toAbsolutePath().resolve(name);
        boolean there = Files.exists(Path.of(file + ".mv.db"));
        try (Connection connection =
                DriverManager.getConnection("jdbc:h2:file:" + file + ";AUTO_SERVER=TRUE", "sa", "")) {
            connection.setAutoCommit(false);
            if (!there) {
                execute(connection, DemoSchema.of(name));
                try (DemoRows rows = new DemoRows(connection)) {
                    for (DemoPerson person : people) {
                        filling.fill(rows, person, new Random(person.number() * 31L + seed));
                    }
                }
            }
            if (!upToDate(connection)) {
                execute(connection, DemoSchema.since(name));
                execute(connection, USERS);
            }
            connection.commit();
        }
    }

    /** The writer is the last thing that is made. */
    private static boolean upToDate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("select 1 from information_schema.users where user_name = 'WRITER'")) {
            return result.next();
        }
    }

    private static void execute(Connection connection, List<String> all) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : all) {
                statement.execute(sql);
            }
        }
    }
}

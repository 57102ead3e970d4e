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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
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

    static final List<String> NAMES = List.of("crm", "newsletter", "events", "support", "accounts", "surveys");

    private final Path folder;
    private final int people;

    /** @param people how many the systems know: 2,000, or more to measure with */
    public DemoSystems(@Value("${dueprocess.data}") Path data, @Value("${dueprocess.demo.people:2000}") int people) {
        this.folder = data.resolve("systems");
        this.people = people;
    }

    /** All at once: H2 waits some seconds before it takes over a database whose last user was killed. */
    @Override
    public void afterPropertiesSet() throws IOException, InterruptedException, ExecutionException {
        Files.createDirectories(folder);
        List<DemoPerson> all = DemoPeople.all(people);
        ExecutorService threads = Executors.newFixedThreadPool(NAMES.size());
        try {
            List<Callable<Void>> each = NAMES.stream()
                    .<Callable<Void>>map(name -> () -> create(name, all))
                    .toList();
            for (Future<Void> created : threads.invokeAll(each)) {
                created.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private Void create(String name, List<DemoPerson> all) throws SQLException {
        Path file = folder.toAbsolutePath().resolve(name);
        boolean there = Files.exists(Path.of(file + ".mv.db"));
        try (Connection connection =
                DriverManager.getConnection("jdbc:h2:file:" + file + ";AUTO_SERVER=TRUE", "sa", "")) {
            connection.setAutoCommit(false);
            if (!there) {
                fill(name, connection, all);
            }
            if (!upToDate(connection)) {
                execute(connection, DemoSchema.since(name));
                execute(connection, USERS);
            }
            connection.commit();
            return null;
        }
    }

    /** Makes and fills the tables of one system in an empty database. */
    static void fill(String name, Connection connection, List<DemoPerson> all) throws SQLException {
        execute(connection, DemoSchema.of(name));
        try (DemoRows rows = new DemoRows(connection)) {
            switch (name) {
                case "crm" -> fill(all, Where.CRM, rows::crm);
                case "newsletter" -> fill(all, Where.NEWSLETTER, rows::newsletter);
                case "events" -> fill(all, Where.EVENTS, rows::events);
                case "support" -> fill(all, Where.SUPPORT, rows::support);
                case "accounts" -> fill(all, Where.ACCOUNTS, rows::accounts);
                default -> fill(all.stream().filter(DemoPerson::surveyed), Where.values().length, rows::surveys);
            }
        }
    }

    /** Fills a database with one person's rows. */
    private interface Filling {
        void fill(DemoPerson person, Random random) throws SQLException;
    }

    private static void fill(List<DemoPerson> all, Where where, Filling filling) throws SQLException {
        fill(all.stream().filter(person -> person.in().contains(where)), where.ordinal(), filling);
    }

    private static void fill(Stream<DemoPerson> people, int seed, Filling filling) throws SQLException {
        for (DemoPerson person : people.toList()) {
            filling.fill(person, new Random(person.number() * 31L + seed));
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

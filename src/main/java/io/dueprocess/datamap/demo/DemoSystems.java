package io.dueprocess.datamap.demo;

import io.dueprocess.datamap.demo.DemoPeople.DemoPerson;
import io.dueprocess.datamap.demo.DemoPeople.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Creates the five databases on the demo's first start; existing ones are left as they are. */
@Component
@Profile("demo")
public class DemoSystems implements InitializingBean {

    private final Path folder;

    public DemoSystems(@Value("${dueprocess.data}") Path data) {
        this.folder = data.resolve("systems");
    }

    @Override
    public void afterPropertiesSet() throws IOException, SQLException {
        Files.createDirectories(folder);
        List<DemoPerson> people = DemoPeople.all();
        create("crm", people, Where.CRM, DemoRows::crm);
        create("newsletter", people, Where.NEWSLETTER, DemoRows::newsletter);
        create("events", people, Where.EVENTS, DemoRows::events);
        create("support", people, Where.SUPPORT, DemoRows::support);
        create("accounts", people, Where.ACCOUNTS, DemoRows::accounts);
    }

    /** Fills one database with one person's rows. */
    private interface Filling {
        void fill(DemoRows rows, DemoPerson person, Random random) throws SQLException;
    }

    private void create(String name, List<DemoPerson> people, Where where, Filling filling) throws SQLException {
        Path file = folder.toAbsolutePath().resolve(name);
        if (Files.exists(Path.of(file + ".mv.db"))) {
            return;
        }
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + file, "sa", "")) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                for (String sql : DemoSchema.of(name)) {
                    statement.execute(sql);
                }
                statement.execute("create user reader password 'reader'");
                statement.execute("grant select on schema public to reader");
            }
            try (DemoRows rows = new DemoRows(connection)) {
                for (DemoPerson person : people) {
                    if (person.in().contains(where)) {
                        filling.fill(rows, person, new Random(person.number() * 31L + where.ordinal()));
                    }
                }
            }
            connection.commit();
        }
    }
}

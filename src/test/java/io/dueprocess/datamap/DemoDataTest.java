package io.dueprocess.datamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.datamap.demo.DemoPeople;
import io.dueprocess.datamap.demo.DemoPeople.DemoPerson;
import io.dueprocess.datamap.demo.DemoSurveys;
import io.dueprocess.datamap.demo.DemoSystems;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;

/** Exactly the person's rows, and nobody else's: checked against SQL that knows who owns which row. */
class DemoDataTest {

    @TempDir
    static Path data;

    private static final StandardEnvironment ENVIRONMENT = new StandardEnvironment();

    private static DemoSurveys surveys;
    private static SystemsOfRecord systems;

    @BeforeAll
    static void createSystems() throws Exception {
        new DemoSystems(data).afterPropertiesSet();
        ENVIRONMENT
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test", Map.of("dueprocess.data", data.toAbsolutePath().toString())));
        surveys = new DemoSurveys(data, ENVIRONMENT);
        surveys.afterPropertiesSet();
        systems = systems(Duration.ofSeconds(10), 10_000);
    }

    @AfterAll
    static void close() {
        systems.close();
        surveys.destroy();
    }

    private static SystemsOfRecord systems(Duration timeout, int mostRows) {
        return new SystemsOfRecord(
                new DataMapSettings("classpath:datamap/milestone.yaml", timeout, mostRows),
                ENVIRONMENT,
                new DefaultResourceLoader());
    }

    @Test
    void theCatalogueHasTheFifteenPurposesOfThePolicy() {
        assertThat(systems.catalogue().activities()).hasSize(15);
    }

    @Test
    void everySampledPersonGetsTheirRowsAndNobodyElses() throws SQLException {
        List<DemoPerson> people = DemoPeople.all();
        assertThat(people).hasSize(2000);
        Set<String> shared =
                people.stream()
                        .collect(Collectors.groupingBy(DemoPerson::mail, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .filter(mail -> mail.getValue() > 1)
                        .map(java.util.Map.Entry::getKey)
                        .collect(Collectors.toSet());
        for (DemoPerson person : people) {
            if (person.number() > 5 && person.number() % 13 != 0 && !shared.contains(person.mail())) {
                continue;
            }
            List<FoundRow> found = collectAll(person);
            Set<String> certain = found.stream()
                    .filter(row -> !row.uncertain())
                    .map(row -> row.systemId() + "/" + row.table() + "/" + row.rowId())
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> uncertain = found.stream()
                    .filter(FoundRow::uncertain)
                    .map(FoundRow::systemId)
                    .collect(Collectors.toSet());
            Set<String> own = ownRows(person);
            if (shared.contains(person.mail()) && nothingTellsOf(others(people, person))) {
                continue;
            }
            if (shared.contains(person.mail())) {
                // rows without a name are in doubt, and only those
                assertThat(uncertain).isSubsetOf("newsletter");
                own.removeIf(row -> row.startsWith("newsletter/") && !certain.contains(row));
            } else {
                assertThat(uncertain).isEmpty();
            }
            assertThat(certain).as(person.toString()).isEqualTo(own);
        }
    }

    private static List<DemoPerson> others(List<DemoPerson> people, DemoPerson person) {
        return people.stream()
                .filter(other -> other.mail().equals(person.mail()) && other.number() != person.number())
                .toList();
    }

    /** Somebody who is known by the mailbox alone, in a table without names, cannot be told from its other user. */
    private static boolean nothingTellsOf(List<DemoPerson> others) {
        return others.stream().allMatch(other -> other.in().equals(Set.of(DemoPeople.Where.NEWSLETTER)));
    }

    @Test
    void twoPeopleBehindOneMailboxAreToldApartOrFlagged() {
        Identity anders = systems.identify(new Person("Anders Holm", Set.of("familien.holm@hjem.example")));
        assertThat(anders.sharedMailbox()).isTrue();
        assertThat(systems.collect("crm", anders)).noneMatch(row -> row.values().containsValue("Maria"));
        assertThat(systems.collect("newsletter", anders)).isNotEmpty().allMatch(FoundRow::uncertain);

        Identity stranger = systems.identify(new Person("Somebody Else", Set.of("jonas.bek@solo.example")));
        assertThat(stranger.sharedMailbox()).isFalse();
        assertThat(systems.identify(new Person("Somebody Else", Set.of("freja@atelier.example")))
                        .sharedMailbox())
                .isTrue();
    }

    @Test
    void aNameAloneFindsNobodyAndInjectionFindsNothing() {
        for (String mail : List.of("' or '1'='1", "x'; drop table contact; --", "%", "unknown@nowhere.example")) {
            Identity identity = systems.identify(new Person("Freja Lindqvist", Set.of(mail)));
            assertThat(identity.unavailable()).isEmpty();
            for (Catalogue.SystemOfRecord system : systems.catalogue().systems()) {
                assertThat(systems.collect(system.id(), identity)).isEmpty();
            }
        }
    }

    @Test
    void tooManyRowsAreRefused() {
        try (Closing bounded = new Closing(systems(Duration.ofSeconds(10), 1))) {
            Person freja = new Person("Freja Lindqvist", Set.of("freja.lindqvist@nordlys.example"));
            Identity identity = systems.identify(freja);
            assertThatThrownBy(() -> bounded.systems().collect("crm", identity))
                    .isInstanceOf(SystemUnavailable.class)
                    .hasMessageContaining("too-many-rows")
                    .hasMessageNotContaining("freja");
        }
    }

    private record Closing(SystemsOfRecord systems) implements AutoCloseable {
        @Override
        public void close() {
            systems.close();
        }
    }

    private static List<FoundRow> collectAll(DemoPerson person) {
        Identity identity = systems.identify(new Person(person.name(), Set.of(person.mail())));
        return systems.catalogue().systems().stream()
                .filter(Catalogue.SystemOfRecord::hasConnector)
                .flatMap(system -> systems.collect(system.id(), identity).stream())
                .toList();
    }

    /** Who owns which row follows from the ids alone; nothing here looks at mails or names. */
    private static Set<String> ownRows(DemoPerson person) throws SQLException {
        Set<String> rows = new TreeSet<>();
        int n = person.number();
        String children = " between " + n * 100L + " and " + (n * 100L + 99);
        add(rows, "crm", "contact", "contact_id = " + (10_000 + n), "contact_id");
        add(rows, "crm", "orders", "order_id" + children, "order_id");
        add(rows, "crm", "consent", "consent_id" + children, "consent_id");
        add(rows, "crm", "note", "note_id" + children, "note_id");
        add(rows, "newsletter", "subscriber", "subscriber_id = " + (20_000 + n), "subscriber_id");
        add(rows, "newsletter", "opening", "opening_id" + children, "opening_id");
        add(rows, "events", "attendee", "attendee_id" + children, "attendee_id");
        add(rows, "events", "photo", "attendee_id" + children, "photo_id");
        add(rows, "support", "customer", "customer_id = " + (40_000 + n), "customer_id");
        add(rows, "support", "ticket", "customer_id = " + (40_000 + n), "ticket_id");
        add(
                rows,
                "support",
                "ticket_message",
                "ticket_id in (select ticket_id from ticket where customer_id = " + (40_000 + n) + ")",
                "message_id");
        add(rows, "accounts", "portal_user", "user_id = " + (50_000 + n), "user_id");
        add(rows, "accounts", "login", "login_id" + children, "login_id");
        add(rows, "surveys", "participant", "participant_id = " + (60_000 + n), "participant_id");
        add(rows, "surveys", "answer", "answer_id" + children, "answer_id");
        return rows;
    }

    private static void add(Set<String> rows, String system, String table, String where, String id)
            throws SQLException {
        String url = "jdbc:h2:file:" + data.resolve("systems").resolve(system).toAbsolutePath() + ";AUTO_SERVER=TRUE";
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select " + id + " from " + table + " where " + where)) {
            while (result.next()) {
                rows.add(system + "/" + table + "/" + result.getString(1));
            }
        }
    }
}

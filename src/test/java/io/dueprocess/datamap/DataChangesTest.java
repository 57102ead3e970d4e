package io.dueprocess.datamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.datamap.demo.DemoSurveys;
import io.dueprocess.datamap.demo.DemoSystems;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;

/** Corrections, marks and stops in the demo's systems; and a demo that was made before they could be. */
class DataChangesTest {

    private static final String HOLMS = "familien.holm@hjem.example";
    private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

    @TempDir
    Path data;

    private DemoSurveys surveys;
    private SystemsOfRecord systems;
    private DataChanges changes;

    @BeforeEach
    void start() throws Exception {
        new DemoSystems(data, 2000).afterPropertiesSet();
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test", Map.of("dueprocess.data", data.toAbsolutePath().toString())));
        surveys = new DemoSurveys(data, environment);
        surveys.afterPropertiesSet();
        systems = new SystemsOfRecord(
                new DataMapSettings("classpath:datamap/milestone.yaml", Duration.ofSeconds(10), 10_000),
                environment,
                new DefaultResourceLoader());
        Clock clock = Clock.fixed(Instant.parse("2027-02-01T23:30:00Z"), ZONE);
        changes = new DataChanges(systems, new Stops(systems, clock, ZONE));
    }

    @AfterEach
    void stop() {
        systems.close();
        surveys.destroy();
    }

    @Test
    void noKeyOfTheDemoLacksAnIndex() {
        systems.catalogue().systems().stream()
                .filter(system -> system.jdbc() != null)
                .forEach(system -> assertThat(systems.withoutIndex(system)).isEmpty());
    }

    @Test
    void whatTheMapSaysMayBeCorrectedIs() throws SQLException {
        assertThat(changes.rectifies("crm", "contact", "phone")).isTrue();
        assertThat(changes.rectifies("crm", "orders", "amount")).isFalse();
        assertThat(changes.rectifies("surveillance", "none", "none")).isFalse();
        changes.rectify(new RowRef("crm", "contact", "10001"), Map.of("phone", "+45 1"));
        changes.rectify(new RowRef("surveys", "participant", "60001"), Map.of("full_name", "Freja L. Åkjær"));
        assertThat(rows("crm", "select contact_id from contact where phone = '+45 1'"))
                .isEqualTo("10001;");
        assertThat(rows("surveys", "select full_name from participant where participant_id = 60001"))
                .isEqualTo("Freja L. Åkjær;");
        RowRef order = new RowRef("crm", "orders", "100");
        assertThatThrownBy(() -> changes.rectify(order, Map.of("amount", "1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void marksAreSetOnThePersonsRowsAndThoseAloneAreLifted() throws SQLException {
        Identity freja = systems.identify(new Person("Freja Lindqvist", Set.of("freja.lindqvist@nordlys.example")));
        for (String system : List.of("crm", "newsletter", "events", "support", "surveys")) {
            assertThat(changes.restricts(system)).as(system).isTrue();
            List<RowRef> rows = changes.restrict(system, freja);
            assertThat(rows).as(system).isNotEmpty();
            assertThat(changes.restrict(system, freja)).isEmpty();
            assertThat(restricted(system)).hasSameSizeAs(rows);
            changes.lift(system, rows);
            assertThat(restricted(system)).isEmpty();
        }
        assertThat(changes.restricts("surveillance")).isFalse();
    }

    private String[] restricted(String system) throws SQLException {
        String table = Map.of(
                        "crm", "contact",
                        "newsletter", "subscriber",
                        "events", "attendee",
                        "support", "customer",
                        "surveys", "participant")
                .get(system);
        String rows = rows(system, "select 1 from " + table + " where restricted");
        return rows.isEmpty() ? new String[0] : rows.split(";");
    }

    @Test
    void marketingEndsForWhoeverUsesTheAddressAndForNobodyElse() throws SQLException {
        Set<String> marketing = Set.of("marketing", "newsletter-opening");
        assertThat(changes.running(marketing)).containsExactly("crm", "newsletter");
        assertThat(changes.running(Set.of("interviews"))).containsExactly("crm", "events");
        assertThat(changes.running(Set.of("surveillance"))).containsExactly("surveillance");
        assertThat(changes.stops("crm", marketing)).isTrue();
        assertThat(changes.stops("newsletter", marketing)).isTrue();
        assertThat(changes.stops("surveillance", Set.of("surveillance"))).isFalse();
        String othersConsents = "select * from consent where contact_id not in (10003, 10004) order by 1";
        String othersSubscriptions = "select * from subscriber where subscriber_id <> 20003 order by 1";
        String before = rows("crm", othersConsents) + rows("newsletter", othersSubscriptions);

        for (String name : new String[] {"Anders Holm", null}) {
            Identity identity = systems.identify(new Person(name, Set.of(HOLMS)));
            changes.stop("crm", identity, marketing);
            changes.stop("newsletter", identity, marketing);
            assertThat(changes.stop("newsletter", identity, marketing)).isZero();
            assertThat(changes.stop("crm", identity, marketing)).isZero();
        }

        assertThat(rows("crm", "select purpose from consent where contact_id in (10003, 10004) and given"))
                .isEmpty();
        assertThat(rows(
                        "newsletter",
                        "select status, tracking, restricted from subscriber where subscriber_id = 20003"))
                .isEqualTo("U,FALSE,FALSE;");
        assertThat(rows("crm", othersConsents) + rows("newsletter", othersSubscriptions))
                .isEqualTo(before);
    }

    @Test
    void theDayOfAStopIsTheOrganisations() throws SQLException {
        change("newsletter", "update subscriber set status = 'S', unsubscribed_at = null where subscriber_id = 20005");
        Identity jonas = systems.identify(new Person("Jonas Bek", Set.of("jonas.bek@solo.example")));
        assertThat(changes.stop("newsletter", jonas, Set.of("marketing"))).isEqualTo(1);
        assertThat(rows(
                        "newsletter",
                        "select cast(unsubscribed_at as date) from subscriber where subscriber_id = 20005"))
                .isEqualTo("2027-02-02;");
    }

    @Test
    void whoeverUsesAnAddressIsFoundByThatAddressAlone() {
        Identity holms = systems.identify(new Person(null, Set.of(HOLMS)));
        assertThat(holms.sharedMailbox()).isFalse();
        assertThat(holms.keys().get("email")).containsExactly(HOLMS);
        assertThat(systems.collect("crm", holms))
                .noneMatch(FoundRow::uncertain)
                .extracting(FoundRow::rowId)
                .contains("10003", "10004");
    }

    /** What {@link DemoSystems} left behind before it had a writer. */
    @Test
    void anOlderDemoGetsWhatCameSinceAndKeepsItsRows() throws Exception {
        String contacts = "select contact_id, first_name, email, phone, created_on from contact order by 1";
        String before = rows("crm", contacts);
        stop();
        change("crm", "drop user writer");
        change("crm", "alter table contact drop column restricted");
        change("crm", "alter table contact alter column email set data type varchar(200)");
        start();
        assertThat(rows("crm", contacts)).isEqualTo(before);
        assertThat(changes.restricts("crm")).isTrue();
        noKeyOfTheDemoLacksAnIndex();
        marksAreSetOnThePersonsRowsAndThoseAloneAreLifted();
    }

    private void change(String system, String sql) throws SQLException {
        try (Connection connection = connection(system);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String rows(String system, String sql) throws SQLException {
        StringBuilder rows = new StringBuilder();
        try (Connection connection = connection(system);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    rows.append(i == 1 ? "" : ",").append(result.getString(i));
                }
                rows.append(';');
            }
        }
        return rows.toString();
    }

    private Connection connection(String system) throws SQLException {
        String file = data.resolve("systems").resolve(system).toAbsolutePath().toString();
        return DriverManager.getConnection("jdbc:h2:file:" + file + ";AUTO_SERVER=TRUE", "sa", "");
    }
}

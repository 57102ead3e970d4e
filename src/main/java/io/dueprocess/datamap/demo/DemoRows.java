package io.dueprocess.datamap.demo;

import io.dueprocess.datamap.demo.DemoPeople.DemoPerson;
import io.dueprocess.datamap.demo.DemoPeople.Where;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** One person's rows in each system. Ids follow from the person's number, so that a test can ask by SQL. */
final class DemoRows implements AutoCloseable {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 8);
    private static final String[] PRODUCTS = {"Camera licence", "Recording server", "Support plan", "Analytics add-on"};
    private static final String[] CITIES = {"Aarhus", "Odense", "København K", "Aalborg", "Malmö", "Hamburg"};
    private static final String[] EVENTS = {"Partner day", "Summer course", "Product launch", "Usability study"};
    private static final String[] SUBJECTS = {"Cannot sign in", "Licence question", "Camera offline", "Invoice address"
    };
    private static final String[] BROWSERS = {"Firefox 121", "Chrome 120", "Safari 17", "Edge 120"};

    private static final String[] QUESTIONS = {
        "How easy was the set-up?", "What did you miss?", "How often do you use it?"
    };
    private static final String[] ANSWERS = {
        "Very easy, thank you.", "A map of all cameras.", "Every day, mostly early."
    };

    /** Ids of a person's children are person number * this + running number. */
    private static final int CHILDREN = 100;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    DemoRows(Connection connection) {
        this.connection = connection;
    }

    void crm(DemoPerson p, Random random) throws SQLException {
        long id = 10_000L + p.number();
        insert(
                "contact",
                id,
                p.first(),
                p.last(),
                p.mail(),
                "+45 " + (20_000_000 + p.number() * 37),
                random.nextBoolean() ? "Engineer" : "Buyer",
                p.last() + " & Co",
                "Strandvejen " + (1 + random.nextInt(200)),
                String.valueOf(1000 + random.nextInt(8999)),
                pick(CITIES, random),
                "DK",
                pick(new String[] {"A", "B", "C"}, random),
                day(random));
        int orders = p.number() == 1 ? 3 : random.nextInt(4);
        for (int i = 0; i < orders; i++) {
            insert(
                    "orders",
                    child(p, i),
                    id,
                    day(random),
                    pick(PRODUCTS, random),
                    1 + random.nextInt(9),
                    new java.math.BigDecimal(100 + random.nextInt(90_000)).movePointLeft(1),
                    "F-" + child(p, i),
                    pick(new String[] {"P", "O", "R"}, random));
        }
        insert("consent", child(p, 0), id, "NEWS", p.in().contains(Where.NEWSLETTER), time(random));
        insert("consent", child(p, 1), id, "TRACK", random.nextBoolean(), time(random));
        if (p.number() == 1 || random.nextInt(4) == 0) {
            insert("note", child(p, 0), id, day(random), "Called about delivery; prefers mail in the afternoon.");
        }
    }

    void newsletter(DemoPerson p, Random random) throws SQLException {
        long id = 20_000L + p.number();
        insert(
                "subscriber",
                id,
                p.mail(),
                random.nextBoolean() ? "da" : "en",
                random.nextBoolean() ? "products, events" : "products",
                time(random),
                random.nextInt(5) == 0 ? "U" : "S");
        int openings = p.number() == 1 ? 4 : random.nextInt(5);
        for (int i = 0; i < openings; i++) {
            insert(
                    "opening",
                    child(p, i),
                    id,
                    "Newsletter " + (1 + random.nextInt(12)),
                    time(random),
                    random.nextBoolean() ? "/news/" + random.nextInt(90) : null);
        }
    }

    void events(DemoPerson p, Random random) throws SQLException {
        int registrations = p.number() == 1 ? 2 : 1 + random.nextInt(2);
        for (int i = 0; i < registrations; i++) {
            long id = child(p, i);
            insert(
                    "attendee",
                    id,
                    pick(EVENTS, random),
                    day(random),
                    p.first(),
                    p.last(),
                    p.mail(),
                    p.last() + " & Co",
                    random.nextInt(3) == 0 ? "vegetarian" : null,
                    random.nextInt(4) > 0);
            if (i == 0 && (p.number() == 1 || random.nextInt(3) == 0)) {
                insert("photo", id, id, day(random), "event-" + id + ".jpg", random.nextBoolean());
            }
        }
    }

    void support(DemoPerson p, Random random) throws SQLException {
        long id = 40_000L + p.number();
        insert("customer", id, p.name(), p.mail(), "+45 " + (20_000_000 + p.number() * 37), time(random));
        int tickets = p.number() == 1 ? 2 : random.nextInt(3);
        for (int i = 0; i < tickets; i++) {
            String ticket = "T-" + child(p, i);
            insert("ticket", ticket, id, pick(SUBJECTS, random), time(random), 1 + random.nextInt(3));
            insert("ticket_message", child(p, i) * 2, ticket, time(random), "I", "It happened again this morning.");
            insert("ticket_message", child(p, i) * 2 + 1, ticket, time(random), "O", "Please try the new version.");
        }
    }

    void accounts(DemoPerson p, Random random) throws SQLException {
        long id = 50_000L + p.number();
        insert(
                "portal_user",
                id,
                p.name(),
                p.mail(),
                "{bcrypt}not-a-real-hash",
                p.in().contains(Where.CRM) ? 10_000L + p.number() : null,
                time(random),
                time(random));
        for (int i = 0; i < random.nextInt(5); i++) {
            insert(
                    "login",
                    child(p, i),
                    id,
                    time(random),
                    "192.0.2." + (1 + random.nextInt(250)),
                    pick(BROWSERS, random));
        }
    }

    void surveys(DemoPerson p, Random random) throws SQLException {
        long id = 60_000L + p.number();
        LocalDate joined = day(random);
        insert("participant", id, p.name(), p.mail(), joined);
        int answers = p.number() == 1 ? 3 : random.nextInt(4);
        for (int i = 0; i < answers; i++) {
            insert(
                    "answer",
                    child(p, i),
                    id,
                    pick(QUESTIONS, random),
                    pick(ANSWERS, random),
                    joined.plusDays(random.nextInt(60)));
        }
    }

    private static long child(DemoPerson person, int running) {
        return (long) person.number() * CHILDREN + running;
    }

    private void insert(String table, Object... values) throws SQLException {
        PreparedStatement statement = statements.get(table);
        if (statement == null) {
            String marks = String.join(", ", Collections.nCopies(values.length, "?"));
            statement = connection.prepareStatement("insert into " + table + " values (" + marks + ")");
            statements.put(table, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
    }

    private static LocalDate day(Random random) {
        return DAY.plusDays(random.nextInt(900));
    }

    private static LocalDateTime time(Random random) {
        return day(random).atTime(8 + random.nextInt(10), random.nextInt(60));
    }

    private static <T> T pick(T[] from, Random random) {
        return from[random.nextInt(from.length)];
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
    }
}

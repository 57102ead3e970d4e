package io.dueprocess.datamap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Random rows of {@code datamap/erasure.yaml}, of which it is known whose they are and what the law keeps on 15 June 2027. */
final class RandomShop {

    private static final LocalDate TODAY = LocalDate.of(2027, 6, 15);
    private static final int PEOPLE = 12;

    /** Some share a mailbox; no two bear one name. */
    record Customer(String id, String first, String last, String mail) {}

    private record Row(String table, Map<String, String> values) {}

    private final Random random;
    private final BiConsumer<String, Map<String, String>> put;
    private final List<Customer> customers = new ArrayList<>();
    private final Set<String> shared = new HashSet<>();
    private final Map<String, Set<String>> theirs = new HashMap<>();
    private final Map<String, Set<String>> staying = new HashMap<>();
    private final List<Row> all = new ArrayList<>();
    private int next;

    /** @param put writes a row into the table of that name, over the one that is there */
    RandomShop(int seed, BiConsumer<String, Map<String, String>> put) {
        this.random = new Random(seed);
        this.put = put;
        this.next = 1 + seed * 1000; // an id is nobody else's in another shop
        for (int i = 0; i < PEOPLE; i++) {
            boolean sharing = i > 0 && random.nextInt(5) == 0;
            String mail = sharing ? customers.get(i - 1).mail() : "p" + i + "@home" + seed + ".example";
            if (sharing) {
                shared.add(mail);
            }
            customers.add(new Customer(id(), "First" + (char) ('a' + i), "Last" + (char) ('a' + i), mail));
        }
        customers.forEach(this::fill);
    }

    List<Customer> customers() {
        return customers;
    }

    /** Table and id of what is theirs; rows of a shared mailbox without a name are nobody's for certain. */
    Set<String> rowsOf(Customer customer) {
        return theirs.get(customer.id());
    }

    /** Those of them that an erasure leaves, reduced or kept. */
    Set<String> staying(Customer customer) {
        return staying.get(customer.id());
    }

    /** Puts everything back as it was at first: a backup. */
    void restore() {
        all.forEach(row -> put.accept(row.table(), row.values()));
    }

    Identity identity(Customer customer) {
        return new Identity(
                customer.first() + " " + customer.last(),
                Map.of(
                        "email", Set.of(customer.mail()),
                        "personId", Set.of(customer.id()),
                        "orderId", ids(customer, "orders/"),
                        "ticketId", ids(customer, "ticket/")),
                Map.of(),
                shared.contains(customer.mail()),
                Set.of());
    }

    private Set<String> ids(Customer customer, String start) {
        return rowsOf(customer).stream()
                .filter(place -> place.startsWith(start))
                .map(place -> place.substring(start.length()))
                .collect(Collectors.toSet());
    }

    private void fill(Customer customer) {
        theirs.put(customer.id(), new HashSet<>());
        staying.put(customer.id(), new HashSet<>());
        String written =
                random.nextBoolean() ? customer.mail() : customer.mail().toUpperCase(Locale.ROOT);
        String person = put(
                "person",
                "person_id",
                customer.id(),
                "first_name",
                customer.first(),
                "last_name",
                customer.last(),
                "email",
                written,
                "phone",
                maybe("12 34"),
                "born",
                day(30_000),
                "segment",
                maybe("A"));
        theirs(customer, person, false);
        boolean kept = false;
        for (int i = random.nextInt(4); i > 0; i--) {
            kept |= order(customer);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            kept |= ticket(customer);
        }
        theirs(customer, person, kept);
        for (int i = random.nextInt(3); i > 0; i--) {
            String visit = put("visit", "visit_id", id(), "person_email", customer.mail(), "seen_on", day(2_000));
            if (!shared.contains(customer.mail())) {
                theirs(customer, visit, true);
            }
        }
    }

    private boolean order(Customer customer) {
        String id = id();
        String on = maybe(day(4_000));
        String order = put("orders", "order_id", id, "person_id", customer.id(), "ordered_on", on, "product", "P" + id);
        boolean kept = on == null || LocalDate.parse(on).getYear() + 5 >= TODAY.getYear();
        theirs(customer, order, kept);
        for (int i = random.nextInt(3); i > 0; i--) {
            theirs(customer, put("item", "item_id", id(), "order_id", id, "text", "item"), false);
        }
        return kept;
    }

    private boolean ticket(Customer customer) {
        String id = "T-" + id();
        String ticket = put(
                "ticket",
                "ticket_id",
                id,
                "person_id",
                customer.id(),
                "subject",
                maybe("Help"),
                "opened_on",
                maybe(day(900)));
        boolean kept = false;
        for (int i = random.nextInt(3); i > 0; i--) {
            String on = maybe(day(800));
            boolean stays = on == null || !LocalDate.parse(on).plusYears(1).isBefore(TODAY);
            theirs(
                    customer,
                    put("message", "message_id", id(), "ticket_id", id, "sent_on", on, "body", "text " + i),
                    stays);
            kept |= stays;
        }
        theirs(customer, ticket, kept);
        return kept;
    }

    private void theirs(Customer customer, String place, boolean stays) {
        theirs.get(customer.id()).add(place);
        if (stays) {
            staying.get(customer.id()).add(place);
        }
    }

    private String put(String table, String... columnsAndValues) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < columnsAndValues.length; i += 2) {
            row.put(columnsAndValues[i], columnsAndValues[i + 1]);
        }
        all.add(new Row(table, row));
        put.accept(table, row);
        return PersonRow.place(table, columnsAndValues[1]);
    }

    private String id() {
        return Integer.toString(next++);
    }

    private String day(int most) {
        return TODAY.minusDays(random.nextInt(most)).toString();
    }

    private String maybe(String value) {
        return random.nextInt(6) == 0 ? null : value;
    }
}

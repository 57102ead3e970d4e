package io.dueprocess.datamap;

import io.dueprocess.datamap.Catalogue.Key;
import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.Catalogue.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * From a mail address to every key under which the systems know the person. It never walks on from a row of somebody else
 * who uses the same mailbox; a row that carries no name leads on, but only to uncertain keys once the mailbox is known to
 * be shared. Whoever uses an address is looked for by that address alone: no other address is learned.
 */
final class IdentityWalk {

    static final String EMAIL = "email";

    /** How the walk asks a system. */
    interface Rows {
        List<Map<String, String>> find(SystemOfRecord system, Table table, Key key, Map<String, Set<String>> keys);
    }

    private final Catalogue catalogue;
    private final Rows rows;
    private final Set<String> unavailable = new TreeSet<>();

    IdentityWalk(Catalogue catalogue, Rows rows) {
        this.catalogue = catalogue;
        this.rows = rows;
    }

    Identity identify(Person person) {
        Map<String, Set<String>> keys = new TreeMap<>();
        keys.put(
                EMAIL,
                person.mailAddresses().stream()
                        .map(address -> address.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toCollection(TreeSet::new)));
        Step certain = new Step(person.name(), keys, new TreeMap<>());
        while (certain.walk(keys, false)) {
            // until nothing new is learned
        }
        if (!certain.shared) {
            certain.nameless.forEach((key, values) ->
                    keys.computeIfAbsent(key, k -> new TreeSet<>()).addAll(values));
            while (certain.walk(keys, true)) {
                // on from the rows without a name
            }
            return new Identity(person.name(), keys, Map.of(), certain.shared, unavailable);
        }
        Map<String, Set<String>> uncertain = certain.nameless;
        Step doubtful = new Step(person.name(), uncertain, uncertain);
        while (doubtful.walk(uncertain, true)) {
            // on from the rows without a name, in doubt
        }
        keys.forEach((key, values) -> uncertain.computeIfPresent(key, (k, doubted) -> {
            doubted.removeAll(values);
            return doubted;
        }));
        return new Identity(person.name(), keys, uncertain, true, unavailable);
    }

    /** One sweep over all tables after another, learning keys. */
    private final class Step {

        private final String personName;
        private final Map<String, Set<String>> learned;
        private final Map<String, Set<String>> nameless;
        private boolean shared;

        Step(String personName, Map<String, Set<String>> learned, Map<String, Set<String>> nameless) {
            this.personName = personName;
            this.learned = learned;
            this.nameless = nameless;
        }

        /** Answers whether a new key was learned. */
        boolean walk(Map<String, Set<String>> from, boolean trustNameless) {
            boolean news = false;
            for (SystemOfRecord system : catalogue.systems()) {
                if (!system.hasConnector() || unavailable.contains(system.id())) {
                    continue;
                }
                try {
                    news |= walk(system, from, trustNameless);
                } catch (SystemUnavailable down) {
                    unavailable.add(system.id());
                }
            }
            return news;
        }

        private boolean walk(SystemOfRecord system, Map<String, Set<String>> from, boolean trustNameless) {
            boolean news = false;
            for (Table table : system.tables()) {
                RowOwnership ownership = new RowOwnership(personName, table);
                for (Key key : table.keys()) {
                    if (!key.finds()) {
                        continue;
                    }
                    List<Map<String, String>> found = rows.find(system, table, key, from);
                    if (personName != null
                            && found.size() > 1
                            && !key.identifies()
                            && table.nameColumns().isEmpty()) {
                        // two accounts under one mailbox, and nothing says whose: somebody has to look
                        shared = true;
                    }
                    for (Map<String, String> row : found) {
                        news |= learn(table, row, ownership.of(row, key), trustNameless);
                    }
                }
            }
            return news;
        }

        private boolean learn(
                Table table, Map<String, String> row, RowOwnership.Verdict verdict, boolean trustNameless) {
            return switch (verdict) {
                case SOMEBODY_ELSE -> {
                    shared = true;
                    yield false;
                }
                case OTHER_NAME -> false;
                case NO_NAME -> add(trustNameless ? learned : nameless, table, row) && trustNameless;
                case THE_PERSON -> add(learned, table, row);
            };
        }

        private boolean add(Map<String, Set<String>> keys, Table table, Map<String, String> row) {
            boolean news = false;
            for (Key key : table.keys()) {
                String value = row.get(key.column());
                boolean anotherAddress = personName == null && key.key().equals(EMAIL);
                if (value != null && !value.isBlank() && !anotherAddress) {
                    String kept = key.key().equals(EMAIL) ? value.toLowerCase(Locale.ROOT) : value;
                    news |= keys.computeIfAbsent(key.key(), k -> new TreeSet<>())
                            .add(kept);
                }
            }
            return news;
        }
    }
}

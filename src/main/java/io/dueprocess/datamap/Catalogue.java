package io.dueprocess.datamap;

import java.util.List;
import java.util.Map;

/**
 * The data map as read from YAML; validated at start, so that ids referred to exist.
 * @param retention what is deleted when its time is over, whoever it is about (Art. 5(1)(e)); empty when nothing is
 */
public record Catalogue(
        Controller controller,
        Authority authority,
        List<Recipient> recipients,
        List<Activity> activities,
        List<SystemOfRecord> systems,
        List<RetentionRule> retention) {

    public Catalogue {
        retention = retention == null ? List.of() : retention;
    }

    public Catalogue(
            Controller controller,
            Authority authority,
            List<Recipient> recipients,
            List<Activity> activities,
            List<SystemOfRecord> systems) {
        this(controller, authority, recipients, activities, systems, List.of());
    }

    /** The controller (Art. 30(1)(a)). */
    public record Controller(String name, String registration, String address, String mail, String phone) {}

    /** The supervisory authority that a person may complain to (Art. 77). */
    public record Authority(String name, String address, String phone, String website) {}

    /**
     * A named recipient or processor (Art. 15(1)(c)).
     *
     * @param country ISO 3166 alpha-2
     * @param safeguard the Art. 46 safeguard or adequacy decision of a transfer outside the EEA, or null inside it
     * @param contact mail address that is told of rectification, erasure and restriction (Art. 19), or null when a person
     *     tells them
     */
    public record Recipient(String id, String name, Text role, String country, Text safeguard, String contact) {

        public Recipient(String id, String name, Text role, String country, Text safeguard) {
            this(id, name, role, country, safeguard, null);
        }
    }

    /**
     * A processing activity: one purpose of the privacy policy.
     *
     * @param basis article of the legal basis, such as {@code Art. 6(1)(f)}
     * @param automatedDecisions the logic and consequences (Art. 15(1)(h)), or null when there are none
     * @param people whose data they are (Art. 30(1)(c)), or null when the map does not say
     * @param security what protects the data, in general words (Art. 30(1)(g)), or null when the map does not say
     * @param consent whether it rests on consent, which may be withdrawn (Art. 7(3))
     * @param directMarketing whether it is direct marketing, which an objection ends at once (Art. 21(2), 21(3))
     */
    public record Activity(
            String id,
            Text name,
            Text purpose,
            Text categories,
            String basis,
            Text basisText,
            Text retention,
            Text source,
            List<String> recipients,
            Text automatedDecisions,
            Text people,
            Text security,
            boolean consent,
            boolean directMarketing) {

        public Activity(
                String id,
                Text name,
                Text purpose,
                Text categories,
                String basis,
                Text basisText,
                Text retention,
                Text source,
                List<String> recipients,
                Text automatedDecisions,
                Text people,
                Text security) {
            this(
                    id,
                    name,
                    purpose,
                    categories,
                    basis,
                    basisText,
                    retention,
                    source,
                    recipients,
                    automatedDecisions,
                    people,
                    security,
                    false,
                    false);
        }
    }

    /**
     * A system of record.
     *
     * @param owner group that owns it, and does by hand what no connector may
     * @param jdbc how to reach a database, or null
     * @param http how to reach an HTTP interface, or null; a system with neither has no connector, staff do its work
     * @param onRequest true when it is asked only if the person mentions it (such as video footage)
     */
    public record SystemOfRecord(
            String id,
            Text name,
            String owner,
            List<String> activities,
            Jdbc jdbc,
            Http http,
            boolean onRequest,
            List<Table> tables) {

        public SystemOfRecord(
                String id,
                Text name,
                String owner,
                List<String> activities,
                Jdbc jdbc,
                boolean onRequest,
                List<Table> tables) {
            this(id, name, owner, activities, jdbc, null, onRequest, tables);
        }

        public boolean hasConnector() {
            return jdbc != null || http != null;
        }

        /** Whether the connector may change anything there. */
        public boolean writable() {
            return jdbc != null && jdbc.writer() != null || http != null && http.writes();
        }

        public Table table(String name) {
            return tables.stream()
                    .filter(t -> t.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * All may contain {@code ${...}} placeholders of the application's configuration.
     *
     * @param user may read
     * @param writer may also change and delete, or null when nothing there is changed by us
     */
    public record Jdbc(String url, String user, String password, String writer, String writerPassword) {

        public Jdbc(String url, String user, String password) {
            this(url, user, password, null, null);
        }
    }

    /**
     * A table with personal data; over HTTP, a resource.
     *
     * @param id column of the primary key
     * @param nameColumns columns that together hold the person's name, used to tell people apart who share a mailbox;
     *     empty when the table has none
     * @param keys columns by which a person's rows are found or which lead on to other tables. A table refers to another one
     *     of its system by a key that is the other's id: its rows go first when data are erased
     * @param activities for which its rows are used; null for all of the system's
     * @param erasure what an erasure does here; null when a person of the owner's group does it by hand
     * @param stops what ends one activity for a person here
     * @param restriction how a row is marked as restricted (Art. 18), or null when it cannot be
     * @param resource how it is asked over HTTP, null for a database
     */
    public record Table(
            String name,
            Text label,
            String id,
            List<String> nameColumns,
            List<Key> keys,
            List<Column> columns,
            List<String> activities,
            Erasure erasure,
            List<Stop> stops,
            Restriction restriction,
            Resource resource) {

        public Table {
            stops = stops == null ? List.of() : stops;
        }

        public Table(
                String name, Text label, String id, List<String> nameColumns, List<Key> keys, List<Column> columns) {
            this(name, label, id, nameColumns, keys, columns, null, null, List.of(), null, null);
        }
    }

    /**
     * What an erasure does with a row (Art. 17).
     *
     * @param row the row goes, or stays with its columns reduced
     * @param keep a duty to keep the row for some time, or null
     */
    public record Erasure(Row row, Keep keep) {

        /** What becomes of the row itself. */
        public enum Row {
            DELETE,
            REDUCE
        }
    }

    /**
     * A column that holds an identity key.
     *
     * @param key name of the key in the identity graph, such as {@code email} or {@code contactId}
     * @param finds true when rows are looked up by it
     * @param identifies true when the key belongs to one person alone; false for a mailbox that several may share
     */
    public record Key(String column, String key, boolean finds, boolean identifies) {}

    /**
     * A column that the person gets to see.
     *
     * @param provided true when the person provided the value (Art. 20(1)), observed data included, inferred not
     * @param codes raw code to readable text, or null
     * @param type what an HTTP interface has to answer here: {@code string}, {@code number}, {@code boolean} or
     *     {@code date}; null means string. A database knows for itself
     * @param rectify whether a wrong value is corrected by us (Art. 16); else by a person of the owner's group
     * @param erasure what becomes of the value in a row that stays, or null when it stays too
     */
    public record Column(
            String name,
            Text label,
            boolean provided,
            Map<String, Text> codes,
            String type,
            boolean rectify,
            ColumnErasure erasure) {

        public Column(String name, Text label, boolean provided, Map<String, Text> codes) {
            this(name, label, provided, codes, null, false, null);
        }
    }

    public Activity activity(String id) {
        return activities.stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow();
    }

    public SystemOfRecord system(String id) {
        return systems.stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    }
}

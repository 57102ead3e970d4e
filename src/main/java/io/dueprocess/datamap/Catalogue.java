package io.dueprocess.datamap;

import java.util.List;

/** The data map as read from YAML; validated at start, so that ids referred to exist. */
public record Catalogue(
        Controller controller,
        Authority authority,
        List<Recipient> recipients,
        List<Activity> activities,
        List<SystemOfRecord> systems) {

    /** The controller and its contact point (Art. 30(1)(a)). */
    public record Controller(String name, String registration, String address, String mail, String phone) {}

    /** The supervisory authority that a person may complain to (Art. 77). */
    public record Authority(String name, String address, String phone, String website) {}

    /**
     * A named recipient or processor (Art. 15(1)(c)).
     *
     * @param country ISO 3166 alpha-2
     * @param safeguard the Art. 46 safeguard or adequacy decision of a transfer outside the EEA, or null inside it
     */
    public record Recipient(String id, String name, Text role, String country, Text safeguard) {}

    /**
     * A processing activity: one purpose of the privacy policy.
     *
     * @param basis article of the legal basis, such as {@code Art. 6(1)(f)}
     * @param automatedDecisions the logic and consequences (Art. 15(1)(h)), or null when there are none
     * @param people whose data they are (Art. 30(1)(c)), or null when the map does not say
     * @param security what protects the data, in general words (Art. 30(1)(g)), or null when the map does not say
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
            Text security) {}

    /**
     * A system of record.
     *
     * @param owner group that owns it
     * @param jdbc how to reach it, or null for a system without a connector, whose data staff provide by hand
     * @param onRequest true when it is asked only if the person mentions it (such as video footage)
     */
    public record SystemOfRecord(
            String id,
            Text name,
            String owner,
            List<String> activities,
            Jdbc jdbc,
            boolean onRequest,
            List<Table> tables) {

        public boolean hasConnector() {
            return jdbc != null;
        }
    }

    /** @param url may contain {@code ${...}} placeholders of the application's configuration, as may user and password */
    public record Jdbc(String url, String user, String password) {}

    /**
     * A table with personal data.
     *
     * @param id column of the primary key
     * @param nameColumns columns that together hold the person's name, used to tell people apart who share a mailbox;
     *     empty when the table has none
     * @param keys columns by which a person's rows are found or which lead on to other tables
     */
    public record Table(
            String name, Text label, String id, List<String> nameColumns, List<Key> keys, List<Column> columns) {}

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
     */
    public record Column(String name, Text label, boolean provided, java.util.Map<String, Text> codes) {}

    public SystemOfRecord system(String id) {
        return systems.stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    }
}

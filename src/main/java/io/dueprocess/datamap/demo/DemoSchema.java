package io.dueprocess.datamap.demo;

import java.util.List;

/** The tables of the demo's systems, each as its maker might have designed it. */
final class DemoSchema {

    private DemoSchema() {}

    static List<String> of(String system) {
        return switch (system) {
            case "crm" -> List.of("""
                    create table contact (contact_id bigint primary key, first_name varchar(100), last_name varchar(100),
                      email varchar(200), phone varchar(40), title varchar(100), company varchar(200), street varchar(200),
                      postal_code varchar(20), city varchar(100), country varchar(2), segment char(1), created_on date)""", "create index contact_email on contact (email)", """
                    create table orders (order_id bigint primary key, contact_id bigint references contact,
                      ordered_on date, product varchar(200), quantity integer, amount decimal(12, 2),
                      invoice_no varchar(40), status char(1))""", """
                    create table consent (consent_id bigint primary key, contact_id bigint references contact,
                      purpose varchar(10), given boolean, changed_at timestamp)""", """
                    create table note (note_id bigint primary key, contact_id bigint references contact, written_on date,
                      text varchar(1000))""");
            case "newsletter" -> List.of("""
                    create table subscriber (subscriber_id bigint primary key, email varchar(200), language varchar(5),
                      topics varchar(200), subscribed_at timestamp, status char(1))""", "create index subscriber_email on subscriber (email)", """
                    create table opening (opening_id bigint primary key, subscriber_id bigint references subscriber,
                      campaign varchar(100), opened_at timestamp, link varchar(300))""");
            case "events" -> List.of("""
                    create table attendee (attendee_id bigint primary key, event_name varchar(100), event_date date,
                      first_name varchar(100), last_name varchar(100), email varchar(200), company varchar(200),
                      diet varchar(100), attended boolean)""", "create index attendee_email on attendee (email)", """
                    create table photo (photo_id bigint primary key, attendee_id bigint references attendee, taken_on date,
                      file_name varchar(200), published boolean)""");
            case "support" -> List.of("""
                    create table customer (customer_id bigint primary key, full_name varchar(200), email varchar(200),
                      phone varchar(40), created_at timestamp)""", "create index customer_email on customer (email)", """
                    create table ticket (ticket_id varchar(20) primary key, customer_id bigint references customer,
                      subject varchar(200), opened_at timestamp, status integer)""", """
                    create table ticket_message (message_id bigint primary key, ticket_id varchar(20) references ticket,
                      sent_at timestamp, direction char(1), body varchar(4000))""");
            case "accounts" -> List.of("""
                    create table portal_user (user_id bigint primary key, display_name varchar(200), email varchar(200),
                      password_hash varchar(200), crm_contact_id bigint, created_at timestamp, last_login timestamp)""", "create index portal_user_email on portal_user (email)", """
                    create table login (login_id bigint primary key, user_id bigint references portal_user, at timestamp,
                      ip_address varchar(45), browser varchar(100))""");
            case "surveys" -> List.of("""
                    create table participant (participant_id bigint primary key, full_name varchar(200), email varchar(200),
                      joined_on date)""", "create index participant_email on participant (email)", """
                    create table answer (answer_id bigint primary key, participant_id bigint references participant,
                      question varchar(200), text varchar(1000), given_on date)""");
            default -> throw new IllegalArgumentException(system);
        };
    }

    /** What came later, to a database that may have been filled by an older demo; in one transaction or again. */
    static List<String> since(String system) {
        return switch (system) {
            case "crm" -> List.of(ignoreCase("contact"), flag("contact", "restricted", false));
            case "newsletter" ->
                List.of(
                        ignoreCase("subscriber"),
                        "alter table subscriber add column if not exists unsubscribed_at timestamp",
                        flag("subscriber", "tracking", true),
                        flag("subscriber", "restricted", false),
                        "update subscriber set unsubscribed_at = dateadd('DAY', 60, subscribed_at) where status = 'U'"
                                + " and unsubscribed_at is null");
            case "events" -> List.of(ignoreCase("attendee"), flag("attendee", "restricted", false));
            case "support" ->
                List.of(
                        ignoreCase("customer"),
                        flag("customer", "restricted", false),
                        "alter table ticket add column if not exists closed_at timestamp",
                        "update ticket set closed_at = dateadd('DAY', 14, opened_at) where status = 3"
                                + " and closed_at is null");
            case "accounts" ->
                List.of(
                        ignoreCase("portal_user"),
                        flag("portal_user", "restricted", false),
                        "create index if not exists portal_user_contact on portal_user (crm_contact_id)");
            case "surveys" -> List.of(ignoreCase("participant"), flag("participant", "restricted", false));
            default -> throw new IllegalArgumentException(system);
        };
    }

    /** Addresses are looked up whatever their case, by the plain index on them. */
    private static String ignoreCase(String table) {
        return "alter table " + table + " alter column email set data type varchar_ignorecase(200)";
    }

    private static String flag(String table, String column, boolean value) {
        return "alter table " + table + " add column if not exists " + column + " boolean default " + value
                + " not null";
    }
}

package io.dueprocess.journey;

import io.dueprocess.datamap.demo.DemoPeople.DemoPerson;
import io.dueprocess.support.SystemRows;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What each right leaves behind, told from the demo's numbers alone: a person's rows bear ids that follow from the person's
 * number. Knows nothing of the data map.
 */
final class ExpectedRows {

    private static final int CHILDREN = 100;
    private static final List<String> HEADS = List.of(
            "crm.contact/1",
            "newsletter.subscriber/2",
            "support.customer/4",
            "accounts.portal_user/5",
            "surveys.participant/6");

    private final SystemRows rows;
    private final DemoPerson person;

    ExpectedRows(SystemRows before, DemoPerson person) {
        this.rows = before.copy();
        this.person = person;
    }

    SystemRows rows() {
        return rows;
    }

    /** Art. 17: everything goes but orders of the last five years, and of the contact what names the customer. */
    ExpectedRows erased(LocalDate today) {
        for (String table :
                List.of("crm.consent", "crm.note", "newsletter.opening", "accounts.login", "surveys.answer")) {
            children(table).forEach(rows::remove);
        }
        List<String> orders = children("crm.orders");
        orders.stream().filter(order -> !kept(order, today)).forEach(rows::remove);
        boolean customer = orders.stream().anyMatch(order -> kept(order, today));
        for (String head : heads()) {
            if (customer && head.startsWith("crm.")) {
                Set.of("phone", "title", "segment", "created_on").forEach(column -> rows.set(head, column, null));
            } else {
                rows.remove(head);
            }
        }
        for (String attendee : attendances()) {
            rows.keys("events.photo", "attendee_id", id(attendee)).forEach(rows::remove);
            rows.remove(attendee);
        }
        for (String ticket : tickets()) {
            rows.keys("support.ticket_message", "ticket_id", id(ticket)).forEach(rows::remove);
            rows.remove(ticket);
        }
        return this;
    }

    private boolean kept(String order, LocalDate today) {
        int year = LocalDate.parse(rows.row(order).get("ordered_on")).getYear();
        return !LocalDate.of(year + 5, 12, 31).isBefore(today);
    }

    /** Art. 18: whoever may set a mark has set it; nothing else is touched. */
    ExpectedRows restricted(boolean on) {
        heads().forEach(head -> rows.set(head, "restricted", on ? "TRUE" : "FALSE"));
        attendances().forEach(attendee -> rows.set(attendee, "restricted", on ? "TRUE" : "FALSE"));
        return this;
    }

    /** Art. 21(3): newsletters and the profile of who opens them. */
    ExpectedRows marketingStopped(SystemRows after, LocalDate today) {
        consents("NEWS", "TRACK");
        for (String subscriber : heads("newsletter.")) {
            rows.set(subscriber, "status", "U");
            rows.set(subscriber, "tracking", "FALSE");
            String at = after.row(subscriber).get("unsubscribed_at");
            rows.set(subscriber, "unsubscribed_at", at != null && at.startsWith(today.toString()) ? at : "today");
        }
        return this;
    }

    /** Art. 7(3): all that rests on consent, pictures too. */
    ExpectedRows consentWithdrawn(SystemRows after, LocalDate today) {
        marketingStopped(after, today);
        consents("PHOTO");
        for (String attendee : attendances()) {
            rows.keys("events.photo", "attendee_id", id(attendee))
                    .forEach(photo -> rows.set(photo, "published", "FALSE"));
        }
        return this;
    }

    /** Art. 16. */
    ExpectedRows corrected(String head, String column, String value) {
        rows.set(heads(head).get(0), column, value);
        return this;
    }

    private void consents(String... purposes) {
        for (String consent : children("crm.consent")) {
            if (List.of(purposes).contains(rows.row(consent).get("purpose"))) {
                rows.set(consent, "given", "FALSE");
            }
        }
    }

    private List<String> heads() {
        return heads("");
    }

    private List<String> heads(String start) {
        return HEADS.stream()
                .filter(head -> head.startsWith(start))
                .map(head -> head + String.format("%04d", person.number()))
                .filter(head -> rows.row(head) != null)
                .toList();
    }

    private List<String> attendances() {
        return children("events.attendee");
    }

    private List<String> tickets() {
        return rows.keys("support.ticket", "customer_id", 40_000 + person.number());
    }

    /** Rows whose id is the person's number times a hundred and something. */
    private List<String> children(String table) {
        return java.util.stream.IntStream.range(0, CHILDREN)
                .mapToObj(running -> table + "/" + (person.number() * CHILDREN + running))
                .filter(key -> rows.row(key) != null)
                .toList();
    }

    private static String id(String key) {
        return key.substring(key.indexOf('/') + 1);
    }
}

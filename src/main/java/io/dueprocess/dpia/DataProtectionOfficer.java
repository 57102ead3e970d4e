package io.dueprocess.dpia;

import io.dueprocess.access.Groups;
import io.dueprocess.access.Staff;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whom authority and people may ask (Art. 30(1)(a), 36(3)(d)): as set, else as notifications of breaches name him, else the
 * first member of the group.
 */
@Component
public class DataProtectionOfficer {

    private final Staff staff;
    private final String name;
    private final String contact;

    DataProtectionOfficer(
            Staff staff,
            @Value("${dueprocess.dpia.dpo-name:${dueprocess.breach.notification.dpo-name:}}") String name,
            @Value("${dueprocess.dpia.dpo-contact:${dueprocess.breach.notification.dpo-contact:}}") String contact) {
        this.staff = staff;
        this.name = name;
        this.contact = contact;
    }

    /** Name and contact details on a line; empty when there is nobody. */
    public String line() {
        return name.isBlank()
                ? staff.members(Groups.DPO).stream().findFirst().map(this::line).orElse("")
                : joined(name, contact);
    }

    private String line(Staff.Member member) {
        return joined(member.name(), staff.mailAddress(member.id()).orElse(""));
    }

    private static String joined(String... parts) {
        List<String> known = Stream.of(parts).filter(part -> !part.isBlank()).toList();
        return known.stream().collect(Collectors.joining(", "));
    }
}

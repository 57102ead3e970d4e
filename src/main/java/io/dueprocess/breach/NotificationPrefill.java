package io.dueprocess.breach;

import io.dueprocess.access.Groups;
import io.dueprocess.access.Staff;
import io.dueprocess.breach.BreachFacts.Cause;
import io.dueprocess.breach.BreachFacts.Level;
import io.dueprocess.casefile.CaseFiles;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the form of the notification shows before anybody typed: all that the case knows already. */
@Component
class NotificationPrefill {

    private static final Map<Cause, String> ORIGINS = Map.of(
            Cause.HUMAN_ERROR, "a",
            Cause.TECHNICAL_FAILURE, "a",
            Cause.INTERNAL_MALICE, "b",
            Cause.SUPPLIER, "c",
            Cause.EXTERNAL_ATTACK, "d",
            Cause.UNKNOWN, "f");

    private static final Map<Level, String> IMPACTS =
            Map.of(Level.LOW, "a", Level.MEDIUM, "b", Level.HIGH, "c", Level.VERY_HIGH, "c");

    private static final Map<Level, String> RISKS =
            Map.of(Level.LOW, "c", Level.MEDIUM, "b", Level.HIGH, "a", Level.VERY_HIGH, "a");

    private final CaseFiles files;
    private final BreachStore store;
    private final BreachForms forms;
    private final Staff staff;
    private final NotificationSettings settings;
    private final ZoneId zone;

    NotificationPrefill(
            CaseFiles files,
            BreachStore store,
            BreachForms forms,
            Staff staff,
            NotificationSettings settings,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.files = files;
        this.store = store;
        this.forms = forms;
        this.staff = staff;
        this.settings = settings;
        this.zone = zone;
    }

    Map<String, Object> of(String caseId) {
        BreachFacts facts = store.get(caseId);
        Map<String, Object> values = new HashMap<>();
        values.put("documentLanguage", settings.language().getLanguage());
        values.put("notificationType", facts.notifiedAt() == null ? "initialIncomplete" : "followUpIncomplete");
        files.get(caseId, Breach.KIND, Breach.KIND, Breach.class).ifPresent(breach -> {
            values.put("incidentText", breach.happened());
            values.put("discovery", breach.discovered());
        });
        officer(values);
        times(facts.times(), values);
        description(forms.latest(caseId, BreachProcess.FORM_DESCRIBE), values);
        severity(facts, values);
        told(facts, values);
        values.values().removeIf(value -> value == null || "".equals(value));
        return values;
    }

    private void officer(Map<String, Object> values) {
        values.put("contactPoint", "a");
        values.put("dpoName", settings.dpoName());
        values.put("dpoContact", settings.dpoContact());
        if (settings.dpoName() == null) {
            staff.members(Groups.DPO).stream().findFirst().ifPresent(member -> {
                values.put("dpoName", member.name());
                values.put("dpoContact", staff.mailAddress(member.id()).orElse(null));
            });
        }
    }

    private void times(BreachTimes times, Map<String, Object> values) {
        values.put("beganOn", day(times.occurred()));
        if (times.processorTold() != null) {
            values.put("discoveredBy", "b");
            values.put("toldUsOn", day(times.processorTold()));
            values.put("othersInvolved", "a");
        }
    }

    /** Of the form breach-describe, which may still be empty. */
    private static void description(Map<String, Object> described, Map<String, Object> values) {
        for (String same : List.of(
                "natureConfidentiality",
                "natureIntegrity",
                "natureAvailability",
                "systems",
                "measuresBefore",
                "measuresTaken")) {
            values.put(same, described.get(same));
        }
        values.put("peopleText", described.get("subjectCategories"));
        number(described.get("subjects"), "people", values);
        number(described.get("records"), "records", values);
    }

    private static void number(Object number, String what, Map<String, Object> values) {
        if (number != null) {
            values.put(what + "Number", number);
            values.put(what + "Known", "b");
        }
    }

    private void severity(BreachFacts facts, Map<String, Object> values) {
        if (facts.cause() != null) {
            values.put("origin", ORIGINS.get(facts.cause()));
        }
        if (facts.level() != null) {
            values.put("impactSeverity", IMPACTS.get(facts.level()));
            values.put("riskOutcome", RISKS.get(facts.level()));
        }
    }

    private void told(BreachFacts facts, Map<String, Object> values) {
        if (facts.toldAt() != null) {
            values.put("told", "a");
            values.put("toldOn", day(facts.toldAt()));
            values.put("toldMeans", facts.telling() == BreachFacts.Telling.PUBLIC ? "b" : "a");
        } else if (facts.telling() != null) {
            values.put(
                    "told",
                    switch (facts.telling()) {
                        case MAIL, PUBLIC -> "b";
                        case EXEMPT -> "e";
                        case NONE -> "d";
                    });
        }
    }

    private String day(OffsetDateTime time) {
        return time == null ? null : day(time.toInstant());
    }

    private String day(Instant time) {
        return LocalDate.ofInstant(time, zone).toString();
    }
}

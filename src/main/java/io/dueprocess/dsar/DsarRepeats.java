package io.dueprocess.dsar;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Codes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Earlier requests about the same person, found by a keyed hash of the address (Art. 12(5)). They never decide anything: a
 * year between two requests is never excessive, nor is the effort, and the burden of proof is ours.
 */
@Component
class DsarRepeats {

    private static final String PURPOSE = "dsar-person";

    /**
     * An earlier request.
     *
     * @param outcome or null while it is open
     * @param answeredAt or null
     */
    record Earlier(
            String caseId,
            String reference,
            Instant receivedAt,
            Set<Right> rights,
            DsarFacts.Outcome outcome,
            Instant answeredAt) {}

    private final JdbcClient jdbc;
    private final Codes codes;
    private final CaseFiles files;
    private final DsarStore store;
    private final DsarForms forms;
    private final ZoneId zone;

    DsarRepeats(
            JdbcClient jdbc,
            Codes codes,
            CaseFiles files,
            DsarStore store,
            DsarForms forms,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.jdbc = jdbc;
        this.codes = codes;
        this.files = files;
        this.store = store;
        this.forms = forms;
        this.zone = zone;
    }

    /** Keeps by what the person concerned is recognised, when triage finds that it is about somebody else. */
    void remember(String caseId, DsarFile request) {
        jdbc.sql("update dp_dsar_request set person_hash = ? where case_id = ?")
                .params(hash(request), caseId)
                .update();
    }

    /** By what the person concerned is recognised. */
    String hash(DsarFile request) {
        return codes.hash(PURPOSE, known(request));
    }

    /** The person's own address; without one, the address of whoever asks together with the person's name. */
    private static String known(DsarFile request) {
        NewRequest.Behalf behalf = request.behalf();
        if (behalf == null) {
            return normalised(request.mail());
        }
        return behalf.mail() == null
                ? normalised(request.mail()) + "\n" + normalised(behalf.name())
                : normalised(behalf.mail());
    }

    private static String normalised(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    /** Newest first, at most 100; requests whose files are shredded are forgotten. */
    List<Earlier> of(String caseId) {
        return jdbc.sql("""
                        select earlier.case_id from dp_dsar_request earlier
                        join dp_dsar_request this on this.person_hash = earlier.person_hash
                        where this.case_id = ? and earlier.case_id <> this.case_id
                        and earlier.received_at <= this.received_at
                        order by earlier.received_at desc
                        fetch first 100 rows only""").param(caseId).query(String.class).list().stream()
                .map(this::earlier)
                .toList();
    }

    private Earlier earlier(String caseId) {
        DsarFacts facts = store.get(caseId);
        return new Earlier(
                caseId,
                files.find(caseId).orElseThrow().reference(),
                facts.receivedAt(),
                forms.rights(caseId),
                facts.outcome(),
                facts.answeredAt());
    }

    /**
     * How many of them weigh when a request is looked at: received within the year before it, not withdrawn, and asking for
     * more than what stops at once.
     */
    int withinAYear(String caseId) {
        LocalDate yearBefore = day(store.get(caseId).receivedAt()).minusYears(1);
        return (int) of(caseId).stream()
                .filter(earlier -> day(earlier.receivedAt()).isAfter(yearBefore))
                .filter(earlier -> earlier.outcome() != DsarFacts.Outcome.WITHDRAWN)
                .filter(earlier ->
                        earlier.rights().isEmpty() || !earlier.rights().stream().allMatch(Right::atOnce))
                .count();
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }
}

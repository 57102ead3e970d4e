package io.dueprocess.dsar;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import io.dueprocess.datamap.FoundRow;
import io.dueprocess.datamap.Identity;
import io.dueprocess.datamap.SystemUnavailable;
import io.dueprocess.datamap.SystemsOfRecord;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the person across the systems of record and keeps what each holds (Art. 15(1), 15(3)). */
@Service
@Transactional
public class DsarCollection {

    private static final String KIND_IDENTITY = "identity";
    private static final String KIND_INCOMPLETE = "found-without";
    private static final String FIND = "(find)";

    private final CaseFiles files;
    private final Audit audit;
    private final DsarStore store;
    private final DsarIntake intake;
    private final SystemsOfRecord systems;
    private final DsarSettings settings;

    DsarCollection(
            CaseFiles files,
            Audit audit,
            DsarStore store,
            DsarIntake intake,
            SystemsOfRecord systems,
            DsarSettings settings) {
        this.files = files;
        this.audit = audit;
        this.store = store;
        this.intake = intake;
        this.systems = systems;
        this.settings = settings;
    }

    /**
     * Stores under which keys the systems know the person.
     *
     * @throws SystemUnavailable while a system does not answer and attempts are left; then it goes on without it
     */
    public void find(String caseId) {
        Identity identity = systems.identify(intake.person(caseId));
        if (!identity.unavailable().isEmpty() && store.failedAttempt(caseId, FIND) < settings.attempts()) {
            throw new SystemUnavailable(String.join(",", identity.unavailable()), "while-finding-the-person");
        }
        files.put(caseId, KIND_IDENTITY, KIND_IDENTITY, identity, Actors.SYSTEM);
    }

    /** Systems that were down when the person was looked for: what only they lead to may be missing from the items. */
    Set<String> missedWhileFinding(String caseId) {
        return files.list(caseId, KIND_INCOMPLETE, String[].class).stream()
                .flatMap(entry -> Stream.of(entry.content()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is known of the person by now; a system that was down before may lead on to more. */
    Identity identity(String caseId) {
        Identity known =
                files.get(caseId, KIND_IDENTITY, KIND_IDENTITY, Identity.class).orElseThrow();
        if (known.unavailable().isEmpty()) {
            return known;
        }
        Identity again = systems.identify(intake.person(caseId));
        files.put(caseId, KIND_IDENTITY, KIND_IDENTITY, again, Actors.SYSTEM);
        return again;
    }

    /**
     * Keeps the person's rows of one system; done once, however often it is called.
     *
     * @throws SystemUnavailable to be retried
     * @throws SystemStaysDown when the attempts are used up
     */
    public void collect(String caseId, String systemId) throws SystemStaysDown {
        if (store.collected(caseId, systemId)) {
            return;
        }
        Identity identity = identity(caseId);
        List<FoundRow> rows;
        try {
            rows = systems.collect(systemId, identity);
        } catch (SystemUnavailable down) {
            if (store.failedAttempt(caseId, systemId) < settings.attempts()) {
                throw down;
            }
            throw new SystemStaysDown(down);
        }
        keep(caseId, systemId, rows);
        if (!identity.unavailable().isEmpty()) {
            files.put(caseId, KIND_INCOMPLETE, systemId, identity.unavailable(), Actors.SYSTEM);
        }
        completeOthers(caseId, identity);
    }

    /** Systems that were asked while another was down are asked again once that one has answered. */
    private void completeOthers(String caseId, Identity identity) {
        for (Entry<String[]> incomplete : files.list(caseId, KIND_INCOMPLETE, String[].class)) {
            boolean answered = Stream.of(incomplete.content()).noneMatch(identity.unavailable()::contains);
            if (answered) {
                again(caseId, incomplete.key(), identity);
            }
        }
    }

    /** Should this one be down now, what it answered before stays, and so does the remark that it may be incomplete. */
    private void again(String caseId, String systemId, Identity identity) {
        try {
            List<FoundRow> rows = systems.collect(systemId, identity);
            items(caseId).stream()
                    .filter(item -> item.content().row().systemId().equals(systemId))
                    .forEach(item -> files.remove(caseId, StoredItem.KIND, item.key(), Actors.SYSTEM));
            keep(caseId, systemId, rows);
            files.remove(caseId, KIND_INCOMPLETE, systemId, Actors.SYSTEM);
        } catch (SystemUnavailable downAgain) {
            audit.record(caseId, Actors.SYSTEM, AuditAction.COLLECT, systemId + ":not-again");
        }
    }

    private void keep(String caseId, String systemId, List<FoundRow> rows) {
        for (int i = 0; i < rows.size(); i++) {
            String key = "%s-%05d".formatted(systemId, i + 1);
            files.put(caseId, StoredItem.KIND, key, new StoredItem(rows.get(i)), Actors.SYSTEM);
        }
        store.collectedNow(caseId, systemId);
        audit.record(caseId, Actors.SYSTEM, AuditAction.COLLECT, systemId + ":" + rows.size());
    }

    List<Entry<StoredItem>> items(String caseId) {
        return files.list(caseId, StoredItem.KIND, StoredItem.class);
    }
}

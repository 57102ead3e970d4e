package io.dueprocess.breach;

import io.dueprocess.breach.people.Addressee;
import io.dueprocess.breach.people.Flaw;
import io.dueprocess.breach.people.PeopleCheck;
import io.dueprocess.breach.people.PeopleCsv;
import io.dueprocess.breach.people.Reading;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.document.Csv;
import io.dueprocess.engine.Refused;
import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes lists of the people concerned. A new list replaces the people not yet written to; who was written to stays, and is
 * left out of the new list, so that nobody is written to twice.
 */
@Service
@Transactional
public class BreachPeopleLists {

    /** Kind of the file that says what is wrong with the list that was sent last. */
    static final String KIND_FLAWS = "affected-list-flaws";

    /**
     * What became of a list.
     *
     * @param taken whether the list is the case's now
     * @param people how many are on it
     * @param flawsId attachment that lists the flaws; null when there are none
     */
    public record Outcome(boolean taken, int people, int duplicates, List<Flaw> flaws, String flawsId) {}

    private final CaseFiles files;
    private final BreachBatches batches;
    private final SystemsOfRecord systems;
    private final MessageSource messages;

    BreachPeopleLists(CaseFiles files, BreachBatches batches, SystemsOfRecord systems, MessageSource messages) {
        this.files = files;
        this.batches = batches;
        this.systems = systems;
        this.messages = messages;
    }

    /** Everybody on the list, in lower case. */
    Set<String> addresses(String caseId) {
        return files.list(caseId, PeopleBatch.KIND, PeopleBatch.class).stream()
                .flatMap(batch -> batch.content().people().stream())
                .map(addressee -> addressee.mail().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** Whether a list may be given or replaced now: until the communication is approved. */
    @Transactional(readOnly = true)
    public boolean open(String caseId) {
        return files.find(caseId).filter(file -> file.closedAt() == null).isPresent()
                && files.get(caseId, BreachLetter.KIND, BreachLetter.KIND, BreachLetter.class)
                        .isEmpty();
    }

    /**
     * @param goodLines true to take the sound lines although others are not; else nothing is taken unless all are sound
     * @throws Refused when the communication is approved already
     */
    public Outcome take(String caseId, byte[] csv, boolean goodLines, String user, Locale language) {
        requireOpen(caseId);
        return take(caseId, PeopleCsv.read(csv, writtenTo(caseId)), goodLines, user, language);
    }

    /**
     * Everybody with a mail address in a system of the data map; the line of a flaw is the number of the system's row.
     *
     * @throws Refused when the communication is approved already, or there is no such system that knows mail addresses
     * @throws io.dueprocess.datamap.SystemUnavailable when it does not answer, or with more than a list may have
     */
    public Outcome takeFrom(String caseId, String systemId, boolean goodLines, String user, Locale language) {
        requireOpen(caseId);
        if (systems.withContacts().stream().noneMatch(system -> system.id().equals(systemId))) {
            throw new Refused("breach.refused.no-such-system");
        }
        PeopleCheck check = new PeopleCheck(writtenTo(caseId));
        int[] row = {0};
        systems.contacts(systemId, PeopleCheck.MOST, (name, mail) -> check.person(++row[0], name, mail, ""));
        return take(caseId, check.result(), goodLines, user, language);
    }

    private Outcome take(String caseId, Reading list, boolean goodLines, String user, Locale language) {
        batches.locked(caseId);
        requireOpen(caseId);
        boolean take = !list.unreadable() && (goodLines || list.flaws().isEmpty());
        if (take) {
            store(caseId, list.people(), user);
        }
        files.removeAttachments(caseId, KIND_FLAWS, user);
        String flaws = list.flaws().isEmpty() ? null : storeFlaws(caseId, list.flaws(), user, language);
        return new Outcome(take, list.people().size(), list.duplicates(), list.flaws(), flaws);
    }

    private void store(String caseId, List<Addressee> people, String user) {
        for (int batch : batches.unwritten(caseId)) {
            files.remove(caseId, PeopleBatch.KIND, String.valueOf(batch), user);
        }
        batches.deleteUnwritten(caseId);
        int batch = batches.greatest(caseId).orElse(0);
        for (int from = 0; from < people.size(); from += PeopleBatch.SIZE) {
            batch++;
            List<Addressee> part = people.subList(from, Math.min(people.size(), from + PeopleBatch.SIZE));
            files.put(caseId, PeopleBatch.KIND, String.valueOf(batch), new PeopleBatch(List.copyOf(part)), user);
            batches.insert(caseId, batch, part.size());
        }
    }

    private String storeFlaws(String caseId, List<Flaw> flaws, String user, Locale language) {
        List<List<String>> rows = flaws.stream()
                .map(flaw -> List.of(String.valueOf(flaw.line()), text(flaw, language)))
                .toList();
        List<String> header = List.of(
                messages.getMessage("breach.people.flaws.line", null, language),
                messages.getMessage("breach.people.flaws.what", null, language));
        byte[] csv = Csv.write(header, rows);
        String name = messages.getMessage("breach.people.flaws.file", null, language);
        return files.attach(caseId, KIND_FLAWS, name, "text/csv", new ByteArrayInputStream(csv), user)
                .id();
    }

    public String text(Flaw flaw, Locale language) {
        return messages.getMessage("breach.people.flaw." + flaw.kind(), null, language);
    }

    /** Addresses of who was written to already. */
    private Set<String> writtenTo(String caseId) {
        Set<String> known = new HashSet<>();
        for (int batch : batches.written(caseId)) {
            Optional<PeopleBatch> people =
                    files.get(caseId, PeopleBatch.KIND, String.valueOf(batch), PeopleBatch.class);
            people.ifPresent(written ->
                    written.people().forEach(person -> known.add(person.mail().toLowerCase(Locale.ROOT))));
        }
        return known;
    }

    private void requireOpen(String caseId) {
        if (!open(caseId)) {
            throw new Refused("breach.refused.list-closed");
        }
    }
}

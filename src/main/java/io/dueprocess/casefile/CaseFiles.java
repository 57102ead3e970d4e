package io.dueprocess.casefile;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one store of content, protected level: AES-256-GCM under a data key per case, which the organisation's key wraps.
 * Every call joins the caller's transaction. Content objects are written as JSON. Every write is audited.
 *
 * <p>Unknown and shredded cases: finders answer empty, all else throws {@link java.util.NoSuchElementException}.
 */
@Service
@Transactional
public class CaseFiles {

    private static final String REFERENCE_START = "DP";
    private static final int REFERENCE_LETTERS = 10;

    private final CaseRows rows;
    private final CaseKeys keys;
    private final Entries entries;
    private final Attachments attachments;
    private final Audit audit;
    private final Codes codes;
    private final ApplicationEventPublisher events;

    CaseFiles(
            CaseRows rows,
            CaseKeys keys,
            Entries entries,
            Attachments attachments,
            Audit audit,
            Codes codes,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.keys = keys;
        this.entries = entries;
        this.attachments = attachments;
        this.audit = audit;
        this.codes = codes;
        this.events = events;
    }

    /** Opens a file with a fresh data key; the groups may read it from now on. */
    public CaseFile open(String processKey, Set<String> readerGroups, String actor) {
        String id = UUID.randomUUID().toString();
        String reference = codes.reference();
        rows.insert(id, reference, processKey, keys.newWrapped(id));
        readerGroups.forEach(group -> rows.grant(id, group));
        audit.record(id, actor, AuditAction.OPEN, processKey);
        return rows.find(id).orElseThrow();
    }

    public Optional<CaseFile> find(String caseId) {
        return rows.find(caseId);
    }

    /** By the short reference, whatever its case, spaces or dashes. */
    public Optional<CaseFile> findByReference(String reference) {
        String typed = Codes.normalise(reference);
        boolean complete = typed.length() == REFERENCE_LETTERS && typed.startsWith(REFERENCE_START);
        return complete
                ? rows.byReference(REFERENCE_START + "-" + typed.substring(2, 6) + "-" + typed.substring(6))
                : Optional.empty();
    }

    /** Case files that a member of any of the groups may read and that are not shredded, newest first, at most {@code limit}. */
    public List<CaseFile> readableBy(Set<String> groups, int limit) {
        return groups.isEmpty() ? List.of() : rows.readableBy(groups, limit);
    }

    /** Writes the entry, replacing one of the same kind and key. */
    public void put(String caseId, String kind, String key, Object content, String actor) {
        entries.put(caseId, kind, key, content, actor);
        audit.record(caseId, actor, AuditAction.WRITE, kind);
    }

    /** Adds an entry under a new key, which sorts after the earlier ones of its kind; returns the key. */
    public String append(String caseId, String kind, Object content, String actor) {
        String key = entries.nextKey(caseId, kind);
        put(caseId, kind, key, content, actor);
        return key;
    }

    public <T> Optional<T> get(String caseId, String kind, String key, Class<T> type) {
        return entries.get(caseId, kind, key, type);
    }

    /** Entries of a kind in the order in which they were first written. */
    public <T> List<Entry<T>> list(String caseId, String kind, Class<T> type) {
        return entries.list(caseId, kind, type);
    }

    public void remove(String caseId, String kind, String key, String actor) {
        entries.remove(caseId, kind, key);
        audit.record(caseId, actor, AuditAction.WRITE, "remove:" + kind);
    }

    /** Encrypts the stream into chunk rows as it is read; nothing is buffered whole, nothing touches a disk in clear. */
    public Attachment attach(
            String caseId, String kind, String name, String mediaType, InputStream content, String actor) {
        Attachment attachment = attachments.store(caseId, kind, name, mediaType, content, actor);
        audit.record(caseId, actor, AuditAction.UPLOAD, kind + ":" + attachment.id());
        return attachment;
    }

    public List<Attachment> attachments(String caseId) {
        return attachments.of(caseId);
    }

    /** The attachment if it exists in that very case. */
    public Optional<Attachment> attachment(String caseId, String attachmentId) {
        return attachments.of(caseId).stream()
                .filter(attachment -> attachment.id().equals(attachmentId))
                .findFirst();
    }

    /** Decrypts the attachment into the stream; throws when a chunk is missing, moved or altered. Does not close it. */
    public void copyTo(Attachment attachment, OutputStream out) {
        attachments.copyTo(attachment, out);
    }

    /** Deletes all attachments of the kind, for example an identity proof once it has been checked. */
    public void removeAttachments(String caseId, String kind, String actor) {
        attachments.remove(caseId, kind);
        audit.record(caseId, actor, AuditAction.WRITE, "remove-attachments:" + kind);
    }

    /** Whether a member of any of these groups may read the case's content. Asked of the case file, never of the engine. */
    public boolean mayRead(String caseId, Set<String> groups) {
        return !groups.isEmpty() && rows.readable(caseId, groups);
    }

    public void grant(String caseId, String group, String actor) {
        rows.grant(caseId, group);
        audit.record(caseId, actor, AuditAction.GRANT, group);
    }

    /** Marks the case closed and sets the last day on which the file is kept. */
    public void close(String caseId, Instant at, LocalDate retainUntil, String actor) {
        rows.close(caseId, at, retainUntil);
        audit.record(caseId, actor, AuditAction.CLOSE, "retain-until:" + retainUntil);
    }

    /** Sets or lifts a legal hold; the reason is content and is stored encrypted. */
    public void hold(String caseId, boolean held, String reason, String actor) {
        rows.hold(caseId, held);
        append(caseId, "legal-hold", reason, actor);
        audit.record(caseId, actor, AuditAction.HOLD, held ? "set" : "lifted");
    }

    /** Closed files whose last day lies before {@code today} and which are neither held nor shredded. */
    public List<CaseFile> dueForShredding(LocalDate today) {
        return rows.dueForShredding(today);
    }

    /** Wraps every case's data key anew by the organisation keyset's primary key; answers how many. */
    public int rewrapAll(String actor) {
        List<String> cases = rows.unshredded();
        cases.forEach(keys::rewrap);
        audit.record(null, actor, AuditAction.REWRAP, String.valueOf(cases.size()));
        return cases.size();
    }

    /** Destroys the wrapped data key, then entries, attachments and mails of the case. The audit chain stays. */
    public void shred(String caseId, String actor) {
        keys.destroy(caseId);
        entries.removeAll(caseId);
        attachments.removeAll(caseId);
        events.publishEvent(new CaseShredded(caseId));
        rows.shredded(caseId);
        audit.record(caseId, actor, AuditAction.SHRED, "");
    }
}

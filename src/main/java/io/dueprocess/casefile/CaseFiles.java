package io.dueprocess.casefile;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one store of content: AES-256-GCM under a data key per case, which the organisation's key wraps, or which only the
 * holders of a sealed case have; what needs the key of a sealed case throws {@link CaseLocked} where none is at hand. Every
 * call joins the caller's transaction; outside one, a write makes its own. Content objects are written as JSON. Every write is
 * audited, and the writes of a case follow one another.
 *
 * <p>Unknown and shredded cases: finders answer empty, all else throws {@link java.util.NoSuchElementException}.
 */
@Service
public class CaseFiles {

    private static final String REFERENCE_START = "DP";
    private static final int REFERENCE_LETTERS = 10;
    private static final String LEGAL_HOLD = "legal-hold";

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
    @Transactional
    public CaseFile open(String processKey, Set<String> readerGroups, String actor) {
        String id = UUID.randomUUID().toString();
        rows.insert(id, freeReference(), processKey, keys.newWrapped(id));
        readerGroups.forEach(group -> rows.grant(id, group));
        return opened(id, processKey, actor);
    }

    private CaseFile opened(String id, String processKey, String actor) {
        audit.record(id, actor, AuditAction.OPEN, processKey);
        CaseFile file = rows.find(id).orElseThrow();
        events.publishEvent(new CaseChanged(null, file));
        return file;
    }

    /** The file of a sealed case, whose key is at hand and which the caller wraps. */
    CaseFile openSealed(String id, String processKey, String actor) {
        rows.insertSealed(id, freeReference(), processKey);
        return opened(id, processKey, actor);
    }

    private String freeReference() {
        return Stream.generate(codes::reference)
                .filter(candidate -> rows.byReference(candidate).isEmpty())
                .findFirst()
                .orElseThrow();
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

    /** Case files that the reader may read and that are not shredded, newest first, at most {@code limit}. */
    public List<CaseFile> readableBy(Reader reader, int limit) {
        return rows.readableBy(reader, limit);
    }

    /** Writes the entry, replacing one of the same kind and key. */
    @Transactional
    public void put(String caseId, String kind, String key, Object content, String actor) {
        act(caseId, actor, AuditAction.WRITE, kind);
        entries.put(caseId, kind, key, content, actor);
    }

    /** Adds an entry under a new key, which sorts after the earlier ones of its kind; returns the key. */
    @Transactional
    public String append(String caseId, String kind, Object content, String actor) {
        act(caseId, actor, AuditAction.WRITE, kind);
        String key = entries.nextKey(caseId, kind);
        entries.put(caseId, kind, key, content, actor);
        return key;
    }

    public <T> Optional<T> get(String caseId, String kind, String key, Class<T> type) {
        return entries.get(caseId, kind, key, type);
    }

    /** Entries of a kind in the order in which they were first written. */
    public <T> List<Entry<T>> list(String caseId, String kind, Class<T> type) {
        return list(caseId, kind, "", type);
    }

    /** The same of those alone whose key begins like that: no other is decrypted. */
    public <T> List<Entry<T>> list(String caseId, String kind, String keyStart, Class<T> type) {
        return entries.list(caseId, kind, keyStart, type);
    }

    @Transactional
    public void remove(String caseId, String kind, String key, String actor) {
        act(caseId, actor, AuditAction.WRITE, "remove:" + kind);
        entries.remove(caseId, kind, key);
    }

    /** Encrypts the stream into chunk rows as it is read; nothing is buffered whole, nothing touches a disk in clear. */
    @Transactional
    public Attachment attach(
            String caseId, String kind, String name, String mediaType, InputStream content, String actor) {
        Attachment attachment = attachments.store(caseId, kind, name, mediaType, content, actor);
        act(caseId, actor, AuditAction.UPLOAD, kind + ":" + attachment.id());
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
    @Transactional
    public void removeAttachments(String caseId, String kind, String actor) {
        act(caseId, actor, AuditAction.WRITE, "remove-attachments:" + kind);
        attachments.remove(caseId, kind);
    }

    /** Deletes one attachment; nothing happens when the case has none of that id. */
    @Transactional
    public void removeAttachment(String caseId, String attachmentId, String actor) {
        act(caseId, actor, AuditAction.WRITE, "remove-attachment:" + attachmentId);
        attachments.removeOne(caseId, attachmentId);
    }

    /** Whether the reader may read the case's content. Asked of the case file, never of the engine. */
    public boolean mayRead(String caseId, Reader reader) {
        return rows.readable(caseId, reader);
    }

    @Transactional
    public void grant(String caseId, String group, String actor) {
        act(caseId, actor, AuditAction.GRANT, group);
        rows.grant(caseId, group);
    }

    /** Marks the case closed and sets the last day on which the file is kept. */
    @Transactional
    public void close(String caseId, Instant at, LocalDate retainUntil, String actor) {
        CaseFile before = act(caseId, actor, AuditAction.CLOSE, "retain-until:" + retainUntil);
        rows.close(caseId, at, retainUntil);
        events.publishEvent(new CaseChanged(before, before.closed(at, retainUntil)));
    }

    /** Marks a closed case open again: nothing shreds it before it is closed anew. */
    @Transactional
    public void reopen(String caseId, String actor) {
        CaseFile before = act(caseId, actor, AuditAction.REOPEN, "");
        rows.reopen(caseId);
        events.publishEvent(new CaseChanged(before, before.closed(null, null)));
    }

    /** Sets or lifts a legal hold; the reason is content and is stored encrypted. */
    @Transactional
    public void hold(String caseId, boolean held, String reason, String actor) {
        act(caseId, actor, AuditAction.HOLD, held ? "set" : "lifted");
        rows.hold(caseId, held);
        entries.put(caseId, LEGAL_HOLD, entries.nextKey(caseId, LEGAL_HOLD), reason, actor);
    }

    /** Reasons of the holds that were set and lifted, oldest first. */
    public List<Entry<String>> holds(String caseId) {
        return entries.list(caseId, LEGAL_HOLD, "", String.class);
    }

    /** Every file that is not shredded, in no order. */
    public void each(Consumer<CaseFile> take) {
        rows.each(take);
    }

    /** Closed files whose last day lies before {@code today} and which are neither held nor shredded. */
    public List<CaseFile> dueForShredding(LocalDate today) {
        return rows.dueForShredding(today);
    }

    /**
     * Destroys the wrapped data key, then entries, attachments and mails of the case. The audit chain stays. Throws
     * IllegalStateException under a legal hold.
     */
    @Transactional
    public void shred(String caseId, String actor) {
        act(caseId, actor, AuditAction.SHRED, "");
        if (rows.unshredded(caseId).held()) {
            throw new IllegalStateException("case " + caseId + " is under a legal hold");
        }
        keys.destroy(caseId);
        entries.removeAll(caseId);
        attachments.removeAll(caseId);
        events.publishEvent(new CaseShredded(caseId));
        rows.shredded(caseId);
    }

    /** Records first, which locks the chain: what is asked of the case after that stays true until the transaction ends. */
    private CaseFile act(String caseId, String actor, AuditAction action, String detail) {
        audit.record(caseId, actor, action, detail);
        return rows.unshredded(caseId);
    }
}

package io.dueprocess.casefile;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * The one store of content, protected level: AES-256-GCM under a data key per case, which the organisation's key wraps.
 * Every call joins the caller's transaction. Content objects are written as JSON. Every write is audited.
 *
 * <p>Unknown and shredded cases: finders answer empty, all else throws {@link java.util.NoSuchElementException}.
 */
@Service
public class CaseFiles {

    /** Opens a file with a fresh data key; the groups may read it from now on. */
    public CaseFile open(String processKey, Set<String> readerGroups, String actor) {
        throw new UnsupportedOperationException();
    }

    public Optional<CaseFile> find(String caseId) {
        throw new UnsupportedOperationException();
    }

    /** By the short reference, whatever its case, spaces or dashes. */
    public Optional<CaseFile> findByReference(String reference) {
        throw new UnsupportedOperationException();
    }

    /** Case files that a member of any of the groups may read and that are not shredded, newest first, at most {@code limit}. */
    public List<CaseFile> readableBy(Set<String> groups, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Writes the entry, replacing one of the same kind and key. */
    public void put(String caseId, String kind, String key, Object content, String actor) {
        throw new UnsupportedOperationException();
    }

    /** Adds an entry under a new key, which sorts after the earlier ones of its kind; returns the key. */
    public String append(String caseId, String kind, Object content, String actor) {
        throw new UnsupportedOperationException();
    }

    public <T> Optional<T> get(String caseId, String kind, String key, Class<T> type) {
        throw new UnsupportedOperationException();
    }

    /** Entries of a kind in the order in which they were first written. */
    public <T> List<Entry<T>> list(String caseId, String kind, Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public void remove(String caseId, String kind, String key, String actor) {
        throw new UnsupportedOperationException();
    }

    /** Encrypts the stream into chunk rows as it is read; nothing is buffered whole, nothing touches a disk in clear. */
    public Attachment attach(
            String caseId, String kind, String name, String mediaType, InputStream content, String actor) {
        throw new UnsupportedOperationException();
    }

    public List<Attachment> attachments(String caseId) {
        throw new UnsupportedOperationException();
    }

    /** The attachment if it exists in that very case. */
    public Optional<Attachment> attachment(String caseId, String attachmentId) {
        throw new UnsupportedOperationException();
    }

    /** Decrypts the attachment into the stream; throws when a chunk is missing, moved or altered. Does not close it. */
    public void copyTo(Attachment attachment, OutputStream out) {
        throw new UnsupportedOperationException();
    }

    /** Deletes all attachments of the kind, for example an identity proof once it has been checked. */
    public void removeAttachments(String caseId, String kind, String actor) {
        throw new UnsupportedOperationException();
    }

    /** Whether a member of any of these groups may read the case's content. Asked of the case file, never of the engine. */
    public boolean mayRead(String caseId, Set<String> groups) {
        throw new UnsupportedOperationException();
    }

    public void grant(String caseId, String group, String actor) {
        throw new UnsupportedOperationException();
    }

    /** Marks the case closed and sets the last day on which the file is kept. */
    public void close(String caseId, Instant at, LocalDate retainUntil, String actor) {
        throw new UnsupportedOperationException();
    }

    /** Sets or lifts a legal hold; the reason is content and is stored encrypted. */
    public void hold(String caseId, boolean held, String reason, String actor) {
        throw new UnsupportedOperationException();
    }

    /** Closed files whose last day lies before {@code today} and which are neither held nor shredded. */
    public List<CaseFile> dueForShredding(LocalDate today) {
        throw new UnsupportedOperationException();
    }

    /** Destroys the wrapped data key, then entries, attachments and mails of the case. The audit chain stays. */
    public void shred(String caseId, String actor) {
        throw new UnsupportedOperationException();
    }
}

package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.CaseKey;
import io.dueprocess.casefile.crypto.SealingKey;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who holds the key to which sealed case (WBD Art. 16, WBL § 25). The data key exists wrapped for each handler alone, for the
 * reporter's receipt code, and for the recovery key if there is one: nobody else can open the case, nor can those who run
 * this software.
 */
@Service
public class SealedCases {

    /** Kind of the entries that say who is excluded; the key is the user. */
    public static final String EXCLUSION = "exclusion";

    private final CaseFiles files;
    private final CaseKeys keys;
    private final Grants grants;
    private final HandlerKeys handlers;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Optional<SealingKey> recovery;

    SealedCases(
            CaseFiles files,
            CaseKeys keys,
            Grants grants,
            HandlerKeys handlers,
            Audit audit,
            ApplicationEventPublisher events,
            @Value("${dueprocess.sealed.recovery-key:}") String recovery) {
        this.files = files;
        this.keys = keys;
        this.grants = grants;
        this.handlers = handlers;
        this.audit = audit;
        this.events = events;
        this.recovery = recovery.isBlank()
                ? Optional.empty()
                : Optional.of(SealingKey.parse(Base64.getDecoder().decode(recovery.strip())));
    }

    /** Why a handler has no access, as the case file keeps it. */
    public record Exclusion(String reason, String by) {}

    /** A fresh case, in memory only until it is opened. */
    public SealedCase begin() {
        return SealedCase.fresh();
    }

    /**
     * Opens the file of a case that has begun; to be done with its key on the {@link KeyRing}.
     *
     * @param readers handlers to whom it is sealed; each needs a confirmed key
     * @throws IllegalArgumentException when nobody could read it
     */
    @Transactional
    public CaseFile open(SealedCase begun, String processKey, Set<String> readers, String actor) {
        if (readers.isEmpty()) {
            throw new IllegalArgumentException("a sealed case needs a reader");
        }
        CaseFile file = files.openSealed(begun.id(), processKey, actor);
        readers.forEach(user -> grants.put(begun.id(), user, begun.key(), publicKey(user)));
        recovery.ifPresent(key -> grants.put(begun.id(), Grants.RECOVERY, begun.key(), key));
        return file;
    }

    /** Whether the case's key is at hand on this thread. */
    public boolean openable(String caseId) {
        return keys.find(caseId).isPresent();
    }

    /** Handlers who hold the case's key. */
    public Set<String> holders(String caseId) {
        return grants.holders(caseId);
    }

    /** Cases that the handler could give back, by the colleague who lost them with an earlier key. */
    public Map<String, Set<String>> lostBeside(String holder) {
        return grants.lostBeside(holder);
    }

    /**
     * Gives a handler access, by one who has it.
     *
     * @throws IllegalArgumentException when the user is excluded from the case or has no confirmed key
     */
    @Transactional
    public void grant(String caseId, String user, String by) {
        CaseKey key = keys.of(caseId);
        if (excluded(caseId).contains(user)) {
            throw new IllegalArgumentException("excluded");
        }
        audit.record(caseId, by, AuditAction.GRANT, user);
        grants.put(caseId, user, key, publicKey(user));
        events.publishEvent(new GrantsChanged(caseId));
    }

    /** Takes a handler's access away; throws IllegalArgumentException when nobody would be left. */
    @Transactional
    public void revoke(String caseId, String user, String by) {
        audit.record(caseId, by, AuditAction.EXCLUDE, user);
        if (holders(caseId).equals(Set.of(user))) {
            throw new IllegalArgumentException("the last holder stays");
        }
        grants.remove(caseId, user);
        events.publishEvent(new GrantsChanged(caseId));
    }

    /** Takes access away for a conflict of interest, and bars it from being given back by one person alone. */
    @Transactional
    public void exclude(String caseId, String user, String reason, String by) {
        note(caseId, user, reason, by);
        grants.withholdIdentity(caseId, user);
        if (holders(caseId).contains(user)) {
            revoke(caseId, user, by);
        } else {
            grants.remove(caseId, user);
        }
    }

    /** Keeps why a handler never got access; at intake, with the case's key at hand. */
    @Transactional
    public void note(String caseId, String user, String reason, String by) {
        files.put(caseId, EXCLUSION, user, new Exclusion(reason, by), by);
    }

    /** Handlers excluded from the case; needs its key. */
    public Set<String> excluded(String caseId) {
        return files.list(caseId, EXCLUSION, Exclusion.class).stream()
                .map(Entry::key)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /**
     * Gives an excluded handler access after all: the two-person rule.
     *
     * @throws IllegalArgumentException unless two persons, neither of them the handler, want it
     */
    @Transactional
    public void readmit(String caseId, String user, String first, String second) {
        if (Objects.equals(first, second) || user.equals(first) || user.equals(second)) {
            throw new IllegalArgumentException("two others have to decide");
        }
        files.remove(caseId, EXCLUSION, user, second);
        grant(caseId, user, second);
    }

    private SealingKey publicKey(String user) {
        return handlers.publicKey(user).orElseThrow(() -> new IllegalArgumentException("no confirmed key of " + user));
    }
}

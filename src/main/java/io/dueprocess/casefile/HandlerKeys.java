package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.LookupKey;
import io.dueprocess.casefile.crypto.OpeningKey;
import io.dueprocess.casefile.crypto.SealingKey;
import io.dueprocess.casefile.crypto.SlowHash;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The key pairs of those who may handle sealed cases. The private key is stored wrapped by the unlock passphrase. Nothing is
 * sealed to a new key before another handler has confirmed it, except to the very first: else whoever may reset a sign-in
 * password could read what comes next. Each row bears a MAC under a key that is not in the database.
 */
@Service
public class HandlerKeys {

    /** Shortest unlock passphrase, in characters. */
    public static final int SHORTEST = 14;

    private static final String CONTEXT = "handler-key/";

    private record Row(String user, byte[] publicKey, SlowHash.Wrapped privateKey, String confirmedBy, String mac) {}

    private final JdbcClient jdbc;
    private final Derivations derivations;
    private final LookupKey lookupKey;
    private final Audit audit;
    private final Grants grants;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate inTransaction;
    private final ZoneId zone;

    HandlerKeys(
            JdbcClient jdbc,
            Derivations derivations,
            LookupKey lookupKey,
            Audit audit,
            Grants grants,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.jdbc = jdbc;
        this.derivations = derivations;
        this.lookupKey = lookupKey;
        this.audit = audit;
        this.grants = grants;
        this.events = events;
        this.clock = clock;
        this.inTransaction = new TransactionTemplate(transactions);
        this.zone = zone;
    }

    /** Whether the user has set an unlock passphrase. */
    public boolean has(String user) {
        return row(user).isPresent();
    }

    /** Whether new cases are sealed to the user's key. */
    public boolean confirmed(String user) {
        return row(user).filter(row -> row.confirmedBy() != null).isPresent();
    }

    /** Users whose keys are confirmed: those to whom a new case can be sealed. */
    public Set<String> users() {
        return withKey(true);
    }

    /** Users whose keys wait for a confirmation. */
    public Set<String> unconfirmed() {
        return withKey(false);
    }

    private Set<String> withKey(boolean confirmed) {
        return new TreeSet<>(jdbc.sql(
                        "select user_id from dp_handler_key where confirmed_by is " + (confirmed ? "not null" : "null"))
                .query(String.class)
                .list());
    }

    /**
     * Makes a new key pair under the passphrase. Where there was one, its grants are useless from now on and are deleted:
     * another handler grants anew.
     *
     * @throws IllegalArgumentException when the passphrase is shorter than {@link #SHORTEST}
     */
    public UnlockedHandler set(String user, String passphrase) {
        if (passphrase.length() < SHORTEST) {
            throw new IllegalArgumentException("passphrase too short");
        }
        OpeningKey pair = OpeningKey.generate();
        SlowHash.Wrapped wrapped = derivations.wrap(pair.bytes(), passphrase, CONTEXT + user);
        inTransaction.executeWithoutResult(status ->
                store(user, pair.publicKey().bytes(), wrapped)); // the slow part is done: nothing waits for it
        return new UnlockedHandler(user, pair);
    }

    /**
     * Puts the same key under another passphrase: no case is lost.
     *
     * @return false when the current passphrase is wrong
     * @throws IllegalArgumentException when the next passphrase is shorter than {@link #SHORTEST}
     */
    public boolean change(String user, String current, String next) {
        if (next.length() < SHORTEST) {
            throw new IllegalArgumentException("passphrase too short");
        }
        Optional<byte[]> key = row(user).flatMap(row -> derivations.unwrap(row.privateKey(), current, CONTEXT + user));
        if (key.isEmpty()) {
            audit.record(null, user, AuditAction.KEY, "change-refused");
            return false;
        }
        SlowHash.Wrapped wrapped = derivations.wrap(key.get(), next, CONTEXT + user);
        inTransaction.executeWithoutResult(status -> rewrap(user, wrapped));
        return true;
    }

    private void rewrap(String user, SlowHash.Wrapped wrapped) {
        audit.record(null, user, AuditAction.KEY, "changed");
        jdbc.sql("""
                        update dp_handler_key set private_key = ?, salt = ?, memory_kib = ?, passes = ?, set_on = ?
                        where user_id = ?""")
                .params(
                        wrapped.key(),
                        wrapped.salt(),
                        wrapped.cost().memoryKib(),
                        wrapped.cost().passes(),
                        LocalDate.ofInstant(clock.instant(), zone),
                        user)
                .update();
    }

    private void store(String user, byte[] publicKey, SlowHash.Wrapped wrapped) {
        audit.record(null, user, AuditAction.KEY, "set");
        jdbc.sql("delete from dp_handler_key where user_id = ?").param(user).update();
        Set<String> lost = grants.casesOf(user);
        lost.forEach(caseId -> grants.lose(caseId, user));
        jdbc.sql("delete from dp_identity_share where reader = ? or custodian = ?")
                .params(user, user)
                .update();
        boolean first = users().isEmpty();
        String confirmedBy = first ? user : null;
        insert(new Row(user, publicKey, wrapped, confirmedBy, mac(user, publicKey, confirmedBy)));
        lost.forEach(caseId -> events.publishEvent(new GrantsChanged(caseId)));
    }

    private void insert(Row row) {
        jdbc.sql("""
                        insert into dp_handler_key (user_id, public_key, private_key, salt, memory_kib, passes, set_on,
                        confirmed_by, mac) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        row.user(),
                        row.publicKey(),
                        row.privateKey().key(),
                        row.privateKey().salt(),
                        row.privateKey().cost().memoryKib(),
                        row.privateKey().cost().passes(),
                        LocalDate.ofInstant(clock.instant(), zone),
                        row.confirmedBy(),
                        row.mac())
                .update();
    }

    /**
     * A handler who has unlocked vouches for a colleague's new key.
     *
     * @throws IllegalArgumentException when there is no such key, or it is the handler's own
     */
    @Transactional
    public void confirm(String user, UnlockedHandler by) {
        confirm(user, by, fingerprint(user).orElse(""));
    }

    /** As {@link #confirm(String, UnlockedHandler)}, if the key is still the one with that fingerprint. */
    @Transactional
    public void confirm(String user, UnlockedHandler by, String fingerprint) {
        Row row = row(user).orElseThrow(() -> new IllegalArgumentException("no key"));
        if (user.equals(by.userId()) || !confirmed(by.userId())) {
            throw new IllegalArgumentException("not for this handler to confirm");
        }
        if (!fingerprint.equals(SealingKey.parse(row.publicKey()).fingerprint())) {
            throw new IllegalArgumentException("another key by now");
        }
        audit.record(null, by.userId(), AuditAction.KEY, "confirmed:" + user);
        jdbc.sql("update dp_handler_key set confirmed_by = ?, mac = ? where user_id = ?")
                .params(by.userId(), mac(user, row.publicKey(), by.userId()), user)
                .update();
    }

    /** The handler with his private key, or empty when the passphrase is wrong or none was set; equally slow. */
    public Optional<UnlockedHandler> unlock(String user, String passphrase) {
        Optional<Row> row = row(user);
        if (row.isEmpty()) {
            derivations.inVain(passphrase);
            return Optional.empty();
        }
        Optional<UnlockedHandler> unlocked = derivations
                .unwrap(row.get().privateKey(), passphrase, CONTEXT + user)
                .map(key -> new UnlockedHandler(user, OpeningKey.parse(key)));
        audit.record(null, user, AuditAction.KEY, unlocked.isPresent() ? "unlocked" : "unlock-refused");
        return unlocked;
    }

    /** What two handlers compare, by telephone, before one confirms the other's key: six groups of four letters and digits. */
    public Optional<String> fingerprint(String user) {
        return row(user).map(row -> SealingKey.parse(row.publicKey()).fingerprint());
    }

    /** The user's public key; empty when there is none that a colleague confirmed, or its row was tampered with. */
    Optional<SealingKey> publicKey(String user) {
        return row(user)
                .filter(row -> row.confirmedBy() != null)
                .filter(row -> Objects.equals(row.mac(), mac(user, row.publicKey(), row.confirmedBy())))
                .map(row -> SealingKey.parse(row.publicKey()));
    }

    private String mac(String user, byte[] publicKey, String confirmedBy) {
        return lookupKey.mac("handler-key", user + "|" + HexFormat.of().formatHex(publicKey) + "|" + confirmedBy);
    }

    private Optional<Row> row(String user) {
        return jdbc.sql("select * from dp_handler_key where user_id = ?")
                .param(user)
                .query((rs, n) -> new Row(
                        user,
                        rs.getBytes("public_key"),
                        new SlowHash.Wrapped(
                                rs.getBytes("salt"),
                                new SlowHash.Cost(rs.getInt("memory_kib"), rs.getInt("passes")),
                                rs.getBytes("private_key")),
                        rs.getString("confirmed_by"),
                        rs.getString("mac")))
                .optional();
    }
}

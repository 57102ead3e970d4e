package io.dueprocess.desk;

import io.dueprocess.access.Groups;
import io.dueprocess.access.Staff;
import io.dueprocess.access.Staff.Member;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.HandlerKeys;
import io.dueprocess.casefile.KeyRing;
import io.dueprocess.casefile.SealedCases;
import io.dueprocess.casefile.UnlockedHandler;
import io.dueprocess.engine.Refused;
import io.dueprocess.portal.Throttle;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a handler does with his key: sets and changes the passphrase, unlocks, vouches for a colleague's key, gives a colleague
 * back what was lost with an earlier one. For members of the handlers' group; to all others none of it exists.
 */
@Service
public class Unlocking {

    private static final int ATTEMPTS = 10;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final Staff staff;
    private final HandlerKeys keys;
    private final SealedCases sealed;
    private final CaseFiles files;
    private final Throttle attempts;

    Unlocking(Staff staff, HandlerKeys keys, SealedCases sealed, CaseFiles files, Clock clock) {
        this.staff = staff;
        this.keys = keys;
        this.sealed = sealed;
        this.files = files;
        this.attempts = new Throttle(ATTEMPTS, WINDOW, clock);
    }

    /**
     * How it stands with the current user's key.
     *
     * @param handler whether the user is one; all else is empty when not
     * @param confirmed whether new cases are sealed to the key
     * @param shortest fewest characters of a passphrase
     * @param waiting colleagues whose keys wait to be confirmed
     * @param lost colleagues with cases that the user could give back; only while unlocked
     */
    public record State(
            String user,
            boolean handler,
            boolean hasKey,
            boolean confirmed,
            boolean unlocked,
            String fingerprint,
            int shortest,
            List<Waiting> waiting,
            List<Lost> lost) {}

    public record Waiting(String user, String name, String fingerprint) {}

    public record Lost(String user, String name, List<LostCase> cases) {}

    public record LostCase(String id, String reference) {}

    /** So many attempts that the user has to wait. */
    public static final class TooMany extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Duration wait;

        TooMany(Duration wait) {
            super("too many attempts");
            this.wait = wait;
        }

        public Duration howLong() {
            return wait;
        }
    }

    @Transactional(readOnly = true)
    public State state() {
        String user = staff.currentUser();
        if (!handler()) {
            return new State(user, false, false, false, false, null, HandlerKeys.SHORTEST, List.of(), List.of());
        }
        boolean unlocked = KeyRing.handler().isPresent();
        Map<String, Member> colleagues = colleagues(user);
        return new State(
                user,
                true,
                keys.has(user),
                keys.confirmed(user),
                unlocked,
                keys.fingerprint(user).orElse(null),
                HandlerKeys.SHORTEST,
                keys.unconfirmed().stream()
                        .filter(colleagues::containsKey)
                        .map(each -> new Waiting(
                                each,
                                colleagues.get(each).name(),
                                keys.fingerprint(each).orElseThrow()))
                        .toList(),
                unlocked ? lost(user, colleagues) : List.of());
    }

    private List<Lost> lost(String user, Map<String, Member> colleagues) {
        Set<String> confirmed = keys.users();
        return sealed.lostBeside(user).entrySet().stream()
                .filter(each -> colleagues.containsKey(each.getKey()) && confirmed.contains(each.getKey()))
                .map(each ->
                        new Lost(each.getKey(), colleagues.get(each.getKey()).name(), references(each.getValue())))
                .toList();
    }

    private List<LostCase> references(Collection<String> cases) {
        return cases.stream()
                .flatMap(id -> files.find(id).stream())
                .filter(file -> file.shreddedAt() == null)
                .map((CaseFile file) -> new LostCase(file.id(), file.reference()))
                .toList();
    }

    /**
     * The user with his key, or empty when the passphrase is wrong.
     *
     * @throws TooMany after ten wrong ones
     */
    public Optional<UnlockedHandler> unlock(String passphrase) {
        String user = requireHandler();
        if (!keys.has(user)) {
            throw new Refused("desk.unlock.none");
        }
        return counted(user, () -> keys.unlock(user, passphrase));
    }

    /**
     * Sets the first passphrase, or a new one with a new key; with the current one only the passphrase changes.
     *
     * @param current the passphrase so far, or null when there is none or it is forgotten
     * @param losing true when the user knows that a new key opens none of the old cases
     * @return the user with his key; empty when the current passphrase is wrong
     */
    public Optional<UnlockedHandler> set(String current, String passphrase, String repeat, boolean losing) {
        String user = requireHandler();
        if (passphrase.length() < HandlerKeys.SHORTEST) {
            throw new Refused("desk.unlock.short");
        }
        if (!passphrase.equals(repeat)) {
            throw new Refused("desk.unlock.differs");
        }
        if (passphrase.codePoints().distinct().count() < HandlerKeys.SHORTEST / 2) {
            throw new Refused("desk.unlock.simple");
        }
        if (!keys.has(user)) {
            return counted(user, () -> Optional.of(keys.set(user, passphrase)));
        }
        if (current != null && !current.isEmpty()) {
            return counted(
                    user,
                    () -> keys.change(user, current, passphrase) ? keys.unlock(user, passphrase) : Optional.empty());
        }
        if (!losing) {
            throw new ChangedMeanwhile("desk.unlock.has-one");
        }
        return counted(user, () -> Optional.of(keys.set(user, passphrase)));
    }

    /** What costs a slow derivation is counted per user; a success is not. */
    private <T> Optional<T> counted(String user, java.util.function.Supplier<Optional<T>> work) {
        Duration wait = attempts.take(user);
        if (!wait.isZero()) {
            throw new TooMany(wait);
        }
        Optional<T> done = work.get();
        if (done.isPresent()) {
            attempts.giveBack(user);
        }
        return done;
    }

    /**
     * Vouches for a colleague's key.
     *
     * @param fingerprint as the user saw it
     * @throws ChangedMeanwhile when it is confirmed already, or is another key by now
     */
    public void confirm(String colleague, String fingerprint) {
        String user = requireHandler();
        UnlockedHandler unlocked = requireUnlocked();
        requireColleague(user, colleague);
        if (!keys.confirmed(user)) {
            throw new Refused("desk.unlock.confirm-first");
        }
        if (!keys.unconfirmed().contains(colleague)
                || !keys.fingerprint(colleague).orElse("").equals(fingerprint)) {
            throw new ChangedMeanwhile("desk.unlock.other-key");
        }
        keys.confirm(colleague, unlocked, fingerprint);
    }

    /** Gives the colleague back the cases named, as far as they are still lost. */
    @Transactional
    public void giveBack(String colleague, Set<String> cases) {
        String user = requireHandler();
        requireUnlocked();
        requireColleague(user, colleague);
        Set<String> lost = sealed.lostBeside(user).getOrDefault(colleague, Set.of());
        if (cases.stream().noneMatch(lost::contains)) {
            throw new ChangedMeanwhile("desk.unlock.not-lost");
        }
        if (!keys.users().contains(colleague)) {
            throw new Refused("desk.unlock.unconfirmed");
        }
        cases.stream().filter(lost::contains).sorted().forEach(caseId -> sealed.grant(caseId, colleague, user));
    }

    private String requireHandler() {
        if (!handler()) {
            throw new CaseNotFound();
        }
        return staff.currentUser();
    }

    private static UnlockedHandler requireUnlocked() {
        return KeyRing.handler().orElseThrow(() -> new Refused("desk.unlock.first"));
    }

    private void requireColleague(String user, String colleague) {
        if (!colleagues(user).containsKey(colleague)) {
            throw new CaseNotFound();
        }
    }

    private boolean handler() {
        return staff.currentGroups().contains(Groups.WHISTLEBLOWER_HANDLERS);
    }

    private Map<String, Member> colleagues(String user) {
        return staff.members(Groups.WHISTLEBLOWER_HANDLERS).stream()
                .filter(member -> !member.id().equals(user))
                .collect(Collectors.toMap(Member::id, Function.identity()));
    }
}

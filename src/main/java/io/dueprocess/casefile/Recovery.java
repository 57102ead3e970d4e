package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.OpeningKey;
import java.util.Base64;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way back when every handler has lost his passphrase: the private half of the recovery key, which is kept offline, gives
 * a handler the cases that were sealed to it. No case from which he is excluded.
 */
@Service
public class Recovery {

    private final Grants grants;
    private final SealedCases sealed;
    private final HandlerKeys handlers;
    private final CaseFiles files;
    private final TransactionTemplate perCase;

    Recovery(
            Grants grants,
            SealedCases sealed,
            HandlerKeys handlers,
            CaseFiles files,
            PlatformTransactionManager transactions) {
        this.grants = grants;
        this.sealed = sealed;
        this.handlers = handlers;
        this.files = files;
        this.perCase = new TransactionTemplate(transactions);
    }

    /**
     * What became of the cases that are sealed to a recovery key.
     *
     * @param held the handler had access already
     * @param notOpened sealed to another recovery key
     */
    public record Outcome(int given, int held, int excluded, int notOpened) {}

    private enum Fate {
        GIVEN,
        HELD,
        EXCLUDED,
        NOT_OPENED
    }

    /** A fresh key pair; both halves in Base64. */
    public record Pair(String privateKey, String publicKey) {}

    public static Pair newPair() {
        OpeningKey pair = OpeningKey.generate();
        Base64.Encoder encoder = Base64.getEncoder();
        return new Pair(
                encoder.encodeToString(pair.bytes()),
                encoder.encodeToString(pair.publicKey().bytes()));
    }

    /**
     * Gives the handler every case that the private key opens; each is audited as the recovery's.
     *
     * @param privateKey as {@link #newPair} made it
     * @throws IllegalArgumentException when that is no private key, or the handler has no confirmed key
     */
    public Outcome recover(String privateKey, String user) {
        UnlockedHandler recovery = new UnlockedHandler(
                Grants.RECOVERY, OpeningKey.parse(Base64.getDecoder().decode(privateKey.strip())));
        if (handlers.publicKey(user).isEmpty()) {
            throw new IllegalArgumentException(user + " has no confirmed key");
        }
        int[] counts = new int[Fate.values().length];
        for (String caseId : grants.casesOf(Grants.RECOVERY)) {
            Fate fate =
                    KeyRing.with(recovery, (Supplier<Fate>) () -> perCase.execute(status -> giveBack(caseId, user)));
            counts[fate.ordinal()]++;
        }
        return new Outcome(
                counts[Fate.GIVEN.ordinal()],
                counts[Fate.HELD.ordinal()],
                counts[Fate.EXCLUDED.ordinal()],
                counts[Fate.NOT_OPENED.ordinal()]);
    }

    private Fate giveBack(String caseId, String user) {
        if (sealed.holders(caseId).contains(user)) {
            return Fate.HELD;
        }
        try {
            if (files.find(caseId).filter(file -> file.shreddedAt() == null).isEmpty() || !sealed.openable(caseId)) {
                return Fate.NOT_OPENED;
            }
        } catch (IllegalStateException | NoSuchElementException anotherRecoveryKey) {
            return Fate.NOT_OPENED;
        }
        if (sealed.excluded(caseId).contains(user)) {
            return Fate.EXCLUDED;
        }
        sealed.grant(caseId, user, Grants.RECOVERY);
        return Fate.GIVEN;
    }
}

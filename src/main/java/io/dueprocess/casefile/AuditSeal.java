package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.CaseKey;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * Who did what in a sealed case is for its holders: action, actor and detail are stored as one ciphertext, bound to the row's
 * place. What happens without the case's key, by jobs, says nothing and stays in clear.
 */
@Component
class AuditSeal {

    static final String ACTOR = "(sealed)";

    private record Said(AuditAction action, String actor, String detail) {}

    private final CaseKeys keys;

    AuditSeal(CaseKeys keys) {
        this.keys = keys;
    }

    AuditLink sealed(AuditLink clear) {
        return keys.find(clear.chain()).map(key -> sealed(key, clear)).orElse(clear);
    }

    private static AuditLink sealed(CaseKey key, AuditLink clear) {
        byte[] said = Json.write(new Said(AuditAction.valueOf(clear.action()), clear.actor(), clear.detail()));
        String detail = Base64.getEncoder().encodeToString(key.seal(said, place(clear)));
        return clear.saying(ACTOR, AuditAction.SEALED, detail);
    }

    /** In clear where the key is at hand, else as it is stored. */
    AuditRow opened(AuditLink link) {
        AuditRow row = link.row();
        if (row.action() != AuditAction.SEALED) {
            return row;
        }
        return keys.find(link.chain())
                .map(key -> Json.read(key.unseal(Base64.getDecoder().decode(link.detail()), place(link)), Said.class))
                .map(said -> new AuditRow(row.chain(), row.seq(), row.at(), said.actor(), said.action(), said.detail()))
                .orElse(row);
    }

    private static String[] place(AuditLink link) {
        return new String[] {
            "audit", String.valueOf(link.seq()), String.valueOf(link.at().toEpochMilli())
        };
    }
}

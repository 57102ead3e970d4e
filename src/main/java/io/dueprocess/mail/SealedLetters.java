package io.dueprocess.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.casefile.CaseCipher;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** Letters as the outbox stores them: JSON, encrypted under the case's key and bound to the mail's id. */
@Component
class SealedLetters {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CaseCipher cipher;

    SealedLetters(CaseCipher cipher) {
        this.cipher = cipher;
    }

    byte[] seal(String caseId, String mailId, Letter letter) {
        try {
            return cipher.seal(caseId, context(mailId), JSON.writeValueAsBytes(letter));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Letter open(OutboxRows.Row row) {
        try {
            return JSON.readValue(cipher.unseal(row.caseId(), context(row.id()), row.payload()), Letter.class);
        } catch (IOException damaged) {
            throw new IllegalStateException("The stored mail is not readable");
        }
    }

    private static String context(String mailId) {
        return "mail/" + mailId;
    }
}

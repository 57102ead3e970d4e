package io.dueprocess.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.casefile.CaseCipher;
import io.dueprocess.casefile.OrganisationCipher;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/**
 * Letters as the outbox stores them: JSON, encrypted under the case's key, or under one of their own where they say nothing
 * of the case; bound to the mail's id.
 */
@Component
class SealedLetters {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CaseCipher cipher;
    private final OrganisationCipher withoutCase;

    SealedLetters(CaseCipher cipher, OrganisationCipher withoutCase) {
        this.cipher = cipher;
        this.withoutCase = withoutCase;
    }

    byte[] seal(Mail mail, String mailId, Letter letter) {
        try {
            byte[] plain = JSON.writeValueAsBytes(letter);
            return mail.withoutContent()
                    ? withoutCase.seal(context(mailId), plain)
                    : cipher.seal(mail.caseId(), context(mailId), plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    Letter open(OutboxRows.Row row) {
        try {
            byte[] plain = row.withoutContent()
                    ? withoutCase.unseal(context(row.id()), row.payload())
                    : cipher.unseal(row.caseId(), context(row.id()), row.payload());
            return JSON.readValue(plain, Letter.class);
        } catch (IOException damaged) {
            throw new IllegalStateException("The stored mail is not readable");
        }
    }

    private static String context(String mailId) {
        return "mail/" + mailId;
    }
}

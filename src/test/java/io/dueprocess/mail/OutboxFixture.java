package io.dueprocess.mail;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.CaseCipher;
import io.dueprocess.casefile.OrganisationCipher;
import io.dueprocess.support.TurningClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An outbox on a given database, with a clock to turn. */
final class OutboxFixture {

    static final Duration LEASE = Duration.ofMinutes(10);

    private static final MailSettings SETTINGS =
            new MailSettings("Årets Æbler <privacy@milestone.example>", null, LEASE);

    final String caseId = UUID.randomUUID().toString();
    final Audit audit = mock();
    final TurningClock clock = new TurningClock(Instant.parse("2026-11-24T09:00:00Z"));
    final JdbcClient jdbc;
    final OutboxRows rows;
    final Outbox outbox;
    final TransactionTemplate transaction;

    final CaseCipher caseCipher = cipher();

    private final SealedLetters letters = new SealedLetters(caseCipher, withoutCase());
    private final DataSourceTransactionManager transactions;

    OutboxFixture(DataSource database) {
        MailSettings settings = SETTINGS;
        jdbc = JdbcClient.create(database);
        rows = new OutboxRows(jdbc);
        outbox = new Outbox(rows, new MailTemplates(settings), letters, clock, settings);
        transactions = new DataSourceTransactionManager(database);
        transaction = new TransactionTemplate(transactions);
    }

    OutboxSender sender(Delivery delivery) {
        return new OutboxSender(rows, letters, delivery, audit, clock, SETTINGS, transactions);
    }

    MimeLetters mimeLetters() {
        return new MimeLetters(SETTINGS);
    }

    void enqueue(String key) {
        enqueue(key, Instant.MIN);
    }

    void enqueue(String key, Instant notBefore) {
        var model = MailTemplatesTest.model();
        model.put("reference", "DP-æøå🗂");
        outbox.enqueue(
                new Mail(caseId, key, "dsar-extended", Locale.forLanguageTag("da"), "marker@person.example", model),
                notBefore);
    }

    void enqueueWithoutContent(String key) {
        Map<String, Object> model = Map.of("tasklistUrl", "https://example.org", "organisation", "Milestone");
        outbox.enqueue(Mail.withoutContent(
                caseId, key, "whistleblower-handlers-to-do", Locale.ENGLISH, "marker@person.example", model));
    }

    int count(OutboxRows.State state) {
        return rows.count(state);
    }

    /** Stands in for the real cipher: not secret, but not clear text either, and bound to case and context. */
    private static CaseCipher cipher() {
        CaseCipher cipher = mock();
        when(cipher.seal(any(), any(), any()))
                .thenAnswer(call -> scramble(call.getArgument(2), call.getArgument(0) + call.<String>getArgument(1)));
        when(cipher.unseal(any(), any(), any()))
                .thenAnswer(call -> scramble(call.getArgument(2), call.getArgument(0) + call.<String>getArgument(1)));
        return cipher;
    }

    private static OrganisationCipher withoutCase() {
        OrganisationCipher cipher = mock();
        when(cipher.seal(any(), any())).thenAnswer(call -> scramble(call.getArgument(1), call.getArgument(0)));
        when(cipher.unseal(any(), any())).thenAnswer(call -> scramble(call.getArgument(1), call.getArgument(0)));
        return cipher;
    }

    private static byte[] scramble(byte[] bytes, String key) {
        byte[] pad = key.getBytes(StandardCharsets.UTF_8);
        byte[] result = bytes.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] ^= (byte) (pad[i % pad.length] | 0x80);
        }
        return result;
    }
}

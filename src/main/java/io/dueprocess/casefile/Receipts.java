package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.LookupKey;
import io.dueprocess.casefile.crypto.SlowHash;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Receipt codes: with one a reporter, and nobody else, opens their case. Lost means lost. */
@Service
public class Receipts {

    private static final int TOKEN_BYTES = 32;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}"); // in base64
    private static final BigInteger CODES = BigInteger.TEN.pow(ReceiptCode.DIGITS);

    /** A receipt that is ready to be stored; the slow part is done. */
    public record Prepared(SealedCase sealed, String locatorHash, SlowHash.Wrapped wrapped) {}

    private record Row(String caseId, SlowHash.Wrapped wrapped) {

        Row with(byte[] key) {
            return new Row(caseId, new SlowHash.Wrapped(wrapped.salt(), wrapped.cost(), key));
        }
    }

    private final JdbcClient jdbc;
    private final Derivations derivations;
    private final LookupKey lookupKey;
    private final Wrapping wrapping;
    private final SecureRandom random = new SecureRandom();

    Receipts(JdbcClient jdbc, Derivations derivations, LookupKey lookupKey, Wrapping wrapping) {
        this.jdbc = jdbc;
        this.derivations = derivations;
        this.lookupKey = lookupKey;
        this.wrapping = wrapping;
    }

    /** A fresh token of 256 bits for a form: what is submitted with it gets the code that {@link #code} makes of it. */
    public String token() {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Whether it looks like a {@link #token}. */
    public boolean wellFormed(String token) {
        return token != null && TOKEN.matcher(token).matches();
    }

    /**
     * The code that belongs to a form's token: as random as the token, and the same again when the form is sent twice.
     *
     * @throws IllegalArgumentException when it is no token of ours
     */
    public ReceiptCode code(String token) {
        if (!wellFormed(token)) {
            throw new IllegalArgumentException("no token");
        }
        BigInteger number = new BigInteger(lookupKey.mac("receipt-code", token), 16).mod(CODES);
        return ReceiptCode.of(String.format(Locale.ROOT, "%024d", number));
    }

    /** Whether a case has this code's locator: its form was sent before. */
    public boolean known(ReceiptCode code) {
        return row(code).isPresent();
    }

    /** The slow part, outside of any transaction. */
    public Prepared prepare(SealedCase sealed, ReceiptCode code) {
        return new Prepared(sealed, hash(code), derivations.wrap(sealed.key(), code.secret()));
    }

    /** Throws DuplicateKeyException when the locator is taken: the form was sent twice at once, or by sheer chance. */
    @Transactional
    public void store(Prepared prepared) {
        String caseId = prepared.sealed().id();
        SlowHash.Wrapped wrapped = prepared.wrapped();
        jdbc.sql("""
                        insert into dp_receipt (case_id, locator_hash, salt, memory_kib, passes, wrapped_key)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        caseId,
                        prepared.locatorHash(),
                        wrapped.salt(),
                        wrapped.cost().memoryKib(),
                        wrapped.cost().passes(),
                        wrapping.wrap(context(caseId), wrapped.key()))
                .update();
    }

    /** The case that the typed code opens. An unknown, a wrong and an expired code take the same time and way. */
    public Optional<SealedCase> open(String typed) {
        String digits = typed == null ? "" : typed.replaceAll("[\\s.-]", "");
        if (!digits.matches("[0-9]{" + ReceiptCode.DIGITS + "}")) {
            return Optional.empty(); // whoever typed it sees that it is no code
        }
        ReceiptCode code = ReceiptCode.of(digits);
        Optional<Row> row = row(code);
        if (row.isEmpty()) {
            derivations.inVain(code.secret());
            return Optional.empty();
        }
        String caseId = row.get().caseId();
        return derivations
                .unwrapCase(caseId, row.get().wrapped(), code.secret())
                .map(key -> new SealedCase(caseId, key));
    }

    private Optional<Row> row(ReceiptCode code) {
        return stored(code)
                .flatMap(row -> wrapping.unwrap(
                                context(row.caseId()),
                                row.wrapped().key(),
                                () -> stored(code).map(Row::wrapped).map(SlowHash.Wrapped::key))
                        .map(row::with));
    }

    private Optional<Row> stored(ReceiptCode code) {
        return jdbc.sql("select * from dp_receipt where locator_hash = ?")
                .param(hash(code))
                .query((rs, n) -> new Row(
                        rs.getString("case_id"),
                        new SlowHash.Wrapped(
                                rs.getBytes("salt"),
                                new SlowHash.Cost(rs.getInt("memory_kib"), rs.getInt("passes")),
                                rs.getBytes("wrapped_key"))))
                .optional();
    }

    private String hash(ReceiptCode code) {
        return lookupKey.mac("receipt-locator", code.locator());
    }

    static String context(String caseId) {
        return "receipt/" + caseId;
    }
}

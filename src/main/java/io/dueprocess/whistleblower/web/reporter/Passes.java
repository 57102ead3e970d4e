package io.dueprocess.whistleblower.web.reporter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dueprocess.casefile.Codes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Signed slips that a page hands out and a form brings back. A slip says when it was issued, how long its holder has to wait
 * and how hard the puzzle is that may be solved instead: a number behind {@code ~} with which the slip's SHA-256 begins with
 * so many zero bits. It says nothing of its holder, nobody keeps it, and each is good once.
 */
@Component
class Passes {

    private static final String PURPOSE = "report-pass";
    private static final Duration VALID = Duration.ofHours(12);
    private static final Pattern PASS = Pattern.compile(
            "(([A-Z]{4,6})\\.(\\d{1,12})\\.(\\d{1,4})\\.(\\d{1,2})\\.[A-Za-z0-9_-]{43})\\.([0-9a-f]{64})(~\\d{1,15})?");

    /** A slip, as it goes into a page. */
    record Pass(String text, int seconds, int bits) {}

    private record Read(Gate.Door door, Instant issued, int seconds, int bits, String text) {}

    private final Codes codes;
    private final Clock clock;
    private final Cache<String, Boolean> used =
            Caffeine.newBuilder().maximumSize(200_000).expireAfterWrite(VALID).build();

    Passes(Codes codes, Clock clock) {
        this.codes = codes;
        this.clock = clock;
    }

    Pass issue(Gate.Door door, int seconds, int bits) {
        String said = door + "." + clock.instant().getEpochSecond() + "." + seconds + "." + bits + "." + codes.token();
        return new Pass(said + "." + codes.hash(PURPOSE, said), seconds, bits);
    }

    boolean knows(String pass) {
        return read(pass).isPresent();
    }

    /**
     * Zero when the holder has waited, or solved the puzzle; else how much longer to wait.
     *
     * @param least seconds that are to be waited now, whatever it was when the pass was issued
     */
    Duration wait(Gate.Door door, String pass, int least) {
        Optional<Read> read = read(pass).filter(found -> found.door() == door);
        if (read.isEmpty()) {
            return Duration.ofSeconds(Math.max(1, least));
        }
        if (solved(read.get())) {
            return Duration.ZERO;
        }
        Instant ready =
                read.get().issued().plusSeconds(Math.max(least, read.get().seconds()));
        Duration wait = Duration.between(clock.instant(), ready);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    void use(String pass) {
        used.put(unsolved(pass), true);
    }

    private Optional<Read> read(String pass) {
        Matcher parts = PASS.matcher(pass == null ? "" : pass);
        if (!parts.matches() || used.getIfPresent(unsolved(pass)) != null) {
            return Optional.empty();
        }
        byte[] mac = codes.hash(PURPOSE, parts.group(1)).getBytes(StandardCharsets.US_ASCII);
        Instant issued = Instant.ofEpochSecond(Long.parseLong(parts.group(3)));
        boolean genuine = MessageDigest.isEqual(mac, parts.group(6).getBytes(StandardCharsets.US_ASCII));
        if (!genuine || clock.instant().isAfter(issued.plus(VALID))) {
            return Optional.empty();
        }
        return Optional.of(new Read(
                Gate.Door.valueOf(parts.group(2)),
                issued,
                Integer.parseInt(parts.group(4)),
                Integer.parseInt(parts.group(5)),
                pass));
    }

    private static boolean solved(Read pass) {
        return pass.bits() > 0 && pass.text().indexOf('~') > 0 && zeroBits(sha256(pass.text())) >= pass.bits();
    }

    private static String unsolved(String pass) {
        return pass.replaceAll("~.*", "");
    }

    private static int zeroBits(byte[] hash) {
        int bits = 0;
        for (byte b : hash) {
            if (b != 0) {
                return bits + Integer.numberOfLeadingZeros(b & 0xff) - 24;
            }
            bits += 8;
        }
        return bits;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package io.dueprocess.whistleblower.web.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.dueprocess.casefile.Codes;
import io.dueprocess.support.TurningClock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody is asked for anything while there is room; then all wait, or work, and each pass is good once. */
class GateTest {

    private static final Gate.Door DOOR = Gate.Door.CODE;

    private final TurningClock clock = new TurningClock(Instant.parse("2027-01-31T13:00:00Z"));
    private Gate gate;

    @BeforeEach
    void aGate() {
        Codes codes = mock(Codes.class);
        AtomicInteger n = new AtomicInteger();
        when(codes.token()).thenAnswer(call -> String.format("%043d", n.incrementAndGet()));
        when(codes.hash(any(), any())).thenAnswer(call -> hex("key" + call.getArgument(0) + call.getArgument(1)));
        gate = new Gate(new GateSettings(10, 10), new Passes(codes, clock), clock);
    }

    @Test
    void whileThereIsRoomNoPassIsAskedFor() {
        for (int i = 0; i < 6; i++) {
            assertThat(gate.enter(DOOR, "")).isZero();
        }
        assertThat(gate.busy(DOOR)).isTrue();
        assertThat(gate.busy(Gate.Door.SUBMIT)).isFalse();
        assertThat(gate.enter(DOOR, "")).isPositive();
    }

    @Test
    void underLoadOneWaits() {
        String calm = gate.pass(DOOR).text();
        crowd();
        String pass = gate.pass(DOOR).text();
        assertThat(gate.good(DOOR, pass)).isFalse();
        assertThat(gate.enter(DOOR, pass)).isPositive();
        clock.turn(Duration.ofSeconds(40));
        assertThat(gate.good(DOOR, pass)).isTrue();
        assertThat(gate.enter(DOOR, pass)).isZero();
        assertThat(gate.enter(DOOR, pass)).as("once").isPositive();
        clock.turn(Duration.ofSeconds(60));
        assertThat(gate.enter(DOOR, calm))
                .as("who has typed for a while has waited")
                .isZero();
    }

    @Test
    void orOneWorks() {
        crowd();
        Passes.Pass pass = gate.pass(DOOR);
        assertThat(pass.bits()).isBetween(17, 21);
        String solved = solve(pass);
        assertThat(gate.enter(DOOR, solved)).isZero();
        assertThat(gate.enter(DOOR, solved)).isPositive();
        assertThat(gate.enter(DOOR, pass.text())).isPositive();
    }

    @Test
    void whatIsNoPassIsNone() {
        crowd();
        String pass = gate.pass(DOOR).text();
        clock.turn(Duration.ofMinutes(2));
        crowd();
        for (String wrong : new String[] {
            "", "x", pass + "x", pass.replace("CODE", "SUBMIT"), pass.replaceFirst("\\d{10}", "1000000000")
        }) {
            assertThat(gate.knows(wrong)).as(wrong).isFalse();
            assertThat(gate.enter(DOOR, wrong)).as(wrong).isPositive();
        }
        assertThat(gate.knows(pass)).isTrue();
        clock.turn(Duration.ofHours(13));
        assertThat(gate.knows(pass)).isFalse();
    }

    @Test
    void anEmptyBucketRefillsAndAGoodCodeCostsNothing() {
        for (int i = 0; i < 10; i++) {
            String pass = gate.pass(DOOR).text();
            clock.turn(Duration.ofMillis(500));
            gate.enter(DOOR, pass);
        }
        crowd();
        gate.wasGood(DOOR);
        clock.turn(Duration.ofHours(2));
        assertThat(gate.busy(DOOR)).isFalse();
    }

    private void crowd() {
        while (!gate.busy(DOOR)) {
            gate.enter(DOOR, "");
        }
    }

    private static String solve(Passes.Pass pass) {
        for (long n = 0; ; n++) {
            String tried = pass.text() + "~" + n;
            byte[] hash = sha256(tried);
            int first = (hash[0] & 0xff) << 24 | (hash[1] & 0xff) << 16 | (hash[2] & 0xff) << 8 | hash[3] & 0xff;
            if (Integer.numberOfLeadingZeros(first) >= pass.bits()) {
                return tried;
            }
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

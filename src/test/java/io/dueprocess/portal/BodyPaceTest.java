package io.dueprocess.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.junit.jupiter.api.Test;

/** Who sends slowly is waited for a while, and then cut off. */
class BodyPaceTest {

    private final BodyPace pace = new BodyPace(Duration.ofSeconds(20), 1024);

    @Test
    void nobodyIsHurriedAtFirst() {
        assertThat(pace.tooSlow(Duration.ofSeconds(19), 0, false)).isFalse();
    }

    @Test
    void afterThatSoManyBytesASecondHaveToCome() {
        assertThat(pace.tooSlow(Duration.ofSeconds(120), 100 * 1024 + 1, false)).isFalse();
        assertThat(pace.tooSlow(Duration.ofSeconds(120), 99 * 1024, false)).isTrue();
    }

    @Test
    void inACrowdPatienceIsShorterAndThePaceIsHigher() {
        assertThat(pace.tooSlow(Duration.ofSeconds(4), 1, true)).isFalse();
        assertThat(pace.tooSlow(Duration.ofSeconds(15), 79 * 1024, true)).isTrue();
        assertThat(pace.tooSlow(Duration.ofSeconds(15), 81 * 1024, true)).isFalse();
    }

    @Test
    void whatWasCutOffIsNotReadOn() throws IOException {
        AtomicInteger done = new AtomicInteger();
        MeteredBody body =
                new MeteredBody(new Nothing(), new BodyPace(Duration.ZERO, 1024), () -> false, done::incrementAndGet);
        assertThat(body.doRead(ApplicationBufferHandler.EMPTY)).isZero();
        assertThat(body.tooSlow()).isTrue();
        assertThatThrownBy(() -> body.doRead(ApplicationBufferHandler.EMPTY))
                .isInstanceOf(SocketTimeoutException.class);
        body.done();
        body.done();
        assertThat(done).hasValue(1);
    }

    private static final class Nothing implements InputBuffer {

        @Override
        public int doRead(ApplicationBufferHandler into) {
            return 0;
        }

        @Override
        public int available() {
            return 0;
        }
    }
}

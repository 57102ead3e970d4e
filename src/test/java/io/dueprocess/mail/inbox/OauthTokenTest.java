package io.dueprocess.mail.inbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mailbox's secret goes nowhere in the open. */
class OauthTokenTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://login.example/token", "http://169.254.169.254/token", "ftp://login.example/token"})
    void noTokenIsAskedForInTheOpen(String url) {
        assertThatThrownBy(() -> token(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dueprocess.inbox.oauth.token-url");
    }

    @Test
    void overTlsOrOnThisMachineItIs() {
        assertThatCode(() -> token("https://login.example/token")).doesNotThrowAnyException();
        assertThatCode(() -> token("http://localhost:1234/token")).doesNotThrowAnyException();
    }

    private static OauthToken token(String url) {
        return new OauthToken(MailReaderTest.settings("oauth.token-url", url), Clock.systemUTC());
    }
}

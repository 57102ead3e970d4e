package io.dueprocess.mail.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is hard on the reader of HTML mails takes no time. */
@Timeout(10)
class HtmlTextTest {

    private static final int LARGE = 4_000_000;

    @Test
    void aLongRowOfSpacesTakesNoTime() {
        assertThat(HtmlText.of("a" + " ".repeat(LARGE) + "b")).hasSize(LARGE + 2);
        assertThat(HtmlText.of("a" + "&nbsp;".repeat(LARGE / 6) + "b"))
                .startsWith("a ")
                .endsWith(" b");
        assertThat(HtmlText.of("a<br>" + " <br>".repeat(LARGE / 5) + "b")).isEqualTo("a\n\nb");
    }

    @Test
    void unfinishedMarkupTakesNoTime() {
        assertThat(HtmlText.of("<!--".repeat(LARGE / 4))).isEmpty();
        assertThat(HtmlText.of("<script>".repeat(LARGE / 8))).isEmpty();
        assertThat(HtmlText.of("<".repeat(LARGE / 4))).isEmpty();
    }
}

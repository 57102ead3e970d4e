package io.dueprocess.dpia.pia;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTML of the rich-text editor as lines of plain text, and back. */
class PiaTextTest {

    @Test
    void readsAsABrowserWouldShowIt() {
        Map<String, String> shown = Map.ofEntries(
                Map.entry("Plain & simple", "Plain & simple"),
                Map.entry("<p>One</p>\n<p>Two</p>", "One\n\nTwo"),
                Map.entry("One<br />\nTwo<br/>Three<br>Four", "One\nTwo\nThree\nFour"),
                Map.entry("<div>One <strong>bold</strong></div><div>Two</div>", "One bold\nTwo"),
                Map.entry("Data:<br />\n<ul>\n<li>A</li>\n<li><p>B</p></li>\n</ul>\nEnd", "Data:\n- A\n- B\nEnd"),
                Map.entry("<ol><li>A<ul><li>a</li></ul></li><li>B</li></ol>", "1. A\n  - a\n2. B"),
                Map.entry("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>", "A | B\n1 | 2"),
                Map.entry("caf&eacute;&nbsp;&lt;b&gt; &#8364;", "café <b> €"),
                Map.entry("two\nlines without tags", "two\nlines without tags"));
        shown.forEach((html, text) -> assertThat(PiaText.plain(html)).as(html).isEqualTo(text));
    }

    @Test
    void runsNothingAndKeepsWhatIsNoTag() {
        assertThat(PiaText.plain(
                        "<script>alert(1)</script>Hello<style>p{}</style> <img src=x onerror=alert(1)>you<!--x-->"))
                .isEqualTo("Hello you");
        assertThat(PiaText.plain("x < y, a <3 b, 1<2>0 and <wink> or <b"))
                .isEqualTo("x < y, a <3 b, 1<2>0 and <wink> or <b");
        assertThat(PiaText.plain("&lt;script&gt;alert(1)&lt;/script&gt;")).isEqualTo("<script>alert(1)</script>");
        assertThat(PiaText.plain(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one",
                "a & b < c > d \"e\" 'f'",
                "<b>bold</b> &amp; &eacute;",
                "One\n\n\nTwo\n  - nested  twice \n\ttab",
                "- A\n- B\n  1. C",
                "æøå 😀"
            })
    void whatGoesOutComesBackTheSame(String text) {
        assertThat(PiaText.plain(PiaText.html(text))).isEqualTo(text);
    }

    @Test
    void whateverIsWrittenComesBackTheSame() {
        Random random = new Random(7);
        String letters = "ab <>&;/\n\t-1.pbri\"=!é";
        for (int n = 0; n < 2_000; n++) {
            StringBuilder text = new StringBuilder("x");
            for (int at = random.nextInt(40); at > 0; at--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(PiaText.plain(PiaText.html(text + "x"))).isEqualTo(text + "x");
        }
    }

    @Test
    @Timeout(10)
    void hugeAndBrokenTextsTakeNoTime() {
        assertThat(PiaText.plain("<p ".repeat(300_000))).startsWith("<p <p");
        assertThat(PiaText.plain("<ul><li>".repeat(50_000))).isNotEmpty();
        assertThat(PiaText.plain("<p></p>".repeat(200_000) + "end")).isEqualTo("end");
        assertThat(PiaText.plain("<".repeat(300_000))).hasSize(300_000);
        assertThat(PiaText.plain("<p>" + " ".repeat(500_000) + "x")).isEqualTo("x");
    }
}

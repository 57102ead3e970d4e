package io.dueprocess.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.crypto.LookupKey;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What people are given to type, and what of it is stored. */
class CodesTest {

    private static final String LETTERS = "[0-9A-HJKMNP-TV-Z]";

    private final Codes codes = new Codes(LookupKey.parse(LookupKey.generate()));

    @Test
    void codesHaveNoLookAlikesAndDoNotRepeat() {
        assertThat(codes.reference()).matches("DP-" + LETTERS + "{4}-" + LETTERS + "{4}");
        assertThat(codes.accessCode()).matches("(" + LETTERS + "{5}-){3}" + LETTERS + "{5}");
        assertThat(codes.token()).matches("[A-Za-z0-9_-]{43}");
        assertThat(IntStream.range(0, 1000).mapToObj(i -> codes.accessCode())).doesNotHaveDuplicates();
    }

    @Test
    void aCodeIsRecognisedHoweverItIsTyped() {
        String hash = codes.hash("access-code", "7K3M0-1AAAA");
        assertThat(codes.hash("access-code", " 7k3mo laaaa ")).isEqualTo(hash);
        assertThat(codes.hash("access-code", "7K3M0-1AAAB")).isNotEqualTo(hash);
    }

    @Test
    void aHashServesOnePurposeAndOneInstallation() {
        Codes elsewhere = new Codes(LookupKey.parse(LookupKey.generate()));
        String hash = codes.hash("confirm", "token");
        assertThat(hash).hasSize(64).doesNotContain("token");
        assertThat(codes.hash("download", "token")).isNotEqualTo(hash);
        assertThat(elsewhere.hash("confirm", "token")).isNotEqualTo(hash);
    }

    @Test
    void aWeakLookupKeyIsRefusedWithoutBeingQuoted() {
        assertThatThrownBy(() -> LookupKey.parse("c2VjcmV0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("c2VjcmV0");
        assertThatThrownBy(() -> LookupKey.parse("no base 64!"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("no base 64!");
    }
}

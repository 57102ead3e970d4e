package io.dueprocess.dsar.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.portal.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticMessageSource;

/** What the public form takes; whoever may not be answered must be told on the page. */
class RequestFormTest {

    @ParameterizedTest
    @CsvSource({
        "freja@example.org, freja@example.org",
        "'  freja@example.org ', freja@example.org",
        "ann'e+x@sub.example.org, ann'e+x@sub.example.org",
        "freja@blåbær.dk, freja@xn--blbr-roah.dk"
    })
    void anAddressThatMailReachesIsTaken(String typed, String kept) {
        assertThat(problems(typed)).isFalse();
        assertThat(form(typed).request(List.of(), Locale.ENGLISH).mail()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "freja",
                "@example.org",
                "freja@",
                "freja..l@example.org",
                "freja.@example.org",
                ".freja@example.org",
                "freja@example",
                "freja@example.org, eve@example.org",
                "Freja <freja@example.org>"
            })
    void anAddressThatNoMailReachesIsAProblem(String typed) {
        assertThat(problems(typed)).isTrue();
    }

    @Test
    void neitherRightNorWordsIsAProblem() {
        Problems problems = codes();
        new RequestForm(null, "Freja", "freja@example.org", Set.of("NO_RIGHT"), " ", "da").check(problems);
        assertThat(!problems.none()).isTrue();
    }

    private static boolean problems(String mail) {
        Problems problems = codes();
        form(mail).check(problems);
        return !problems.none();
    }

    private static Problems codes() {
        StaticMessageSource codes = new StaticMessageSource();
        codes.setUseCodeAsDefaultMessage(true);
        return new Problems(codes, Locale.ENGLISH);
    }

    private static RequestForm form(String mail) {
        return new RequestForm(null, "Freja", mail, Set.of("ACCESS"), "", "da");
    }
}

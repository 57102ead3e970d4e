package io.dueprocess.dsar.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.dsar.NewRequest;
import io.dueprocess.dsar.Requester;
import io.dueprocess.portal.Problems;
import io.dueprocess.portal.Uploads;
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

    private static final Uploads.Accepted MANDATE =
            new Uploads.Accepted("mandate.pdf", "application/pdf", new byte[] {1});

    @ParameterizedTest
    @CsvSource({
        "freja@example.org, freja@example.org",
        "'  freja@example.org ', freja@example.org",
        "ann'e+x@sub.example.org, ann'e+x@sub.example.org",
        "freja@blåbær.dk, freja@xn--blbr-roah.dk"
    })
    void anAddressThatMailReachesIsTaken(String typed, String kept) {
        assertThat(problems(typed)).isFalse();
        assertThat(form(typed).request(List.of(), List.of(), Locale.ENGLISH).mail())
                .isEqualTo(kept);
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
        new RequestForm(null, "Freja", "freja@example.org", Set.of("NO_RIGHT"), " ", "da", null, null, null)
                .check(problems);
        assertThat(!problems.none()).isTrue();
    }

    @Test
    void whoAsksForAnotherNamesThem() {
        Problems problems = codes();
        form("GUARDIAN", " ", "no address").check(problems);
        assertThat(problems.at("subject")).isEqualTo("dsar.new.subject.missing");
        assertThat(problems.at("subjectMail")).isEqualTo("dsar.new.mail.wrong");
    }

    @Test
    void theOtherPersonAndTheMandateAreTakenAlong() {
        RequestForm form = form("PROXY", "Signe", "signe@blåbær.dk");
        Problems problems = codes();
        form.check(problems);
        assertThat(problems.none()).isTrue();
        NewRequest request = form.request(List.of(), List.of(MANDATE), Locale.ENGLISH);
        assertThat(request.behalf())
                .isEqualTo(new NewRequest.Behalf(Requester.PROXY, "Signe", "signe@xn--blbr-roah.dk"));
        assertThat(request.mandate()).hasSize(1);
        assertThat(form("GUARDIAN", "Signe", "")
                        .request(List.of(), List.of(), Locale.ENGLISH)
                        .behalf()
                        .mail())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELF", "", "NOBODY"})
    void whatIsTypedAboutAnotherDoesNotCountForTheOwnData(String requester) {
        RequestForm form = form(requester, "", "no address");
        Problems problems = codes();
        form.check(problems);
        assertThat(problems.none()).isTrue();
        NewRequest request = form.request(List.of(), List.of(MANDATE), Locale.ENGLISH);
        assertThat(request.behalf()).isNull();
        assertThat(request.mandate()).isEmpty();
    }

    private static RequestForm form(String requester, String subject, String subjectMail) {
        return new RequestForm(
                null, "Freja", "f@example.org", Set.of("ACCESS"), "", "da", requester, subject, subjectMail);
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
        return new RequestForm(null, "Freja", mail, Set.of("ACCESS"), "", "da", null, null, null);
    }
}

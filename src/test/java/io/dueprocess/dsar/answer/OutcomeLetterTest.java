package io.dueprocess.dsar.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dueprocess.datamap.Text;
import io.dueprocess.document.Pdf;
import io.dueprocess.document.PdfText;
import io.dueprocess.document.PdfUa;
import io.dueprocess.dsar.Right;
import io.dueprocess.dsar.answer.OutcomeInput.Corrected;
import io.dueprocess.dsar.answer.OutcomeInput.Outcome;
import io.dueprocess.dsar.answer.OutcomeInput.Result;
import io.dueprocess.retention.ErasedSystem;
import io.dueprocess.retention.ErasedSystem.ErasedTable;
import io.dueprocess.retention.ErasedSystem.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** One letter for every right: what was done, kept, refused, told to whom, and what comes later (Art. 12, 16-19, 21). */
class OutcomeLetterTest {

    private static final AnswerPackages PACKAGES = new AnswerPackages(new Pdf());
    private static final String HOSTILE = "<script>${7*7}</script> [[${7*7}]] __${7*7}__ \u0000";
    private static final Text LAW =
            new Text("bookkeeping law asks for five years", "bogføringsloven kræver opbevaring i fem år");

    @Test
    void anErasureSaysWhereWhatIsKeptWhyAndUntilWhen() throws IOException {
        assertThat(text(Locale.ENGLISH, List.of(erasure()), null))
                .contains("What we did on your request", "Dear Søren Ærø Ågård", "Article 17 GDPR")
                .contains("The rest we keep, for the reasons below")
                .contains("3 entries deleted", "1 entry stripped of what identifies you")
                .contains("4 entries kept until 31 December 2031: bookkeeping law asks for five years (Art. 17(3)(b))")
                .contains("1 entry kept until the reason ends")
                .contains("Erased by those in charge of the system")
                .contains("erased on its date, without your having to ask again: 31 December 2031.")
                .contains("fingerprint")
                .contains("Nordhost ApS (demo), Denmark", "Brevdue Mail Inc. (demo), United States")
                .contains("Datatilsynet", "Article 77", "effective judicial remedy")
                .doesNotContain("??", "bookkeeping,");
    }

    @Test
    void theSameStandsInDanish() throws IOException {
        assertThat(text(Sample.DANISH, everyRight(), "Signe Ågård"))
                .contains(
                        "Hvad vi har gjort på din anmodning", "Du har bedt om det for Signe Ågård", "3 poster slettet")
                .contains("4 poster beholdt til 31. december 2031", "(artikel 17, stk. 3, litra b)")
                .contains("bogføringsloven kræver opbevaring i fem år")
                .contains("skriver vi til dig (artikel 18, stk. 3", "Artikel 19", "Vores begrundelse")
                .doesNotContain("??")
                .doesNotContainIgnoringCase("article");
    }

    @Test
    void eachRightHasItsWordsForEachResult() {
        for (Locale language : List.of(Locale.ENGLISH, Sample.DANISH)) {
            for (Result result : Result.values()) {
                List<Outcome> outcomes = new ArrayList<>();
                for (Right right : Right.values()) {
                    outcomes.add(new Outcome(right.name(), result, "So.", List.of(), List.of(), List.of()));
                }
                assertThat(PdfText.of(PACKAGES.outcome(input(language, outcomes, null, ""))
                                .content()))
                        .doesNotContain("??");
            }
        }
    }

    @Test
    void aCorrectionNamesTheFieldsAndNoValue() throws IOException {
        assertThat(text(Locale.ENGLISH, List.of(rectification()), null))
                .contains("We have corrected your data.", "Corrected by those in charge of the system")
                .contains(column("crm", "contact", "email") + ", " + column("crm", "contact", "phone"))
                .doesNotContain("fingerprint", "What happens next");
    }

    @Test
    void whoAskedForAnotherIsWrittenToAndThePersonIsNamed() throws IOException {
        assertThat(text(Locale.ENGLISH, List.of(erasure()), "Signe Ågård"))
                .contains("Dear Søren Ærø Ågård", "You asked for Signe Ågård.");
    }

    @Test
    void aRefusalWithoutReasonsIsNotWritten() {
        Outcome bare = new Outcome("RESTRICTION", Result.REFUSED, " \n", List.of(), List.of(), List.of());
        Outcome half = new Outcome("ERASURE", Result.PARTLY, "", List.of(), List.of(), List.of());
        for (Outcome outcome : List.of(bare, half)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PACKAGES.outcome(input(Locale.ENGLISH, List.of(outcome), null, "")));
        }
    }

    @Test
    void textOfAnyKindStaysText() throws IOException {
        Outcome refused = new Outcome("OBJECTION", Result.REFUSED, HOSTILE, List.of(), List.of(), List.of("research"));
        AnswerFile letter = PACKAGES.outcome(input(Locale.ENGLISH, List.of(refused), HOSTILE, HOSTILE));
        assertThat(letter.name()).isEqualTo("outcome.pdf");
        assertThat(PdfText.of(letter.content()))
                .contains("<script>${7*7}</script> [[${7*7}]] __${7*7}__", "Research and development")
                .doesNotContain("49");
    }

    @Test
    void theLetterIsReadableByAnybody() throws IOException {
        for (Locale language : List.of(Locale.ENGLISH, Sample.DANISH)) {
            AnswerFile letter = PACKAGES.outcome(input(language, everyRight(), "Signe Ågård", HOSTILE));
            Files.write(Path.of("target", "outcome-" + language + ".pdf"), letter.content());
            assertThat(PdfUa.failures(letter.content())).isEmpty();
        }
    }

    private static List<Outcome> everyRight() {
        return List.of(
                rectification(),
                erasure(),
                new Outcome("RESTRICTION", Result.DONE, "", List.of(), List.of(), List.of("business", "support")),
                new Outcome(
                        "OBJECTION",
                        Result.REFUSED,
                        "We need the sign-ins to find out who used your account.\n\nThey are deleted after six months.",
                        List.of(),
                        List.of(),
                        List.of("portals")),
                new Outcome("MARKETING_OBJECTION", Result.DONE, "", List.of(), List.of(), List.of("marketing")),
                new Outcome("CONSENT_WITHDRAWAL", Result.NOTHING, "", List.of(), List.of(), List.of()));
    }

    private static Outcome rectification() {
        return new Outcome(
                "RECTIFICATION",
                Result.DONE,
                "",
                List.of(),
                List.of(
                        new Corrected("crm", "contact", "email"),
                        new Corrected("crm", "contact", "phone"),
                        new Corrected("accounts", null, null)),
                List.of());
    }

    private static Outcome erasure() {
        LocalDate until = LocalDate.of(2031, 12, 31);
        return new Outcome(
                "ERASURE",
                Result.PARTLY,
                "",
                List.of(
                        new ErasedSystem(
                                "crm",
                                List.of(
                                        new ErasedTable("note", 3, 0, List.of()),
                                        new ErasedTable("contact", 0, 1, List.of()),
                                        new ErasedTable(
                                                "orders",
                                                0,
                                                0,
                                                List.of(
                                                        new Kept(4, until, "Art. 17(3)(b)", LAW),
                                                        new Kept(1, null, null, null)))),
                                false),
                        new ErasedSystem("surveillance", List.of(), true)),
                List.of(),
                List.of());
    }

    private static String column(String system, String table, String column) {
        return Sample.CATALOGUE.system(system).table(table).columns().stream()
                .filter(candidate -> candidate.name().equals(column))
                .findFirst()
                .orElseThrow()
                .label()
                .in(Locale.ENGLISH);
    }

    private static String text(Locale language, List<Outcome> outcomes, String concerning) throws IOException {
        byte[] pdf = PACKAGES.outcome(input(language, outcomes, concerning, "Thank you."))
                .content();
        return PdfText.of(pdf);
    }

    private static OutcomeInput input(Locale language, List<Outcome> outcomes, String concerning, String note) {
        return new OutcomeInput(
                "DP-7K3M-Q2XA",
                language,
                "Søren Ærø Ågård",
                LocalDate.of(2026, 11, 24),
                LocalDate.of(2026, 12, 8),
                Sample.CATALOGUE,
                outcomes,
                List.of("hosting", "mailservice"),
                true,
                note,
                concerning);
    }
}

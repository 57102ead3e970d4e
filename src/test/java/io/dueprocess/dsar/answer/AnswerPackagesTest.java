package io.dueprocess.dsar.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.dueprocess.datamap.Catalogue;
import io.dueprocess.document.Pdf;
import io.dueprocess.document.PdfText;
import io.dueprocess.dsar.ReviewItem.Decision;
import io.dueprocess.dsar.Right;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What a person gets: GDPR Art. 12(4), 15, 20. */
class AnswerPackagesTest {

    private static final AnswerPackages PACKAGES = new AnswerPackages(new Pdf());
    private static final Path SCHEMA = Path.of("docs/schema/dsar-answer-1.schema.json");

    @Test
    void theLetterSaysEverythingArticle15AsksFor() throws IOException {
        String letter = letter(Sample.of(Locale.ENGLISH, Right.ACCESS).filled());
        assertThat(letter)
                .as("confirmation")
                .contains("We confirm that we process personal data about you.")
                .as("(a) purposes")
                .contains("Sending newsletters, offers and invitations")
                .as("legal basis")
                .contains("Your consent (Art. 6(1)(a))")
                .as("(b) categories")
                .contains("Contact details, position, company, orders and payments")
                .as("(c) recipients by name")
                .contains("Brevdue Mail Inc. (demo), United States")
                .as("(d) retention")
                .contains("For as long as you subscribe and three months after")
                .as("(e) rights")
                .contains("Article 16", "Article 17", "Article 18", "Article 21", "Article 7(3)")
                .as("(f) complaint")
                .contains("Datatilsynet", "Carl Jacobsens Vej 35", "www.datatilsynet.dk")
                .as("(g) source")
                .contains("You or the company you work for")
                .as("(h) automated decisions")
                .contains("We make no decisions about you by automated means alone")
                .as("(2) safeguards")
                .contains("EU standard contractual clauses (Art. 46(2)(c))")
                .as("left out")
                .contains("1 entry left out Trade secret", "1 field blacked out It concerns other people")
                .as("not searched")
                .contains("We did not search these: Support, Surveys, Video surveillance.")
                .as("data")
                .contains("XProtect Corporate", "paid (P)", "[redacted: about somebody else]")
                .as("files")
                .contains("tables/crm-orders.csv", "data.json");
    }

    @Test
    void theLetterSaysItInDanish() throws IOException {
        assertThat(letter(Sample.of(Sample.DANISH, Right.ACCESS).filled()))
                .contains("Svar på din anmodning om indsigt", "Kære Søren Ærø Ågård", "Den 24. november 2026 bad du")
                .contains("Dit samtykke (artikel 6, stk. 1, litra a)", "litra b, c og f", "USA")
                .contains("1 post udeladt", "[udeladt: om en anden person]", "betalt (P)", "Side 1 af")
                .contains("ingen automatiske afgørelser")
                .doesNotContain("??")
                .doesNotContainIgnoringCase("article");
    }

    @Test
    void onlyWhatConcernsThePersonIsExplained() throws IOException {
        assertThat(letter(Sample.of(Locale.ENGLISH, Right.ACCESS).include("newsletter", "subscriber", null)))
                .contains("Opening of newsletters")
                .doesNotContain("Conducting our business", "Job applications");
    }

    @Test
    void whatIsLeftOutOrBlackedOutIsInNoFile() throws IOException {
        AnswerPackage answer = PACKAGES.build(Sample.of(Locale.ENGLISH, Right.ACCESS, Right.PORTABILITY)
                .filled()
                .input());
        for (AnswerFile file : answer.files()) {
            assertThat(new String(file.content(), StandardCharsets.UTF_8))
                    .as(file.name())
                    .doesNotContain(Sample.SECRET);
        }
        byte[] letter = answer.letter().content();
        assertThat(PdfText.of(letter)).doesNotContain(Sample.SECRET).contains("soren@example.dk");
        assertThat(PdfText.streams(letter)).doesNotContain(Sample.SECRET).contains("Milestone Systems");
    }

    @Test
    void theDataFollowTheirSchema() {
        for (Locale language : List.of(Locale.ENGLISH, Sample.DANISH)) {
            AnswerPackage answer = PACKAGES.build(Sample.of(language, Right.ACCESS, Right.PORTABILITY)
                    .filled()
                    .input());
            assertThat(SchemaCheck.errors(SCHEMA, Sample.content(answer, "data.json")))
                    .isEmpty();
            assertThat(SchemaCheck.errors(SCHEMA, Sample.content(answer, "portability/data.json")))
                    .isEmpty();
        }
        assertThat(SchemaCheck.errors(SCHEMA, "{\"kind\": \"x\", \"rows\": 1}".getBytes(StandardCharsets.UTF_8)))
                .contains("/kind is none of [\"access\",\"portability\"]", " has an unknown rows", " lacks person");
    }

    @Test
    void aPortableCopyHoldsOnlyWhatThePersonProvided() {
        AnswerPackage answer = PACKAGES.build(
                Sample.of(Locale.ENGLISH, Right.PORTABILITY).filled().input());
        assertThat(answer.files())
                .extracting(AnswerFile::name)
                .contains("letter.pdf", "portability/data.json", "portability/crm-orders.csv")
                .doesNotContain("data.json", "portability/crm-note.csv")
                .noneMatch(name -> name.startsWith("tables/"));
        assertThat(Sample.text(answer, "portability/crm-contact.csv"))
                .contains("first_name,last_name", "soren@example.dk")
                .doesNotContain("segment", "key customer", "2021-03-02");
        assertThat(Sample.text(answer, "portability/data.json"))
                .contains("soren@example.dk", "XProtect Corporate")
                .doesNotContain("key customer", "2021-03-02", "written_on", "F-201", "activities");
        assertThat(Sample.text(answer, "portability/data.json"))
                .as("codes as the system has them")
                .doesNotContain("paid (P)");
        assertThat(PdfText.of(answer.letter().content())).contains("Taking your data with you");
    }

    @Test
    void whoIsUnknownIsToldSo() throws IOException {
        String letter = letter(Sample.of(Locale.ENGLISH, Right.ACCESS));
        assertThat(letter)
                .contains("we found no personal data about you", "We also keep your request", "Datatilsynet")
                .doesNotContain("We confirm that", "Annex");
    }

    @Test
    void whoSharesAMailboxIsNotToldThatWeHaveTheOthersData() throws IOException {
        assertThat(letter(Sample.of(Locale.ENGLISH, Right.ACCESS).exclude("crm", "note", null, "not-the-person")))
                .contains("we found no personal data about you", "1 entry left out It was found by your mail address")
                .doesNotContain("We confirm that");
    }

    @Test
    void whenAllIsWithheldTheProcessingIsConfirmedAndExplained() throws IOException {
        assertThat(letter(Sample.of(Locale.ENGLISH, Right.ACCESS).exclude("crm", "note", null, "privilege")))
                .contains("but we may not give you a copy", "Conducting our business", "Articles 77 and 79")
                .doesNotContain("Annex");
    }

    @Test
    void staffsWordsAndFilesArePartOfTheAnswer() throws IOException {
        Sample sample = Sample.of(Locale.ENGLISH, Right.ACCESS).filled();
        sample.note = "Thank you for your patience.\n\nThe pictures are enclosed.";
        sample.enclosures.add(new AnswerInput.Enclosure("../../foto af dig.jpg", "image/jpeg", new byte[] {1, 2}));
        AnswerPackage answer = PACKAGES.build(sample.input());
        assertThat(PdfText.of(answer.letter().content()))
                .contains("Thank you for your patience.", "Your account was found by hand.", "files/1-foto af dig.jpg");
        assertThat(Sample.content(answer, "files/1-foto af dig.jpg")).containsExactly(1, 2);
    }

    @Test
    void theArchiveHoldsTheFilesThatTheLetterLists() throws IOException {
        AnswerPackage answer = PACKAGES.build(Sample.of(Locale.ENGLISH, Right.ACCESS, Right.PORTABILITY)
                .filled()
                .input());
        assertThat(answer.archive().name()).isEqualTo("answer-DP-7K3M-Q2XA.zip");
        assertThat(names(answer.archive().content()))
                .containsExactlyElementsOf(
                        answer.files().stream().map(AnswerFile::name).toList());
        assertThat(PdfText.of(answer.letter().content()))
                .contains(answer.files().stream().map(AnswerFile::name).toList());
    }

    @Test
    void textOfAnyKindStaysText() throws IOException {
        String hostile = "<script>${7*7}</script> [[${7*7}]] __${7*7}__ =1+1";
        Sample sample = Sample.of(Locale.ENGLISH, Right.ACCESS)
                .include(
                        "newsletter",
                        "subscriber",
                        List.of(hostile, hostile, "\u0000\u0007", "שלום مرحبا \uD83D\uDE00"));
        sample.name = hostile;
        sample.note = hostile;
        sample.redact("crm", "note", List.of("x", "y"), "text", hostile);
        AnswerPackage answer = PACKAGES.build(sample.input());
        String letter = PdfText.of(answer.letter().content());
        assertThat(letter).contains("Dear " + hostile, "[redacted: " + hostile).doesNotContain("49");
        assertThat(Sample.text(answer, "tables/newsletter-subscriber.csv"))
                .contains(hostile, "שלום مرحبا \uD83D\uDE00");
    }

    @Test
    void aLongTableRepeatsItsHeaderAndLeavesTheRestToItsFile() throws IOException {
        Sample sample = Sample.of(Locale.ENGLISH, Right.ACCESS);
        for (int n = 0; n < 1_200; n++) {
            sample.include("crm", "orders", List.of("O" + n, "2025-01-11", "Licence", "1", "1.00", "F-" + n, "P"));
        }
        AnswerPackage answer = PACKAGES.build(sample.input());
        String letter = PdfText.of(answer.letter().content());
        assertThat(letter).contains("O999").doesNotContain("O1000").contains("And 200 more rows");
        assertThat(letter.split("Order number")).hasSizeGreaterThan(20);
        assertThat(Sample.text(answer, "tables/crm-orders.csv")).contains("O1199");
    }

    @Test
    void aValueOfManyPagesIsPrintedToItsEnd() throws IOException {
        String text = "word ".repeat(20_000) + "end-of-note";
        assertThat(letter(Sample.of(Locale.ENGLISH, Right.ACCESS).include("crm", "note", List.of("2025-01-01", text))))
                .contains("end-of-note");
    }

    @Test
    void nothingUndecidedIsSent() {
        Sample sample = Sample.of(Locale.ENGLISH, Right.ACCESS);
        sample.add("crm", "note", null, Decision.UNDECIDED, null, Map.of());
        assertThatIllegalArgumentException().isThrownBy(() -> PACKAGES.build(sample.input()));
    }

    @Test
    void aRefusalHasItsThreeElementsInBothLanguages() throws IOException {
        String english = PdfText.of(PACKAGES.refusal(refusal(Locale.ENGLISH, "It is the 30th this week. ${7*7}"))
                .content());
        assertThat(english)
                .as("reasons")
                .contains("manifestly excessive (Article 12(5) GDPR)", "It is the 30th this week. ${7*7}")
                .as("complaint")
                .contains("You may at any time complain", "Datatilsynet", "Article 77")
                .as("judicial remedy")
                .contains("effective judicial remedy", "Article 79");
        String danish = PdfText.of(
                PACKAGES.refusal(refusal(Sample.DANISH, "Grunden står her.")).content());
        assertThat(danish)
                .contains("Vi imødekommer ikke din anmodning", "åbenbart overdreven", "Grunden står her.")
                .contains("Datatilsynet", "effektive retsmidler")
                .doesNotContain("??");
    }

    @Test
    void aRefusalWithoutReasonsIsNotWritten() {
        assertThatIllegalArgumentException().isThrownBy(() -> PACKAGES.refusal(refusal(Locale.ENGLISH, " \n")));
    }

    @Test
    void aLetterNamesWhoSendsIt() {
        Sample sample = Sample.of(Locale.ENGLISH, Right.ACCESS);
        AnswerInput input = sample.input();
        Catalogue empty = new Catalogue(null, null, List.of(), List.of(), List.of());
        assertThatIllegalStateException()
                .isThrownBy(() -> PACKAGES.build(new AnswerInput(
                        input.reference(),
                        input.language(),
                        input.personName(),
                        input.receivedOn(),
                        input.answeredOn(),
                        input.rights(),
                        empty,
                        List.of(),
                        Set.of(),
                        List.of(),
                        null,
                        List.of())));
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        assertThat(keys("documents_da")).isEqualTo(keys("documents"));
    }

    private static Set<String> keys(String file) throws IOException {
        java.util.Properties texts = new java.util.Properties();
        texts.load(Files.newBufferedReader(Path.of("src/main/resources/messages", file + ".properties")));
        return texts.stringPropertyNames();
    }

    private static RefusalInput refusal(Locale language, String reasons) {
        return new RefusalInput(
                "DP-7K3M-Q2XA",
                language,
                "Søren Ærø Ågård",
                LocalDate.of(2026, 11, 24),
                LocalDate.of(2026, 12, 8),
                Set.of(Right.ACCESS),
                Sample.CATALOGUE,
                "excessive",
                reasons);
    }

    /** Text of the letter; keeps it under target/ to be looked at. */
    private static String letter(Sample sample) throws IOException {
        byte[] pdf = PACKAGES.build(sample.input()).letter().content();
        Files.write(Path.of("target", "letter-" + sample.language + "-" + sample.items.size() + ".pdf"), pdf);
        return PdfText.of(pdf);
    }

    private static List<String> names(byte[] archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}

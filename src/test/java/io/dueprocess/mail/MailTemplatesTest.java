package io.dueprocess.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailTemplatesTest {

    private static final Path FOLDER = Path.of("src/main/resources/mail");
    private static final Locale DANISH = Locale.forLanguageTag("da");

    private final MailTemplates templates =
            new MailTemplates(new MailSettings("privacy@localhost", null, OutboxFixture.LEASE));

    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return new TreeSet<>(files.map(file -> file.getFileName().toString())
                            .map(file -> file.substring(0, file.indexOf('.')))
                            .toList())
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachIsThereInBothLanguagesWithTheSamePlaceholders(String name) throws IOException {
        MailTemplate english = read(FOLDER, name + ".en");
        MailTemplate danish = read(FOLDER, name + ".da");
        assertThat(danish.placeholders()).isEqualTo(english.placeholders());
        assertThat(danish.body()).isNotEqualTo(english.body());
        assertThat(english.body() + english.subject() + danish.body() + danish.subject())
                .as("stray braces")
                .doesNotContainPattern("\\{(?![a-zA-Z]+})|(?<!\\{[a-zA-Z]{1,40})}");
    }

    @ParameterizedTest
    @MethodSource("names")
    void staffMailsCarryReferenceDatesAndLinkOnly(String name) throws IOException {
        if (name.startsWith("dsar-staff-")) {
            assertThat(read(FOLDER, name + ".en").placeholders())
                    .isSubsetOf("reference", "due", "daysLeft", "tasklistUrl");
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void mailsToHandlersOfReportsCarryNothingOfTheCaseNotEvenItsReference(String name) throws IOException {
        if (name.startsWith("whistleblower-")) {
            for (String language : List.of("en", "da")) {
                MailTemplate template = read(FOLDER, name + "." + language);
                assertThat(template.placeholders()).isSubsetOf("tasklistUrl", "organisation");
                assertThat(template.subject() + template.body())
                        .doesNotContainIgnoringCase("whistle")
                        .doesNotContainIgnoringCase("report")
                        .doesNotContainIgnoringCase("indberet");
            }
        }
    }

    @Test
    void theModelIsFilledIn() {
        Letter letter = write("dsar-staff-new", DANISH, model());
        assertThat(letter.subject()).isEqualTo("Ny anmodning DP-7K3M-Q2XA, frist 1. marts 2027");
        assertThat(letter.text()).contains("- Svarfrist: 1. marts 2027").endsWith("https://dp.example/tasklist");
        assertThat(letter.language()).isEqualTo("da");
    }

    @Test
    void aLanguageWeDoNotWriteIsAnsweredInEnglish() {
        assertThat(write("dsar-staff-new", Locale.FRENCH, model()).language()).isEqualTo("en");
    }

    @Test
    void aMissingValueAndAnUnknownTemplateAreErrors() {
        assertThatThrownBy(() -> write("dsar-staff-new", DANISH, Map.of("due", "x", "tasklistUrl", "x")))
                .hasMessageContaining("{reference}");
        assertThatThrownBy(() -> write("no-such", DANISH, model())).hasMessageContaining("no-such");
        assertThatThrownBy(() -> write("../application", DANISH, model())).hasMessageContaining("no mail template");
    }

    @Test
    void valuesAreTextNeverTemplatesNorMarkup() {
        Map<String, Object> model = model();
        model.put("reason", "{accessCode} ${7*7} #{1} $1 \\ <script>alert(1)</script> & http://evil.example/");
        Letter letter = write("dsar-extended", Locale.ENGLISH, model);
        assertThat(letter.text()).contains("{accessCode} ${7*7} #{1} $1 \\ <script>alert(1)</script> & http://evil");
        assertThat(letter.html())
                .contains("{accessCode} ${7*7} #{1} $1 \\ &lt;script&gt;alert(1)&lt;/script&gt; &amp; http://evil")
                .doesNotContain("<script", "href=\"http://evil");
    }

    @Test
    void aValueCannotStartANewHeader() {
        Map<String, Object> model = model();
        model.put("reference", "DP\r\nBcc: all@example.org\u0000\u2028X");
        assertThat(write("dsar-refused", Locale.ENGLISH, model).subject())
                .isEqualTo("Our decision on your request DP Bcc: all@example.org X");
    }

    @Test
    void ourOwnAddressesAndListsAreShownAsSuch() {
        Map<String, Object> model = model();
        model.put("confirmUrl", "https://dp.example/requests/confirm?token=a-b_c&x=1");
        String html = write("dsar-acknowledgement", Locale.ENGLISH, model).html();
        assertThat(html)
                .contains("<html lang=\"en\">", "<ul", "<li style=\"margin:4px 0\">Access code: 7K3MQ-ABCDE</li>")
                .contains("href=\"https://dp.example/requests/confirm?token=a-b_c&amp;x=1\"");
    }

    @Test
    void anAddressMayStandInASentenceOrBeMissing() {
        assertThat(new MailHtml(Map.of("statusUrl", "https://dp.example/s"))
                        .render("en", "x", "See https://dp.example/s."))
                .contains(">https://dp.example/s</a>.</p>");
        assertThat(new MailHtml(Map.of("reasonUrl", "javascript:alert(1)")).render("en", "x", "javascript:alert(1)"))
                .doesNotContain("<a ");
    }

    @Test
    void theOrganisationMayWriteItsOwn(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("dsar-refused.en.txt"), "Subject: No\r\n\r\nSorry, {reference}.\r\n");
        MailTemplates own = new MailTemplates(new MailSettings("privacy@localhost", folder, OutboxFixture.LEASE));
        assertThat(own.write(mail("dsar-refused", Locale.ENGLISH, model(), "x@example.org"))
                        .text())
                .isEqualTo("Sorry, DP-7K3M-Q2XA.");
        assertThat(own.write(mail("dsar-refused", DANISH, model(), "x@example.org"))
                        .subject())
                .startsWith("Vores afgørelse");
    }

    @ParameterizedTest
    @ValueSource(strings = {"No subject\n\nText", "Subject: x\nno empty line", "Subject: x\n\nWrong {placeholder}"})
    void aSlipInAnOwnTemplateIsSeenAtStart(String source, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("dsar-refused.en.txt"), source);
        MailSettings settings = new MailSettings("privacy@localhost", folder, OutboxFixture.LEASE);
        assertThatThrownBy(() -> new MailTemplates(settings)).hasMessageContaining("dsar-refused.en");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "@example.org",
                "a@b@c",
                "a@example.org, b@example.org",
                "A <a@example.org>",
                "a@example.org\r\nBcc: b@example.org",
                "a b@example.org",
                "a@",
                "a@exa mple.org"
            })
    void onlyOneBareAddressIsWrittenTo(String recipient) {
        assertThatThrownBy(() -> templates.write(mail("dsar-refused", DANISH, model(), recipient)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The recipient is not a mail address");
    }

    @Test
    void danishLettersInADomainAreFine() {
        assertThat(templates
                        .write(mail("dsar-refused", DANISH, model(), "ida@rødgrød.example"))
                        .to())
                .isEqualTo("ida@xn--rdgrd-vuad.example");
    }

    @Test
    void nothingPersonalIsPrintedByAccident() {
        Mail mail = mail("dsar-refused", DANISH, model(), "ida@example.org");
        assertThat(mail + " " + templates.write(mail)).doesNotContain("ida@", "7K3MQ", "DP-7K3M");
    }

    private Letter write(String template, Locale language, Map<String, Object> model) {
        return templates.write(mail(template, language, model, "ida@example.org"));
    }

    private static MailTemplate read(Path folder, String name) throws IOException {
        return MailTemplate.parse(name, Files.readString(folder.resolve(name + ".txt")));
    }

    private static Mail mail(String template, Locale language, Map<String, Object> model, String recipient) {
        return new Mail("case", "key", template, language, recipient, model);
    }

    static Map<String, Object> model() {
        Map<String, Object> model = new HashMap<>();
        model.put("reference", "DP-7K3M-Q2XA");
        model.put("due", "1. marts 2027");
        model.put("explanation", "Received 31 January 2027 + 1 month.");
        model.put("organisation", "Milestone Systems A/S");
        model.put("accessCode", "7K3MQ-ABCDE");
        model.put("statusUrl", "https://dp.example/requests/status");
        model.put("confirmUrl", "https://dp.example/requests/confirm?token=abc");
        model.put("tasklistUrl", "https://dp.example/tasklist");
        model.put("daysLeft", "7");
        model.put("reason", "Many systems 🗂 to search, på dansk.");
        model.put("until", "31 March 2027");
        model.put("complaint", "Datatilsynet, datatilsynet.dk");
        model.put("concerning", "your data");
        return model;
    }
}

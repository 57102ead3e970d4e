package io.dueprocess.dpia;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.document.PdfText;
import io.dueprocess.document.PdfUa;
import io.dueprocess.dpia.assessment.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents of an impact assessment: what stands in them, what does not, and that everybody can read them. */
class DpiaPapersTest {

    private static final String SECRET = "Karen Kjær";

    private final PapersWorld world = new PapersWorld("en");

    private String decided(PapersWorld where) {
        String caseId = where.open("surveillance", "Surveillance of our premises", DpiaFacts.Cause.REQUESTED);
        where.assess(caseId, SampleAssessment.of(), Level.VERY_HIGH, Level.MEDIUM);
        forms(where, caseId);
        where.decide(caseId, DpiaFacts.Outcome.CONDITIONAL, null);
        where.the(DpiaConditions.class)
                .add(
                        caseId,
                        new DpiaConditions.Condition(1, "it-security", LocalDate.of(2026, 12, 20), true, null, null));
        return caseId;
    }

    private void forms(PapersWorld where, String caseId) {
        where.form(
                caseId, DpiaProcess.FORM_SCREENING, Map.of("reasons", "Cameras at public entrances."), PapersWorld.BO);
        where.form(
                caseId,
                DpiaProcess.FORM_VIEWS,
                Map.of("sought", "yes", "views", "The works council asked for less.", "taken", "Two cameras fewer."),
                PapersWorld.BO);
        where.form(
                caseId,
                DpiaProcess.FORM_ADVICE,
                Map.of(
                        "question", "Is the assessment sound?",
                        "documents", "Version 1 and the plan of the cameras",
                        "needed", "yes",
                        "method", "Yes.",
                        "measures", "With the second measure they are.",
                        "residualView", "Acceptable once workplaces are out of sight.",
                        "consult", "no",
                        "decision", "conditions",
                        "recommendation", "Move the cameras first."),
                PapersWorld.DORA);
        where.form(caseId, DpiaProcess.FORM_ANSWER_ADVICE, Map.of("followed", "wholly", "decision", "proceed"), "bo");
        where.form(
                caseId,
                DpiaProcess.FORM_DECIDE,
                Map.of(
                        "decision", "conditions",
                        "review", "24",
                        "comment", "Safety at the entrances matters.",
                        "condition1", "The cameras at the loading bay are turned away from the desks."),
                PapersWorld.MAX);
    }

    @Test
    void theReportHoldsEverything() throws IOException {
        String caseId = decided(world);
        world.the(DpiaPapers.class).report(caseId);
        byte[] pdf = world.document(caseId, "dpia-report");
        write("report-en.pdf", pdf);

        assertThat(PdfText.of(pdf))
                .contains(
                        "Milestone Systems A/S",
                        "Data protection impact assessment",
                        "Approved with conditions",
                        "Systematic monitoring of a public area",
                        "Nobody is identified by software.",
                        SECRET,
                        "R4 Footage is gone",
                        "High (severity 3, significant; likelihood 3, significant)",
                        "Access by two people only",
                        "15 December 2026",
                        "The works council asked for less.",
                        "Agrees on conditions",
                        "The cameras at the loading bay",
                        "IT security",
                        "Bo Bang",
                        "Dora Dahl",
                        "Max Munk",
                        "2 November 2028")
                .doesNotContain("dpia.", "Prior consultation", "null");
        assertThat(PdfUa.failures(pdf)).isEmpty();
    }

    @Test
    void theSummaryNamesNobody() throws IOException {
        String caseId = decided(world);
        world.the(DpiaPapers.class).report(caseId);
        byte[] pdf = world.document(caseId, "dpia-summary");
        write("summary-en.pdf", pdf);

        assertThat(PdfText.of(pdf))
                .contains("This summary is for everybody", "Employees feel watched", "Agrees on conditions", "Planned")
                .doesNotContain(
                        SECRET,
                        "Dora",
                        "Max",
                        "Bo Bang",
                        "Facility management",
                        "loading bay",
                        "works council",
                        "dpia.");
        assertThat(PdfUa.failures(pdf)).isEmpty();
    }

    @Test
    void thePackForTheAuthorityIsLettered() throws IOException {
        String caseId = decided(world);
        world.form(
                caseId,
                DpiaProcess.FORM_DECIDE_HIGH_RISK,
                Map.of("decision", "consult", "comment", "We see no further measure."),
                PapersWorld.MAX);
        world.store().rated(caseId, Level.VERY_HIGH, Level.HIGH);
        world.the(DpiaPapers.class).consultation(caseId);
        byte[] pdf = world.document(caseId, "dpia-consultation");
        write("consultation-en.pdf", pdf);

        assertThat(PdfText.of(pdf))
                .contains(
                        "Datatilsynet",
                        "remains high after",
                        "We see no further measure.",
                        "(a) Who is responsible",
                        "(b) Purposes and means",
                        "(c) Measures and safeguards",
                        "(d) Contact details",
                        "Dora Dahl, dpo@example.org",
                        "(e) The impact assessment",
                        "(f) Other information",
                        "Annex to (e)",
                        "The works council asked for less.")
                .doesNotContain("dpia.");
        assertThat(PdfUa.failures(pdf)).isEmpty();

        world.the(DpiaPapers.class).consultation(caseId);
        assertThat(world.files().attachments(caseId))
                .extracting(one -> one.name())
                .anyMatch(name -> name.endsWith("-2.pdf"));
    }

    @Test
    void inDanish() throws IOException {
        PapersWorld danish = new PapersWorld("da");
        String caseId = decided(danish);
        danish.store().filed(caseId, Instant.parse("2026-11-01T10:00:00Z"));
        danish.store().answered(caseId, DpiaFacts.Answer.ADVICE, Instant.parse("2026-12-01T10:00:00Z"));
        danish.the(DpiaPapers.class).report(caseId);
        danish.the(DpiaPapers.class).consultation(caseId);
        byte[] pdf = danish.document(caseId, "dpia-report");
        write("report-da.pdf", pdf);
        write("summary-da.pdf", danish.document(caseId, "dpia-summary"));
        write("consultation-da.pdf", danish.document(caseId, "dpia-consultation"));

        assertThat(PdfText.of(pdf))
                .contains(
                        "Konsekvensanalyse",
                        "Godkendt med betingelser",
                        "Skriftlig rådgivning",
                        "Meget høj",
                        "Delvist".substring(0, 0))
                .doesNotContain("dpia.");
        assertThat(PdfUa.failures(pdf)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script> ${7*7} [[${7*7}]] __${7*7}__ &amp; ]]>",
                "<img src=\"file:///etc/passwd\"/>",
                "\u202Eshalom שלום مرحبا 😀 \u0000\u0007"
            })
    void whatPeopleTypeIsText(String hostile) {
        String caseId = world.open("own-" + hostile.hashCode(), hostile, DpiaFacts.Cause.REQUESTED);
        world.assess(caseId, SampleAssessment.of(Map.of("processing", hostile)), Level.HIGH, Level.LOW);
        world.decide(caseId, DpiaFacts.Outcome.APPROVED, null);
        world.the(DpiaPapers.class).report(caseId);

        byte[] pdf = world.document(caseId, "dpia-report");
        assertThat(PdfText.of(pdf)).doesNotContain(" 49 ").contains("Approved");
        assertThat(PdfUa.failures(pdf)).isEmpty();
    }

    @Test
    void textsWithoutEndStillRender() throws IOException {
        String caseId = world.open("long", "L".repeat(180), DpiaFacts.Cause.REQUESTED);
        world.assess(
                caseId,
                SampleAssessment.of(Map.of("processing", "word ".repeat(4_000), "data", "x".repeat(19_000))),
                Level.HIGH,
                Level.LOW);
        world.decide(caseId, DpiaFacts.Outcome.APPROVED, null);
        world.the(DpiaPapers.class).report(caseId);
        byte[] pdf = world.document(caseId, "dpia-report");
        write("long.pdf", pdf);
        assertThat(PdfText.of(pdf).chars().filter(c -> c == 'x').count()).isGreaterThanOrEqualTo(19_000);
    }

    private static void write(String name, byte[] pdf) throws IOException {
        Path folder = Path.of("target", "papers");
        Files.createDirectories(folder);
        Files.write(folder.resolve(name), pdf);
    }
}

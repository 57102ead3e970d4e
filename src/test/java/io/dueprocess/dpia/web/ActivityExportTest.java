package io.dueprocess.dpia.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.document.Pdf;
import io.dueprocess.document.PdfText;
import io.dueprocess.document.PdfUa;
import io.dueprocess.dpia.ActivityRow;
import io.dueprocess.dpia.Gate;
import io.dueprocess.support.ServiceWorld;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** The register's files: complete, safe to open, readable for everybody. */
class ActivityExportTest {

    private static final Locale DANISH = Locale.forLanguageTag("da");

    private static ActivityExport export(Locale language, ActivityRow... rows) {
        return new ActivityExport(
                List.of(rows),
                new ActivityWords(
                        ServiceWorld.messages("dpia-register"),
                        language,
                        ZoneId.of("Europe/Copenhagen"),
                        Instant.parse("2026-11-02T09:00:00Z")),
                "Milestone Systems A/S, CVR 20341130, privacy@example.org",
                "Dora Dahl, dpo@example.org");
    }

    private static ActivityRow row(String name, String purposes) {
        return new ActivityRow(
                "surveillance",
                name,
                purposes,
                "Art. 6(1)(f), our interest in safety",
                "visitors and employees",
                "pictures, place and time",
                "Nordhost ApS, hosting",
                "Helper Ltd., India, EU standard clauses",
                "30 days",
                "",
                "Video archive",
                null,
                "",
                false,
                new Gate(Gate.State.NO_ASSESSMENT, null, null, new Gate.Conditions(0, 0, 0)));
    }

    private static String csv(ActivityExport export) {
        return new String(export.csv(), StandardCharsets.UTF_8);
    }

    @Test
    void holdsWhatArticle30Asks() {
        assertThat(csv(export(Locale.ENGLISH, row("Surveillance", "Protecting people"))))
                .contains(
                        "Processing activity",
                        "Milestone Systems A/S, CVR 20341130",
                        "Dora Dahl",
                        "Protecting people",
                        "visitors and employees",
                        "pictures, place and time",
                        "Nordhost ApS",
                        "EU standard clauses",
                        "30 days",
                        "Closed: Not assessed")
                .doesNotContain("dpia.register");
        assertThat(csv(export(DANISH, row("Overvågning", "x"))))
                .contains("Behandlingsaktivitet", "Lukket: Ikke vurderet")
                .doesNotContain("dpia.register");
    }

    @Test
    void nothingIsCalculated() throws IOException {
        ActivityExport export = export(Locale.ENGLISH, row("=1+1", "@SUM(A1)"));
        assertThat(csv(export)).contains("'=1+1", "'@SUM(A1)");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(export.xlsx()))) {
            assertThat(workbook.getSheetAt(0).getRow(1).getCell(1).getStringCellValue())
                    .isEqualTo("'=1+1");
        }
    }

    @Test
    void thePdfIsForEverybody() throws IOException {
        byte[] pdf = export(
                        Locale.ENGLISH,
                        row("<b>Cams</b> ${7*7}", "Protecting people and property. ".repeat(30)),
                        row("Events", "Running events"),
                        row("L".repeat(80), "Running events"))
                .pdf(new Pdf(), "Milestone Systems A/S");
        Files.createDirectories(Path.of("target", "papers"));
        Files.write(Path.of("target", "papers", "register.pdf"), pdf);

        assertThat(PdfText.of(pdf))
                .contains("<b>Cams</b>", "Kept for: 30 days", "Legal basis: Art. 6(1)(f)", "Activities: 3")
                .doesNotContain("dpia.register");
        assertThat(PdfUa.failures(pdf)).isEmpty();
        assertThat(PdfText.of(export(DANISH).pdf(new Pdf(), "Milestone"))).contains("Der kendes ingen");
    }
}

package io.dueprocess.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.dueprocess.datamap.Catalogue;
import io.dueprocess.datamap.PlannedRow;
import io.dueprocess.datamap.PlannedRow.Treatment;
import io.dueprocess.datamap.SystemPlan;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.datamap.Text;
import io.dueprocess.document.Pdf;
import io.dueprocess.document.PdfText;
import io.dueprocess.document.PdfUa;
import io.dueprocess.support.ServiceWorld;
import io.dueprocess.support.TurningClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates hold numbers, and everybody can read them. */
class CertificatesTest {

    private static final Instant DONE = Instant.parse("2027-06-15T09:12:00Z");
    private static final String ROW_ID = "40-ROW-17";

    private final Certificates certificates = new Certificates(
            systems(),
            new Pdf(),
            ServiceWorld.messages("retention"),
            new TurningClock(DONE),
            ZoneId.of("Europe/Copenhagen"),
            "Milestone");

    private static SystemsOfRecord systems() {
        Catalogue.Table orders = table("orders", new Text("Order", "Ordre"));
        Catalogue.Table contact = table("contact", new Text("Contact", "Kontaktperson"));
        Catalogue.SystemOfRecord crm = new Catalogue.SystemOfRecord(
                "crm",
                new Text("Customer relations", "Kundesystem"),
                "business-owner",
                List.of(),
                null,
                false,
                List.of(contact, orders));
        Catalogue.SystemOfRecord cameras = new Catalogue.SystemOfRecord(
                "cameras",
                new Text("Video surveillance", "Videoovervågning"),
                "it-security",
                List.of(),
                null,
                true,
                List.of());
        SystemsOfRecord systems = mock(SystemsOfRecord.class);
        when(systems.catalogue()).thenReturn(new Catalogue(null, null, List.of(), List.of(), List.of(crm, cameras)));
        return systems;
    }

    private static Catalogue.Table table(String name, Text label) {
        return new Catalogue.Table(name, label, "id", List.of(), List.of(), List.of());
    }

    private static SystemPlan plan() {
        Text why = new Text("bookkeeping law", "bogføringsloven");
        LocalDate until = LocalDate.of(2031, 12, 31);
        return new SystemPlan(
                "crm",
                false,
                List.of(
                        row("orders", Treatment.DELETE, null, null, null),
                        row("orders", Treatment.KEEP, until, "Art. 17(3)(b)", why),
                        row("orders", Treatment.KEEP, until, "Art. 17(3)(b)", why),
                        row("contact", Treatment.REDUCE, until, "Art. 17(3)(b)", why),
                        new PlannedRow("contact", ROW_ID, Treatment.KEEP, Set.of(), null, null, null, true)));
    }

    private static PlannedRow row(String table, Treatment treatment, LocalDate until, String basis, Text why) {
        return new PlannedRow(table, ROW_ID, treatment, Set.of("phone"), until, basis, why, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "da"})
    void saysWhatWasErasedInNumbers(String language) throws IOException {
        Certificates.Certificate certificate = certificates.of(
                "DP-7K3M-Q2XA",
                Locale.forLanguageTag(language),
                DONE,
                DONE,
                List.of(ErasedSystem.of(plan()), new ErasedSystem("cameras", List.of(), true)));
        Files.createDirectories(Path.of("target/certificates"));
        Files.write(Path.of("target/certificates", certificate.name()), certificate.pdf());
        String text = PdfText.of(certificate.pdf()).replaceAll("\\s+", " ");
        assertThat(text)
                .contains(
                        "DP-7K3M-Q2XA",
                        "11:12",
                        language.equals("en")
                                ? "2, until 31 December 2031: bookkeeping law (Art. 17(3)(b))"
                                : "2, til og med 31. december 2031: bogføringsloven");
        assertThat(text).doesNotContain(ROW_ID).doesNotContain("phone").doesNotContain("retention.certificate");
        assertThat(PdfUa.failures(certificate.pdf())).isEmpty();
    }

    @Test
    void neverSaysThatNothingIsLeftWithoutHavingLooked() throws IOException {
        byte[] pdf = certificates
                .of("DP-7K3M-Q2XA", Locale.ENGLISH, DONE, null, List.of(ErasedSystem.of(plan())))
                .pdf();
        assertThat(PdfText.of(pdf).replaceAll("\\s+", " ")).contains("Not yet").doesNotContain("Nothing was left");
    }
}

package io.dueprocess.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** What the renderer makes of a table breaks no rule of PDF/UA-1 or PDF/A-3a that a machine can check, and the check bites. */
class PdfUaTest {

    private static byte[] register() {
        return new Pdf()
                .render(
                        "breach-register",
                        Locale.ENGLISH,
                        Map.of(
                                "title", "Register",
                                "organisation", "Milestone",
                                "made", "As of today",
                                "none", "None",
                                "columns", List.of("Breach", "Times", "Facts", "Effects", "Decisions"),
                                "lines", List.of(line("One"), line("Another"))));
    }

    private static Map<String, String> line(String title) {
        return Map.of(
                "reference", "DP-7K3M-Q2XA",
                "title", title,
                "times", "yesterday",
                "facts", "a list",
                "effects", "none",
                "decisions", "notified");
    }

    @Test
    void aRegisterConforms() {
        byte[] pdf = register();
        assertThat(PdfUa.failures(pdf)).isEmpty();
        assertThat(PdfUa.failures(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();

        ValidationResult result = PdfUa.check(pdf, PDFAFlavour.PDFUA_1);
        assertThat(result.getTotalAssertions()).isGreaterThan(100);
        assertThat(result.getValidationProfile().getRules()).hasSizeGreaterThan(90);
    }

    @Test
    void whatIsNotTaggedDoesNotConform() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(out);
        }
        assertThat(PdfUa.failures(out.toByteArray()))
                .anyMatch(failure -> failure.contains("tagged") || failure.contains("Marked"))
                .anyMatch(failure -> failure.contains("StructTreeRoot") || failure.contains("Metadata"));
    }
}

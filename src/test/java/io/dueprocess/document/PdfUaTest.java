package io.dueprocess.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class PdfUaTest {

    @Test
    void probe() {
        byte[] pdf = new Pdf()
                .render(
                        "breach-register",
                        Locale.ENGLISH,
                        Map.of(
                                "title",
                                "T",
                                "organisation",
                                "O",
                                "made",
                                "m",
                                "none",
                                "n",
                                "columns",
                                List.of("a", "b", "c", "d", "e"),
                                "lines",
                                List.of()));
        System.out.println(PdfUa.failures(pdf));
        System.out.println(PdfUa.failures(pdf, PDFAFlavour.PDFA_3_A));
        assertThat(1).isEqualTo(1);
    }
}

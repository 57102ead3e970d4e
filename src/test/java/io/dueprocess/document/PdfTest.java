package io.dueprocess.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.dueprocess.datamap.Catalogue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters anybody can read, whatever stands in them (WCAG 2.1 by PDF/UA-1). */
class PdfTest {

    private static final Pdf PDF = new Pdf();

    /** As the letter's template reads it. */
    public record Letter(Head head, List<String> rights, String ground, List<String> reasons, String concerning) {}

    public record Head(
            Catalogue.Controller from,
            Catalogue.Authority authority,
            String to,
            String reference,
            String date,
            String receivedOn) {}

    @Test
    void aLetterIsTaggedTitledAndInItsLanguage() throws IOException {
        try (PDDocument document = Loader.loadPDF(render("Begrundelse", Locale.forLanguageTag("da")))) {
            assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("da");
            assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Vi imødekommer ikke din anmodning");
            assertThat(document.getDocumentCatalog().getDocumentOutline()).isNotNull();
            assertThat(new String(document.getDocumentCatalog().getMetadata().toByteArray()))
                    .contains("pdfuaid:part");
        }
    }

    @Test
    void everyFontIsEmbedded() throws IOException {
        try (PDDocument document = Loader.loadPDF(render("Ж שלום مرحبا ☎ 😀", Locale.ENGLISH))) {
            document.getPages()
                    .forEach(page -> StreamSupport.stream(
                                    page.getResources().getFontNames().spliterator(), false)
                            .forEach(name -> assertThat(
                                            font(page.getResources(), name).isEmbedded())
                                    .isTrue()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "${7*7}",
                "[[${7*7}]]",
                "[(${7*7})]",
                "__${7*7}__",
                "#{refusal.title}",
                "~{layout}",
                "&amp; &lt; &#39; ]]> <!-- \"x\" 'y'",
                "Blåbærgrød på Æbeltoft Å",
                "{0} {{x}} %s \\n"
            })
    void textIsPrintedAsItIs(String text) {
        assertThat(PdfText.of(render(text, Locale.ENGLISH))).contains("before " + text + " after");
    }

    @Test
    void writingFromRightToLeftIsShown() throws IOException {
        byte[] pdf = render("שלום עולם — مرحبا بالعالم", Locale.ENGLISH);
        assertThat(PdfText.of(pdf)).contains("שלום עולם");
        assertThat(PdfText.of(pdf)).doesNotContain("\u25AF");
        keep("rtl", pdf);
    }

    @Test
    void whatNoFontHasIsShownAsABox() throws IOException {
        byte[] pdf =
                render("Smile \uD83D\uDE00, wave \uD83D\uDC4B\uD83C\uDFFD, kanji \u6F22, phone \u260E", Locale.ENGLISH);
        assertThat(PdfText.of(pdf))
                .contains("Smile ")
                .contains("\u25AF")
                .contains("\u260E")
                .doesNotContain("#");
        keep("emoji", pdf);
    }

    @Test
    void charactersThatXmlForbidsDoNoHarm() {
        assertThat(PdfText.of(render("a\u0000b\u0008c\uFFFFd\uD800e\u001Bf", Locale.ENGLISH)))
                .contains("before a")
                .contains("f after");
    }

    @Test
    void aVeryLongTextIsPrintedToItsEnd() throws IOException {
        byte[] pdf = render("lorem ipsum ".repeat(8_334), Locale.ENGLISH);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(10);
        }
        assertThat(PdfText.of(pdf)).contains("Page 3 of").contains("after");
    }

    @Test
    void aVeryLongWordIsPrintedToItsEnd() {
        String text = PdfText.of(render("x".repeat(100_000), Locale.ENGLISH));
        assertThat(text.chars().filter(c -> c == 'x').count()).isGreaterThanOrEqualTo(100_000);
    }

    @Test
    void nothingIsLoadedFromOutside() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/x.png";
            render("<img src=\"" + url + "\"/>", Locale.ENGLISH);
            String external = PdfText.of(PDF.render("test-external", Locale.ENGLISH, Map.of("url", url)));
            assertThat(external).contains("Before").contains("after").doesNotContain("root:");
        } finally {
            server.stop(0);
        }
        assertThat(asked).hasValue(0);
    }

    private static PDFont font(org.apache.pdfbox.pdmodel.PDResources resources, org.apache.pdfbox.cos.COSName name) {
        try {
            return resources.getFont(name);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] render(String text, Locale language) {
        Head head = new Head(
                new Catalogue.Controller("Firma A/S", "CVR 1", "Gade 1", "privacy@example.dk", "+45 1"),
                new Catalogue.Authority("Datatilsynet", "Valby", "+45 2", "www.datatilsynet.dk"),
                text.length() > 1000 ? "Somebody" : text,
                "DP-7K3M-Q2XA",
                "8 December 2026",
                "24 November 2026");
        Letter letter = new Letter(head, List.of("ACCESS"), "excessive", List.of("before " + text + " after"), null);
        return PDF.render("dsar-refusal", language, Map.of("letter", letter));
    }

    private static void keep(String name, byte[] pdf) throws IOException {
        Files.write(Path.of("target", "pdf-" + name + ".pdf"), pdf);
    }
}

package io.dueprocess.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The bundled fonts, all embedded: a document looks the same everywhere and needs nothing from outside. */
enum Fonts {
    REGULAR("NotoSans-Regular", "Noto Sans", 400, FontStyle.NORMAL),
    BOLD("NotoSans-Bold", "Noto Sans", 700, FontStyle.NORMAL),
    ITALIC("NotoSans-Italic", "Noto Sans", 400, FontStyle.ITALIC),
    ARABIC("NotoSansArabic-Regular", "Noto Sans Arabic", 400, FontStyle.NORMAL),
    ARABIC_BOLD("NotoSansArabic-Bold", "Noto Sans Arabic", 700, FontStyle.NORMAL),
    HEBREW("NotoSansHebrew-Regular", "Noto Sans Hebrew", 400, FontStyle.NORMAL),
    HEBREW_BOLD("NotoSansHebrew-Bold", "Noto Sans Hebrew", 700, FontStyle.NORMAL),
    FALLBACK("DejaVuSans", "DejaVu Sans", 400, FontStyle.NORMAL),
    SYMBOLS("NotoSansSymbols2-Regular", "Noto Sans Symbols2", 400, FontStyle.NORMAL);

    private final String file;
    private final String family;
    private final int weight;
    private final FontStyle style;

    Fonts(String file, String family, int weight, FontStyle style) {
        this.file = file;
        this.family = family;
        this.weight = weight;
        this.style = style;
    }

    static void register(PdfRendererBuilder builder) {
        for (Fonts font : values()) {
            builder.useFont(font::open, font.family, font.weight, font.style, true);
        }
    }

    byte[] bytes() {
        try (InputStream in = open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream open() {
        InputStream in = Fonts.class.getResourceAsStream("/fonts/" + file + ".ttf");
        if (in == null) {
            throw new IllegalStateException("font " + file + " is missing");
        }
        return in;
    }
}

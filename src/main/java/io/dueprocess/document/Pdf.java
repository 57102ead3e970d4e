package io.dueprocess.document;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Service;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Renders {@code templates/documents/<template>.html} (Thymeleaf) as a tagged PDF/UA with embedded fonts. */
@Service
public class Pdf {

    /** Stands for a character that no bundled font has. */
    private static final String NO_GLYPH = "\u25AF";

    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    static {
        XRLog.setLoggerImpl(new Silent()); // the library logs what it lays out
    }

    private final ResourceBundleMessageSource texts;
    private final SpringTemplateEngine templates;

    /** With the texts of no country's law. */
    public Pdf() {
        this("");
    }

    /** @param countryTexts bundle of the texts in which the country's law differs; empty for none */
    @Autowired
    public Pdf(@Value("${dueprocess.country-texts:}") String countryTexts) {
        this.texts = texts(countryTexts);
        this.templates = templates(texts);
    }

    /** A text as documents have it, or the other one where they have none of that key. */
    public String text(String key, String otherwise, Locale language) {
        return texts.getMessage(key, null, otherwise, language);
    }

    /**
     * Nothing from outside is ever loaded, whatever the values say.
     *
     * @param model values for the template; they are text, never evaluated, and anything in them is escaped
     */
    public byte[] render(String template, Locale language, Map<String, Object> model) {
        String xhtml = XmlText.legal(templates.process(template, new Context(language, model)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            builder().withHtmlContent(xhtml, null).toStream(out).run();
        } catch (IOException | RuntimeException e) {
            // no cause: the library's messages quote the document
            throw new IllegalStateException(
                    "template " + template + " does not render: " + e.getClass().getSimpleName());
        }
        return out.toByteArray();
    }

    private static PdfRendererBuilder builder() {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.usePdfUaAccessibility(true);
        builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
        builder.useColorProfile(SRGB);
        builder.withProducer("Due Process");
        builder.useReplacementText(NO_GLYPH);
        builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
        builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
        builder.defaultTextDirection(TextDirection.LTR);
        Fonts.register(builder);
        refuseEverythingExternal(builder);
        return builder;
    }

    private static void refuseEverythingExternal(PdfRendererBuilder builder) {
        builder.useUriResolver((base, uri) -> null);
        for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((uri, type) -> false, when);
        }
    }

    private static ResourceBundleMessageSource texts(String countryTexts) {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        if (!countryTexts.isEmpty()) {
            texts.addBasenames(countryTexts);
        }
        texts.addBasenames("messages/documents");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        return texts;
    }

    private static SpringTemplateEngine templates(ResourceBundleMessageSource messages) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(Pdf.class.getClassLoader());
        resolver.setPrefix("templates/documents/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        engine.setTemplateEngineMessageSource(messages);
        return engine;
    }
}

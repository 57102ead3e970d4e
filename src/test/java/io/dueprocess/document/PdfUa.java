package io.dueprocess.document;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Asks veraPDF what of PDF/UA-1 or PDF/A-3a a document breaks. */
public final class PdfUa {

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private PdfUa() {}

    /** The rules of PDF/UA-1 (ISO 14289-1) that machines can check and that the document breaks: clause, test, what. */
    public static List<String> failures(byte[] pdf) {
        return failures(pdf, PDFAFlavour.PDFUA_1);
    }

    static List<String> failures(byte[] pdf, PDFAFlavour flavour) {
        return check(pdf, flavour).getTestAssertions().stream()
                .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                .map(assertion -> assertion.getRuleId().getClause() + "-"
                        + assertion.getRuleId().getTestNumber() + " " + assertion.getMessage())
                .distinct()
                .toList();
    }

    static ValidationResult check(byte[] pdf, PDFAFlavour flavour) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            return validator.validate(parser);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

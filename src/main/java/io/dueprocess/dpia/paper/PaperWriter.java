package io.dueprocess.dpia.paper;

import io.dueprocess.document.Pdf;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Renders a document of an impact assessment. */
@Component
public class PaperWriter {

    private final Pdf pdf;

    PaperWriter(Pdf pdf) {
        this.pdf = pdf;
    }

    public byte[] pdf(Paper paper, PaperWords words) {
        Map<String, Object> model = new HashMap<>();
        model.put("paper", paper);
        model.put("facts", Part.known(paper.facts()));
        model.put("parts", filled(paper.parts()));
        model.put("annex", filled(paper.annex()));
        model.put("signed", words.of("signed"));
        return pdf.render("dpia-paper", words.language(), model);
    }

    private static List<Part> filled(List<Part> parts) {
        return parts.stream().filter(part -> !part.isEmpty()).toList();
    }
}

package io.dueprocess.breach.authority;

import io.dueprocess.document.Pdf;
import io.dueprocess.portal.Dates;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes the notification down: paper for the authority, data for machines. */
@Component
public class NotificationPaper {

    /** The mark of a drill is written in both languages. */
    private static final String MARK = "drill";

    private final Pdf pdf;
    private final NotificationTemplate template;
    private final NotificationWords words;
    private final ZoneId zone;

    NotificationPaper(
            Pdf pdf, NotificationTemplate template, NotificationWords words, @Value("${dueprocess.zone}") ZoneId zone) {
        this.pdf = pdf;
        this.template = template;
        this.words = words;
        this.zone = zone;
    }

    /** A part of the paper; those without a row are left out. */
    public record Part(String id, String title, List<Row> rows) {}

    /** @param open whether the answer is needed and not there */
    public record Row(int number, String label, String value, boolean open) {}

    public byte[] json(Heading heading, Answers answers) {
        return NotificationData.of(heading, answers, template).json();
    }

    public byte[] pdf(Heading heading, Answers answers) {
        Locale language = heading.language();
        Map<String, Object> model = new HashMap<>();
        model.put("title", words.of(title(heading.type()), language));
        model.put("lead", words.of("lead", language));
        model.put("organisation", heading.organisation());
        model.put("contact", heading.contact());
        model.put("authority", heading.authority());
        model.put("reference", heading.reference());
        model.put("mark", heading.drill() ? words.of(MARK, language) : null);
        model.put("facts", facts(heading));
        model.put("missingTitle", words.of("missing", language));
        model.put("missingLead", words.of("missing.lead", language));
        model.put(
                "missing",
                template.missing(answers).stream()
                        .map(field -> words.label(field, language) + " (" + field.number() + ")")
                        .toList());
        model.put("parts", parts(answers, language));
        return pdf.render("breach-notification", language, model);
    }

    private static String title(NotificationType type) {
        return switch (type) {
            case WITHDRAW -> "title.withdraw";
            case FOLLOW_UP_COMPLETE, FOLLOW_UP_INCOMPLETE -> "title.follow-up";
            default -> "title";
        };
    }

    private List<List<String>> facts(Heading heading) {
        Locale language = heading.language();
        String day = new Dates(language, zone).minute(heading.writtenAt());
        return List.of(
                List.of(words.of("date", language), day),
                List.of(words.of("reference", language), heading.reference()),
                List.of(words.of("round", language), String.valueOf(heading.round())));
    }

    private List<Part> parts(Answers answers, Locale language) {
        List<TemplateField> missing = template.missing(answers);
        List<Part> parts = new ArrayList<>();
        for (TemplateField field : template.fields()) {
            boolean open = missing.contains(field);
            String value = words.answer(field, answers, language);
            if (value.isEmpty() && !open) {
                continue;
            }
            if (parts.isEmpty() || !parts.get(parts.size() - 1).id().equals(field.group())) {
                parts.add(new Part(field.group(), words.group(field.group(), language), new ArrayList<>()));
            }
            String shown = value.isEmpty() ? words.of("unknown", language) : value;
            parts.get(parts.size() - 1).rows().add(new Row(field.number(), words.label(field, language), shown, open));
        }
        return parts;
    }
}

package io.dueprocess.breach.authority;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The template's fields and their answers in words, English or Danish. */
@Component
public class NotificationWords {

    private static final int LENGTH_OF_DAY = 10;

    private final MessageSource messages;
    private final NotificationTemplate template;
    private final ZoneId zone;

    NotificationWords(MessageSource messages, NotificationTemplate template, @Value("${dueprocess.zone}") ZoneId zone) {
        this.messages = messages;
        this.template = template;
        this.zone = zone;
    }

    /** Text of {@code breach.authority.<code>}. */
    public String of(String code, Locale language, Object... arguments) {
        return messages.getMessage("breach.authority." + code, arguments, code, language);
    }

    public String group(String group, Locale language) {
        return messages.getMessage("breach.edpb.group." + group, null, group, language);
    }

    public String label(TemplateField field, Locale language) {
        return messages.getMessage("breach.edpb." + field.number(), null, "", language);
    }

    /** Such as {@code Kind of incident (60)}, one a line; in words that there are none. */
    public String missing(Answers answers, Locale language) {
        List<TemplateField> missing = template.missing(answers);
        return missing.isEmpty()
                ? of("missing.none", language)
                : missing.stream()
                        .map(field -> label(field, language) + " (" + field.number() + ")")
                        .collect(Collectors.joining("\n"));
    }

    /** The answer as a reader sees it; empty when there is none. */
    public String answer(TemplateField field, Answers answers, Locale language) {
        Object value = answers.values().get(field.number());
        if (value == null) {
            return "";
        }
        return switch (field.type()) {
            case CHOICE -> option(field, value, language);
            case CHOICES ->
                ((List<?>) value)
                        .stream().map(letter -> option(field, letter, language)).collect(Collectors.joining("\n"));
            case TICK -> of(Boolean.TRUE.equals(value) ? "yes" : "no", language);
            case INSTANT, DATE -> date(value.toString(), language);
            case TEXT, NUMBER -> value.toString();
        };
    }

    private String option(TemplateField field, Object letter, Locale language) {
        return messages.getMessage("breach.edpb." + field.number() + "." + letter, null, letter.toString(), language);
    }

    /** A day, or an instant with its offset, since the 72 hours are counted by it. */
    private String date(String iso, Locale language) {
        boolean danish = "da".equals(language.getLanguage());
        if (iso.length() == LENGTH_OF_DAY) {
            return DateTimeFormatter.ofPattern(danish ? "d. MMMM yyyy" : "d MMMM yyyy", language)
                    .format(LocalDate.parse(iso));
        }
        return DateTimeFormatter.ofPattern(
                        danish ? "d. MMMM yyyy 'kl.' HH.mm (XXX)" : "d MMMM yyyy, HH:mm (XXX)", language)
                .format(OffsetDateTime.parse(iso).atZoneSameInstant(zone));
    }
}

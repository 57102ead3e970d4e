package io.dueprocess.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The templates {@code mail/<name>.<language>.txt}, each replaced by a file of the same name in the organisation's own
 * folder where there is one. All are read and checked at start, so that a slip in one is seen there and not when a mail is
 * due.
 */
@Component
class MailTemplates {

    private static final String SUFFIX = ".txt";

    private final Map<String, MailTemplate> templates = new HashMap<>();

    MailTemplates(MailSettings settings) {
        try {
            for (Resource shipped :
                    new PathMatchingResourcePatternResolver().getResources("classpath:mail/*" + SUFFIX)) {
                MailTemplate template =
                        parse(shipped.getFilename(), shipped.getContentAsString(StandardCharsets.UTF_8));
                templates.put(template.name(), own(settings.templates(), template));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Mail templates can't be read", failure);
        }
    }

    /** @throws IllegalArgumentException for an unknown template, or when a placeholder has no value */
    Letter write(Mail mail) {
        String language = mail.language().getLanguage();
        MailTemplate template = find(mail.template(), language);
        if (template == null) {
            language = Locale.ENGLISH.getLanguage();
            template = find(mail.template(), language);
        }
        if (template == null) {
            throw new IllegalArgumentException("There is no mail template " + mail.template());
        }
        String subject = template.subject(mail.model());
        String text = template.body(mail.model());
        String html = new MailHtml(mail.model()).render(language, subject, text);
        return new Letter(MailAddress.one(mail.recipient()), language, subject, text, html);
    }

    private MailTemplate find(String name, String language) {
        return templates.get(name + "." + language);
    }

    private static MailTemplate own(Path folder, MailTemplate shipped) throws IOException {
        Path file = folder == null ? null : folder.resolve(shipped.name() + SUFFIX);
        if (file == null || !Files.exists(file)) {
            return shipped;
        }
        MailTemplate own = parse(file.getFileName().toString(), Files.readString(file));
        if (!shipped.placeholders().containsAll(own.placeholders())) {
            throw new IllegalArgumentException("Mail template " + file + " may use these placeholders only: "
                    + String.join(", ", shipped.placeholders()));
        }
        return own;
    }

    private static MailTemplate parse(String fileName, String source) {
        return MailTemplate.parse(fileName.substring(0, fileName.length() - SUFFIX.length()), source);
    }
}

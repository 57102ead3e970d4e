package io.dueprocess.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import io.dueprocess.engine.StoredForms;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What staff filled in on task forms, with the labels of the forms' own definitions. */
@Component
class FilledForms {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CaseFiles files;
    private final MessageSource messages;
    private final Map<String, JsonNode> definitions = new ConcurrentHashMap<>();

    FilledForms(CaseFiles files, MessageSource messages) {
        this.files = files;
        this.messages = messages;
    }

    @SuppressWarnings("rawtypes")
    List<CaseDocument.FilledForm> of(String caseId, Locale language) {
        return files.list(caseId, StoredForms.KIND, Map.class).stream()
                .sorted(Comparator.comparing(Entry<Map>::at))
                .map(entry -> filled(entry, language))
                .toList();
    }

    @SuppressWarnings("rawtypes")
    private CaseDocument.FilledForm filled(Entry<Map> entry, Locale language) {
        String formId = entry.key().substring(0, Math.max(0, entry.key().indexOf('/')));
        String title = messages.getMessage("desk.form." + formId, null, formId, language);
        List<CaseView.Fact> facts = new ArrayList<>();
        for (JsonNode field : definitions.computeIfAbsent(formId, FilledForms::definition)) {
            Object value = entry.content().get(field.path("key").asText());
            if (value != null && !value.equals(false) && !value.equals("")) {
                facts.add(new CaseView.Fact(field.path("label").asText(), readable(field, value)));
            }
        }
        return new CaseDocument.FilledForm(title, entry.author(), entry.at(), facts);
    }

    /** The label of an option that was chosen, a tick for a box, else the value itself. */
    private static String readable(JsonNode field, Object value) {
        if (value.equals(true)) {
            return "✓";
        }
        for (JsonNode option : field.path("values")) {
            if (option.path("value").asText().equals(value)) {
                return option.path("label").asText();
            }
        }
        return value.toString();
    }

    /** The form's fields; none for a form that this version no longer has. */
    private static JsonNode definition(String formId) {
        ClassPathResource form = new ClassPathResource("forms/" + formId + ".form");
        if (!formId.matches("[a-z0-9-]+") || !form.exists()) {
            return JSON.createArrayNode();
        }
        try (InputStream in = form.getInputStream()) {
            return JSON.readTree(in).path("components");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

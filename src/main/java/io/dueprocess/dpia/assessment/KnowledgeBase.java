package io.dueprocess.dpia.assessment;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Help beside the questions, from {@code dpia/knowledge.<language>.yaml}. Files of the same names in the organisation's own
 * folder replace it entry by entry; all are read and checked at start, so that a slip in one is seen there.
 */
@Component
public class KnowledgeBase {

    /** Ids of the two entries that belong to no question. */
    public static final List<String> OTHERS = List.of("risks", "measures");

    private static final List<String> LANGUAGES = List.of("en", "da");

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * @param article as people cite it in the language
     * @param text plain text
     */
    public record Help(String article, String text) {}

    private final Map<String, Map<String, Help>> help = new HashMap<>();

    /** @param folder with the organisation's own files; blank for none */
    KnowledgeBase(Questions questions, @Value("${dueprocess.dpia.knowledge:}") String folder) {
        for (String language : LANGUAGES) {
            String name = "knowledge." + language + ".yaml";
            Map<String, Help> all = new LinkedHashMap<>(shipped(name));
            Path own = folder.isBlank() ? null : Path.of(folder, name);
            if (own != null && Files.exists(own)) {
                own(own).forEach((id, entry) -> {
                    if (!all.containsKey(id) || entry == null || entry.article() == null || entry.text() == null) {
                        throw new IllegalArgumentException(own + " has no use for " + id + ", or it is not complete");
                    }
                    all.put(id, entry);
                });
            }
            help.put(language, Map.copyOf(all));
        }
        questions.all().forEach(question -> of(question.id(), Locale.ENGLISH));
    }

    /**
     * @param id of a question, or one of {@link #OTHERS}
     * @param language English unless it is Danish
     */
    public Help of(String id, Locale language) {
        Help found = help.get("da".equals(language.getLanguage()) ? "da" : "en").get(id);
        if (found == null) {
            throw new IllegalArgumentException("no help for " + id);
        }
        return found;
    }

    private static Map<String, Help> shipped(String name) {
        try (InputStream in = KnowledgeBase.class.getResourceAsStream("/dpia/" + name)) {
            return YAML.readValue(in, new TypeReference<LinkedHashMap<String, Help>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Help> own(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return YAML.readValue(in, new TypeReference<LinkedHashMap<String, Help>>() {});
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " can't be read: " + e.getMessage(), e);
        }
    }
}

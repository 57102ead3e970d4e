package io.dueprocess.deadline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Explanations as the table holds them: English and Danish in columns of their own, further languages as one JSON object. */
final class Explanations {

    private static final Set<String> IN_COLUMNS = Set.of("en", "da");
    private static final TypeReference<Map<String, String>> BY_LANGUAGE = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper();

    private Explanations() {}

    /** The languages that have no column, or null when there are none. */
    static String written(Map<String, String> explanations) {
        Map<String, String> further = new HashMap<>(explanations);
        further.keySet().removeAll(IN_COLUMNS);
        try {
            return further.isEmpty() ? null : JSON.writeValueAsString(further);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("explanations of a due date", e);
        }
    }

    static Map<String, String> read(String further, String english, String danish) {
        try {
            Map<String, String> all = new HashMap<>(further == null ? Map.of() : JSON.readValue(further, BY_LANGUAGE));
            all.put("en", english);
            all.put("da", danish);
            return all;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("explanations of a due date", e);
        }
    }
}

package io.dueprocess.engine.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** The JSON body of a form submission: {@code {"variables": {"name": {"value": ..., "type": ...}}}}. */
final class Submission {

    static final int LARGEST_BYTES = 2 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode body;

    private Submission(ObjectNode body) {
        this.body = body;
    }

    /** Throws FormRefused when the body is too large or no JSON object. */
    static Submission read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
        if (bytes.length > LARGEST_BYTES) {
            throw new FormRefused(HttpStatus.PAYLOAD_TOO_LARGE, "engine.form.too-large");
        }
        try {
            JsonNode body = bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
            if (body instanceof ObjectNode object) {
                return new Submission(object);
            }
        } catch (JsonProcessingException e) {
            throw new FormRefused("engine.form.no-json");
        }
        throw new FormRefused("engine.form.no-json");
    }

    /** Name to plain value: text, number, flag or null. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : body.path("variables").properties()) {
            values.put(field.getKey(), plain(field.getKey(), field.getValue().path("value")));
        }
        return values;
    }

    private static Object plain(String name, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isTextual()) {
            return value.asText();
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isNumber()) {
            return value.numberValue();
        }
        throw new FormRefused("engine.form.type", name);
    }

    /** What goes on to the engine: the routing values only, and for a start the business key. */
    byte[] forEngine(Map<String, Object> routing, String businessKey) {
        ObjectNode out = JSON.createObjectNode();
        ObjectNode variables = out.putObject("variables");
        routing.forEach((name, value) -> variables.putObject(name).putPOJO("value", value));
        if (businessKey != null) {
            out.put("businessKey", businessKey);
        }
        if (body.path("withVariablesInReturn").asBoolean()) {
            out.put("withVariablesInReturn", true);
        }
        try {
            return JSON.writeValueAsBytes(out);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON");
        }
    }
}

package io.dueprocess.dpia.pia;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.dueprocess.engine.Refused;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A file of the PIA software as JSON; what cannot be read is refused without a word of its content. */
final class PiaFile {

    /** Bytes. */
    static final int LARGEST = 10 * 1024 * 1024;

    /** Our own part of a file that we wrote: the assessment in our shape. The PIA software passes over it. */
    static final String OWN = "due_process";

    static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PiaFile() {}

    /** @throws Refused when it is too large, not in UTF-8, no JSON, or none that the PIA software exports */
    static JsonNode read(byte[] file) {
        if (file.length > LARGEST) {
            throw new Refused("dpia.refused.pia-too-large");
        }
        JsonNode root = parse(file);
        if (root.isMissingNode()) {
            throw new Refused("dpia.refused.pia-not-json");
        }
        if (!root.path("pia").isObject()
                || !root.path("answers").isArray()
                || !isArrayOrAbsent(root.path("measures"))
                || !isArrayOrAbsent(root.path("evaluations"))) {
            throw new Refused("dpia.refused.pia-not-pia");
        }
        return root;
    }

    static byte[] write(JsonNode root) {
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON of an assessment");
        }
    }

    private static JsonNode parse(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return JSON.readTree(text.startsWith("\ufeff") ? text.substring(1) : text);
        } catch (CharacterCodingException | JsonProcessingException unreadable) {
            throw new Refused("dpia.refused.pia-not-json");
        }
    }

    private static boolean isArrayOrAbsent(JsonNode node) {
        return node.isArray() || node.isNull() || node.isMissingNode();
    }
}

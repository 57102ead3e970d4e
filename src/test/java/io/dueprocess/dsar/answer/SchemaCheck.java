package io.dueprocess.dsar.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** As much of JSON Schema 2020-12 as {@code docs/schema} uses; an unknown keyword is an error. */
final class SchemaCheck {

    private static final List<String> WORDS = List.of("$schema", "$id", "$defs", "title", "description");

    private final JsonNode root;
    private final List<String> errors = new ArrayList<>();

    private SchemaCheck(JsonNode root) {
        this.root = root;
    }

    static List<String> errors(Path schema, byte[] json) {
        try {
            ObjectMapper mapper = new ObjectMapper();
            SchemaCheck check = new SchemaCheck(mapper.readTree(Files.readString(schema)));
            check.check("", check.root, mapper.readTree(json));
            return check.errors;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(String at, JsonNode schema, JsonNode value) {
        schema.properties().forEach(rule -> {
            JsonNode wanted = rule.getValue();
            switch (rule.getKey()) {
                case "$ref" -> check(at, root.at(wanted.asText().substring(1)), value);
                case "type" -> require(at, isOneOf(wanted, value), "is no " + wanted);
                case "const" -> require(at, wanted.equals(value), "is not " + wanted);
                case "enum" -> require(at, contains(wanted, value), "is none of " + wanted);
                case "pattern" -> require(at, value.asText().matches(wanted.asText()), "does not match");
                case "required" ->
                    wanted.forEach(name -> require(at, value.has(name.asText()), "lacks " + name.asText()));
                case "properties" ->
                    wanted.properties().forEach(property -> {
                        if (value.has(property.getKey())) {
                            check(at + "/" + property.getKey(), property.getValue(), value.get(property.getKey()));
                        }
                    });
                case "additionalProperties" -> additional(at, schema, wanted, value);
                case "items" -> value.forEach(item -> check(at + "/-", wanted, item));
                default -> require(at, WORDS.contains(rule.getKey()), "keyword " + rule.getKey());
            }
        });
    }

    private void additional(String at, JsonNode schema, JsonNode wanted, JsonNode value) {
        value.properties().forEach(field -> {
            if (schema.path("properties").has(field.getKey())) {
                return;
            }
            if (wanted.isBoolean()) {
                require(at, wanted.asBoolean(), "has an unknown " + field.getKey());
            } else {
                check(at + "/" + field.getKey(), wanted, field.getValue());
            }
        });
    }

    private void require(String at, boolean holds, String message) {
        if (!holds) {
            errors.add(at + " " + message);
        }
    }

    private static boolean isOneOf(JsonNode types, JsonNode value) {
        return types.isArray() ? contains(types, type(value)) : types.equals(type(value));
    }

    private static JsonNode type(JsonNode value) {
        String type = value.isIntegralNumber()
                ? "integer"
                : value.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(type);
    }

    private static boolean contains(JsonNode array, JsonNode value) {
        for (JsonNode candidate : array) {
            if (candidate.equals(value)) {
                return true;
            }
        }
        return false;
    }
}

package io.dueprocess.datamap.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dueprocess.datamap.Change;
import io.dueprocess.datamap.Columns;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** New values of one row: an object with the columns that change, each of its declared type. */
final class JsonPatch {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonPatch() {}

    /** Empty when a text is no value of its column's type. */
    static Optional<String> of(Change change) {
        ObjectNode values = JSON.createObjectNode();
        try {
            for (Map.Entry<String, String> entry : change.set().entrySet()) {
                put(values, entry.getKey(), entry.getValue(), Columns.type(change.table(), entry.getKey()));
            }
        } catch (IllegalArgumentException doesNotFit) {
            return Optional.empty();
        }
        return Optional.of(values.toString());
    }

    private static void put(ObjectNode values, String column, String text, String type) {
        if (text == null) {
            values.putNull(column);
        } else if ("number".equals(type)) {
            values.put(column, new BigDecimal(text));
        } else if ("boolean".equals(type)) {
            values.put(column, flag(text));
        } else if (type == null && text.matches("TRUE|FALSE")) {
            values.put(column, flag(text)); // a column that is not shown has no declared type
        } else {
            values.put(column, text);
        }
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "TRUE" -> true;
            case "FALSE" -> false;
            default -> throw new IllegalArgumentException();
        };
    }
}

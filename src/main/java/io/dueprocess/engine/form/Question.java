package io.dueprocess.engine.form;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/**
 * A question to the engine. The engine refuses expressions in it, but not within {@code orQueries}: there anybody who is signed
 * in could have any method of any bean called.
 */
final class Question {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String EXPRESSION = "expression";

    private Question() {}

    /** The body as it was sent; throws FormRefused when it names an expression, however deep, or is no JSON. */
    static byte[] read(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(Submission.LARGEST_BYTES + 1);
        if (body.length > Submission.LARGEST_BYTES) {
            throw new FormRefused(HttpStatus.PAYLOAD_TOO_LARGE, "engine.form.too-large");
        }
        try (JsonParser json = JSON.createParser(body)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME
                        && json.currentName().toLowerCase(Locale.ROOT).endsWith(EXPRESSION)) {
                    throw new FormRefused(HttpStatus.FORBIDDEN, "engine.form.expression");
                }
            }
        } catch (JsonProcessingException e) {
            throw new FormRefused("engine.form.no-json");
        }
        return body;
    }
}

package io.dueprocess.dsar.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * {@code data.json}, as {@code docs/schema/dsar-answer-1.schema.json} describes it: the letter's facts and the data, for
 * machines.
 *
 * @param kind {@code access} (Art. 15) or {@code portability} (Art. 20)
 * @param activities and everything below up to the files: absent from a portable copy, which holds only the data
 */
@JsonPropertyOrder({"$schema"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record AnswerData(
        String kind,
        String reference,
        String language,
        String receivedOn,
        String answeredOn,
        String person,
        Controller controller,
        List<AnswerTables.Source> systems,
        List<AnswerLetter.Activity> activities,
        List<AnswerLetter.Statement> statements,
        List<AnswerLetter.Count> leftOut,
        List<AnswerLetter.Count> redacted,
        List<String> searched,
        List<String> notSearched) {

    // its own mapper: the format is a promise and does not follow the application's settings
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    record Controller(String name, String registration, String address, String mail, String phone) {}

    @JsonProperty("$schema")
    String schema() {
        return "dsar-answer-1.schema.json";
    }

    static AnswerData access(AnswerInput input, AnswerLetter letter, AnswerTables tables) {
        return new AnswerData(
                "access",
                input.reference(),
                input.language().getLanguage(),
                input.receivedOn().toString(),
                input.answeredOn().toString(),
                input.subject(),
                controller(letter),
                tables.systems(),
                letter.activities(),
                letter.statements(),
                letter.leftOut(),
                letter.redacted(),
                letter.searched(),
                letter.notSearched());
    }

    static AnswerData portability(AnswerInput input, AnswerLetter letter, AnswerTables portable) {
        return new AnswerData(
                "portability",
                input.reference(),
                input.language().getLanguage(),
                input.receivedOn().toString(),
                input.answeredOn().toString(),
                input.subject(),
                controller(letter),
                portable.systems(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    byte[] json() {
        try {
            return JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Controller controller(AnswerLetter letter) {
        var from = letter.head().from();
        return new Controller(from.name(), from.registration(), from.address(), from.mail(), from.phone());
    }
}

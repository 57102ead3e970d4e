package io.dueprocess.engine.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.util.StringUtils;

/** Checks submitted values by the form's own rules, as the browser does; a hidden field has no value. */
class FormRules {

    /** Longest text where the form says nothing. */
    private static final int LONGEST_TEXT = 100_000;

    private static final int LONGEST_NAME = 50;

    private final FeelEngine feel;

    FormRules(FeelEngine feel) {
        this.feel = feel;
    }

    /**
     * The values to keep, in the form's order; a routing field without a value is kept as null, so that no earlier task's
     * choice stands in for it.
     *
     * @throws FormRefused with the first field that breaks a rule, or is not the form's
     */
    Map<String, Object> check(List<FormField> fields, Map<String, Object> submitted) {
        for (String name : submitted.keySet()) {
            if (fields.stream().noneMatch(field -> field.key().equals(name))) {
                throw new FormRefused("engine.form.undeclared", StringUtils.truncate(name, LONGEST_NAME));
            }
        }
        VariableMap scope = Variables.createVariables();
        fields.forEach(field -> scope.put(field.key(), field.display() ? null : submitted.get(field.key())));
        Map<String, Object> kept = new LinkedHashMap<>();
        for (FormField field : fields) {
            if (field.display()) {
                continue;
            }
            boolean hidden = hidden(field, scope);
            Object value = hidden ? null : submitted.get(field.key());
            if (!hidden) {
                check(field, value);
            }
            if (value != null || !field.content()) {
                kept.put(field.key(), value);
            }
        }
        return kept;
    }

    private boolean hidden(FormField field, VariableMap scope) {
        if (field.hideWhen().isEmpty()) {
            return false;
        }
        String expression = field.hideWhen().startsWith("=") ? field.hideWhen().substring(1) : field.hideWhen();
        return Boolean.TRUE.equals(feel.evaluateSimpleExpression(expression, scope.asVariableContext()));
    }

    private static void check(FormField field, Object value) {
        boolean empty = value == null
                || value instanceof String text && text.isBlank()
                || field.type().equals("checkbox") && Boolean.FALSE.equals(value);
        if (empty) {
            if (field.required()) {
                throw new FormRefused("engine.form.required", field.label());
            }
            return;
        }
        switch (field.type()) {
            case "textfield", "textarea" -> checkText(field, value);
            case "number" -> checkNumber(field, value);
            case "checkbox" -> require(value instanceof Boolean, "engine.form.type", field);
            case "radio", "select" ->
                require(
                        value instanceof String option && field.options().contains(option),
                        "engine.form.option",
                        field);
            case "datetime" -> checkTime(field, value);
            default -> throw new FormRefused("engine.form.type", field.label());
        }
    }

    private static void checkText(FormField field, Object value) {
        require(value instanceof String, "engine.form.type", field);
        String text = (String) value;
        int longest = field.rule("maxLength").asInt(LONGEST_TEXT);
        if (text.length() > longest) {
            throw new FormRefused("engine.form.too-long", field.label(), longest);
        }
        int shortest = field.rule("minLength").asInt(0);
        if (text.length() < shortest) {
            throw new FormRefused("engine.form.too-short", field.label(), shortest);
        }
        JsonNode pattern = field.rule("pattern");
        require(pattern.isMissingNode() || Pattern.matches(pattern.asText(), text), "engine.form.pattern", field);
    }

    private static void checkNumber(FormField field, Object value) {
        require(value instanceof Number, "engine.form.type", field);
        double number = ((Number) value).doubleValue();
        JsonNode min = field.rule("min");
        JsonNode max = field.rule("max");
        boolean within =
                (min.isMissingNode() || number >= min.asDouble()) && (max.isMissingNode() || number <= max.asDouble());
        require(within, "engine.form.range", field);
    }

    /** A date, or a date with a time of day in no time zone: what a browser makes of zones is wrong on days of change. */
    private static void checkTime(FormField field, Object value) {
        boolean withTime = field.schema().path("subtype").asText().equals("datetime");
        require(
                value instanceof String text && parses(text, withTime ? LocalDateTime::parse : LocalDate::parse),
                withTime ? "engine.form.time" : "engine.form.date",
                field);
    }

    private static boolean parses(String text, Function<String, ?> parser) {
        try {
            parser.apply(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static void require(boolean holds, String code, FormField field) {
        if (!holds) {
            throw new FormRefused(code, field.label());
        }
    }
}

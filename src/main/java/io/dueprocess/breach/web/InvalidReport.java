package io.dueprocess.breach.web;

import java.util.LinkedHashMap;
import java.util.Map;

/** A report breaks rules: field to what is wrong with it, in English, for the programmer of the client. */
class InvalidReport extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<String, String> errors;

    InvalidReport(Map<String, String> errors) {
        this.errors = new LinkedHashMap<>(errors);
    }

    Map<String, String> errors() {
        return Map.copyOf(errors);
    }
}

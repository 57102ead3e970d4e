package io.dueprocess.engine.form;

import org.springframework.http.HttpStatus;

/** What was submitted breaks the form; message key and its arguments, of which the first names the field. */
class FormRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final transient Object[] arguments;

    FormRefused(String code, Object... arguments) {
        this(HttpStatus.BAD_REQUEST, code, arguments);
    }

    FormRefused(HttpStatus status, String code, Object... arguments) {
        super(code);
        this.status = status;
        this.code = code;
        this.arguments = arguments;
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    Object[] arguments() {
        return arguments;
    }
}

package io.dueprocess.engine.form;

/** What was submitted breaks the form; message key and its arguments, of which the first names the field. */
class FormRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Object[] arguments;

    FormRefused(String code, Object... arguments) {
        super(code);
        this.code = code;
        this.arguments = arguments;
    }

    String code() {
        return code;
    }

    Object[] arguments() {
        return arguments;
    }
}

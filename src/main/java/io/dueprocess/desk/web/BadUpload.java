package io.dueprocess.desk.web;

/** Files that were not taken; none was kept. */
class BadUpload extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problems;

    /** @param problems for the reader, one after the other */
    BadUpload(String problems) {
        this.problems = problems;
    }

    String problems() {
        return problems;
    }
}

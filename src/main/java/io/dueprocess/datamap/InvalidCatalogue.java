package io.dueprocess.datamap;

/** The data map cannot be used; the message names file, place and reason. */
public class InvalidCatalogue extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidCatalogue(String file, String reason) {
        super("data map " + file + ": " + reason);
    }
}

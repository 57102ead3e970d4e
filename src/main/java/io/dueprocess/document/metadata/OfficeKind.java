package io.dueprocess.document.metadata;

import java.util.Optional;
import java.util.stream.Stream;

/** A kind of Office Open XML file (ECMA-376) without macros, known by the content type of its main part. */
enum OfficeKind {
    WORD("wordprocessingml.document"),
    EXCEL("spreadsheetml.sheet"),
    POWERPOINT("presentationml.presentation");

    private static final String PREFIX = "application/vnd.openxmlformats-officedocument.";

    private final String name;

    OfficeKind(String name) {
        this.name = name;
    }

    String mediaType() {
        return PREFIX + name;
    }

    static Optional<OfficeKind> ofMainPart(String contentType) {
        return Stream.of(values())
                .filter(kind -> contentType.equals(kind.mediaType() + ".main+xml"))
                .findFirst();
    }
}

package io.dueprocess.desk;

import java.util.List;
import java.util.Optional;

/** Kinds of files that staff may add. */
public enum UploadKind {
    /** Reaches the person. */
    PROVIDED_DATA("provided-data"),
    NOTE_FILE("note-file"),
    /** Reaches the reporter of a sealed case at once. */
    HANDLER_FILE("handler-file");

    private final String id;

    UploadKind(String id) {
        this.id = id;
    }

    /** Kind of the attachments in the case file. */
    public String id() {
        return id;
    }

    public static Optional<UploadKind> of(String id) {
        return List.of(values()).stream().filter(kind -> kind.id.equals(id)).findFirst();
    }
}

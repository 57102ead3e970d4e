package io.dueprocess.whistleblower.web.reporter;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;

/**
 * A multipart form that is read as it arrives: first its fields, which stand before the files in our pages, then each file
 * as a stream. Nothing of it is kept anywhere, and only the fields are in memory.
 */
final class StreamedForm {

    private static final int MOST_TEXT = 2 * 1024 * 1024;
    private static final int MOST_PARTS = 400;

    /** Takes one file; reads it to its end. */
    @FunctionalInterface
    interface Sink {
        void receive(String name, InputStream content) throws IOException;
    }

    private final FileItemInputIterator parts;
    private final Map<String, List<String>> fields = new HashMap<>();
    private FileItemInput pending;
    private int room = MOST_TEXT;
    private int count;

    private StreamedForm(FileItemInputIterator parts) {
        this.parts = parts;
    }

    /**
     * Reads up to the first file.
     *
     * @throws IOException when it is no such form, ends too early or holds more text than any of ours
     */
    static StreamedForm read(HttpServletRequest request) throws IOException {
        JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory> upload = new JakartaServletFileUpload<>();
        upload.setHeaderCharset(StandardCharsets.UTF_8);
        StreamedForm form = new StreamedForm(upload.getItemIterator(request));
        form.readFields();
        return form;
    }

    /** The field's first value, or an empty text. */
    String text(String field) {
        List<String> values = texts(field);
        return values.isEmpty() ? "" : values.get(0);
    }

    List<String> texts(String field) {
        return fields.getOrDefault(field, List.of());
    }

    /** Hands each file to the sink as it arrives; file inputs that were left empty are passed over. */
    void files(Sink sink) throws IOException {
        FileItemInput first = pending;
        pending = null;
        for (FileItemInput part = first; part != null; part = next()) {
            if (!part.isFormField() && part.getFieldName() != null) {
                receive(part, sink);
            }
        }
    }

    /** Reads the rest for nothing, so that the browser comes to read our answer; says whether there were files. */
    boolean drained() throws IOException {
        boolean[] any = new boolean[1];
        files((name, content) -> {
            content.transferTo(OutputStream.nullOutputStream());
            any[0] = true;
        });
        return any[0];
    }

    private void receive(FileItemInput part, Sink sink) throws IOException {
        String name = name(part);
        InputStream content = part.getInputStream();
        if (!name.isEmpty()) {
            sink.receive(name, content);
            return;
        }
        int first = content.read();
        if (first >= 0) {
            sink.receive(name, new SequenceInputStream(new ByteArrayInputStream(new byte[] {(byte) first}), content));
        }
    }

    private void readFields() throws IOException {
        for (FileItemInput part = next(); part != null; part = next()) {
            if (part.getFieldName() == null) {
                continue;
            }
            if (!part.isFormField()) {
                pending = part;
                return;
            }
            fields.computeIfAbsent(part.getFieldName(), field -> new ArrayList<>())
                    .add(new String(bytes(part.getInputStream()), StandardCharsets.UTF_8));
        }
    }

    private byte[] bytes(InputStream in) throws IOException {
        byte[] value = in.readNBytes(room + 1);
        if (value.length > room) {
            throw new IOException("more text than a form of ours can hold");
        }
        room -= value.length;
        return value;
    }

    private FileItemInput next() throws IOException {
        if (!parts.hasNext()) {
            return null;
        }
        if (++count > MOST_PARTS) {
            throw new IOException("more parts than a form of ours can have");
        }
        return parts.next();
    }

    private static String name(FileItemInput part) {
        try {
            return part.getName() == null ? "" : part.getName();
        } catch (InvalidPathException unreadable) {
            return "?";
        }
    }
}

package io.dueprocess.portal;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import org.springframework.web.multipart.MultipartFile;

/** An uploaded file that never touches a disk; without content when it was not kept. */
final class MemoryFile implements MultipartFile {

    /** What became of the bytes. */
    enum Fate {
        KEPT,
        TOO_LARGE,
        TOO_MANY
    }

    private final String field;
    private final String name;
    private final String contentType;
    private final byte[] content;
    private final Fate fate;

    MemoryFile(String field, String name, String contentType, byte[] content, Fate fate) {
        this.field = field;
        this.name = name;
        this.contentType = contentType;
        this.content = content;
        this.fate = fate;
    }

    Fate fate() {
        return fate;
    }

    @Override
    public String getName() {
        return field;
    }

    /** As the client sent it: untrusted. */
    @Override
    public String getOriginalFilename() {
        return name;
    }

    @Override
    public String getContentType() {
        return contentType;
    }

    @Override
    public boolean isEmpty() {
        return content.length == 0;
    }

    @Override
    public long getSize() {
        return content.length;
    }

    @Override
    public byte[] getBytes() {
        return content;
    }

    @Override
    public InputStream getInputStream() {
        return new ByteArrayInputStream(content);
    }

    @Override
    public void transferTo(File destination) {
        throw new UnsupportedOperationException("uploads stay in memory");
    }
}

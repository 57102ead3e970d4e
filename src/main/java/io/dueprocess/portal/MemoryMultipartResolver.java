package io.dueprocess.portal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.DefaultMultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/**
 * Reads multipart forms into memory and nowhere else, so that no upload lies on a disk in clear text. A file beyond the
 * bounds is read to its end and marked, so that the form's other fields survive. What all running requests hold together
 * is bounded too.
 */
class MemoryMultipartResolver implements MultipartResolver {

    static final int MAX_FILES = 5;
    static final int MAX_FILE = 10 * 1024 * 1024;
    static final long MAX_REQUEST = 60L * 1024 * 1024;

    private static final int MAX_FIELDS = 2 * 1024 * 1024;
    private static final int MAX_PARTS = 100;
    private static final String UNREADABLE_NAME = "/";

    private final AtomicLong held = new AtomicLong();
    private final long budget;

    MemoryMultipartResolver() {
        this(Runtime.getRuntime().maxMemory() / 4);
    }

    /** @param budget bytes that all running requests together may hold */
    MemoryMultipartResolver(long budget) {
        this.budget = budget;
    }

    /**
     * Not on the way to the error page: what could not be read, or has been read, is not read again. Nor for reporters,
     * whose files are encrypted as they arrive.
     */
    @Override
    public boolean isMultipart(HttpServletRequest request) {
        return "POST".equals(request.getMethod())
                && request.getDispatcherType() != DispatcherType.ERROR
                && !DiscreetPages.ask(request)
                && JakartaServletFileUpload.isMultipartContent(request);
    }

    @Override
    public MultipartHttpServletRequest resolveMultipart(HttpServletRequest request) {
        Form form = new Form();
        try {
            FileItemInputIterator parts = upload().getItemIterator(request);
            while (parts.hasNext()) {
                form.add(parts.next());
            }
            return new BudgetedRequest(request, form);
        } catch (MultipartException e) {
            form.release();
            throw e;
        } catch (FileUploadSizeException e) {
            form.release();
            throw new MaxUploadSizeExceededException(MAX_REQUEST);
        } catch (IOException e) {
            form.release();
            throw new MultipartException("broken multipart request");
        } catch (RuntimeException | Error e) {
            form.release();
            throw e;
        }
    }

    @Override
    public void cleanupMultipart(MultipartHttpServletRequest request) {
        BudgetedRequest read = WebUtils.getNativeRequest(request, BudgetedRequest.class);
        if (read != null) {
            read.form.release();
        }
    }

    private static JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory> upload() {
        JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory> upload = new JakartaServletFileUpload<>();
        upload.setSizeMax(MAX_REQUEST);
        upload.setHeaderCharset(StandardCharsets.UTF_8);
        return upload;
    }

    /** What has been read of one request. */
    private final class Form {

        private final MultiValueMap<String, MultipartFile> files = new LinkedMultiValueMap<>();
        private final MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        private final Map<String, String> contentTypes = new HashMap<>();
        private long holding;
        private int fieldBytes;
        private int fileCount;
        private int parts;

        void add(FileItemInput part) throws IOException {
            if (++parts > MAX_PARTS) {
                throw new MaxUploadSizeExceededException(MAX_REQUEST);
            }
            String field = part.getFieldName();
            if (field == null) {
                drain(part.getInputStream());
            } else if (part.isFormField()) {
                byte[] value = read(part.getInputStream(), MAX_FIELDS - fieldBytes);
                if (value == null) {
                    throw new MaxUploadSizeExceededException(MAX_FIELDS);
                }
                fieldBytes += value.length;
                fields.add(field, new String(value, StandardCharsets.UTF_8));
            } else {
                addFile(field, name(part), part);
            }
        }

        private void addFile(String field, String name, FileItemInput part) throws IOException {
            byte[] content = new byte[0];
            MemoryFile.Fate fate = MemoryFile.Fate.KEPT;
            if (fileCount == MAX_FILES) {
                fate = drain(part.getInputStream()) == 0 && name.isEmpty() ? null : MemoryFile.Fate.TOO_MANY;
            } else {
                byte[] read = read(part.getInputStream(), MAX_FILE);
                if (read == null) {
                    drain(part.getInputStream());
                    fate = MemoryFile.Fate.TOO_LARGE;
                } else {
                    content = read;
                    fate = name.isEmpty() && read.length == 0 ? null : MemoryFile.Fate.KEPT;
                }
            }
            if (fate == null) {
                return; // a file input left empty
            }
            fileCount++;
            files.add(field, new MemoryFile(field, name, part.getContentType(), content, fate));
            contentTypes.putIfAbsent(field, part.getContentType());
        }

        /** The bytes, or null when there are more than {@code limit}; the rest is then still unread. */
        private byte[] read(InputStream in, int limit) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[16 * 1024];
            long before = holding;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (out.size() + n > limit) {
                    release(holding - before);
                    return null;
                }
                hold(n);
                out.write(buffer, 0, n);
            }
            return out.toByteArray();
        }

        private long drain(InputStream in) throws IOException {
            return in.transferTo(OutputStream.nullOutputStream());
        }

        private void hold(int bytes) {
            holding += bytes;
            if (held.addAndGet(bytes) > budget) {
                throw new TooBusyException();
            }
        }

        private void release(long bytes) {
            holding -= bytes;
            held.addAndGet(-bytes);
        }

        void release() {
            release(holding);
        }

        private Map<String, String[]> parameters() {
            Map<String, String[]> parameters = new HashMap<>();
            fields.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
            return parameters;
        }
    }

    private static String name(FileItemInput part) {
        try {
            return part.getName() == null ? "" : part.getName();
        } catch (InvalidPathException e) {
            return UNREADABLE_NAME;
        }
    }

    /** Remembers the form, so that its share of the budget comes back. */
    private static final class BudgetedRequest extends DefaultMultipartHttpServletRequest {

        private final Form form;

        BudgetedRequest(HttpServletRequest request, Form form) {
            super(request, form.files, form.parameters(), form.contentTypes);
            this.form = form;
        }
    }
}

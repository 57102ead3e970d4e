package io.dueprocess.support;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The body of a multipart form. */
public final class Multipart {

    private final String boundary = "----" + UUID.randomUUID();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    public Multipart field(String name, String value) {
        part("name=\"" + name + "\"", null, value.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public Multipart file(String field, String name, byte[] content) {
        String escaped = name.replace("\"", "%22");
        part("name=\"" + field + "\"; filename=\"" + escaped + "\"", "application/octet-stream", content);
        return this;
    }

    private void part(String disposition, String type, byte[] content) {
        write("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n");
        write(type == null ? "\r\n" : "Content-Type: " + type + "\r\n\r\n");
        body.writeBytes(content);
        write("\r\n");
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The request's builder with body and content type. */
    public HttpRequest.Builder post(HttpRequest.Builder request) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(body.toByteArray());
        whole.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(whole.toByteArray()));
    }
}

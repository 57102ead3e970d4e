package io.dueprocess.support;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A report with one large file that is made as it is sent; can break off half-way. */
public final class StreamedUpload {

    private static final String BOUNDARY = "----reporter-0123456789";
    private static final int BUFFER = 64 * 1024;

    private final RunningApp app;
    private final byte[] head;
    private final byte[] tail = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII);
    private final byte[] block;
    private final long size;

    /** @param marker what the file says, again and again, after a beginning that is of no known type */
    public StreamedUpload(RunningApp app, Map<String, String> fields, String name, long size, String marker) {
        this.app = app;
        this.size = size;
        StringBuilder parts = new StringBuilder();
        fields.forEach((field, value) -> parts.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\""
                + field + "\"\r\n\r\n" + value + "\r\n"));
        parts.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        this.head = parts.toString().getBytes(StandardCharsets.UTF_8);
        this.block = (marker + "\n").repeat(BUFFER / marker.length()).getBytes(StandardCharsets.UTF_8);
    }

    /** The whole of it; answers the answer. */
    public String send() {
        try (Socket socket = begin()) {
            write(socket.getOutputStream(), size);
            socket.getOutputStream().write(tail);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Half of it, and then the connection is gone. */
    public void breakOff() {
        try (Socket socket = begin()) {
            write(socket.getOutputStream(), size / 2);
            socket.setSoLinger(true, 0); // a reset, as when a cable is pulled
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Socket begin() throws IOException {
        Socket socket = new Socket("127.0.0.1", app.uri("/").getPort());
        String request = "POST /report/new HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n"
                + "Content-Type: multipart/form-data; boundary=" + BOUNDARY + "\r\nContent-Length: "
                + (head.length + size + tail.length) + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(head);
        return socket;
    }

    private void write(OutputStream out, long bytes) throws IOException {
        for (long left = bytes; left > 0; left -= block.length) {
            out.write(block, 0, (int) Math.min(block.length, left));
        }
    }
}

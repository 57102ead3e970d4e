package io.dueprocess.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests that no well-behaved client would send. */
public final class RawHttp {

    private static final String HERE = "127.0.0.1";

    private RawHttp() {}

    /** The whole answer to a request line of any kind, as a browser would send it. */
    public static String get(RunningApp app, String target) {
        return send(app, HERE, "GET " + target + " HTTP/1.1\r\n", "");
    }

    /** The whole answer to a form of any kind. */
    public static String post(RunningApp app, String target, String token, String body) {
        return postFrom(HERE, app, target, token, body);
    }

    /** The same from one of this machine's own addresses, such as 127.0.0.9. */
    public static String postFrom(String address, RunningApp app, String target, String token, String body) {
        String headers = "POST " + target + " HTTP/1.1\r\nCookie: DP-XSRF=" + token
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n";
        return send(app, address, headers, body);
    }

    private static String send(RunningApp app, String address, String head, String body) {
        URI uri = app.uri("/");
        try (Socket socket =
                new Socket(InetAddress.getByName(HERE), uri.getPort(), InetAddress.getByName(address), 0)) {
            String request = head + "Host: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

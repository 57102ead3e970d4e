package io.dueprocess.attack;

import io.dueprocess.support.RunningApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A connection on which anything can be sent, and as slowly as one likes. */
final class Wire implements AutoCloseable {

    private final Socket socket;
    private final StringBuilder answer = new StringBuilder();

    Wire(RunningApp app) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), app.uri("/").getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole answer to a request that ends with the connection. */
    static String ask(RunningApp app, String request) {
        try (Wire wire = new Wire(app)) {
            wire.send(request);
            return new String(wire.socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String get(RunningApp app, String target, String headers) {
        return ask(app, "GET " + target + " HTTP/1.1\r\n" + headers + "Accept: text/html\r\nConnection: close\r\n\r\n");
    }

    /** @return whether the other side still takes it */
    boolean send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    /** Whether the other side has answered or closed the connection. */
    boolean ended() {
        try {
            socket.setSoTimeout(1);
            byte[] some = new byte[4096];
            int n = socket.getInputStream().read(some);
            if (n > 0) {
                answer.append(new String(some, 0, n, StandardCharsets.UTF_8));
            }
            return true;
        } catch (SocketTimeoutException nothingYet) {
            return false;
        } catch (SocketException reset) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String answer() {
        return answer.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package io.dueprocess.support;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * Stands before an SMTP server and, at the message of a given number, holds its {@code DATA} back: the server has not accepted
 * the message, its client waits, and all earlier ones are accepted. Until {@link #letGo} nothing gets through any more.
 */
public final class HoldingSmtp implements AutoCloseable {

    private static final String LINE_END = "\r\n";

    private final int server;
    private final int holdAt;
    private final ServerSocket door;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private int messages;
    private boolean holding;

    /** @param holdAt number of the message that is held back, from 1 */
    public HoldingSmtp(int server, int holdAt) {
        this.server = server;
        this.holdAt = holdAt;
        try {
            door = new ServerSocket(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Opened when the message is held. */
    public CountDownLatch held() {
        return held;
    }

    /** Ends all connections; from now on everything gets through. */
    public synchronized void letGo() {
        holding = false;
        sockets.forEach(HoldingSmtp::close);
        sockets.clear();
    }

    private synchronized boolean pass() {
        messages++;
        if (messages == holdAt) {
            holding = true;
            held.countDown();
        }
        return !holding;
    }

    private void accept() throws IOException {
        while (!door.isClosed()) {
            Socket client = door.accept();
            Socket behind = new Socket("127.0.0.1", server);
            client.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
            sockets.add(client);
            sockets.add(behind);
            run(() -> commands(client, behind));
            run(() -> {
                try (InputStream answers = behind.getInputStream();
                        OutputStream out = client.getOutputStream()) {
                    answers.transferTo(out);
                }
            });
        }
    }

    private void commands(Socket client, Socket behind) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = new BufferedOutputStream(behind.getOutputStream());
        boolean content = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!content && line.equalsIgnoreCase("DATA")) {
                if (!pass()) {
                    return;
                }
                content = true;
            } else if (content && line.equals(".")) {
                content = false;
            }
            out.write((line + LINE_END).getBytes(StandardCharsets.ISO_8859_1));
            if (!content || line.equalsIgnoreCase("DATA")) {
                out.flush();
            }
        }
        close(behind);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void run(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException connectionEnded) {
                // one side went away, as one does that is killed
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // that is all that was wanted
        }
    }

    @Override
    public void close() {
        letGo();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.dueprocess.chaos;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;

/** A mail server that goes down and comes back; what it took stays known. */
final class MailSink implements AutoCloseable {

    /** @param id its Message-ID */
    record Received(String id, String recipient, String subject) {}

    private final int port = Cluster.freePorts(1).get(0);
    private final List<Received> earlier = new ArrayList<>();
    private GreenMail server;

    MailSink() {
        up();
    }

    int port() {
        return port;
    }

    synchronized void up() {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    synchronized void down() {
        server.getSmtp().stopService(); // stopping all of it would forget the mails
        earlier.addAll(read(server));
        server = null;
    }

    synchronized List<Received> received() {
        List<Received> all = new ArrayList<>(earlier);
        if (server != null) {
            all.addAll(read(server));
        }
        return all;
    }

    private static List<Received> read(GreenMail server) {
        List<Received> mails = new ArrayList<>();
        try {
            for (MimeMessage mail : server.getReceivedMessages()) {
                mails.add(new Received(mail.getMessageID(), mail.getAllRecipients()[0].toString(), mail.getSubject()));
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
        return mails;
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.stop();
        }
    }
}

package io.dueprocess.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Hands mails to the SMTP server of {@code spring.mail.*}, several over one connection: most of the time that a mail takes
 * goes into connecting and TLS. A connection that failed is not used again.
 */
class SmtpDelivery implements Delivery {

    /** Servers end connections that bring many mails. */
    static final int MOST_ON_A_CONNECTION = 100;

    private final JavaMailSenderImpl server;
    private final MimeLetters mimeLetters;
    private Transport connection;
    private int delivered;

    SmtpDelivery(JavaMailSenderImpl server, MimeLetters mimeLetters) {
        this.server = server;
        this.mimeLetters = mimeLetters;
    }

    @Override
    public synchronized void deliver(OutboxRows.Row row, Letter letter) throws Exception {
        MimeMessage message = mimeLetters.message(row, letter);
        try {
            connect().sendMessage(message, message.getAllRecipients());
            delivered++;
        } catch (MessagingException failure) {
            if (SmtpRefusal.forGood(failure)) {
                throw new Undeliverable();
            }
            pause();
            throw failure;
        } catch (RuntimeException failure) {
            pause();
            throw failure;
        }
    }

    private Transport connect() throws MessagingException {
        if (delivered >= MOST_ON_A_CONNECTION) {
            pause();
        }
        if (connection == null) {
            Transport transport = server.getSession().getTransport(protocol());
            transport.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
            connection = transport;
        }
        return connection;
    }

    private String protocol() {
        return server.getProtocol() == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : server.getProtocol();
    }

    @Override
    public synchronized void pause() {
        Transport ended = connection;
        connection = null;
        delivered = 0;
        if (ended == null) {
            return;
        }
        try {
            ended.close();
        } catch (MessagingException alreadyGone) {
            // what it delivered is delivered, and there is nothing more to say to it
        }
    }

    @Override
    public String name() {
        return "smtp";
    }
}

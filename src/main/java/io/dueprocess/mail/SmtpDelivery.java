package io.dueprocess.mail;

import org.springframework.mail.javamail.JavaMailSender;

/** Hands mails to the SMTP server of {@code spring.mail.*}. */
class SmtpDelivery implements Delivery {

    private final JavaMailSender sender;
    private final MimeLetters mimeLetters;

    SmtpDelivery(JavaMailSender sender, MimeLetters mimeLetters) {
        this.sender = sender;
        this.mimeLetters = mimeLetters;
    }

    @Override
    public void deliver(OutboxRows.Row row, Letter letter) throws Exception {
        sender.send(mimeLetters.message(row, letter));
    }

    @Override
    public String name() {
        return "smtp";
    }
}

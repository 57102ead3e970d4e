package io.dueprocess.mail;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(MailConfiguration.class);

    /** SMTP when {@code spring.mail.host} is set, else files in the data folder. */
    @Bean
    Delivery delivery(
            ObjectProvider<JavaMailSenderImpl> smtp, MimeLetters mimeLetters, @Value("${dueprocess.data}") Path data) {
        JavaMailSenderImpl sender = smtp.getIfAvailable();
        if (sender != null) {
            return new SmtpDelivery(sender, mimeLetters);
        }
        Path folder = data.resolve("outbox");
        LOG.warn("spring.mail.host is not set: mails are written to {} and reach nobody", folder);
        return new FileDelivery(folder, mimeLetters);
    }
}

package io.dueprocess.mail.inbox;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Properties;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Connections to the mail server: over TLS, with the server's name checked, with time-outs for everything. */
@Component
@ConditionalOnProperty("dueprocess.inbox.host")
class ImapServer {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

    private final InboxSettings settings;
    private final OauthToken token;

    ImapServer(InboxSettings settings, OauthToken token) {
        if (settings.tls() == InboxSettings.Tls.NONE && !THIS_MACHINE.contains(settings.host())) {
            throw new IllegalArgumentException(
                    "dueprocess.inbox.tls: a mailbox on another machine is read over TLS only");
        }
        this.settings = settings;
        this.token = token;
    }

    /** To be closed. */
    Store connect() throws MessagingException {
        boolean implicit = settings.tls() == InboxSettings.Tls.REQUIRED;
        String protocol = implicit ? "imaps" : "imap";
        Store store = Session.getInstance(properties("mail." + protocol + ".")).getStore(protocol);
        String secret = settings.oauth() != null && settings.oauth().used() ? token.get() : settings.password();
        store.connect(settings.host(), settings.port() == 0 ? -1 : settings.port(), settings.user(), secret);
        return store;
    }

    private Properties properties(String start) {
        String wait = String.valueOf(settings.timeout().toMillis());
        Properties properties = new Properties();
        properties.setProperty(start + "connectiontimeout", wait);
        properties.setProperty(start + "timeout", wait);
        properties.setProperty(start + "writetimeout", wait);
        properties.setProperty(start + "ssl.checkserveridentity", "true");
        properties.setProperty(start + "peek", "true");
        properties.setProperty(start + "fetchsize", "262144");
        if (settings.tls() == InboxSettings.Tls.STARTTLS) {
            properties.setProperty(start + "starttls.enable", "true");
            properties.setProperty(start + "starttls.required", "true");
        }
        if (settings.oauth() != null && settings.oauth().used()) {
            properties.setProperty(start + "auth.mechanisms", "XOAUTH2");
        }
        return properties;
    }

    /** The folder of that name, made where it is not there. */
    static Folder folder(Store store, String name) throws MessagingException {
        Folder folder = store.getFolder(name);
        if (!folder.exists() && !folder.create(Folder.HOLDS_MESSAGES)) {
            throw new MessagingException("a folder for mails that were taken cannot be made");
        }
        return folder;
    }
}

package io.dueprocess.mail.inbox;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The mailbox that is read.
 *
 * @param host of the IMAP server; null or blank for none
 * @param port 0 for the usual one: 993, and 143 without implicit TLS
 * @param folder from which mails are taken
 * @param doneFolder where they go afterwards
 * @param wholeFolder where they go when something in them was not stored with the case
 * @param troubleFolder where they go when nothing could be made of them
 * @param keepDone how long mails stay in the done folder, zero for ever; their case has what was in them
 * @param timeout longest wait for the server to say anything
 * @param largestMail what is read of one at most; of a larger one, its beginning
 * @param largestPart a larger file is named and left out
 * @param mostParts files of one mail
 * @param acknowledgementsPerDay to one address: the last brake of two machines that answer one another
 * @param spamHeaders headers that a filter sets, with the beginning of the value that means spam: {@code X-Spam-Flag: yes}
 */
@ConfigurationProperties("dueprocess.inbox")
record InboxSettings(
        String host,
        @DefaultValue("0") int port,
        String user,
        String password,
        @DefaultValue Oauth oauth,
        @DefaultValue("required") Tls tls,
        @DefaultValue("INBOX") String folder,
        @DefaultValue("Due Process done") String doneFolder,
        @DefaultValue("Due Process kept whole") String wholeFolder,
        @DefaultValue("Due Process trouble") String troubleFolder,
        @DefaultValue("P30D") Period keepDone,
        @DefaultValue("PT1M") Duration interval,
        @DefaultValue("PT1M") Duration timeout,
        @DefaultValue("25MB") DataSize largestMail,
        @DefaultValue("10MB") DataSize largestPart,
        @DefaultValue("30") int mostParts,
        @DefaultValue("5") int acknowledgementsPerDay,

        @DefaultValue({"X-Spam-Flag: yes", "X-Spam-Status: yes", "X-Spam: yes"})
        List<String> spamHeaders) {

    /** How the connection is protected. */
    enum Tls {
        /** From the first byte. */
        REQUIRED,
        /** Begun in the open, then turned into TLS or ended. */
        STARTTLS,
        /** Not at all; on this machine only. */
        NONE
    }

    /** Client credentials (RFC 6749, 4.4) for a mailbox that takes XOAUTH2; without a token URL the password is used. */
    record Oauth(String tokenUrl, String clientId, String clientSecret, String scope) {

        boolean used() {
            return tokenUrl != null && !tokenUrl.isBlank();
        }

        @Override
        public String toString() {
            return "Oauth[...]";
        }
    }

    /** Without its secrets. */
    @Override
    public String toString() {
        return "InboxSettings[host=" + host + "]";
    }
}

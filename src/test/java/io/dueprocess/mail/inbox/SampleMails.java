package io.dueprocess.mail.inbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Mails as they come: good ones, and those that break software. */
final class SampleMails {

    private static final String HEAD = """
            From: "Freja Lindqvist" <freja@person.example>
            To: privacy@milestone.example
            Date: Tue, 24 Nov 2026 10:00:00 +0100
            """;

    private SampleMails() {}

    static byte[] bytes(String mail) {
        return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] plain(String id, String subject, String text, String... headers) {
        return bytes(HEAD + "Message-ID: <" + id + ">\nSubject: " + subject + "\n"
                + String.join(
                        "", java.util.Arrays.stream(headers).map(h -> h + "\n").toList())
                + "Content-Type: text/plain; charset=utf-8\n\n" + text + "\n");
    }

    static byte[] with(String headers, String body) {
        return bytes(HEAD + headers + "\n" + body);
    }

    /** A file of that many bytes, in a mail that is a third larger. */
    static byte[] large(String id, int bytes) {
        String file = Base64.getMimeEncoder().encodeToString(new byte[bytes]).replace("\r\n", "\n");
        return with(
                "Message-ID: <" + id + ">\nSubject: Large\nMIME-Version: 1.0\n"
                        + "Content-Type: multipart/mixed; boundary=\"cut\"\n",
                "--cut\nContent-Type: text/plain; charset=utf-8\n\nPlease delete my data.\n"
                        + "--cut\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=\"scan.pdf\"\n"
                        + "Content-Transfer-Encoding: base64\n\n" + file + "\n--cut--\n");
    }

    static byte[] deep(int levels) {
        StringBuilder head = new StringBuilder();
        StringBuilder tail = new StringBuilder();
        for (int i = 0; i < levels; i++) {
            head.append("Content-Type: multipart/mixed; boundary=\"b")
                    .append(i)
                    .append("\"\n\n--b")
                    .append(i)
                    .append("\n");
            tail.insert(0, "\n--b" + i + "--\n");
        }
        return bytes(HEAD + "Message-ID: <deep@x>\nSubject: Deep\nMIME-Version: 1.0\n" + head
                + "Content-Type: text/plain\n\nat the bottom\n" + tail);
    }
}

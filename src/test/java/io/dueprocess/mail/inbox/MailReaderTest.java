package io.dueprocess.mail.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.mail.inbox.IncomingMail.Manner;
import io.dueprocess.mail.inbox.IncomingMail.Note;
import io.dueprocess.support.TurningClock;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What is made of the bytes of a mail. */
@Timeout(60)
class MailReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String MULTI = "Message-ID: <m@x>\nSubject: s\nMIME-Version: 1.0\n";

    private final MailReader reader =
            new MailReader(settings(), "Privacy <privacy@milestone.example>", new TurningClock(NOW));

    static InboxSettings settings(String... values) {
        var source = new java.util.HashMap<String, String>();
        source.put("dueprocess.inbox.host", "127.0.0.1");
        source.put("dueprocess.inbox.largest-part", "200KB");
        for (int i = 0; i < values.length; i += 2) {
            source.put("dueprocess.inbox." + values[i], values[i + 1]);
        }
        return new Binder(new MapConfigurationPropertySource(source))
                .bind("dueprocess.inbox", InboxSettings.class)
                .get();
    }

    private IncomingMail read(byte[] bytes) {
        return reader.read(new RawMail(bytes, false), NOW.minusSeconds(60));
    }

    @Test
    void aPlainMailIsReadAsItIs() {
        IncomingMail mail = read(
                SampleMails.plain("a@x", "=?utf-8?Q?Sletning_af_=C3=A6bler?=", "Slet mine oplysninger. æøå 👩‍👧"));
        assertThat(mail.senders()).containsExactly(new IncomingMail.Sender("Freja Lindqvist", "freja@person.example"));
        assertThat(mail.subject()).isEqualTo("Sletning af æbler");
        assertThat(mail.text()).isEqualTo("Slet mine oplysninger. æøå 👩‍👧");
        assertThat(mail.manner()).isEqualTo(Manner.PERSON);
        assertThat(mail.receivedAt()).isEqualTo(NOW.minusSeconds(60));
        assertThat(mail.incomplete()).isFalse();
        assertThat(mail.toString()).doesNotContain("Freja", "slet");
    }

    @Test
    void noTimeLiesInTheFutureOrFarBack() {
        byte[] mail = SampleMails.plain("a@x", "s", "t");
        for (Instant said : new Instant[] {null, NOW.plusSeconds(5), NOW.minus(Duration.ofDays(4000))}) {
            assertThat(reader.read(new RawMail(mail, false), said).receivedAt()).isEqualTo(NOW);
        }
    }

    @Test
    void plainTextIsPreferredAndHtmlBecomesText() {
        IncomingMail both = read(SampleMails.with(
                MULTI + "Content-Type: multipart/alternative; boundary=\"b\"\n",
                "--b\nContent-Type: text/html\n\n<p>html</p>\n--b\nContent-Type: text/plain\n\nplain\n--b--\n"));
        assertThat(both.text()).isEqualTo("plain");
        IncomingMail html = read(SampleMails.with(
                MULTI + "Content-Type: text/html; charset=utf-8\n",
                "<html><head><title>x</title><style>p{}</style></head><body><p>Slet &aelig;ble<br>nu &lt;b&gt;</p>"
                        + "<script>alert(1)</script><!-- no --><div>Hilsen</div>"));
        assertThat(html.text()).isEqualTo("Slet æble\nnu <b>\n\nHilsen");
    }

    @Test
    void wrongAndUnknownCharsetsAreGuessed() {
        for (String said : new String[] {"utf-8", "x-nothing", "us-ascii", "", "\"utf-8"}) {
            byte[] head = SampleMails.bytes("From: a@b.example\nMessage-ID: <c@x>\nContent-Type: text/plain; charset="
                    + said + "\nContent-Transfer-Encoding: 8bit\n\n");
            byte[] body = "blåbærgrød".getBytes(Charset.forName("windows-1252"));
            byte[] all = new byte[head.length + body.length];
            System.arraycopy(head, 0, all, 0, head.length);
            System.arraycopy(body, 0, all, head.length, body.length);
            assertThat(read(all).text()).as(said).isEqualTo("blåbærgrød");
        }
        assertThat(read(SampleMails.plain("r@x", "rå overskrift 👍", "t")).subject())
                .isEqualTo("rå overskrift 👍");
    }

    @Test
    void filesAreKeptAndLargeOnesNamed() {
        IncomingMail small = read(SampleMails.large("s@x", 1000));
        assertThat(small.text()).isEqualTo("Please delete my data.");
        assertThat(small.parts()).singleElement().satisfies(part -> {
            assertThat(part.name()).isEqualTo("scan.pdf");
            assertThat(part.content()).hasSize(1000);
        });
        IncomingMail large = read(SampleMails.large("l@x", 300_000));
        assertThat(large.keptOut()).containsExactly("scan.pdf");
        assertThat(large.parts()).isEmpty();
        assertThat(large.incomplete()).isTrue();
        byte[] bytes = SampleMails.large("c@x", 300_000);
        IncomingMail cut = reader.read(new RawMail(java.util.Arrays.copyOf(bytes, 100_000), true), NOW);
        assertThat(cut.text()).isEqualTo("Please delete my data.");
        assertThat(cut.notes()).contains(Note.CUT);
        assertThat(cut.whole()).isNull();
    }

    @Test
    void manyFilesAreCountedAndALongTextIsAFileToo() {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            body.append("--b\nContent-Disposition: attachment; filename=f")
                    .append(i)
                    .append(".txt\n\nx\n");
        }
        IncomingMail many =
                read(SampleMails.with(MULTI + "Content-Type: multipart/mixed; boundary=b\n", body + "--b--\n"));
        assertThat(many.parts()).hasSize(30);
        assertThat(many.keptOut()).hasSize(70);
        IncomingMail longOne = read(SampleMails.plain("l@x", "s", "ord ".repeat(40_000)));
        assertThat(longOne.text()).hasSize(100_000);
        assertThat(longOne.parts())
                .singleElement()
                .satisfies(part -> assertThat(part.name()).isEqualTo("text.txt"));
    }

    @Test
    void aForwardedMailIsAFile() {
        IncomingMail mail = read(
                SampleMails.with(
                        MULTI + "Content-Type: multipart/mixed; boundary=b\n",
                        "--b\n\nsee below\n--b\nContent-Type: message/rfc822\n\nFrom: x@y.example\nSubject: old\n\nold text\n--b--\n"));
        assertThat(mail.text()).isEqualTo("see below");
        assertThat(mail.parts()).singleElement().satisfies(part -> {
            assertThat(part.name()).isEqualTo("mail-1.eml");
            assertThat(new String(part.content(), StandardCharsets.UTF_8)).contains("old text");
        });
    }

    @Test
    void twoHundredLevelsAreReadAsFarAsIsSensible() {
        IncomingMail mail = read(SampleMails.deep(200));
        assertThat(mail.notes()).contains(Note.DAMAGED);
        assertThat(read(SampleMails.deep(10)).text()).isEqualTo("at the bottom");
    }

    @Test
    void brokenMimeIsReadAsFarAsItGoes() {
        assertThat(read(SampleMails.with(MULTI + "Content-Type: multipart/mixed\n", "no boundary, but text\n"))
                        .text())
                .contains("no boundary, but text");
        assertThat(read(SampleMails.with(MULTI + "Content-Type: multipart/mixed; boundary=b\n", "--b\n\nnever ends"))
                        .text())
                .isEqualTo("never ends");
        assertThat(read(SampleMails.with(
                                MULTI + "Content-Type: text/plain\nContent-Transfer-Encoding: x-odd\n", "as it is"))
                        .text())
                .isEqualTo("as it is");
        assertThat(read(SampleMails.with(
                                MULTI + "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n",
                                "U2xldCBtaW5lIGRhdGE=\n!!!!broken!!"))
                        .text())
                .startsWith("Slet mine data");
        assertThat(read(SampleMails.with(MULTI + "Content-Type: ;;;;\n", "text all the same"))
                        .text())
                .isEqualTo("text all the same");
    }

    @Test
    void emptyMailsAndOddSendersAreNoMistake() {
        assertThat(read(new byte[0]).senders()).isEmpty();
        assertThat(read(SampleMails.bytes("Subject: only this\n\n")).senders()).isEmpty();
        assertThat(read(SampleMails.bytes("From: ;;;<<>>\nSubject: x\n\ny")).text())
                .isEqualTo("y");
        IncomingMail two = read(SampleMails.bytes("From: a@b.example, C <c@d.example>\n\nx"));
        assertThat(two.senders()).hasSize(2);
        assertThat(two.notes()).contains(Note.SEVERAL_SENDERS);
    }

    @Test
    void signedMailsAreReadAndEncryptedOnesSaidToBeUnreadable() {
        IncomingMail signed = read(SampleMails.with(
                MULTI + "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; boundary=b\n",
                "--b\nContent-Type: text/plain\n\nsigned text\n"
                        + "--b\nContent-Type: application/pkcs7-signature; name=smime.p7s\n"
                        + "Content-Transfer-Encoding: base64\n\nAAECAw==\n--b--\n"));
        assertThat(signed.text()).isEqualTo("signed text");
        assertThat(signed.notes()).containsExactly(Note.SIGNED);
        assertThat(signed.parts())
                .singleElement()
                .satisfies(part -> assertThat(part.signature()).isTrue());
        IncomingMail sealed = read(SampleMails.with(
                MULTI + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n"
                        + "Content-Transfer-Encoding: base64\n",
                "AAECAw=="));
        assertThat(sealed.notes()).containsExactly(Note.UNREADABLE);
        assertThat(sealed.incomplete()).isTrue();
        assertThat(read(SampleMails.with(MULTI + "Content-Type: multipart/encrypted; boundary=b\n", "--b\n\nx\n--b--"))
                        .notes())
                .contains(Note.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: auto-replied (vacation)",
                "Precedence: auto_reply",
                "X-Autoreply: yes",
                "X-Loop: privacy@milestone.example",
                "Return-Path: <>"
            })
    void repliesOfMachinesAreAutomatic(String header) {
        assertThat(read(SampleMails.plain("a@x", "Out of office", "away", header))
                        .manner())
                .isEqualTo(Manner.AUTOMATIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-generated",
                "Precedence: bulk",
                "Precedence: list",
                "List-Id: <x.example>",
                "X-Auto-Response-Suppress: All",
                "X-Spam-Flag: YES",
                "X-Spam-Status: Yes, score=9.1"
            })
    void whatMayBeARequestIsOneButNotAnsweredByItself(String header) {
        assertThat(read(SampleMails.plain("a@x", "s", "t", header)).manner()).isEqualTo(Manner.QUIET);
    }

    @Test
    void ownMailsAreAutomaticAndOrdinaryMarksAreNone() {
        assertThat(read(SampleMails.bytes("From: PRIVACY@milestone.example\n\nx"))
                        .manner())
                .isEqualTo(Manner.AUTOMATIC);
        assertThat(read(SampleMails.plain("a@x", "s", "t", "Auto-Submitted: no", "X-Spam-Status: No, score=0"))
                        .manner())
                .isEqualTo(Manner.PERSON);
    }

    @Test
    void theSameMailHasTheSameDigestWhicheverWayItCame() {
        byte[] mail = SampleMails.plain("a@x", "s", "t");
        byte[] again = SampleMails.bytes(
                "Received: from elsewhere\n" + new String(mail, StandardCharsets.UTF_8).replace("\r\n", "\n"));
        byte[] other = SampleMails.plain("a@x", "s", "other");
        assertThat(new RawMail(again, false).digest()).isEqualTo(new RawMail(mail, false).digest());
        assertThat(new RawMail(other, false).digest()).isNotEqualTo(new RawMail(mail, false).digest());
    }

    /** Bytes that are nearly a mail never make the reader fail. */
    @Test
    void nothingMakesItFail() {
        byte[][] seeds = {
            SampleMails.large("l@x", 2000), SampleMails.deep(30), SampleMails.plain("a@x", "=?utf-8?Q?=C3?=", "x")
        };
        Random random = new Random(7);
        for (int turn = 0; turn < 3000; turn++) {
            byte[] bytes = seeds[turn % seeds.length].clone();
            for (int i = random.nextInt(30); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            read(bytes);
            MailReader.messageId(new RawMail(bytes, false));
            new RawMail(bytes, false).digest();
        }
    }
}

package io.dueprocess.breach.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleCsvTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name;mail;language\nFreja Åkjær;freja@person.example;da\nTom;tom@person.example;\n",
                "\uFEFFname,mail,language\r\nFreja Åkjær,freja@person.example,DA\r\nTom,tom@person.example,\r\n",
                "Mail;Navn;Sprog\n\n freja@person.example ;Freja Åkjær;da\ntom@person.example;\"Tom\";\n\n",
                "language,name,e-mail\r\"da\",\"Freja Åkjær\",freja@person.example\r,Tom,tom@person.example"
            })
    void readsWhatSpreadsheetsWrite(String csv) {
        Reading list = read(csv);

        assertThat(list.flaws()).isEmpty();
        assertThat(list.people())
                .containsExactly(
                        new Addressee("Freja Åkjær", "freja@person.example", "da"),
                        new Addressee("Tom", "tom@person.example", ""));
    }

    @Test
    void theLanguageMayBeLeftOut() {
        assertThat(read("name;mail\nTom;tom@person.example").people())
                .containsExactly(new Addressee("Tom", "tom@person.example", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tom;;da|NO_MAIL",
                "Tom;tom;da|MAIL",
                "Tom;Tom <tom@person.example>;da|MAIL",
                "Tom;tom@person.example,ane@person.example;da|MAIL",
                "=HYPERLINK(1);tom@person.example;da|NAME",
                "@SUM(1);tom@person.example;da|NAME",
                "Win at http://evil.example;tom@person.example;da|NAME",
                "<b>Tom</b>;tom@person.example;da|NAME",
                "Tom;tom@person.example;de|LANGUAGE",
                "Tom;tom@person.example|COLUMNS",
                "Tom;tom@person.example;da;more|COLUMNS",
                "\"Tom;tom@person.example;da|QUOTE",
                "\"Tom\" x;tom@person.example;da|QUOTE"
            })
    void namesTheLineAndWhatIsWrongWithIt(String line, Flaw.Kind kind) {
        Reading list = read("name;mail;language\nAne;ane@person.example;en\n" + line + "\nBo;bo@person.example;da\n");

        assertThat(list.flaws()).containsExactly(new Flaw(3, kind));
        assertThat(list.people()).extracting(Addressee::name).containsExactly("Ane", "Bo");
    }

    @Test
    void aHugeLineSpoilsNoOther() {
        Reading list = read("name;mail\nTom;tom@person.example\n" + "x".repeat(5_000_000) + "\nBo;bo@person.example");

        assertThat(list.flaws()).containsExactly(new Flaw(3, Flaw.Kind.TOO_LONG));
        assertThat(list.people()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Tom;tom@person.example",
                "name;mail;cpr\nTom;tom@person.example;1",
                "name;name;mail\n",
                "name\nTom",
                "\"name;mail"
            })
    void withoutAHeaderNothingIsRead(String csv) {
        Reading list = read(csv);

        assertThat(list.unreadable()).isTrue();
        assertThat(list.flaws()).containsExactly(new Flaw(1, Flaw.Kind.HEADER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "ISO-8859-1", "UTF-16"})
    void otherEncodingsAreRefusedAtTheLineThatShowsThem(String encoding) {
        String csv = "name;mail\nTom;tom@person.example\nÅse Æbler;aase@person.example\n";
        Reading list = PeopleCsv.read(csv.getBytes(Charset.forName(encoding)), Set.of());

        assertThat(list.unreadable()).isTrue();
        assertThat(list.flaws()).singleElement().extracting(Flaw::kind).isEqualTo(Flaw.Kind.ENCODING);
        assertThat(list.flaws().get(0).line()).isEqualTo(encoding.equals("UTF-16") ? 1 : 3);
    }

    @Test
    void zeroBytesAreNoText() {
        byte[] csv = "name;mail\nTom;tom@person.example\n".getBytes(StandardCharsets.UTF_16LE);

        assertThat(PeopleCsv.read(csv, Set.of()).flaws()).extracting(Flaw::kind).containsExactly(Flaw.Kind.ENCODING);
    }

    @Test
    void whoStandsThereTwiceOrIsKnownIsWrittenToOnce() {
        Reading list = PeopleCsv.read(
                "name;mail\nTom;tom@person.example\nTom T;TOM@Person.example\nAne;ane@person.example"
                        .getBytes(StandardCharsets.UTF_8),
                Set.of("ane@person.example"));

        assertThat(list.people()).extracting(Addressee::name).containsExactly("Tom");
        assertThat(list.duplicates()).isEqualTo(2);
        assertThat(list.flaws()).isEmpty();
    }

    @Test
    void aHundredThousandPeopleAreReadAndOneMoreIsTooMany() {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        csv.writeBytes("name;mail;language\n".getBytes(StandardCharsets.UTF_8));
        for (int i = 1; i <= PeopleCheck.MOST; i++) {
            csv.writeBytes(("Åse " + i + ";aase" + i + "@person.example;da\n").getBytes(StandardCharsets.UTF_8));
        }
        long start = System.nanoTime();
        assertThat(PeopleCsv.read(csv.toByteArray(), Set.of()).people()).hasSize(PeopleCheck.MOST);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));

        csv.writeBytes("One;one@person.example;da\n".getBytes(StandardCharsets.UTF_8));
        assertThat(PeopleCsv.read(csv.toByteArray(), Set.of()).flaws())
                .containsExactly(new Flaw(100_002, Flaw.Kind.TOO_MANY));
    }

    private static Reading read(String csv) {
        return PeopleCsv.read(csv.getBytes(StandardCharsets.UTF_8), Set.of());
    }
}

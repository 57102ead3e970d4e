package io.dueprocess.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that says who runs an installation. */
class SetUpTest {

    private static final List<String> BERLIN = List.of(
            "--name=Müller & Söhne \"Nord\" GmbH",
            "--address=Musterallee 1, 10115 Berlin",
            "--mail=datenschutz@mueller.example",
            "--authority-name=Berliner Beauftragte für Datenschutz und Informationsfreiheit",
            "--authority-address=Alt-Moabit 59-61, 10555 Berlin",
            "--authority-website=www.datenschutz-berlin.de",
            "--zone=Europe/Berlin",
            "--country=DE",
            "--keep-reports=P3Y");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void itWritesTheFileThatTheServerReads() throws Exception {
        assertThat(setUp(BERLIN)).isTrue();
        assertThat(said()).contains("organisation.yaml is written");
        assertThat(OrganisationFile.read(file()))
                .containsEntry("dueprocess.organisation.name", "Müller & Söhne \"Nord\" GmbH")
                .containsEntry("dueprocess.authority.website", "www.datenschutz-berlin.de")
                .containsEntry("dueprocess.zone", "Europe/Berlin")
                .containsEntry("dueprocess.country", "DE")
                .containsEntry("dueprocess.mail.from", "datenschutz@mueller.example")
                .containsEntry("dueprocess.whistleblower.retention", "P3Y")
                .doesNotContainKey("dueprocess.organisation.phone");
        assertThat(Files.readString(file()))
                .contains("# time zone in which a day begins and ends", "# phone: \"+45 12 34 56 78\"");
        assertThat(folder).as("nothing unfinished").isDirectoryNotContaining("glob:**.organisation*");
    }

    @Test
    void itNeverOverwritesUnlessToldTo() throws Exception {
        setUp(BERLIN);
        String before = Files.readString(file());
        assertThat(setUp(List.of("--name=Another"))).isFalse();
        assertThat(said()).contains("is there already", "--replace");
        assertThat(file()).hasContent(before);

        assertThat(setUp(List.of("--replace", "--name=Another", "--keep-reports=")))
                .isTrue();
        assertThat(OrganisationFile.read(file()))
                .containsEntry("dueprocess.organisation.name", "Another")
                .containsEntry("dueprocess.organisation.mail", "datenschutz@mueller.example")
                .doesNotContainKey("dueprocess.whistleblower.retention");
    }

    @Test
    void whatIsMissingOrWrongIsNamedAndNothingIsWritten() {
        List<String> wrong = new ArrayList<>(BERLIN.subList(1, 7));
        wrong.addAll(List.of("--country=Germany", "--keep-requests=three", "--phone=${HOME}"));
        assertThat(setUp(wrong)).isFalse();
        assertThat(said())
                .contains(
                        "--name (",
                        "dueprocess.country (is no country",
                        "dueprocess.dsar.retention (is no period",
                        "dueprocess.organisation.phone (must not refer");
        assertThat(file()).doesNotExist();

        assertThat(setUp(List.of("--nmae=Müller"))).isFalse();
        assertThat(said()).contains("Not understood: --nmae", "--authority-website=");
    }

    @Test
    void whatSomebodyAddedByHandIsNotLost() throws Exception {
        setUp(BERLIN);
        String more = Files.readString(file()) + "  role: staff\n";
        Files.writeString(file(), more);
        assertThat(setUp(List.of("--replace", "--name=Another"))).isFalse();
        assertThat(said()).contains("would be lost");
        assertThat(file()).hasContent(more);
    }

    @Test
    void aPictureIsALogoOnlyIfBrowsersShowIt() throws Exception {
        Path text = Files.writeString(folder.resolve("logo.png"), "no picture");
        List<String> options = new ArrayList<>(BERLIN);
        options.add("--logo=" + text);
        assertThat(setUp(options)).isFalse();
        assertThat(said()).contains("dueprocess.organisation.logo (is neither a PNG nor an SVG file)");

        Files.writeString(text, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        assertThat(setUp(options)).isTrue();
        assertThat(Logo.read(text).type()).isEqualTo("image/svg+xml");
        Files.write(text, new byte[300 * 1024]);
        assertThat(Logo.problem(text.toString())).contains("is larger than 200 kB");
        assertThat(Logo.problem(folder.resolve("none").toString())).contains("names a file that cannot be read");
    }

    @Test
    void theCommandsOfTheReadmeWorkAsWritten() throws Exception {
        String readme = Files.readString(Path.of("README.md")).replace("\\\n", " ");
        List<List<String>> commands = Pattern.compile("target/due-process\\.jar set-up (--[^\n`]+)")
                .matcher(readme)
                .results()
                .map(command -> words(command.group(1)))
                .toList();
        assertThat(commands).hasSize(2);
        assertThat(commands)
                .allSatisfy(command -> assertThat(setUp(command)).as(said()).isTrue());
        assertThat(OrganisationFile.read(file()))
                .containsEntry("dueprocess.organisation.name", "Another name")
                .containsEntry("dueprocess.organisation.address", "Musterallee 1, 10115 Berlin");
    }

    /** As a shell takes a line apart. */
    private static List<String> words(String line) {
        return Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+")
                .matcher(line)
                .results()
                .map(word -> word.group().replace("\"", ""))
                .toList();
    }

    private boolean setUp(List<String> options) {
        said.reset();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return SetUp.run(Map.of("DUEPROCESS_DATA", folder.toString()), out, out, options.toArray(String[]::new));
    }

    private Path file() {
        return folder.resolve("organisation.yaml");
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}

package io.dueprocess.datamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;

/** One mistake at a time in the example's data map: each stops the start and is named. */
class CatalogueFileTest {

    private static final Path EXAMPLE = Path.of("src/main/resources/datamap/milestone.yaml");

    private static Catalogue read(String yaml) {
        return CatalogueFile.read(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theExampleSaysWhatIsKeptAndPromised() throws IOException {
        Catalogue map = read(Files.readString(EXAMPLE));
        assertThat(map.system("crm").table("orders").erasure().keep().period()).isEqualTo(Period.ofYears(5));
        assertThat(map.retention()).hasSize(6);
        assertThat(map.systems())
                .filteredOn(Catalogue.SystemOfRecord::hasConnector)
                .hasSize(6)
                .allMatch(Catalogue.SystemOfRecord::writable)
                .allSatisfy(system -> assertThat(system.tables()).allMatch(table -> table.erasure() != null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                contact: dpo@brevdue.example|contact: nobody|mail address
                {activity: marketing, where: {purpose: NEWS}, set: {given: "FALSE"}}|{activity: unknown, set: {given: "FALSE"}}|unknown activity unknown
                where: {purpose: NEWS}, set: {given: "FALSE"}|where: {purpose: NEWS}, set: {given: false}|in quotes
                where: {purpose: NEWS}, set: {given: "FALSE"}|where: {purpose: NEWS}, set: {}|sets nothing
                where: {purpose: NEWS}|where: {"purpose = 1 or 1": NEWS}|not an identifier
                keep: {from: ordered_on, period: P5Y|keep: {from: ordered_on, period: P-5Y|period
                keep: {from: ordered_on, period: P5Y|keep: {from: ordered_on|period
                keep: {from: ordered_on|keep: {from: "x; drop table orders"|not an identifier
                basis: Art. 17(3)(b), why|why|keep needs
                erasure: {how: CLEAR}|erasure: {how: FIXED}|FIXED
                erasure: {how: CLEAR}|erasure: {how: BURN}|BURN
                activities: [interviews]|activities: [unknown]|unknown activity
                activities: [interviews]|activities: []|leave activities out
                restriction: {column: restricted, "on": "TRUE", "off": "FALSE"}|restriction: {column: restricted, "on": "TRUE", "off": "TRUE"}|they differ
                restriction: {column: restricted, "on": "TRUE", "off": "FALSE"}|restriction: {column: "a-b", "on": "1", "off": "0"}|not an identifier
                writer: writer, writerPassword: writer|writer: writer|both or neither
                clientId: due-process, |scope: a, |oauth needs
                type: date|type: time|no type time
                find: "/participants?{key}={value}"|find: "/participants"|{value}
                one: "/participants/{id}"|one: "/participants"|{id}
                items: /items|items: items|JSON pointer
                all: /participants,|all: participants,|not a path
                table: attendee, from: event_date|table: nobody, from: event_date|unknown table
                table: attendee, from: event_date|from: event_date|a table for a system with a connector
                table: attendee, from: event_date|table: attendee, from: "event date"|not an identifier
                system: events, table: attendee|system: unknown, table: attendee|unknown system
                id: events-five-years|id: sign-ins-six-months|stands twice
                id: events-five-years|id: Events|not an id
                activity: events, system: events|activity: unknown, system: events|unknown activity
                period: P3M|period: three months|three months
                where: {status: U}|where: {status: true}|in quotes
                """)
    void aMistakeIsNamed(String there, String mistake, String reason) throws IOException {
        String example = Files.readString(EXAMPLE);
        assertThat(example).contains(there);
        int at = example.indexOf(there);
        String wrong = example.substring(0, at) + mistake + example.substring(at + there.length());
        assertThatThrownBy(() -> read(wrong))
                .isInstanceOf(InvalidCatalogue.class)
                .hasMessageContaining(reason);
    }
}

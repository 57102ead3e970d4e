package io.dueprocess.datamap;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.datamap.RowOwnership.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose a row is: a wrong disclosure is a breach. */
class RowOwnershipTest {

    private static final Catalogue.Key MAILBOX = new Catalogue.Key("email", "email", true, false);
    private static final Catalogue.Key NUMBER = new Catalogue.Key("contact_id", "contactId", true, true);

    @ParameterizedTest
    @CsvSource({
        "Freja Lindqvist, THE_PERSON, THE_PERSON",
        "LINDQVIST Freja Marie, THE_PERSON, THE_PERSON",
        "'', NO_NAME, THE_PERSON",
        "Maria Holm, SOMEBODY_ELSE, OTHER_NAME"
    })
    void aRowWithAnotherNameIsNeverCertain(String name, Verdict foundByMailbox, Verdict foundByNumber) {
        RowOwnership ownership = new RowOwnership(
                "Freja Lindqvist",
                new Catalogue.Table(
                        "contact",
                        new Text("Contact", "Kontakt"),
                        "contact_id",
                        List.of("name"),
                        List.of(MAILBOX, NUMBER),
                        List.of()));
        Map<String, String> row = Map.of("name", name);
        assertThat(ownership.of(row, MAILBOX)).isEqualTo(foundByMailbox);
        assertThat(ownership.of(row, NUMBER)).isEqualTo(foundByNumber);
    }
}

package io.dueprocess.whistleblower;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No file is refused for its name. */
class SentNamesTest {

    @ParameterizedTest
    @CsvSource({
        "bilag 1.pdf, bilag 1.pdf",
        "C:\\Users\\freja\\bilag.pdf, bilag.pdf",
        "../../etc/passwd, passwd",
        "'a:b?c*.txt', a_b_c_.txt",
        ".hidden, hidden",
        "'...', file-3",
        "'  ', file-3",
        "'', file-3"
    })
    void namesAreMadeHarmless(String sent, String kept) {
        assertThat(SentNames.printable(sent, 3)).isEqualTo(kept);
    }

    @Test
    void tricksAndLengthGo() {
        assertThat(SentNames.printable("a\u202egnp.exe\u0000\r\n", 1)).isEqualTo("agnp.exe");
        assertThat(SentNames.printable(null, 1)).isEqualTo("file-1");
        String kept = SentNames.printable("🙂".repeat(100) + ".docx", 1);
        assertThat(kept).hasSizeLessThanOrEqualTo(150).endsWith("🙂.docx");
    }
}

package io.dueprocess.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 4180, and safe to open in a spreadsheet. */
class CsvTest {

    @Test
    void startsWithAByteOrderMarkSoThatSpreadsheetsReadDanish() {
        assertThat(Csv.write(List.of("Navn"), List.of(List.of("Søren Ærø"))))
                .startsWith(0xEF, 0xBB, 0xBF)
                .isEqualTo("\uFEFFNavn\r\nSøren Ærø\r\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void quotesWhatNeedsIt() {
        assertThat(cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(cell("say \"hi\"")).isEqualTo("\"say \"\"hi\"\"\"");
        assertThat(cell("one\r\ntwo")).isEqualTo("\"one\r\ntwo\"");
        assertThat(cell("a;b")).isEqualTo("a;b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+45 12 34 56 78",
                "-2+3",
                "@SUM(A1)",
                "\tx",
                "\rx",
                "=cmd|' /C calc'!A0",
                "-",
                "\uFF1D1+1"
            })
    void defusesFormulas(String value) {
        assertThat(cell(value).replaceFirst("^\"", "")).startsWith("'" + value.charAt(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-12.50", "-7", "0", "1250.00", "-1,5", "text - with = signs + inside @ it"})
    void leavesPlainNumbersAndTextAlone(String value) {
        assertThat(cell(value).replace("\"", "")).isEqualTo(value);
    }

    /** A spreadsheet set to Danish separates by semicolons, whatever quotes we set, and sees other cells than ours. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Freja;=HYPERLINK(1)",
                "Freja; =1+1",
                "Freja;\"=1+1\"",
                "a\n=1+1",
                "a\r\n@SUM(A1)",
                "a\t-2+3",
                "a;+1",
                "a;;=1"
            })
    void defusesWhatAnotherSeparatorWouldMakeAFormula(String value) {
        assertThat(cell(value)).contains("'").doesNotContainPattern("[;\t\r\n][ \"]*[=+\\-@]");
    }

    @Test
    void headersAreDefusedToo() {
        assertThat(new String(Csv.write(List.of("=x"), List.of()), StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF'=x\r\n");
    }

    @Test
    void noValueIsAnEmptyCell() {
        assertThat(new String(Csv.write(List.of("a", "b"), List.of(Arrays.asList(null, "x"))), StandardCharsets.UTF_8))
                .endsWith("\r\n,x\r\n");
    }

    private static String cell(String value) {
        String csv = new String(Csv.write(List.of("h", "i"), List.of(List.of("x", value))), StandardCharsets.UTF_8);
        return csv.substring(csv.indexOf("x,") + 2, csv.length() - 2);
    }
}

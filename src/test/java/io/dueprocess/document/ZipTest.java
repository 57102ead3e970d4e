package io.dueprocess.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Archives that stay inside the folder they are unpacked to. */
class ZipTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 8);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "letter.pdf|letter.pdf",
                "tables/crm-orders.csv|tables/crm-orders.csv",
                "../../etc/passwd|etc/passwd",
                "..\\..\\windows\\win.ini|windows/win.ini",
                "/etc/passwd|etc/passwd",
                "C:\\autoexec.bat|C_/autoexec.bat",
                "a/./b/../c.txt|a/b/c.txt",
                "....//x|x",
                "Blåbær på grød.txt|Blåbær på grød.txt",
                "con.txt|_con.txt",
                "'trailing. . '|trailing",
                "..|file",
                "''|file"
            })
    void namesAreMadeSafe(String name, String safe) {
        assertThat(Zip.safe(name)).isEqualTo(safe);
    }

    @Test
    void namesHoldNoControlOrDirectionCharacters() {
        assertThat(Zip.safe("invoice\u202Efdp.exe\u0000\n.txt")).isEqualTo("invoicefdp.exe.txt");
    }

    @Test
    void longNamesKeepTheirEnding() {
        assertThat(Zip.safe("x".repeat(500) + ".pdf")).hasSize(120).endsWith("x.pdf");
    }

    @Test
    void twoFilesOfOneNameStayTwo() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a.txt", new byte[] {1});
        files.put("/A.TXT", new byte[] {2});
        assertThat(names(Zip.write(files, DAY))).containsExactly("a.txt", "A (2).TXT");
    }

    @Test
    void theSameFilesMakeTheSameBytes() {
        Map<String, byte[]> files = Map.of("a.txt", new byte[] {1, 2, 3});
        assertThat(Zip.write(files, DAY)).isEqualTo(Zip.write(files, DAY));
    }

    private static List<String> names(byte[] archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}

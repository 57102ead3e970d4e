package io.dueprocess.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Safe to open in a spreadsheet, and to save from it as text. */
class XlsxTest {

    @Test
    void numbersStayNumbersAndTextIsNeverCalculated() throws IOException {
        byte[] file = Xlsx.write(
                "Brud: 2027/1",
                List.of("Navn", "Antal", "Tom"),
                List.of(
                        Arrays.asList("Søren & <Ærø>", 12.5, null),
                        Arrays.asList("=HYPERLINK(\"x\")", 3, "+45 1"),
                        Arrays.asList("bell\u0007", 0, "")));
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getSheetName()).isEqualTo("Brud  2027 1");
            XSSFRow first = sheet.getRow(1);
            assertThat(first.getCell(0).getStringCellValue()).isEqualTo("Søren & <Ærø>");
            assertThat(first.getCell(1).getNumericCellValue()).isEqualTo(12.5);
            assertThat(sheet.getRow(2).getCell(0).getCellType()).isEqualTo(CellType.STRING);
            assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).isEqualTo("'=HYPERLINK(\"x\")");
            assertThat(sheet.getRow(2).getCell(2).getStringCellValue()).isEqualTo("'+45 1");
            assertThat(sheet.getRow(3).getCell(0).getStringCellValue()).isEqualTo("bell\uFFFD");
        }
    }
}

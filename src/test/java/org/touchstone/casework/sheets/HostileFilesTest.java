package org.touchstone.casework.sheets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.casework.evidence.SampleFiles;
import org.touchstone.casework.form.CourseForm;

/** Files that were made to do harm, or that are something else, are refused in words; and ours harm nobody. */
@Tag("thorough")
class HostileFilesTest {

    private static final String TITLE = "What is the session called?";
    private static final String MOST = "How many people take part at most?";
    private static final String DATE = "On which date?";
    private static final String TRAINS = "Do people train skills in it with a facilitator?";
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private interface Fill {
        void in(XSSFWorkbook workbook, XSSFSheet sheet);
    }

    /** A workbook as another program writes it. */
    private static byte[] workbook(List<String> headings, Fill fill) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            XSSFSheet sheet = workbook.createSheet("Sessions");
            Row first = sheet.createRow(0);
            headings.forEach(
                    heading -> first.createCell(headings.indexOf(heading)).setCellValue(heading));
            fill.in(workbook, sheet);
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] plain() throws IOException {
        return workbook(List.of(TITLE, MOST), (workbook, sheet) -> {
            Row row = sheet.createRow(1);
            row.createCell(0).setCellValue("Day one");
            row.createCell(1).setCellValue(12);
        });
    }

    /** The same file with a part changed, or another beside it. */
    private static byte[] with(byte[] file, String part, UnaryOperator<String> change) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new java.io.ByteArrayInputStream(file))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        String before = new String(parts.getOrDefault(part, new byte[0]), UTF_8);
        parts.put(part, change.apply(before).getBytes(UTF_8));
        return zip(parts);
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static void assertRefused(byte[] file, String why) {
        assertThatThrownBy(() -> SheetReader.read(file, Sheet.headings(Sheets.section("sessions"))))
                .isInstanceOf(SheetRefusedException.class)
                .hasMessageContaining(why);
    }

    @Test
    void aPlainWorkbookOfAnotherProgramIsRead() throws IOException {
        byte[] file = workbook(List.of(TITLE, MOST, DATE, TRAINS), (workbook, sheet) -> {
            CellStyle day = workbook.createCellStyle();
            day.setDataFormat((short) 14);
            Row row = sheet.createRow(1);
            row.createCell(0).setCellValue("Day one");
            row.createCell(1).setCellValue(12);
            row.createCell(2).setCellValue(java.time.LocalDate.of(2027, 1, 5));
            row.getCell(2).setCellStyle(day);
            row.createCell(3).setCellValue(true);
        });
        SheetEdit edit = Sheets.edit(Sheets.read(file, "sessions"), "sessions", Sheets.form("{}\n"));

        assertThat(Sheets.mistakes(edit)).isEmpty();
        assertThat(Sheets.draft(edit))
                .contains("title: Day one", "groupSize: 12", "date: 2027-01-05", "skillsTraining: yes");
    }

    @Test
    void noFormulaIsWorkedOutAndNoResultOfOneIsBelieved() throws IOException {
        byte[] file = workbook(List.of(TITLE, MOST), (workbook, sheet) -> {
            Row row = sheet.createRow(1);
            row.createCell(0).setCellValue("Day one");
            row.createCell(1).setCellFormula("6*2");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
        });
        String mistake = "Row 2, column B, \"" + MOST + "\": This is a formula, and formulas are not read."
                + " Type the value instead.";
        for (byte[] each : List.of(
                file,
                with(file, SHEET, xml -> xml.replace("<f>6*2</f>", "<f/>")),
                with(file, SHEET, xml -> xml.replace("<f>6*2</f>", "<f t=\"shared\" si=\"0\"/>")),
                with(file, SHEET, xml -> xml.replace("<f>6*2</f>", "<f t=\"array\" ref=\"B2\">6*2</f>")),
                with(file, SHEET, xml -> xml.replace("<f>6*2</f><v>12.0</v>", "<v>12.0</v><f>6*2</f>")),
                with(
                        file,
                        SHEET,
                        xml -> xml.replaceFirst("<f>6\\*2</f><v>12.0</v>", "<v>#N/A</v>")
                                .replaceFirst("<c r=\"B2\"[^>]*>", "<c r=\"B2\" t=\"e\">")),
                (TITLE + "," + MOST + "\nDay one,=6*2\n").getBytes(UTF_8),
                (TITLE + "," + MOST + "\nDay one,\"=cmd|' /C calc'!A0\"\n").getBytes(UTF_8))) {
            SheetEdit edit = Sheets.edit(Sheets.read(each, "sessions"), "sessions", Sheets.form("{}\n"));

            assertThat(Sheets.mistakes(edit)).containsExactly(mistake);
            assertThat(Sheets.draft(edit)).contains("title: Day one").doesNotContain("groupSize");
        }
    }

    @Test
    void noCellOfOursCanBeTakenForAFormula() throws IOException {
        String text = """
                resources:
                  - title: "=HYPERLINK(1)"
                    level: "@SUM(1)"
                  - title: "+44 20 7946 0000"
                    level: "-2+3"
                  - title: "'=already"
                    level: "'tis so"
                """;
        CourseForm form = Sheets.form(text);
        Sheet sheet = Sheet.of(form, Sheets.section("resources"), 1);
        String csv = new String(SheetWriter.csv(sheet), UTF_8);

        assertThat(csv)
                .contains("'=HYPERLINK(1)", "'@SUM(1)", "'+44 20", "'-2+3", "''=already", ",'tis so")
                .doesNotContain(",=", ",@", ",+", ",-", ",\"=");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new java.io.ByteArrayInputStream(SheetWriter.xlsx(sheet)))) {
            workbook.getSheetAt(0)
                    .forEach(row -> row.forEach(cell -> {
                        assertThat(cell.getCellType()).isNotEqualTo(org.apache.poi.ss.usermodel.CellType.FORMULA);
                        assertThat(cell.toString()).doesNotStartWith("=").doesNotStartWith("@");
                    }));
        }
        for (byte[] file : List.of(SheetWriter.csv(sheet), SheetWriter.xlsx(sheet))) {
            assertThat(Sheets.draft(Sheets.edit(Sheets.read(file, "resources"), "resources", form)))
                    .isEqualTo(text);
        }
    }

    @Test
    void anotherProgramOpensOursWithChoicesAndAnExplanation() throws IOException {
        Sheet sheet = Sheet.of(
                Sheets.form("sessions:\n  - title: Day one\n    groupSize: 12\n"), Sheets.section("sessions"), 1);
        try (XSSFWorkbook workbook = new XSSFWorkbook(new java.io.ByteArrayInputStream(SheetWriter.xlsx(sheet)))) {
            XSSFSheet list = workbook.getSheetAt(0);
            assertThat(list.isColumnHidden(0)).isTrue();
            assertThat(list.getDataValidations().stream()
                            .map(DataValidation::getRegions)
                            .map(regions -> regions.getCellRangeAddresses()[0].getFirstColumn()))
                    .containsExactlyInAnyOrder(
                            sheet.table().headings().indexOf(TRAINS),
                            sheet.table().headings().indexOf("How do learners take part?"),
                            sheet.table()
                                    .headings()
                                    .indexOf("Is it part of the core programme, an ongoing activity after it, or"
                                            + " follow-up?"));
            Cell most = list.getRow(1).getCell(sheet.table().headings().indexOf(MOST));
            assertThat(most.getNumericCellValue()).isEqualTo(12);
            String about = new org.apache.poi.xssf.extractor.XSSFExcelExtractor(workbook).getText();
            assertThat(about).contains("About the columns", "Write a whole number, for example 16.", "Face to face");
        }
    }

    @Test
    void aBombIsRefusedBeforeItIsUnpacked() throws IOException {
        byte[] bomb = with(plain(), "xl/media/image1.png", none -> "0".repeat(40 * 1024 * 1024));
        assertThat(bomb).hasSizeLessThan(SheetReader.MOST_BYTES);
        assertRefused(bomb, "far more than a list of a course can");
        byte[] many = plain();
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("xl/workbook.xml", many);
        for (int i = 0; i < 2_000; i++) {
            parts.put("xl/" + i + ".xml", new byte[0]);
        }
        assertRefused(zip(parts), "far more than a list of a course can");
    }

    /** Reads files in a process with little memory, and says what came of each. */
    public static void main(String[] files) throws IOException {
        for (String file : files) {
            try {
                SheetReader.read(Files.readAllBytes(Path.of(file)), List.of(TITLE));
                System.out.println("read");
            } catch (SheetRefusedException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void noFileTakesMuchMemory(@TempDir Path folder) throws Exception {
        String strings = "<si><t>x</t></si>".repeat(440_000);
        String rows = "<row><c><v>1</v></c></row>".repeat(300_000);
        String styles = "<xf/>".repeat(1_500_000);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("strings", with(plain(), "xl/sharedStrings.xml", xml -> xml.replace("</sst>", strings + "</sst>")));
        files.put("rows", with(plain(), SHEET, xml -> xml.replace("</sheetData>", rows + "</sheetData>")));
        files.put("styles", with(plain(), "xl/styles.xml", xml -> xml.replace("</cellXfs>", styles + "</cellXfs>")));
        files.put("cell", with(plain(), SHEET, xml -> xml.replace("12.0", "1".repeat(7_900_000))));
        files.put("bomb", with(plain(), "xl/x.xml", none -> " ".repeat(200_000_000)));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-cp",
                System.getProperty("java.class.path"),
                HostileFilesTest.class.getName()));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            command.add(
                    Files.write(folder.resolve(file.getKey()), file.getValue()).toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectError(folder.resolve("errors").toFile())
                .start();
        List<String> said = new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();

        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("errors")))
                .isZero();
        assertThat(said).hasSize(5);
        assertThat(said.get(0)).isEqualTo("read");
        assertThat(said.get(1)).contains("below the 1000 rows");
        assertThat(said.get(2)).isEqualTo("read");
        assertThat(said.get(3)).contains("7,900,000 characters");
        assertThat(said.get(4)).contains("far more than a list");
    }

    @Test
    void countsThatAFileClaimsAreNotBelieved() throws IOException {
        byte[] file =
                with(plain(), "xl/sharedStrings.xml", xml -> xml.replaceAll("ount=\"\\d+\"", "ount=\"2147483647\""));
        assertThat(Sheets.read(file, "sessions").rows()).hasSize(1);
        assertRefused(
                with(plain(), SHEET, xml -> xml.replace("r=\"B2\"", "r=\"XFD2\"")), "to the right of the 100 columns");
        assertRefused(with(plain(), SHEET, xml -> xml.replace("r=\"2\"", "r=\"99999999999\"")), "damaged");
        assertThat(Sheets.read(with(plain(), SHEET, xml -> xml.replace(">12.0<", ">1E999999999<")), "sessions")
                        .rows()
                        .get(0)
                        .cell(1)
                        .text())
                .isEqualTo("1E999999999");
        assertRefused(
                with(plain(), "[Content_Types].xml", xml -> xml.replace("</Types>", " ".repeat(300_000) + "</Types>")),
                "far more than a list of a course can");
    }

    @Test
    void aMillionRowsAreRefused() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 2; i < 1_000_000; i++) {
            rows.append("<row r=\"").append(i).append("\"><c t=\"inlineStr\"><is><t>x</t></is></c></row>");
        }
        byte[] file = with(plain(), SHEET, xml -> xml.replace("</sheetData>", rows + "</sheetData>"));
        assertRefused(Arrays.copyOf(file, file.length), file.length > SheetReader.MOST_BYTES ? "2 MB" : "far more");
        assertRefused((TITLE + "\n" + "x\n".repeat(1_000_000)).getBytes(UTF_8), "below the 1000 rows");
        assertRefused((TITLE + "\n" + "\n".repeat(900_000) + "x\n").getBytes(UTF_8), "below the 1000 rows");
    }

    @Test
    void aVeryLongCellAndVeryManyColumnsAreRefused() throws IOException {
        String five = "x".repeat(5 * 1024 * 1024);
        byte[] huge = with(
                plain(),
                SHEET,
                xml -> xml.replaceFirst(
                        "<c r=\"B2\"[^>]*><v>12.0</v></c>",
                        "<c r=\"B2\" t=\"inlineStr\"><is><t>" + five + "</t></is></c>"));
        assertRefused(huge, "Row 2, column B holds 5,242,880 characters");
        assertRefused((TITLE + "\n" + "x".repeat(40_000) + "\n").getBytes(UTF_8), "Row 2, column A holds 40,000");
        assertRefused((TITLE + "\n" + "x,".repeat(500) + "\n").getBytes(UTF_8), "to the right of the 100 columns");
        assertRefused((TITLE + "\n" + ("x".repeat(900) + "\n").repeat(500)).getBytes(UTF_8), "more than 300,000");
    }

    @Test
    void nothingElseIsOpenedForIt() throws IOException {
        for (String declaration : List.of(
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", "<!doctype x [<!ENTITY a \"aaaa\">]>")) {
            assertRefused(
                    with(plain(), SHEET, xml -> xml.replaceFirst("(<\\?xml[^>]*>)?", "$1" + declaration)),
                    "does not look as spreadsheet programs write it");
        }
        assertRefused(with(plain(), "xl/externalLinks/externalLink1.xml", none -> "<x/>"), "links to other files");
        assertRefused(with(plain(), "xl/vbaProject.bin", none -> "x"), "macros");
    }

    @Test
    void anythingElseIsNamedForWhatItIs() throws IOException {
        assertRefused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3}, ".xls");
        assertRefused(SampleFiles.pdf(List.of("Sessions")), "This is a PDF");
        assertRefused(SampleFiles.word("Sessions"), "not a spreadsheet that can be read");
        assertRefused(
                zip(Map.of("mimetype", "application/vnd.oasis.opendocument.spreadsheet".getBytes(UTF_8))), ".ods");
        assertRefused("PK\3\4 and then nothing".getBytes(StandardCharsets.ISO_8859_1), "damaged");
        assertRefused(Arrays.copyOf(plain(), 2_000), "damaged");
        assertRefused(with(plain(), SHEET, xml -> xml.replace("</row>", "")), "damaged");
        assertRefused(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 0, 1}, "no text that can be read");
        assertRefused((TITLE + "\n\"Day one").getBytes(UTF_8), "quotation marks");
        SheetTable colours = Sheets.read("Colour,Size\nred,9\n", "sessions");
        CourseForm form = Sheets.form("{}\n");
        assertThatThrownBy(
                        () -> SheetEdit.of(colours, Sheets.section("sessions"), form, 0, form, true, Sheets.CATALOGUE))
                .isInstanceOf(SheetRefusedException.class)
                .hasMessageContaining("None of the headings");
        assertRefused(new byte[0], "None of the headings");
        assertRefused(new byte[SheetReader.MOST_BYTES + 1], "larger than 2 MB");
    }
}

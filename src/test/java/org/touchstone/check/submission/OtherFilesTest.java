package org.touchstone.check.submission;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstone.ShippedRules;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.report.EarlReport;
import org.touchstone.check.report.HtmlReport;
import org.touchstone.check.report.JsonReport;
import org.touchstone.check.report.Report;
import org.touchstone.check.report.TextReport;

/** Whoever sends another file in place of a description of a course is told what it is, and what to do. */
class OtherFilesTest {

    private static final String COPY = "Copy what it says into a plain text file: for a course, into the output of"
            + " \"touchstone new submission\". In the service, a form asks the same questions.";

    private static List<Mistake> refused(byte[] bytes, String file) {
        try {
            SubmissionReader.read(bytes, file, ShippedRules.RULESET.catalogue().questions());
            return List.of();
        } catch (MistakesException e) {
            return e.mistakes();
        }
    }

    private static void assertSays(byte[] bytes, String file, String what, String todo) {
        assertThat(refused(bytes, file))
                .extracting(mistake -> mistake.what() + " " + mistake.todo())
                .containsExactly(what + " " + todo);
    }

    private static byte[] zip(String entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<types/>".repeat(1_000).getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry(entry));
            zip.write("course: a course".getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "word/document.xml, This is a Word document",
        "xl/workbook.xml, This is a spreadsheet",
        "ppt/presentation.xml, This is a presentation",
    })
    void aDocumentOfAnOfficeIsCalledWhatItIs(String entry, String what) throws IOException {
        assertSays(zip(entry), "course.docx", what + ", not a plain text file.", COPY);
        assertSays(zip(entry), "course.yaml", what + ", not a plain text file.", COPY);
    }

    @Test
    void anArchiveIsToBeUnpacked() throws IOException {
        assertSays(
                zip("course.yaml"),
                "course.zip",
                "This is a ZIP archive, not a plain text file.",
                "Unpack it, and take the file that describes the course.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0089PNG\r\n\u001a\n",
                "\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF",
                "GIF89a",
                "RIFF\u0001\0\0\0WEBPVP8 ",
                "\0\0\0\u0018ftypheic"
            })
    void aPictureIsCalledOne(String begins) {
        assertSays(
                (begins + "\0\u0001\u0002").getBytes(ISO_8859_1),
                "course",
                "This is a picture, not a plain text file.",
                "Name the file that describes the course. A picture may be evidence for what it says.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%PDF-1.7 | This is a PDF, not a plain text file.",
                "{\\rtf1\\ansi course | This is a document with formatting (RTF), not a plain text file.",
                "<!DOCTYPE html><html><title>Our course</title> | This is a web page, not a plain text file.",
                "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1 | This is a document in an old format of Microsoft Office, not a plain text file.",
            })
    void soAreOtherDocuments(String begins, String what) {
        assertSays(begins.getBytes(ISO_8859_1), "course", what, COPY);
    }

    @Test
    void aReportIsNoDescriptionOfACourse() throws IOException, MistakesException {
        Assessment assessment = ShippedRules.assess(NodeReader.read(Path.of("fixtures/silent-course/course.yaml")));
        Report report = Report.of(assessment);

        for (String made : List.of(
                TextReport.render(report, false),
                TextReport.renderFull(report, false),
                HtmlReport.render(report),
                JsonReport.render(report),
                EarlReport.render(report))) {
            assertSays(
                    made.getBytes(UTF_8),
                    "report",
                    "This is a report of Touchstone, not the file that it was made from.",
                    "Name the file that describes the course.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Our course\n\nWe teach **health coaching** to nurses.\n\n- two days\n- one evening\n",
                "Our course has two days, and a call later.\n",
                "Our course\n==========\n\n* Day one: we listen\n* Day two\n",
                "# Our course\n\n> \"Listen.\"\n\n| Day | What |\n|---|---|\n| 1 | Listen |\n",
            })
    void aTextWithoutKeysIsCalledOne(String text) {
        assertSays(
                text.getBytes(UTF_8),
                "course.md",
                "This is a text without keys. A submission begins with the names of its sections, such as \"course:\".",
                "Start from the output of: touchstone new submission");
    }

    @ParameterizedTest
    @ValueSource(strings = {"- one\n- two\n", "[1, 2]", "[{\"course\": 1}]"})
    void aListIsCalledOne(String text) {
        assertSays(
                text.getBytes(UTF_8),
                "course",
                "This is a list. A submission begins with the names of its sections, such as \"course:\".",
                "Start from the output of: touchstone new submission");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\": 1, \"b\": [2]}", "version: 3\nservices:\n  web: {image: x}\n", "{\"@type\": \"Event\"}"
            })
    void keysOfSomethingElseAreNotGoneThroughOneByOne(String text) {
        assertSays(
                text.getBytes(UTF_8),
                "course",
                "No key of this file is a section of a submission, such as \"course\" or \"sessions\".",
                "See whether this is the right file, or start from the output of: touchstone new submission");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Provider: {name: A}\n", "Course: {title: B}\n", "audience: Nurses\n", "sesions: []\n"})
    void aKeyThatMayBeMeantForASectionIsToldSo(String text) {
        assertThat(refused(text.getBytes(UTF_8), "course.yaml"))
                .hasSizeGreaterThan(1)
                .extracting(Mistake::what)
                .noneMatch(what -> what.startsWith("No key of this file"));
    }

    @Test
    void aCourseWithSomethingWrongInItIsStillToldWhere() {
        assertThat(refused("course:\n\ttitle: A\n".getBytes(UTF_8), "course.yaml"))
                .extracting(Mistake::toString)
                .containsExactly(
                        "course.yaml:2:1: A tab stands here. Use spaces: a tab may stand neither at the beginning"
                                + " of a line nor after a colon.");
    }

    @Test
    void everyFileOfTheProjectThatDescribesACourseIsRead() throws IOException {
        assertThat(refused(Files.readAllBytes(Path.of("rules/examples/complete-course.yaml")), "course.yaml"))
                .isEmpty();
    }
}

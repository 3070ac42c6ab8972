package org.touchstone.casework.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.touchstone.RandomCourses;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.casework.form.RandomDrafts;
import org.touchstone.check.submission.Section;

/** A spreadsheet that comes back as it was downloaded changes nothing, whatever the course holds. */
@Tag("thorough")
@net.jqwik.api.Tag("thorough")
class RoundTripTest {

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void nothingIsChangedByASpreadsheetThatNobodyTouched(@ForAll long seed) {
        unchanged(RandomDrafts.text(new RandomCourses(Sheets.CATALOGUE, seed).next()));
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void norWhereTheFileHoldsAnythingAtAll(@ForAll long seed) {
        unchanged(RandomDrafts.anything(seed));
    }

    @Test
    void norInTheCompleteCourse() throws Exception {
        unchanged(Files.readString(Path.of("rules/examples/complete-course.yaml")));
    }

    private static void unchanged(String text) {
        CourseForm form = Sheets.form(text);
        for (Section section : Sheets.CATALOGUE.questions().sections()) {
            boolean shown = Sheet.isOf(section)
                    && form.page(org.touchstone.casework.form.FormLink.section(section.key()))
                            .orElseThrow()
                            .obstacle()
                            .isEmpty();
            if (shown) {
                Sheet sheet = Sheet.of(form, section, Sheets.NUMBER);
                String csv = SheetWriter.csv(sheet.table());
                for (SheetTable table : List.of(
                        Sheets.read(SheetWriter.xlsx(sheet), section.key()),
                        Sheets.read(SheetWriter.csv(sheet), section.key()),
                        Sheets.read(csv.getBytes(StandardCharsets.UTF_16), section.key()))) {
                    SheetEdit edit = Sheets.edit(table, section.key(), form);
                    assertThat(Sheets.mistakes(edit)).as(text).isEmpty();
                    assertThat(edit.missing()).as(text).isEmpty();
                    assertThat(Sheets.draft(edit))
                            .as("%s of %s", section.key(), text)
                            .isEqualTo(text);
                }
            }
        }
    }

    @Test
    void csvIsReadAsProgramsOfDifferentCountriesSaveIt() {
        String rows = "What is it?;What kind of resource?\r\nCafé reader;Reading\r\n";
        CourseForm form = Sheets.form("{}\n");
        for (String csv : List.of(rows, rows.replace(';', ','), rows.replace(';', '\t'), "sep=;\r\n" + rows)) {
            for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"))) {
                SheetEdit edit = Sheets.edit(Sheets.read(csv.getBytes(charset), "resources"), "resources", form);
                assertThat(Sheets.mistakes(edit)).isEmpty();
                assertThat(Sheets.draft(edit)).contains("title: Café reader", "kind: reading");
            }
        }
    }
}

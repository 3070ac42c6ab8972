package org.touchstone.casework.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Index;
import org.junit.jupiter.api.Test;
import org.touchstone.ShippedRules;
import org.touchstone.casework.form.AnswerChange;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.check.located.MistakesException;

/** What a spreadsheet that was filled in changes in a course, and what it leaves alone. */
class SheetEditTest {

    private static final String COURSE = """
            provider:
              name: Quayside
            course:
              title: Coaching
            outcomes:
              - id: listen
                text: Listen well
              - id: plan
                text: "Plan; and review"
            sessions:
              - id: one
                title: Day one
                date: 2026-09-30
                groupSize:
                  value: 16
                  evidence:
                    - id: handbook
                      page: 3
                outcomes: [listen]
              - id: two
                title: Day two
                mode: remote
            evidence:
              - id: handbook
                title: Handbook
            """;

    private static final String TITLE = "What is the session called?";
    private static final String MOST = "How many people take part at most?";
    private static final String DATE = "On which date?";
    private static final String MODE = "How do learners take part?";
    private static final String TAUGHT = "Which of the course's learning outcomes does it teach?";

    private final CourseForm form = Sheets.form(COURSE);
    private final SheetTable sheet = Sheets.table(form, "sessions");

    private List<String> changes(SheetEdit edit, Integer... removed) {
        return form
                .draft()
                .changesTo(Sheets.form(Sheets.draft(edit, removed)).draft(), ShippedRules.RULESET.catalogue())
                .stream()
                .map(AnswerChange::words)
                .toList();
    }

    @Test
    void theCellsSayWhatTheCourseSaysInWordsWithoutIds() {
        assertThat(sheet.headings()).startsWith("For this service: leave this column as it is", TITLE);
        assertThat(sheet.rows().get(0).cells().stream().map(SheetTable.Cell::text))
                .contains("item 1 of draft 7", "Day one", "30/09/2026", "16", "Listen well")
                .doesNotContain("one", "listen");
    }

    @Test
    void aChangedCellChangesItsAnswerAndNothingElse() {
        SheetEdit edit = Sheets.edit(Sheets.with(sheet, 0, MOST, "14"), "sessions", form);

        assertThat(Sheets.mistakes(edit)).isEmpty();
        assertThat(changes(edit))
                .containsExactly("Sessions: Day one: How many people take part at most? Was \"16\", is now \"14\".");
        assertThat(Sheets.draft(edit)).contains("id: handbook", "page: 3");
    }

    @Test
    void evidenceStaysWithAnAnswerThatWasNotTouched() {
        SheetEdit edit = Sheets.edit(Sheets.with(sheet, 0, TITLE, "The first day"), "sessions", form);

        assertThat(changes(edit))
                .containsExactly(
                        "Sessions: The first day: What is the session called? Was \"Day one\", is now \"The first day\".");
        assertThat(Sheets.draft(edit)).contains("value: 16", "page: 3");
    }

    @Test
    void aRowWithoutAnItemIsAddedWithAnIdOfItsOwn() {
        SheetTable more = Sheets.with(sheet, 2, TITLE, "Follow-up call");
        more = Sheets.with(more, 2, DATE, "5 January 2027");
        more = Sheets.with(more, 2, TAUGHT, "Plan; and review");
        more = Sheets.with(more, 2, MODE, "REMOTE");
        SheetEdit edit = Sheets.edit(more, "sessions", form);

        assertThat(Sheets.mistakes(edit)).isEmpty();
        assertThat(changes(edit)).containsExactly("Sessions: Follow-up call was added.");
        assertThat(Sheets.draft(edit))
                .contains("  - id: session-3\n    title: Follow-up call\n    mode: remote\n    date: 2027-01-05\n"
                        + "    outcomes: [plan]\n");
    }

    @Test
    void severalStandInOneCellHoweverTheyAreSetApart() {
        for (String both : List.of("Listen well\nPlan; and review", "plan\nlisten well\n")) {
            SheetEdit edit = Sheets.edit(Sheets.with(sheet, 0, TAUGHT, both), "sessions", form);
            assertThat(Sheets.mistakes(edit)).isEmpty();
            assertThat(Sheets.draft(edit)).contains("outcomes: [listen, plan]");
        }
        String methods = "Which methods are used?";
        for (String both : List.of("role play, discussion", "Discussion; Role play", "Role play;Discussion;")) {
            SheetEdit edit = Sheets.edit(Sheets.with(sheet, 0, methods, both), "sessions", form);
            assertThat(Sheets.mistakes(edit)).isEmpty();
            assertThat(Sheets.draft(edit)).contains("role play").contains("discussion");
        }
    }

    @Test
    void aMistakeIsNamedAtItsCellAndTheRestIsTaken() {
        SheetTable wrong = Sheets.with(sheet, 0, MOST, "twelvish");
        wrong = Sheets.with(wrong, 0, DATE, "31/2/2027");
        wrong = Sheets.with(wrong, 1, TITLE, "Second day");
        wrong = Sheets.with(wrong, 1, MODE, "by post");
        wrong = Sheets.with(wrong, 2, MOST, "12");
        SheetEdit edit = Sheets.edit(wrong, "sessions", form);

        assertThat(Sheets.mistakes(edit))
                .containsExactly(
                        "Row 2, column E, \"On which date?\": \"31/2/2027\" is no day. There is no 31 February in"
                                + " 2027: that month has 28 days. Write the day that is meant, or leave it blank.",
                        "Row 2, column L, \"How many people take part at most?\": \"twelvish\" is not a whole number."
                                + " Write it like 16.",
                        "Row 3, column D, \"How do learners take part?\": \"by post\" is none of the choices. Choose one"
                                + " of them. The choices are: Face to face; Remote; Self-directed.",
                        "Row 4, column B, \"What is the session called?\": This has to be answered: What is the session"
                                + " called? Until then nothing of this row is added.");
        assertThat(changes(edit))
                .containsExactly(
                        "Sessions: Second day: What is the session called? Was \"Day two\", is now \"Second day\".");
    }

    @Test
    void aNameThatWasClearedIsAMistakeAndWhatSaysNothingIsNone() {
        SheetTable cleared = Sheets.with(Sheets.with(sheet, 0, TITLE, ""), 1, MODE, "TBC");
        SheetEdit edit = Sheets.edit(cleared, "sessions", form);

        assertThat(Sheets.mistakes(edit)).singleElement().asString().startsWith("Row 2, column B");
        assertThat(Sheets.form(Sheets.draft(edit)).mistakes()).isEmpty();
        assertThat(Sheets.draft(edit)).contains("title: Day one");
    }

    @Test
    void aRowThatIsMissingIsKeptUnlessSomebodySaysOtherwise() {
        SheetEdit edit =
                Sheets.edit(new SheetTable(sheet.headings(), sheet.rows().subList(1, 2)), "sessions", form);

        assertThat(edit.missing()).containsExactly(new SheetEdit.Missing(1, "Day one", 0));
        assertThat(changes(edit)).isEmpty();
        assertThat(changes(edit, 2, 9, -1)).isEmpty();
        assertThat(changes(edit, 1)).containsExactly("Sessions: Day one was removed.");
    }

    @Test
    void rowsGoByTheirNamesWhereNothingElseTells() {
        SheetTable typed = Sheets.read(TITLE + "," + MOST + "\nday two,9\nDay three,8\n", "sessions");
        SheetEdit edit = Sheets.edit(typed, "sessions", form);

        assertThat(changes(edit))
                .containsExactly(
                        "Sessions: day two: What is the session called? Was \"Day two\", is now \"day two\".",
                        "Sessions: day two: How many people take part at most? Now answered: \"9\".",
                        "Sessions: Day three was added.");
        assertThat(edit.missing()).extracting(SheetEdit.Missing::label).containsExactly("Day one");
    }

    @Test
    void aRowThatWasCopiedToBeginAnotherIsAnotherWhereverItStands() {
        List<SheetTable.Row> rows = new ArrayList<>(sheet.rows());
        List<SheetTable.Cell> copy = new ArrayList<>(rows.get(0).cells());
        copy.set(1, SheetTable.Cell.of("Day one again"));
        rows.add(0, new SheetTable.Row(10, copy));
        SheetEdit edit = Sheets.edit(new SheetTable(sheet.headings(), rows), "sessions", form);

        assertThat(changes(edit)).containsExactly("Sessions: Day one again was added.");
        assertThat(edit.missing()).isEmpty();
    }

    @Test
    void whatSomebodyElseHasChangedSinceIsNotOverwritten() {
        CourseForm now =
                Sheets.form(COURSE.replace("value: 16", "value: 12").replace("mode: remote", "mode: self-directed"));
        SheetTable mine = Sheets.with(Sheets.with(sheet, 0, MOST, "20"), 1, TITLE, "Second day");
        SheetEdit edit = Sheets.edit(mine, "sessions", form, now);

        assertThat(Sheets.mistakes(edit))
                .containsExactly(
                        "Row 2, column L, \"How many people take part at most?\": Somebody has changed this since"
                                + " you downloaded the spreadsheet. It says now: 12 (shown in Handbook, page 3). Change it in the"
                                + " form if that is wrong.");
        assertThat(Sheets.draft(edit)).contains("value: 12", "mode: self-directed", "title: Second day");
    }

    @Test
    void anItemThatSomebodyElseTookOutDoesNotComeBackAndOneTheyAddedStays() {
        String without = COURSE.replaceFirst("(?s)  - id: two.*remote\n", "  - id: three\n    title: Day three\n");
        SheetEdit edit =
                Sheets.edit(Sheets.with(sheet, 1, MODE, "Face to face"), "sessions", form, Sheets.form(without));

        assertThat(Sheets.mistakes(edit)).singleElement().asString().contains("Row 3, column D", "taken this row out");
        assertThat(edit.missing()).extracting(SheetEdit.Missing::label).containsExactly("Day three");
        assertThat(Sheets.draft(edit)).isEqualTo(without);
    }

    @Test
    void whatIsUploadedAgainAndPutRightDoublesNothing() {
        SheetTable first = Sheets.with(Sheets.with(sheet, 0, MOST, "14"), 2, TITLE, "Day three");
        first = Sheets.with(Sheets.with(first, 3, TITLE, "Call"), 4, TITLE, "Call");
        CourseForm now = Sheets.form(Sheets.draft(Sheets.edit(first, "sessions", form)));

        assertThat(Sheets.draft(Sheets.edit(first, "sessions", form, now, true)))
                .isEqualTo(now.draft().text());

        SheetTable second = Sheets.with(Sheets.with(first, 0, MOST, "15"), 2, MOST, "8");
        second = Sheets.with(Sheets.with(second, 4, MOST, "2"), 3, TITLE, "First call");
        SheetEdit edit = Sheets.edit(second, "sessions", form, now, true);
        assertThat(Sheets.mistakes(edit)).isEmpty();
        assertThat(now.changesTo(Sheets.form(Sheets.draft(edit))).stream()
                        .map(AnswerChange::words)
                        .toList())
                .containsExactly(
                        "Sessions: Day one: How many people take part at most? Was \"14\", is now \"15\".",
                        "Sessions: Day three: How many people take part at most? Now answered: \"8\".",
                        "Sessions: Call: How many people take part at most? Now answered: \"2\".",
                        "Sessions: First call was added.");
        assertThat(edit.missing()).extracting(SheetEdit.Missing::label).containsExactly("Call");
    }

    @Test
    void ofSeveralInACellThoseThatCanBeReadAreTaken() {
        SheetTable some = Sheets.with(sheet, 0, TAUGHT, "Plan well\nListen well\nsing");
        some = Sheets.with(some, 1, "Which methods are used?", "Role play; dancing");
        SheetEdit edit = Sheets.edit(some, "sessions", form);

        assertThat(Sheets.mistakes(edit))
                .containsExactly(
                        "Row 2, column Q, \"" + TAUGHT
                                + "\": \"Plan well\" is not described in this form. Choose among what"
                                + " is, or describe it first. \"sing\" is not described in this form. Choose among what is, or"
                                + " describe it first. The rest of this cell is taken.",
                        "Row 3, column N, \"Which methods are used?\": \"dancing\" is none of the choices. Choose among them."
                                + " The choices are: Demonstration; Practice; Discussion; Reflection; Role play; Simulation;"
                                + " Small-group work; Action-learning set; Lecture; E-learning; Case discussion; Video;"
                                + " Work-based learning; Self-assessment; Mentoring; None of these."
                                + " The rest of this cell is taken.");
        assertThat(Sheets.draft(edit)).contains("outcomes: [listen]", "methods: [role play]");
        assertThat(Sheets.form(Sheets.draft(edit)).mistakes()).isEmpty();
    }

    @Test
    void aCommaStandsBetweenChoicesWhateverElseStandsThere() {
        SheetTable some = Sheets.with(sheet, 0, "Which methods are used?", "Role play, reflection");
        some = Sheets.with(some, 1, "Which methods are used?", "Role play, singing");
        SheetEdit edit = Sheets.edit(some, "sessions", form);

        assertThat(Sheets.mistakes(edit))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake)
                        .contains(
                                "\"singing\" is none of the choices. Choose among them.",
                                "The choices are: ",
                                "Role play; ")
                        .doesNotContain("\"Role play"));
        assertThat(Sheets.draft(edit)).contains("methods: [role play, reflection]", "methods: [role play]");
    }

    @Test
    void whatIsTakenOutIsNamedNoLonger() {
        CourseForm two = Sheets.form(COURSE.replace("[listen]", "[listen, plan]"));
        SheetTable outcomes = Sheets.table(two, "outcomes");
        SheetEdit edit =
                Sheets.edit(new SheetTable(outcomes.headings(), outcomes.rows().subList(1, 2)), "outcomes", two);

        assertThat(edit.missing()).containsExactly(new SheetEdit.Missing(1, "Listen well", 1));
        assertThat(Sheets.draft(edit, 1)).contains("outcomes: [plan]").doesNotContain("listen");
    }

    @Test
    void aColumnThatIsNoQuestionIsNamed() {
        SheetTable other = Sheets.read(TITLE + ",Our notes," + TITLE + "\nDay three,secret,Day four\n", "sessions");
        SheetEdit edit = Sheets.edit(other, "sessions", form);

        assertThat(Sheets.mistakes(edit))
                .containsExactly(
                        "Row 1, column B, \"Our notes\": This heading is none of the questions, so the column is left out."
                                + " Put what it says under one of the questions.",
                        "Row 1, column C, \"What is the session called?\": This question has two columns. Only the first"
                                + " is read.");
        assertThat(Sheets.draft(edit)).contains("Day three").doesNotContain("secret", "Day four");
    }

    @Test
    void aRowThatIsNotAddedForWantOfAnAnswerSaysSo() throws MistakesException {
        SheetTable other = Sheets.read(TITLE + "," + MODE + "\n=A1,Remote\n,Remote\nDay four,=A1\n", "sessions");
        SheetEdit edit = Sheets.edit(other, "sessions", form);

        assertThat(Sheets.mistakes(edit))
                .hasSize(3)
                .satisfies(
                        formula -> assertThat(formula)
                                .startsWith("Row 2, column A, ")
                                .contains("formulas are not read")
                                .endsWith("Until then nothing of this row is added."),
                        Index.atIndex(0))
                .satisfies(
                        empty -> assertThat(empty)
                                .startsWith("Row 3, column A, ")
                                .endsWith("Until then nothing of this row is added."),
                        Index.atIndex(1))
                .satisfies(
                        sent -> assertThat(sent).startsWith("Row 4, column B, ").doesNotContain("this row"),
                        Index.atIndex(2));
        assertThat(Sheets.draft(edit)).contains("Day four");
    }

    @Test
    void whatStandsUnderNoHeadingIsNamedOnceForItsColumn() {
        SheetTable beyond = Sheets.read(TITLE + "\nDay three,lost,\nDay four,lost,too\n", "sessions");

        assertThat(Sheets.mistakes(Sheets.edit(beyond, "sessions", form)))
                .containsExactly(
                        "Row 2, column B: This column has no heading, so all of it is left out. Put what it says under one"
                                + " of the questions.",
                        "Row 3, column C: This column has no heading, so all of it is left out. Put what it says under one"
                                + " of the questions.");
    }

    @Test
    void aTextThatNoCellCanHoldStaysAsItIs() throws MistakesException {
        String words = "word ".repeat(8_000).strip();
        CourseForm full = Sheets.form(COURSE.replace("title: Day two", "title: Day two\n    onlyFor: " + words));
        SheetTable down = Sheets.read(SheetWriter.xlsx(Sheet.of(full, Sheets.section("sessions"), 7)), "sessions");
        SheetEdit edit = Sheets.edit(Sheets.with(down, 1, MODE, "Face to face"), "sessions", full);

        assertThat(Sheets.mistakes(edit)).isEmpty();
        assertThat(edit.draft(List.of()).text().replaceAll("\\s+", " "))
                .contains(words)
                .contains("face to face");
    }
}

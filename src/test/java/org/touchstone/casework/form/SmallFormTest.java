package org.touchstone.casework.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.submission.Section;
import org.touchstone.check.submission.Submission;

/** The form is small: what is claimed first, then only what that needs, ten questions at a time; nothing stops a check. */
class SmallFormTest {

    private static final String COURSE = """
            provider: {name: Hillside Training}
            course: {title: Coaching conversations}
            claims:
              - element: HC
                levels: [1]
                principles: In the handbook.
            sessions:
              - {id: first, title: First workshop, outcomes: [O1]}
            outcomes:
              - {id: O1, text: Ask before telling}
            """;

    private static final FormLink CLAIMS = FormLink.section("claims");

    private static ClaimsPage claims(CourseDraft draft) {
        return ClaimsPage.of(draft, Drafts.CATALOGUE);
    }

    private static ClaimsPage.Claimable claimable(CourseDraft draft, String id) {
        return claims(draft).groups().stream()
                .flatMap(group -> group.elements().stream())
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static FormPage page(CourseDraft draft, FormLink link) {
        return Drafts.form(draft).page(link).orElseThrow();
    }

    @Test
    void noPageAsksMoreThanTenQuestionsAndEachQuestionIsOnOne() {
        for (Section section : Drafts.QUESTIONS.sections()) {
            assertThat(section.pages())
                    .allSatisfy(page -> assertThat(page.questions())
                            .filteredOn(question -> !FormPage.isMadeElsewhere(question))
                            .as(section.key() + ": " + page.title())
                            .isNotEmpty()
                            .hasSizeLessThanOrEqualTo(Section.MOST_ON_A_PAGE));
            assertThat(section.pages().stream().flatMap(page -> page.questions().stream()))
                    .containsExactlyInAnyOrderElementsOf(section.questions());
        }
    }

    @Test
    void aPageAsksOnlyWhatTheClaimNeedsAndWhatIsAnsweredAnyway() {
        String claimsPlanning = COURSE.replace("element: HC", "element: PHB");
        FormLink claim = FormLink.item("claims", 1);

        assertThat(page(Drafts.read(COURSE), claim).parts()).hasSizeBetween(3, 5);
        FormPage little = page(Drafts.read(claimsPlanning), claim);
        assertThat(little.parts().stream()
                        .mapToInt(part -> part.fields().size())
                        .sum())
                .isLessThan(page(Drafts.read(COURSE), claim).parts().stream()
                        .mapToInt(part -> part.fields().size())
                        .sum());
        assertThat(little.part(0, "caseStudy").orElseThrow().asks("caseStudy")).isFalse();
        CourseDraft answered =
                Drafts.read(claimsPlanning.replace("principles:", "caseStudy: A story.\n    principles:"));
        assertThat(page(answered, claim).part(0, "caseStudy").orElseThrow().asks("caseStudy"))
                .isTrue();
    }

    @Test
    void idsAndWhatIsClaimedAreOnNoPageOfQuestions() {
        CourseDraft draft = Drafts.read(COURSE);

        for (FormPage page : Drafts.pages(Drafts.form(draft))) {
            assertThat(page.parts()).noneMatch(part -> part.asks("id") || part.asks("element") || part.asks("levels"));
        }
        CourseDraft twice = Drafts.read(COURSE.replace(
                "  - {id: first, title: First", "  - {id: first, title: Other}\n  - {id: first, title: First"));
        assertThat(page(twice, FormLink.item("sessions", 2)).parts().get(0).asks("id"))
                .as("an id that is wrong can be put right")
                .isTrue();
    }

    @Test
    void anItemComesIntoBeingWhenItIsSavedAndNotBefore() throws MistakesException {
        CourseDraft draft = Drafts.read(COURSE);
        FormPage blank = page(draft, FormLink.newItem("sessions"));

        assertThat(blank.fields()).allMatch(field -> field.mistakes().isEmpty() && !field.isAnswered());
        assertThat(Drafts.form(draft).save(blank.link(), blank.rendered()).draft())
                .isSameAs(draft);
        Saved saved = Drafts.form(draft).save(blank.link(), Map.of("title", List.of("Second")));
        assertThat(saved.link()).isEqualTo(FormLink.item("sessions", 2));
        assertThat(saved.draft().text()).contains("  - id: session-2\n    title: Second\n");
        assertThat(saved.mine()).extracting(AnswerChange::words).containsExactly("Sessions: Second was added.");
        assertThat(saved.draft().mistakes()).isEmpty();
    }

    @Test
    void anItemThatIsAddedWhileAnotherIsTakenOutStaysWhatItIs() throws MistakesException {
        CourseDraft base = Drafts.read(COURSE);

        Saved saved = Drafts.form(base)
                .merge(base.remove("sessions", 1), FormLink.newItem("sessions"), Map.of("title", List.of("Second")));

        assertThat(saved.isDone()).isTrue();
        assertThat(saved.link()).isEqualTo(FormLink.item("sessions", 1));
        assertThat(saved.theirs())
                .extracting(AnswerChange::words)
                .containsExactly("Sessions: First workshop was removed.");
    }

    @Test
    void anItemLikeAnotherHasAllButItsNameAndDay() {
        CourseDraft draft = Drafts.read(COURSE.replace(
                "title: First workshop,",
                "title: First workshop, date: 2027-01-31, mode: face to face, groupSize: 14,"));

        Map<String, List<String>> like = Drafts.form(draft).like(FormLink.item("sessions", 1));

        assertThat(like)
                .containsEntry("groupSize", List.of("14"))
                .containsEntry("mode", List.of("", "face to face"))
                .doesNotContainKeys("id", "title", "date");
    }

    @Test
    void noneCanBeSaidOfAListInAnItem() {
        CourseDraft draft = Drafts.read(COURSE);
        FormLink session = FormLink.item("sessions", 1);
        Map<String, List<String>> posted = new HashMap<>(page(draft, session).rendered());
        posted.put("outcomes", List.of("", ShownAnswer.NONE));

        Saved saved = Drafts.form(draft).save(session, posted);

        assertThat(saved.draft().text()).contains("outcomes: []");
        assertThat(saved.mine())
                .extracting(AnswerChange::words)
                .containsExactly(
                        "Sessions: First workshop: Which of the course's learning outcomes does it teach? Was \"Ask before telling\", is now \"none\".");
        Field outcomes = page(saved.draft(), session).field("outcomes").orElseThrow();
        assertThat(outcomes.values()).containsExactly(ShownAnswer.NONE);
        assertThat(page(saved.draft(), session).field("outcomes").orElseThrow().options())
                .filteredOn(Field.Option::checked)
                .extracting(Field.Option::label)
                .containsExactly("None of these");

        posted.put("outcomes", List.of("", "O1", ShownAnswer.NONE));
        assertThat(Drafts.form(draft).save(session, posted).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).startsWith("\"None of these\" is ticked"));
    }

    @Test
    void oneThingThatCannotBeReadDoesNotKeepTheRestFromBeingChecked() {
        CourseDraft draft = Drafts.read("""
                provider: {name: Hillside Training}
                course:
                  title: Coaching conversations
                  startsOn: next spring
                  audience: Nurses
                sessions:
                  - {id: first, mode: remote}
                  - {id: second, title: Second workshop, groupSize: {value: 14, evidence: [{id: lost}]}}
                  - {}
                assessments:
                  - {title: Test, assesses: [nobody], purpose: [formative]}
                notes: {a: b}
                """);

        Submission read = draft.readable();

        assertThat(read.course().answer("startsOn")).isEmpty();
        assertThat(read.course().answer("audience")).isPresent();
        assertThat(read.items("session")).singleElement().satisfies(session -> {
            assertThat(session.label()).isEqualTo("Second workshop");
            assertThat(session.answer("groupSize")).hasValueSatisfying(size -> {
                assertThat(size.text()).isEqualTo("14");
                assertThat(size.place().pointer()).isEqualTo("/sessions/1/groupSize/value");
            });
        });
        assertThat(read.items("assessment")).singleElement().satisfies(test -> {
            assertThat(test.answer("assesses")).isEmpty();
            assertThat(test.answer("purpose")).isPresent();
        });
        assertThat(Drafts.read("sessions: none yet, really\n").readable().items())
                .isEmpty();
    }

    @Test
    void whatIsWrongIsSaidInTheWordsOfTheForm() {
        CourseDraft draft = Drafts.read("""
                provider: {name: Hillside Training}
                course: {title: Coaching, startsOn: next spring, sessionsPlanned: many}
                sessions:
                  - {mode: by post, length: long, date: 2027-02-30}
                """);
        CourseForm form = Drafts.form(draft);

        assertThat(form.mistakes())
                .extracting(form::words)
                .containsExactlyInAnyOrder(
                        "\"next spring\" is not a day that can be read. Write it like 30 September 2026.",
                        "\"many\" is not a whole number. Write it like 16.",
                        "This has to be answered: What is the session called?",
                        "\"by post\" is none of the choices. Choose one of them.",
                        "\"2027-02-30\" is no day. There is no 30 February in 2027: that month has 28 days."
                                + " Write the day that is meant, or leave it blank.",
                        "\"long\" is not a length of time that can be read. Write it like 3 hours, 2 weeks or 6 months.");
    }

    @Test
    void aYearIsAskedForLikeAYear() {
        CourseDraft draft = Drafts.read("""
                provider: {name: Hillside Training}
                course: {title: Coaching}
                evidenceBase: [{title: A study, year: lately}]
                """);
        CourseForm form = Drafts.form(draft);

        assertThat(form.page(FormLink.item("evidenceBase", 1))
                        .flatMap(page -> page.field("year"))
                        .orElseThrow()
                        .hint())
                .isEqualTo("For example 2026.");
        assertThat(form.mistakes())
                .extracting(form::words)
                .containsExactly("\"lately\" is not a year. Write it like 2026.");
    }

    @Test
    void noMistakeOfTheFormShowsAKeyABraceOrALine() throws Exception {
        for (java.nio.file.Path file : Drafts.files()) {
            CourseDraft draft;
            try {
                draft = CourseDraft.of(java.nio.file.Files.readAllBytes(file), file.toString(), Drafts.QUESTIONS);
            } catch (MistakesException e) {
                continue;
            }
            CourseForm form = Drafts.form(draft);
            assertThat(form.mistakes())
                    .allSatisfy(placed -> assertThat(form.words(placed))
                            .as("%s: %s", file, placed)
                            .isNotBlank()
                            .doesNotContain("{", "touchstone ", "\"evidence\"", "on line "));
        }
    }

    @Test
    void theClaimIsChosenOnOnePageAndItsAnswersStay() {
        CourseDraft draft = Drafts.read(COURSE);

        assertThat(claimable(draft, "HC").at()).containsExactly("1");
        assertThat(claimable(draft, "HC").answers()).isEqualTo(1);
        assertThat(claimable(draft, "GPC").levels()).containsExactly("1");
        assertThat(claimable(draft, "SDM").levels()).containsExactly("1", "2", "3");
        Saved saved = claims(draft)
                .saveTo(
                        draft,
                        Map.of(
                                ClaimsPage.CLAIMED,
                                List.of("HC", "SDM", "GPC"),
                                "levels-HC",
                                List.of("2", "1"),
                                "levels-SDM",
                                List.of("3", "99")));

        assertThat(saved.draft().text())
                .contains("  - element: HC\n    levels: [1, 2]\n    principles: In the handbook.\n")
                .contains("  - element: SDM\n    levels: [3]\n")
                .contains("  - element: GPC\n    levels: [1]\n");
        assertThat(saved.draft().mistakes()).isEmpty();
        assertThat(claims(draft)
                        .saveTo(draft, Map.of(ClaimsPage.CLAIMED, List.of("HC"), "levels-HC", List.of("1")))
                        .draft())
                .isSameAs(draft);
    }

    @Test
    void aLevelWithoutItsElementIsAskedAboutAndNotLost() {
        CourseDraft draft = Drafts.read(COURSE);
        Saved saved = claims(draft)
                .saveTo(
                        draft,
                        Map.of(
                                ClaimsPage.CLAIMED,
                                List.of("HC"),
                                "levels-HC",
                                List.of("1"),
                                "levels-SPC",
                                List.of("1")));
        assertThat(saved.draft()).isSameAs(draft);
        assertThat(saved.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).contains("has a level but is not ticked itself"));
    }

    @Test
    void aClaimThatGoesTakesItsAnswersWithItOnlyOnPurpose() {
        CourseDraft draft = Drafts.read(COURSE);

        Saved refused = claims(draft).saveTo(draft, Map.of());
        assertThat(refused.draft()).isSameAs(draft);
        assertThat(refused.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).contains("\"Health coaching\"", "one answer"));
        assertThat(claims(draft)
                        .saveTo(draft, Map.of("let-go-HC", List.of("yes")))
                        .draft()
                        .text())
                .doesNotContain("claims");
    }

    @Test
    void twoPeopleWhoClaimDifferentThingsBothDo() {
        CourseDraft base = Drafts.read(COURSE);
        CourseDraft theirs = claims(base)
                .saveTo(
                        base,
                        Map.of(
                                ClaimsPage.CLAIMED,
                                List.of("HC", "MI"),
                                "levels-HC",
                                List.of("1"),
                                "levels-MI",
                                List.of("2")))
                .draft();
        Map<String, List<String>> mine =
                Map.of(ClaimsPage.CLAIMED, List.of("HC", "SDM"), "levels-HC", List.of("1"), "levels-SDM", List.of("3"));

        CourseDraft both = claims(base).saveTo(theirs, mine).draft();
        assertThat(Set.of("MI", "SDM", "HC")).allMatch(id -> claimable(both, id).claimed());

        CourseDraft other = Drafts.read(COURSE.replace("levels: [1]", "levels: [3]"));
        Saved conflict =
                claims(base).saveTo(other, Map.of(ClaimsPage.CLAIMED, List.of("HC"), "levels-HC", List.of("2")));
        assertThat(conflict.draft()).isSameAs(other);
        assertThat(conflict.conflicts()).singleElement().satisfies(each -> {
            assertThat(each.theirs()).isEqualTo("Level 3");
            assertThat(each.mine()).isEqualTo("Level 2");
            assertThat(each.link()).isEqualTo(CLAIMS.at("HC"));
        });
    }

    @Test
    void aQuestionThatIsOpenForSomeItemsLeadsToTheFirstOfThem() {
        CourseForm form = Drafts.form(Drafts.read(COURSE.replace(
                "outcomes: [O1]}", "outcomes: [O1]}\n  - {title: Second}\n  - {title: Third, mode: remote}")));

        assertThat(form.progress().unanswered("sessions", "outcomes"))
                .contains(FormLink.item("sessions", 2).at("outcomes"));
        assertThat(form.progress().unanswered("sessions", "title")).isEmpty();
        assertThat(form.progress().unanswered("sessions", "sessionsListed")).isEmpty();
        assertThat(form.progress().unanswered("course", "audience")).isEmpty();
    }

    @Test
    void aSectionSaysHowFarItHasCome() {
        CourseForm form = Drafts.form(Drafts.read(COURSE + "reviews: []\n"));

        assertThat(state(form, "design")).isEqualTo(Progress.State.NOT_STARTED);
        assertThat(state(form, "course")).isEqualTo(Progress.State.STARTED);
        assertThat(state(form, "reviews")).isEqualTo(Progress.State.DONE);
        assertThat(state(form, "facilitators")).isEqualTo(Progress.State.NOT_STARTED);
    }

    private static Progress.State state(CourseForm form, String section) {
        return form.progress()
                .of(Drafts.QUESTIONS.section(section).orElseThrow())
                .state();
    }
}

package org.touchstone.door.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;
import org.touchstone.casework.courses.Checker;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Revision;
import org.touchstone.casework.evidence.CitationCheck;
import org.touchstone.casework.evidence.Citations;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.casework.form.Draft;
import org.touchstone.casework.form.FormLink;
import org.touchstone.casework.rulesets.InForce;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.report.Report;
import org.touchstone.check.report.Suggested;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.SubmissionReader;
import org.touchstone.check.submission.Unsaid;

/** Turns what is stored of a course into its form. */
@Component
class Drafts {

    private final RulesetInForce rulesets;
    private final Checker checker;
    private final Citations citations;

    Drafts(RulesetInForce rulesets, Checker checker, Citations citations) {
        this.rulesets = rulesets;
        this.checker = checker;
        this.citations = citations;
    }

    /** What is in force today. */
    Catalogue catalogue() {
        return rulesets.today().catalogue();
    }

    Questions questions() {
        return catalogue().questions();
    }

    /**
     * A stored draft.
     *
     * @throws UnreadableDraftException where a program kept a text that is no submission file
     */
    Draft draft(Revision revision) {
        try {
            return Draft.of(revision.text(), revision.fileName(), questions());
        } catch (MistakesException e) {
            throw new UnreadableDraftException(revision, e);
        }
    }

    /**
     * The form of a stored draft, with what is found of it where it can be checked.
     *
     * @throws UnreadableDraftException as {@link #draft} says
     */
    CourseForm form(Revision revision) {
        InForce inForce = rulesets.today();
        Draft draft = draft(revision);
        try {
            return CourseForm.of(
                    draft, inForce.catalogue(), checker.check(revision.text(), revision.fileName(), inForce));
        } catch (MistakesException e) {
            return CourseForm.of(draft, inForce.catalogue());
        }
    }

    /**
     * What is found of a stored draft today.
     *
     * @throws MistakesException where it cannot be read
     */
    Report report(Revision revision) throws MistakesException {
        return checker.check(revision.text(), revision.fileName(), rulesets.today());
    }

    /**
     * What would settle the findings on a stored draft today.
     *
     * @throws MistakesException where it cannot be read
     */
    Suggested suggested(Revision revision) throws MistakesException {
        return checker.check(
                revision.text().getBytes(StandardCharsets.UTF_8),
                revision.fileName(),
                rulesets.today(),
                false,
                Suggested::of);
    }

    /** What the answers of a draft cite, with what was found of it; nothing while the draft cannot be read. */
    List<CitationCheck> citations(Course course, Draft draft) {
        try {
            return citations.check(
                    course.organisationId(),
                    SubmissionReader.read(
                            draft.text().getBytes(StandardCharsets.UTF_8), draft.fileName(), draft.questions()));
        } catch (MistakesException e) {
            return List.of();
        }
    }

    /** What a draft calls the course; empty where it does not say. */
    String title(Draft draft) {
        return CourseForm.of(draft, catalogue())
                .page(FormLink.section("course"))
                .flatMap(page -> page.field("title"))
                .map(field -> field.value())
                .filter(title -> !Unsaid.is(title))
                .orElse("");
    }
}

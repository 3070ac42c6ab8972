package org.touchstone.door.web;

import org.springframework.stereotype.Component;
import org.touchstone.casework.courses.Checker;
import org.touchstone.casework.courses.Revision;
import org.touchstone.casework.courses.Rulesets;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.casework.form.Draft;
import org.touchstone.casework.form.FormLink;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Unsaid;

/** Turns what is stored of a course into its form. */
@Component
class Drafts {

    private final Rulesets rulesets;
    private final Checker checker;

    Drafts(Rulesets rulesets, Checker checker) {
        this.rulesets = rulesets;
        this.checker = checker;
    }

    /** What is in force today. */
    Catalogue catalogue() {
        return rulesets.current().catalogue().on(checker.today());
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
        Draft draft = draft(revision);
        try {
            return CourseForm.of(draft, catalogue(), checker.check(revision.text(), revision.fileName()));
        } catch (MistakesException e) {
            return CourseForm.of(draft, catalogue());
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

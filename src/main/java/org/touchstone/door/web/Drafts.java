package org.touchstone.door.web;

import org.springframework.stereotype.Component;
import org.touchstone.casework.courses.Checker;
import org.touchstone.casework.courses.Revision;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.casework.form.Draft;
import org.touchstone.casework.form.FormLink;
import org.touchstone.casework.rulesets.InForce;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.report.Report;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Unsaid;

/** Turns what is stored of a course into its form. */
@Component
class Drafts {

    private final RulesetInForce rulesets;
    private final Checker checker;

    Drafts(RulesetInForce rulesets, Checker checker) {
        this.rulesets = rulesets;
        this.checker = checker;
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

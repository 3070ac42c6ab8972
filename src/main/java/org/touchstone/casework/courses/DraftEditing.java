package org.touchstone.casework.courses;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Organisations;
import org.touchstone.casework.form.AnswerChange;
import org.touchstone.casework.form.ClaimsPage;
import org.touchstone.casework.form.CourseDraft;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.casework.form.FormLink;
import org.touchstone.casework.form.Saved;
import org.touchstone.casework.rulesets.InForce;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.located.FileText;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.report.Report;
import org.touchstone.check.report.Suggested;
import org.touchstone.check.submission.Unsaid;

/**
 * Everything that changes what is written of a course, for pages and programs alike: a page of the form that was sent, what
 * is claimed, an item moved or taken out, a whole file. What is stored is read once for each of these.
 */
@Component
public class DraftEditing {

    private static final String FILE = "course.yaml";
    private static final int TRIES = 5;

    private final Courses courses;
    private final Organisations organisations;
    private final RulesetInForce rulesets;
    private final Checker checker;

    DraftEditing(Courses courses, Organisations organisations, RulesetInForce rulesets, Checker checker) {
        this.courses = courses;
        this.organisations = organisations;
        this.rulesets = rulesets;
        this.checker = checker;
    }

    /** A change of a draft that concerns no page as a whole. */
    public interface Edit {
        CourseDraft of(CourseDraft draft) throws MistakesException;
    }

    /**
     * A draft that was opened, with what is found of it.
     *
     * @param revision the draft as it is stored
     * @param form its form
     * @param report what is found of it, as far as it can be read
     */
    public record Opened(Revision revision, CourseForm form, Report report) {}

    /**
     * What came of saving a page.
     *
     * @param saved what was saved, or why it was not
     * @param latest the draft into which it went, which somebody else may have saved since the page was shown
     * @param revision the number of the draft by now
     */
    public record Result(Saved saved, Revision latest, int revision) {}

    /** What is in force today. */
    public Catalogue catalogue() {
        return rulesets.today().catalogue();
    }

    /**
     * A stored draft.
     *
     * @throws UnreadableDraftException where a program kept a text that is no submission file
     */
    public CourseDraft read(Revision revision) {
        return read(revision, rulesets.today());
    }

    private static CourseDraft read(Revision revision, InForce inForce) {
        try {
            return CourseDraft.of(
                    revision.text(), revision.fileName(), inForce.catalogue().questions());
        } catch (MistakesException e) {
            throw new UnreadableDraftException(revision, e);
        }
    }

    /**
     * The form of a stored draft with what is found of it today. What cannot be read of it is left out of the check.
     *
     * @throws UnreadableDraftException as {@link #read} says
     */
    public Opened open(Revision revision) {
        InForce inForce = rulesets.today();
        CourseDraft draft = read(revision, inForce);
        Report report = checker.check(draft.readable(), inForce);
        return new Opened(revision, CourseForm.of(draft, inForce.catalogue(), report), report);
    }

    /**
     * What would settle the findings on a stored draft today, as far as it can be read.
     *
     * @throws UnreadableDraftException as {@link #read} says
     */
    public Suggested suggest(Revision revision) {
        InForce inForce = rulesets.today();
        return checker.suggest(read(revision, inForce).readable(), inForce);
    }

    /** Saves a page of the form. */
    public Result save(
            Account who, Course course, int base, FormLink link, int like, Map<String, List<String>> posted) {
        Catalogue catalogue = catalogue();
        return save(who, course, base, (seen, theirs) -> {
            CourseForm form = CourseForm.of(seen, catalogue);
            if (form.page(link).isEmpty()) {
                throw new NotFoundException();
            }
            Map<String, List<String>> whole = new HashMap<>();
            if (link.isNew() && like > 0) {
                whole.putAll(form.like(FormLink.item(link.section(), like)));
            }
            whole.putAll(posted);
            return form.merge(theirs, link, whole);
        });
    }

    /** Saves what is claimed. */
    public Result saveClaims(Account who, Course course, int base, Map<String, List<String>> posted) {
        Catalogue catalogue = catalogue();
        return save(
                who,
                course,
                base,
                (seen, theirs) -> ClaimsPage.of(seen, catalogue).saveTo(theirs, posted));
    }

    private Result save(Account who, Course course, int base, BiFunction<CourseDraft, CourseDraft, Saved> into) {
        InForce inForce = rulesets.today();
        CourseDraft seen = courses.revision(course, base)
                .map(revision -> read(revision, inForce))
                .orElseThrow(NotFoundException::new);
        Revision latest = courses.latest(course);
        // Somebody else may save in the very moment: then what they wrote is looked at, and saving is tried again.
        for (int tries = 0; tries < TRIES; tries++) {
            Saved saved = into.apply(seen, latest.number() == base ? seen : read(latest, inForce));
            if (!saved.isDone() || saved.mine().isEmpty()) {
                return new Result(saved, latest, latest.number());
            }
            try {
                int number = keep(who, course, latest.number(), saved.draft(), words(saved.mine()))
                        .number();
                return new Result(saved, latest, number);
            } catch (OutdatedException e) {
                latest = e.latest();
            }
        }
        throw new IllegalStateException("the course is saved by too many people at once");
    }

    private static String words(List<AnswerChange> changes) {
        return changes.stream().map(AnswerChange::words).collect(Collectors.joining(" "));
    }

    private Revision keep(Account who, Course course, int base, CourseDraft draft, String what)
            throws OutdatedException {
        return courses.save(who, course, base, title(draft, ""), draft.text(), draft.fileName(), what);
    }

    private static String title(CourseDraft draft, String otherwise) {
        return Unsaid.is(draft.title()) ? otherwise : draft.title();
    }

    /**
     * Makes a change in the draft that somebody saw.
     *
     * @throws OutdatedException where it is not the latest any more; nothing was changed
     * @throws MistakesException where it cannot be made; nothing was changed
     */
    public CourseDraft edit(Account who, Course course, int base, Edit edit)
            throws OutdatedException, MistakesException {
        return edit(who, course, base, edit, "");
    }

    /**
     * The same, with other words for it.
     *
     * @param what what was changed, in words; empty for the change itself
     */
    public CourseDraft edit(Account who, Course course, int base, Edit edit, String what)
            throws OutdatedException, MistakesException {
        Revision latest = courses.latest(course);
        if (latest.number() != base) {
            throw new OutdatedException(latest);
        }
        CourseDraft before = read(latest);
        CourseDraft changed = edit.of(before);
        if (changed != before) {
            keep(who, course, base, changed, what.isEmpty() ? words(before.changesTo(changed, catalogue())) : what);
        }
        return changed;
    }

    /** Adds a course of which no more is known than what it is called. */
    public Course add(Account who, String title) {
        Catalogue catalogue = catalogue();
        String organisation = who.organisation()
                .flatMap(organisations::byId)
                .map(known -> known.name())
                .orElse("");
        CourseDraft draft = CourseDraft.blank(FILE, catalogue.questions());
        draft = with(draft, FormLink.section("provider").at("name"), organisation, catalogue);
        draft = with(draft, FormLink.section("course").at("title"), title.strip(), catalogue);
        return courses.add(who, title(draft, ""), draft.text(), draft.fileName());
    }

    private static CourseDraft with(CourseDraft draft, FormLink link, String answer, Catalogue catalogue) {
        return CourseForm.of(draft, catalogue)
                .save(link.page(), Map.of(link.question(), List.of(answer)))
                .draft();
    }

    /**
     * Adds a course from its file.
     *
     * @param unfinished whether the file may have mistakes
     * @throws MistakesException where it has, and may not; or where it is no text
     */
    public Course add(Account who, byte[] file, String fileName, boolean unfinished) throws MistakesException {
        String text = FileText.of(file, fileName);
        return courses.add(who, title(file, fileName, unfinished, ""), text, fileName);
    }

    /**
     * Puts a file in the place of the draft. The same file sent again by the same person, who may not have got the answer,
     * is not saved twice.
     *
     * @param unfinished whether the file may have mistakes
     * @param what what was done, in words
     * @throws MistakesException where it has, and may not
     */
    public void replace(
            Account who, Course course, int base, byte[] file, String fileName, boolean unfinished, String what)
            throws OutdatedException, MistakesException {
        String text = FileText.of(file, fileName);
        String title = title(file, fileName, unfinished, course.title());
        if (!isSavedAlready(who, course, base, text)) {
            courses.save(who, course, base, title, text, fileName, what);
        }
    }

    private boolean isSavedAlready(Account who, Course course, int base, String text) {
        if (base + 1 != course.revision()) {
            return false;
        }
        Revision latest = courses.latest(course);
        return latest.savedBy().filter(who.id()::equals).isPresent()
                && latest.text().equals(text);
    }

    private String title(byte[] file, String fileName, boolean unfinished, String otherwise) throws MistakesException {
        Optional<CourseDraft> draft = Optional.empty();
        try {
            draft = Optional.of(CourseDraft.of(file, fileName, catalogue().questions()));
            String title = draft.get().submission().title();
            return title.isBlank() ? otherwise : title;
        } catch (MistakesException e) {
            if (!unfinished) {
                throw e;
            }
            return draft.map(read -> title(read, otherwise)).orElse(otherwise);
        }
    }
}

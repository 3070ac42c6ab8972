package org.touchstone.casework.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstone.casework.form.Progress.State;
import org.touchstone.check.facts.NeededQuestions;
import org.touchstone.check.located.Node;
import org.touchstone.check.report.LeftToAnswer;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Section;

/** How far a form has come: what of it is asked, what is answered, and what is left to say. */
public final class FormProgress {

    private final CourseDraft draft;
    private final Questions questions;
    private final NeededQuestions needed;
    private final FormNotes notes;

    FormProgress(CourseDraft draft, NeededQuestions needed, FormNotes notes) {
        this.draft = draft;
        this.questions = draft.questions();
        this.needed = needed;
        this.notes = notes;
    }

    /**
     * How far a section has come. Of a draft that was checked its questions are counted as the report counts them, each once;
     * else each is counted for every item.
     */
    public Progress of(Section section) {
        int wrong = notes.countIn(section);
        boolean hasPages = !pages(section).isEmpty();
        Optional<LeftToAnswer.Count> counted = notes.count(section).filter(count -> hasPages);
        if (counted.isPresent()) {
            return Progress.of(counted.get().asked(), counted.get().answered(), wrong);
        }
        int asked = 0;
        int answered = 0;
        for (FormLink page : pages(section)) {
            Progress one = of(page);
            asked += one.asked();
            answered += one.answered();
        }
        Optional<Question> complete = needed.complete(section);
        if (complete.isPresent() && asked > 0) {
            asked++;
            answered += isSaid(FormLink.section(section.key()), complete.get()) ? 1 : 0;
        }
        Progress all = Progress.of(asked, answered, wrong);
        if (!section.list() || asked > 0) {
            return all;
        }
        boolean isAsked = complete.isPresent() || !needed.of(section).isEmpty();
        State state = saysNone(section) ? State.DONE : isAsked ? State.NOT_STARTED : State.NOT_ASKED;
        return new Progress(0, 0, wrong, state);
    }

    /** Whether a list is stated to hold nothing. */
    boolean saysNone(Section section) {
        return section.list()
                && draft.at(FormLink.section(section.key())) instanceof Node.Items list
                && list.items().isEmpty();
    }

    /** The questions that a page asks and that are not answered. */
    List<Question> unsaid(FormLink page) {
        Section section = questions.section(page.section()).orElseThrow();
        Optional<Set<Question>> open = notes.count(section).map(LeftToAnswer.Count::open);
        return askedOn(page).stream()
                .filter(question -> !isSaid(page, question))
                .filter(question -> open.isEmpty()
                        || open.get().contains(question)
                        || !question.keptFor().isEmpty()
                        || !notes.mistakes(page.at(question.key())).isEmpty())
                .toList();
    }

    /** The question whether a list with something in it is all there is, where that is asked and not said. */
    Optional<Question> unsaidComplete(Section section) {
        Optional<Set<Question>> open = notes.count(section).map(LeftToAnswer.Count::open);
        return needed.complete(section)
                .filter(question -> open.isEmpty() || open.get().contains(question))
                .filter(question -> !pages(section).isEmpty()
                        && of(section).asked() > 0
                        && !isSaid(FormLink.section(section.key()), question));
    }

    private List<Question> askedOn(FormLink page) {
        Section section = questions.section(page.section()).orElseThrow();
        return asked(section, draft.said(page)).stream()
                .filter(question -> !FormPage.isMadeElsewhere(question))
                .toList();
    }

    /** How far the questions of a section that is no list, or those of one item, have come. */
    public Progress of(FormLink page) {
        List<Question> asked = askedOn(page);
        int answered =
                (int) asked.stream().filter(question -> isSaid(page, question)).count();
        return Progress.of(asked.size(), answered, notes.countOn(page));
    }

    /** The first item of a list that leaves a question open; nothing where none does, or where it is no question about items. */
    public Optional<FormLink> unanswered(String section, String question) {
        return questions
                .section(section)
                .filter(Section::list)
                .flatMap(list -> pages(list).stream()
                        .filter(page -> list.questions().stream()
                                .anyMatch(each -> each.key().equals(question) && !isSaid(page, each)))
                        .map(page -> page.at(question))
                        .findFirst());
    }

    /** Whether a question is answered with something that can be read. */
    private boolean isSaid(FormLink page, Question question) {
        return draft.says(page, question)
                && notes.mistakes(page.at(question.key())).isEmpty();
    }

    /** The pages on which a section is answered: its own, or one for each item. */
    List<FormLink> pages(Section section) {
        if (!section.list()) {
            return List.of(FormLink.section(section.key()));
        }
        List<FormLink> pages = new ArrayList<>();
        int size = draft.said(section).size();
        for (int i = 1; i <= size; i++) {
            pages.add(FormLink.item(section.key(), i));
        }
        return pages;
    }

    /** What of a section is asked where these are its answers, or those of one of its items. */
    List<Question> asked(Section section, @Nullable Node answers) {
        String element = section.kind().equals("element") && answers != null ? ItemMatch.id(section, answers) : "";
        return element.isEmpty()
                ? needed.of(section)
                : needed.of(section, element).stream()
                        .filter(question -> question.must() || notes.canMatter(question, element))
                        .toList();
    }
}

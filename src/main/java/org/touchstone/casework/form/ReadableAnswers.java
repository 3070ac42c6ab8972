package org.touchstone.casework.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.touchstone.casework.form.Progress.State;
import org.touchstone.check.located.Node;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Citation;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Section;

/**
 * Everything that is said of a course, to be read by people: each question in its words with its answer in plain words, and
 * what the course's claims ask for and nobody has answered.
 *
 * @param parts the sections that say something or leave something unsaid, in order
 */
public record ReadableAnswers(List<Part> parts) {

    /**
     * One section.
     *
     * @param link its page
     * @param title its heading
     * @param items what it says: of a list each item, of another section one
     * @param says what is said of a list as a whole: that there are none, or whether it is complete
     * @param unsaid what is asked for and not answered
     * @param progress how much of what is asked is answered
     */
    public record Part(
            FormLink link, String title, List<Item> items, List<Answer> says, List<Unsaid> unsaid, Progress progress) {

        /** Whether there is anything to read. */
        public boolean isSaid() {
            return !items.isEmpty() || !says.isEmpty();
        }

        /** Its id on a page. */
        public String anchor() {
            return "answers-" + link.section();
        }
    }

    /**
     * One item of a list, or all that another section says.
     *
     * @param link its page
     * @param title its name; empty where the section is no list
     * @param answers what is said of it
     */
    public record Item(FormLink link, String title, List<Answer> answers) {}

    /**
     * One answer.
     *
     * @param question the question in its words
     * @param values what is answered, each by itself; none where there is only a note or evidence
     * @param note what is added; may be empty
     * @param sources what shows it
     */
    public record Answer(String question, List<String> values, String note, List<Source> sources) {}

    /**
     * What shows an answer.
     *
     * @param document the title of the document; may be empty
     * @param page the page, as written; may be empty
     * @param quote the words quoted; may be empty
     */
    public record Source(String document, String page, String quote) {}

    /**
     * A question that is asked and not answered.
     *
     * @param link where it can be answered: the first item that leaves it open
     * @param question the question in its words
     * @param items the items that leave it open, by name; none where the section is no list
     */
    public record Unsaid(FormLink link, String question, List<String> items) {}

    /** The parts that say something. */
    public List<Part> said() {
        return parts.stream().filter(Part::isSaid).toList();
    }

    /** The parts that leave something unsaid. */
    public List<Part> unsaid() {
        return parts.stream().filter(part -> !part.unsaid().isEmpty()).toList();
    }

    /** Every place that is named, each once. */
    public Set<FormLink> links() {
        Set<FormLink> links = new LinkedHashSet<>();
        for (Part part : parts) {
            links.add(part.link());
            part.items().forEach(item -> links.add(item.link()));
            part.unsaid().forEach(one -> links.add(one.link()));
        }
        return links;
    }

    /**
     * What a draft says, and what it does not.
     *
     * @param keeps whether the service keeps the document that a link names
     */
    public static ReadableAnswers of(CourseForm form, Predicate<String> keeps) {
        Reading reading = new Reading(form, keeps);
        return new ReadableAnswers(form.draft().questions().sections().stream()
                .map(reading::part)
                .filter(part -> part.isSaid() || !part.unsaid().isEmpty())
                .toList());
    }

    /** One walk through a draft. */
    private static final class Reading {

        private final CourseForm form;
        private final CourseDraft draft;
        private final PlainWords words;
        private final Predicate<String> keeps;

        Reading(CourseForm form, Predicate<String> keeps) {
            this.form = form;
            this.keeps = keeps;
            this.draft = form.draft();
            this.words = form.plainWords();
        }

        Part part(Section section) {
            FormLink link = FormLink.section(section.key());
            Progress progress = form.progress().of(section);
            List<Item> items = new ArrayList<>();
            Map<Question, Unsaid> unsaid = new LinkedHashMap<>();
            for (FormLink page : form.progress().pages(section)) {
                Node said = draft.said(page);
                String title =
                        section.list() ? words.label(section, Objects.requireNonNull(said), page.position() - 1) : "";
                List<Answer> answers = section.questions().stream()
                        .filter(question -> !isHeading(section, question, said))
                        .flatMap(question -> answer(question, Tree.get(said, question.key())).stream())
                        .toList();
                if (section.list() || !answers.isEmpty()) {
                    items.add(new Item(page, title, answers));
                }
                for (Question question : form.progress().unsaid(page)) {
                    unsaid.computeIfAbsent(question, q -> new Unsaid(page.at(q.key()), q.ask(), new ArrayList<>()))
                            .items()
                            .addAll(section.list() ? List.of(title) : List.of());
                }
            }
            List<Unsaid> open = new ArrayList<>(unsaid.values());
            if (section.list() && items.isEmpty() && progress.state() == State.NOT_STARTED) {
                open.add(new Unsaid(link, FormMessages.text("unsaid.list"), List.of()));
            }
            form.progress()
                    .unsaidComplete(section)
                    .ifPresent(question -> open.add(new Unsaid(link.at(question.key()), question.ask(), List.of())));
            return new Part(link, section.title(), List.copyOf(items), says(section), List.copyOf(open), progress);
        }

        /** Whether a question is what the heading of its item says, or an id, which people do not read. */
        private static boolean isHeading(Section section, Question question, @Nullable Node said) {
            if (FormPage.isMadeElsewhere(question)) {
                return question.answers() != AnswerKind.LEVELS;
            }
            return section.list() && question.names() && Tree.get(said, question.key()) instanceof Node.Scalar;
        }

        private List<Answer> says(Section section) {
            List<Answer> says = new ArrayList<>();
            if (form.progress().saysNone(section)) {
                says.add(new Answer(FormMessages.text("says.none"), List.of(), "", List.of()));
            }
            section.complete()
                    .ifPresent(question -> says.addAll(answer(
                            question, Tree.get(draft.saidAnswers(FormLink.section(section.key())), question.key()))));
            return List.copyOf(says);
        }

        private List<Answer> answer(Question question, @Nullable Node said) {
            ShownAnswer shown = ShownAnswer.of(question, said);
            if (shown.isEmpty()) {
                return List.of();
            }
            return List.of(new Answer(
                    question.ask(),
                    shown.values().stream()
                            .map(value -> words.alone(question, value, keeps))
                            .toList(),
                    shown.note(),
                    shown.citations().stream()
                            .map(cited -> new Source(
                                    words.document(cited.document()), Citation.pageAlone(cited.page()), cited.quote()))
                            .toList()));
        }
    }
}

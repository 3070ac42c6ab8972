package org.touchstone.casework.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.facts.NeededQuestions;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.report.Report;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Section;

/** The web form of one draft: its pages, and what is saved from them. The one door to this package beside {@link CourseDraft}. */
public final class CourseForm {

    private final CourseDraft draft;
    private final Catalogue catalogue;
    private final Questions questions;
    private final NeededQuestions needed;
    private final FormNotes notes;
    private final FormProgress progress;
    private final FormFields fields;
    private final PlainWords words;

    private CourseForm(CourseDraft draft, Catalogue catalogue, Optional<Report> report) {
        this.draft = draft;
        this.catalogue = catalogue;
        this.questions = draft.questions();
        Map<String, Set<String>> claims = ClaimsPage.claimed(draft);
        this.needed = new NeededQuestions(catalogue, claims.keySet());
        this.notes = new FormNotes(draft, report);
        this.progress = new FormProgress(draft, needed, notes);
        this.fields = new FormFields(draft, catalogue, claims, needed, notes);
        this.words = new PlainWords(draft, catalogue);
    }

    /** The form of a draft that was not checked. */
    public static CourseForm of(CourseDraft draft, Catalogue catalogue) {
        return new CourseForm(draft, catalogue, Optional.empty());
    }

    /** The form of a draft with what was found of it, beside the answers it rests on. */
    public static CourseForm of(CourseDraft draft, Catalogue catalogue, Report report) {
        return new CourseForm(draft, catalogue, Optional.of(report));
    }

    public CourseDraft draft() {
        return draft;
    }

    /** What is different in a later form of the same course, in the order of its questions. */
    public List<AnswerChange> changesTo(CourseForm later) {
        return draft.changesTo(later.draft, later.catalogue);
    }

    /** The chapters of the form, in order. */
    public List<Chapter> chapters() {
        return Chapter.of(questions);
    }

    /** Every mistake in the draft, with the page to put it right on. */
    public List<PlacedMistake> mistakes() {
        return notes.mistakes();
    }

    /** The sections of the draft that no page shows, with what they hold; they can be discarded. */
    public List<FormPage.Unknown> unknownSections() {
        return unknown(draft.root(), questions.keys());
    }

    /** What is wrong, and what to do, in the words of the form: without keys and lines of the file. */
    public String words(PlacedMistake placed) {
        return new MistakeWords(draft).of(placed.mistake(), placed.link());
    }

    /** The one value that is wrong of an answer that has several; nothing where the answer as a whole is. */
    public Optional<String> wrongValue(PlacedMistake placed) {
        return new MistakeWords(draft).oneOfSeveral(placed.mistake(), placed.link());
    }

    /** How far it has come. */
    public FormProgress progress() {
        return progress;
    }

    /** The words for what the draft says. */
    PlainWords plainWords() {
        return words;
    }

    /** What the page of an item that is yet to be written begins with where it is to be like another: not its name. */
    public Map<String, List<String>> like(FormLink item) {
        Map<String, List<String>> like = new LinkedHashMap<>();
        page(item).map(FormPage::fields).orElse(List.of()).stream()
                .filter(field -> !field.question().names() && field.question().answers() != AnswerKind.DATE)
                .forEach(field -> like.putAll(field.rendered()));
        return like;
    }

    /** A place on the form in words: the section, the item and the question. */
    public String words(FormLink link) {
        Optional<Section> section = questions.section(link.section());
        if (section.isEmpty()) {
            return link.section();
        }
        Node item = link.position() > 0 ? draft.said(link.page()) : null;
        String where = item == null
                ? section.get().title()
                : FormMessages.text(
                        "where.item", section.get().title(), words.label(section.get(), item, link.position() - 1));
        return section.get()
                .question(link.question())
                .map(question -> FormMessages.text("where.question", where, question.ask()))
                .orElse(where);
    }

    /** A page; nothing where there is no such section or item. */
    public Optional<FormPage> page(FormLink link) {
        return page(link, Map.of());
    }

    /**
     * A page with what a person posted in its fields, in place of what the draft says: to show again what could not be
     * saved.
     */
    public Optional<FormPage> page(FormLink link, Map<String, List<String>> posted) {
        return questions.section(link.section()).flatMap(section -> {
            if (section.list() && link.position() == 0) {
                return Optional.of(listPage(section, new Posted(posted)));
            }
            Node content = draft.at(link);
            boolean there = section.list() ? content != null || link.isNew() : link.position() == 0;
            return there
                    ? Optional.of(questionsPage(section, link.page(), content, new Posted(posted)))
                    : Optional.empty();
        });
    }

    private FormPage listPage(Section section, Posted posted) {
        FormLink link = FormLink.section(section.key());
        Node content = draft.at(link);
        List<Node> items = draft.said(section);
        Map<String, List<FormLink>> references = draft.references(section);
        List<FormPage.ItemSummary> summaries = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            FormLink page = FormLink.item(section.key(), i + 1);
            Node item = items.get(i);
            summaries.add(new FormPage.ItemSummary(
                    page,
                    words.label(section, item, i),
                    item instanceof Node.Entries answers && answers.entries().isEmpty(),
                    notes.countOn(page),
                    references.getOrDefault(ItemNames.id(section, item, i), List.of()),
                    progress.of(page)));
        }
        return new FormPage(
                link,
                section,
                section.title(),
                section.intro(),
                section
                        .complete()
                        .filter(complete -> !items.isEmpty() || Tree.get(draft.answers(link), complete.key()) != null)
                        .stream()
                        .map(complete -> fields.field(
                                section,
                                link,
                                complete,
                                needed.complete(section).isPresent(),
                                posted))
                        .toList(),
                List.of(),
                List.copyOf(summaries),
                content instanceof Node.Items && items.isEmpty(),
                fields.items("document", List.of()),
                List.of(),
                content == null || content instanceof Node.Items ? Optional.empty() : Optional.of(Tree.shown(content)),
                notes.mistakes(link),
                notes.findings(link));
    }

    private FormPage questionsPage(Section section, FormLink link, @Nullable Node content, Posted posted) {
        Node said = draft.said(link);
        Set<Question> asked = Set.copyOf(progress.asked(section, said));
        List<Field> list = new ArrayList<>();
        for (Question question : section.questions()) {
            list.add(fields.field(section, link, question, asked.contains(question), posted));
        }
        return new FormPage(
                link,
                section,
                section.list() && said != null
                        ? words.label(section, said, link.position() - 1)
                        : link.isNew() ? FormMessages.text("item.new", section.kind()) : section.title(),
                section.list() ? "" : section.intro(),
                List.copyOf(list),
                FormPart.of(section, list),
                List.of(),
                false,
                fields.items("document", List.of()),
                content instanceof Node.Entries answers
                        ? unknown(
                                answers,
                                section.questions().stream().map(Question::key).toList())
                        : List.of(),
                content == null || content instanceof Node.Entries
                        ? Optional.empty()
                        : Optional.of(Tree.shown(content)),
                notes.mistakes(link),
                notes.findings(link));
    }

    private static List<FormPage.Unknown> unknown(Node.Entries entries, List<String> known) {
        return Tree.keys(entries).stream()
                .filter(key -> !known.contains(key))
                .map(key -> new FormPage.Unknown(
                        key,
                        Optional.ofNullable(entries.entries().get(key))
                                .map(Tree::shown)
                                .orElse("")))
                .toList();
    }

    /**
     * Saves a page: the fields that come back other than this form showed them change the draft, and nothing else does. A
     * page that nobody touched gives the draft as it was, to the letter. Nothing that is posted makes this fail.
     *
     * @param link the page
     * @param posted names with their values, as a servlet gives them; unknown names are passed over
     */
    public Saved save(FormLink link, Map<String, List<String>> posted) {
        return merge(draft, link, posted);
    }

    /**
     * Saves a page into a draft that somebody else may have changed since this form showed it.
     *
     * @param theirs the draft as it stands now
     */
    public Saved merge(CourseDraft theirs, FormLink link, Map<String, List<String>> posted) {
        return page(link)
                .map(page -> PageEdit.of(draft, page, new Posted(posted)).saveTo(theirs, catalogue))
                .orElseGet(() -> new Saved(
                        theirs,
                        link,
                        List.of(),
                        draft.changesTo(theirs, catalogue),
                        List.of(),
                        List.of(new Saved.Problem(link, FormMessages.text("problem.no-page")))));
    }

    /**
     * Saves many items of a list at once. What of them cannot be saved is said, and does not keep the rest from being saved.
     *
     * @param removed the positions, in this form, of items to take out
     * @throws MistakesException where the section holds something else than a list, or the course would be too large
     */
    public SavedRows saveRows(String section, List<SavedRows.Row> rows, Set<Integer> removed) throws MistakesException {
        return RowsEdit.save(draft, catalogue, questions.section(section).orElseThrow(), rows, removed);
    }
}

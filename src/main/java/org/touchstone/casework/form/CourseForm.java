package org.touchstone.casework.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.touchstone.casework.form.Field.Input;
import org.touchstone.casework.form.Field.Option;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.explanation.Explanation;
import org.touchstone.check.explanation.Missing;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.facts.NeededQuestions;
import org.touchstone.check.facts.Scope;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.located.CleanText;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.Words;
import org.touchstone.check.report.Report;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Section;

/** The web form of one draft: its pages, and what is saved from them. The one door to this package beside {@link Draft}. */
public final class CourseForm {

    private static final int FEW = 7;
    private static final int LINE = 70;

    private final Draft draft;
    private final Catalogue catalogue;
    private final Questions questions;
    private final Map<String, Set<String>> claims;
    private final NeededQuestions needed;
    private final List<PlacedMistake> mistakes;
    private final Map<FormLink, List<Mistake>> mistakesAt = new HashMap<>();
    private final Map<FormLink, Integer> mistakesOn = new HashMap<>();
    private final Map<FormLink, List<Explanation>> findings = new HashMap<>();
    private final Map<Question, List<Explanation>> waiting = new HashMap<>();

    /**
     * A mistake and the page that it can be put right on.
     *
     * @param mistake the mistake
     * @param link the field or page; empty where no page shows it
     */
    public record PlacedMistake(Mistake mistake, Optional<FormLink> link) {}

    /**
     * How far the answers of a section, an item or a page have come.
     *
     * @param asked how many answers what the course claims asks for, in every item of a list
     * @param answered how many of these there are
     * @param mistakes how many mistakes there are
     * @param state how far that is
     */
    public record Progress(int asked, int answered, int mistakes, State state) {

        private static Progress of(int asked, int answered, int mistakes) {
            State state = asked == 0
                    ? State.NOT_ASKED
                    : answered == 0 ? State.NOT_STARTED : answered < asked ? State.STARTED : State.DONE;
            return new Progress(asked, answered, mistakes, state);
        }
    }

    /** How far something has come. */
    public enum State {
        NOT_ASKED,
        NOT_STARTED,
        STARTED,
        DONE
    }

    private CourseForm(Draft draft, Catalogue catalogue, Optional<Report> report) {
        this.draft = draft;
        this.catalogue = catalogue;
        this.questions = draft.questions();
        this.claims = claims(draft);
        this.needed = new NeededQuestions(catalogue, claims.keySet());
        this.mistakes = draft.mistakes().stream()
                .map(mistake -> new PlacedMistake(mistake, FormLink.of(mistake.pointer(), questions)))
                .toList();
        for (PlacedMistake placed : mistakes) {
            placed.link().ifPresent(link -> {
                mistakesAt.computeIfAbsent(link, l -> new ArrayList<>()).add(placed.mistake());
                mistakesOn.merge(link.page(), 1, Integer::sum);
            });
        }
        report.ifPresent(this::note);
    }

    /** The form of a draft that was not checked. */
    public static CourseForm of(Draft draft, Catalogue catalogue) {
        return new CourseForm(draft, catalogue, Optional.empty());
    }

    /** The form of a draft with what was found of it, beside the answers it rests on. */
    public static CourseForm of(Draft draft, Catalogue catalogue, Report report) {
        return new CourseForm(draft, catalogue, Optional.of(report));
    }

    /** The elements that the course claims, each with its levels, as far as they can be read. */
    private static Map<String, Set<String>> claims(Draft draft) {
        Map<String, Set<String>> claims = new LinkedHashMap<>();
        for (Section section : draft.questions().sections()) {
            if (section.kind().equals("element")) {
                for (Node claim : draft.said(section)) {
                    Set<String> levels =
                            claims.computeIfAbsent(ItemMatch.id(section, claim), id -> new LinkedHashSet<>());
                    section.questions().stream()
                            .filter(question -> question.answers() == AnswerKind.LEVELS)
                            .forEach(question -> levels.addAll(Shown.of(question, Tree.get(claim, question.key()))
                                    .values()));
                }
            }
        }
        return claims;
    }

    private void note(Report report) {
        Set<List<Object>> noted = new HashSet<>();
        for (Explanation explanation : report.explanations()) {
            Finding finding = explanation.finding();
            if (noted.add(List.of(finding.part().key(), finding.target(), finding.outcome()))) {
                links(explanation, questions)
                        .forEach(link -> findings.computeIfAbsent(link, l -> new ArrayList<>())
                                .add(explanation));
                for (Question missing : finding.missing()) {
                    if (!missing.kind().equals(finding.target().kind())) {
                        waiting.computeIfAbsent(missing, q -> new ArrayList<>()).add(explanation);
                    }
                }
            }
        }
    }

    /** The fields that a finding rests on, and those it waits for, each once. */
    public static List<FormLink> links(Explanation explanation, Questions questions) {
        Set<FormLink> links = new LinkedHashSet<>();
        for (Fact fact : explanation.finding().facts()) {
            FormLink.of(fact.place().pointer(), questions).ifPresent(links::add);
        }
        for (Missing missing : explanation.missing()) {
            FormLink.of(missing.pointer(), questions).ifPresent(links::add);
        }
        return List.copyOf(links);
    }

    public Draft draft() {
        return draft;
    }

    /** What is different in a later form of the same course, in the order of its questions. */
    public List<Change> changesTo(CourseForm later) {
        return draft.changesTo(later.draft, later.catalogue);
    }

    /** The chapters of the form, in order. */
    public List<Chapter> chapters() {
        return Chapter.of(questions);
    }

    /** Every mistake in the draft, with the page to put it right on. */
    public List<PlacedMistake> mistakes() {
        return mistakes;
    }

    /** The sections of the draft that no page shows, with what they hold; they can be discarded. */
    public List<FormPage.Unknown> unknownSections() {
        return unknown(draft.root(), questions.keys());
    }

    /** What is wrong, and what to do, in the words of the form: without keys and lines of the file. */
    public String words(PlacedMistake placed) {
        return new MistakeWords(draft).of(placed.mistake(), placed.link());
    }

    /** How far a section has come. */
    public Progress progress(Section section) {
        int asked = 0;
        int answered = 0;
        for (FormLink page : pages(section)) {
            Progress one = progress(page);
            asked += one.asked();
            answered += one.answered();
        }
        Optional<Question> complete = needed.complete(section);
        if (complete.isPresent() && asked > 0) {
            asked++;
            answered += isSaid(FormLink.section(section.key()), complete.get()) ? 1 : 0;
        }
        int wrong = (int) mistakes.stream()
                .filter(placed -> placed.link()
                        .filter(link -> link.section().equals(section.key()))
                        .isPresent())
                .count();
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

    /** The words for what the draft says. */
    PlainWords plainWords() {
        return new PlainWords(draft, catalogue);
    }

    /** The questions that a page asks and that are not answered. */
    List<Question> unsaid(FormLink page) {
        return askedOn(page).stream()
                .filter(question -> !isSaid(page, question))
                .toList();
    }

    /** The question whether a list with something in it is all there is, where that is asked and not said. */
    Optional<Question> unsaidComplete(Section section) {
        return needed.complete(section)
                .filter(question -> !pages(section).isEmpty()
                        && progress(section).asked() > 0
                        && !isSaid(FormLink.section(section.key()), question));
    }

    private List<Question> askedOn(FormLink page) {
        Section section = questions.section(page.section()).orElseThrow();
        return asked(section, draft.said(page)).stream()
                .filter(question -> !FormPage.isMadeElsewhere(question))
                .toList();
    }

    /** How far the questions of a section that is no list, or those of one item, have come. */
    public Progress progress(FormLink page) {
        List<Question> asked = askedOn(page);
        int answered =
                (int) asked.stream().filter(question -> isSaid(page, question)).count();
        return Progress.of(asked.size(), answered, mistakesOn.getOrDefault(page.page(), 0));
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

    private boolean isSaid(FormLink page, Question question) {
        return Tree.get(draft.saidAnswers(page), question.key()) != null;
    }

    /** What the page of an item that is yet to be written begins with where it is to be like another: not its name. */
    public Map<String, List<String>> like(FormLink item) {
        Map<String, List<String>> like = new LinkedHashMap<>();
        page(item).map(FormPage::fields).orElse(List.of()).stream()
                .filter(field -> !field.question().names() && field.question().answers() != AnswerKind.DATE)
                .forEach(field -> like.putAll(field.rendered()));
        return like;
    }

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

    private List<Question> asked(Section section, @Nullable Node answers) {
        String element = section.kind().equals("element") && answers != null ? ItemMatch.id(section, answers) : "";
        return element.isEmpty() ? needed.of(section) : needed.of(section, element);
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
                        "where.item", section.get().title(), label(section.get(), item, link.position() - 1));
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
                    label(section, item, i),
                    item instanceof Node.Entries answers && answers.entries().isEmpty(),
                    mistakesOn.getOrDefault(page, 0),
                    references.getOrDefault(id(section, item, i), List.of()),
                    progress(page)));
        }
        return new FormPage(
                link,
                section,
                section.title(),
                section.intro(),
                section.complete().filter(complete -> !items.isEmpty() || isAnswered(link, complete)).stream()
                        .map(complete -> field(
                                section,
                                link,
                                complete,
                                needed.complete(section).isPresent(),
                                posted))
                        .toList(),
                List.of(),
                List.copyOf(summaries),
                content instanceof Node.Items && items.isEmpty(),
                items("document", List.of()),
                List.of(),
                content == null || content instanceof Node.Items ? Optional.empty() : Optional.of(Tree.shown(content)),
                mistakes(link),
                findings.getOrDefault(link, List.of()));
    }

    private boolean isAnswered(FormLink page, Question question) {
        return Tree.get(draft.answers(page), question.key()) != null;
    }

    private FormPage questionsPage(Section section, FormLink link, @Nullable Node content, Posted posted) {
        Node said = draft.said(link);
        Set<Question> asked = Set.copyOf(asked(section, said));
        List<Field> fields = new ArrayList<>();
        for (Question question : section.questions()) {
            fields.add(field(section, link, question, asked.contains(question), posted));
        }
        return new FormPage(
                link,
                section,
                section.list() && said != null
                        ? label(section, said, link.position() - 1)
                        : link.isNew() ? FormMessages.text("item.new", section.kind()) : section.title(),
                section.list() ? "" : section.intro(),
                List.copyOf(fields),
                FormPart.of(section, fields),
                List.of(),
                false,
                items("document", List.of()),
                content instanceof Node.Entries answers
                        ? unknown(
                                answers,
                                section.questions().stream().map(Question::key).toList())
                        : List.of(),
                content == null || content instanceof Node.Entries
                        ? Optional.empty()
                        : Optional.of(Tree.shown(content)),
                mistakes(link),
                findings.getOrDefault(link, List.of()));
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

    private List<Mistake> mistakes(FormLink link) {
        return List.copyOf(mistakesAt.getOrDefault(link, List.of()));
    }

    /** A question of a page, with what was posted in its field in place of what the draft says. */
    private Field field(Section section, FormLink page, Question question, boolean asked, Posted posted) {
        Node said = draft.saidAnswers(page);
        Shown shown = Shown.of(question, Tree.get(draft.answers(page), question.key()));
        Field field = field(section, page, question, said, shown, asked);
        return field(section, page, question, said, posted.over(field), asked);
    }

    private Field field(
            Section section, FormLink page, Question question, @Nullable Node said, Shown shown, boolean asked) {
        FormLink link = page.at(question.key());
        String element = section.kind().equals("element") && said != null ? ItemMatch.id(section, said) : "";
        List<Explanation> found = new ArrayList<>(findings.getOrDefault(link, List.of()));
        if (page.position() > 0 && Tree.get(said, question.key()) == null) {
            waiting.getOrDefault(question, List.of()).stream()
                    .filter(explanation -> !found.contains(explanation))
                    .forEach(found::add);
        }
        List<Option> options = options(question, shown.values(), element);
        return new Field(
                question,
                link,
                input(question, shown),
                question.ask(),
                hint(question),
                asked,
                shown.values(),
                options,
                question.answers() == AnswerKind.CURRICULUM ? others(shown.values(), options) : "",
                shown.note(),
                Field.Citing.all(question, shown.citations()),
                element.isEmpty() ? needed.standards(question) : needed.standards(question, element),
                mistakes(link),
                List.copyOf(found));
    }

    private static String others(List<String> values, List<Option> options) {
        return values.stream()
                .filter(value ->
                        options.stream().noneMatch(option -> option.value().equals(value)))
                .collect(Collectors.joining("\n"));
    }

    /** What a question is answered with. One line cannot hold several; a browser would join them. */
    private static Input input(Question question, Shown shown) {
        Input input = switch (question.answers()) {
            case DESCRIPTION -> Input.TEXTAREA;
            case TEXT, PHRASE, ID -> Input.TEXT;
            case YES_NO -> Input.RADIOS;
            case CHOICE -> question.choices().size() <= FEW ? Input.RADIOS : Input.SELECT;
            case ELEMENT -> Input.SELECT;
            case CHOICES, ELEMENTS, LEVELS, REFERS -> Input.CHECKBOXES;
            case CURRICULUM -> Input.CURRICULUM;
            case COUNT -> Input.NUMBER;
            case DATE -> Input.DATE;
            case INTERVAL -> Input.INTERVAL;
            case LANGUAGE -> Input.LANGUAGE;
        };
        boolean typed = input == Input.TEXT
                || input == Input.NUMBER
                || input == Input.DATE
                || input == Input.INTERVAL
                || input == Input.LANGUAGE;
        boolean tooLong = shown.values().stream()
                .anyMatch(text -> text.indexOf('\n') >= 0 || (input == Input.TEXT && text.length() > LINE));
        return typed && tooLong ? Input.TEXTAREA : input;
    }

    private static String hint(Question question) {
        String key = "hint." + question.answers().word();
        String form = FormMessages.text(key);
        return question.help().isEmpty() ? form : question.help() + (form.isEmpty() ? "" : " " + form);
    }

    private List<Option> options(Question question, List<String> values, String element) {
        List<Option> options = new ArrayList<>(
                switch (question.answers()) {
                    case YES_NO, CHOICE, CHOICES ->
                        question.choices().stream()
                                .map(word -> option(word, Words.sentence(word), "", values))
                                .toList();
                    case ELEMENT, ELEMENTS ->
                        question.choices().stream()
                                .map(id -> element(id, values))
                                .toList();
                    case LEVELS ->
                        question.choices().stream()
                                .map(level -> option(level, FormMessages.text("level", level), "", values))
                                .toList();
                    case REFERS -> items(question.to(), values);
                    case CURRICULUM -> curriculum(values, element);
                    default -> List.<Option>of();
                });
        if (Shown.canSayNone(question) && (!options.isEmpty() || values.contains(Shown.NONE))) {
            options.add(option(Shown.NONE, FormMessages.text("option.none"), "", values));
        }
        if (question.answers() == AnswerKind.REFERS || !question.choices().isEmpty()) {
            Set<String> offered = new HashSet<>();
            options.forEach(option -> offered.add(option.value()));
            values.stream()
                    .filter(offered::add)
                    .forEach(value -> options.add(new Option(value, value, FormMessages.text("option.unknown"), true)));
        }
        return List.copyOf(options);
    }

    /** An element to choose. Where something is claimed, what is not is chosen by few. */
    private Option element(String id, List<String> chosen) {
        boolean aside = !claims.isEmpty() && !claims.containsKey(id) && !chosen.contains(id);
        return new Option(id, catalogue.element(id).map(Element::name).orElse(id), "", chosen.contains(id), aside);
    }

    private static Option option(String value, String label, String hint, List<String> chosen) {
        return new Option(value, label, hint, chosen.contains(value));
    }

    /** The items of a kind, to refer to. Two with one id are offered once. */
    private List<Option> items(String kind, List<String> chosen) {
        Map<String, Option> options = new LinkedHashMap<>();
        questions.listOf(kind).ifPresent(section -> {
            List<Node> items = draft.said(section);
            for (int i = 0; i < items.size(); i++) {
                String id = id(section, items.get(i), i);
                options.putIfAbsent(id, option(id, label(section, items.get(i), i), "", chosen));
            }
        });
        return List.copyOf(options.values());
    }

    /** The curriculum outcomes of the elements and levels that are claimed, or of the one whose claim this is. */
    private List<Option> curriculum(List<String> chosen, String claim) {
        Map<String, Option> options = new LinkedHashMap<>();
        claims.forEach((id, levels) -> catalogue.element(id).ifPresent(element -> {
            for (String level : levels) {
                if (level.matches("[1-3]") && (claim.isEmpty() || claim.equals(id))) {
                    Scope.outcomes(element, Integer.parseInt(level), catalogue)
                            .forEach(outcome -> options.putIfAbsent(
                                    outcome.id(), option(outcome.id(), outcome.id(), outcome.asks(), chosen)));
                }
            }
        }));
        return List.copyOf(options.values());
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
    public Saved merge(Draft theirs, FormLink link, Map<String, List<String>> posted) {
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
     * Saves many items of a list at once into a draft that somebody else may have changed since this form showed it. What
     * of them cannot be saved is said, and does not keep the rest from being saved.
     *
     * @param theirs the draft as it stands now
     * @param removed the positions, in that draft, of items to take out
     * @throws MistakesException where the section holds something else than a list, or the course would be too large
     */
    public SavedRows mergeRows(Draft theirs, String section, List<SavedRows.Row> rows, Set<Integer> removed)
            throws MistakesException {
        return RowsEdit.save(this, theirs, catalogue, questions.section(section).orElseThrow(), rows, removed);
    }

    /** How an item is named: by its title, or else by its number in the list. */
    String label(Section section, Node item, int index) {
        return plainWords().label(section, item, index);
    }

    /** The same where no catalogue is at hand. Ids are shown nowhere: the program makes them. */
    static String named(Section section, Node item, int index) {
        return name(item)
                .or(() -> Optional.of(ItemMatch.id(section, item))
                        .filter(id -> !id.isEmpty() && section.kind().equals("element")))
                .orElseGet(() -> FormMessages.text(
                        "item.numbered", Words.sentence(section.kind()), Integer.toString(index + 1)));
    }

    /** What an item is referred to by, as the reader of submissions has it. */
    static String id(Section section, Node item, int index) {
        String id = ItemMatch.id(section, item);
        return id.isEmpty() ? CleanText.plain(name(item).orElse(section.kind() + " " + (index + 1))) : id;
    }

    private static Optional<String> name(Node item) {
        return List.of("title", "name", "text").stream()
                .map(key -> Optional.ofNullable(Shown.value(Tree.get(item, key))))
                .flatMap(Optional::stream)
                .filter(Node.Scalar.class::isInstance)
                .map(Tree::shown)
                .findFirst();
    }
}

package org.touchstone.casework.form;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.located.FileText;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Item;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Section;
import org.touchstone.check.submission.Submission;
import org.touchstone.check.submission.SubmissionReader;
import org.touchstone.check.submission.Unsaid;

/**
 * The text of a submission as it stands, right or wrong, which can be changed through a form. It never changes itself: a
 * change gives another draft. The text is kept to the letter until something changes; a changed draft is written anew, in
 * the order of the questions, and holds everything that the text did except its comments.
 */
public final class CourseDraft {

    private static final String EMPTY = "{}\n";

    private final String text;
    private final String fileName;
    private final Questions questions;
    private final Node.Entries root;
    private final Node.Entries said;
    private @Nullable Submission submission;
    private @Nullable List<Mistake> mistakes;

    private CourseDraft(String text, String fileName, Questions questions, Node.Entries root) {
        this.text = text;
        this.fileName = fileName;
        this.questions = questions;
        this.said = Unsaid.leftOut(root, questions).said();
        this.root = withBlanks(root, said, questions);
    }

    /**
     * Reads the text of a submission, YAML or JSON, whatever its sections hold.
     *
     * @param fileName the name that mistakes are given; one that ends in {@code .json} is read as JSON
     * @throws MistakesException where the text cannot be read at all, or holds no keys
     */
    public static CourseDraft of(String text, String fileName, Questions questions) throws MistakesException {
        return of(text, NodeReader.readAnswers(text.getBytes(StandardCharsets.UTF_8), fileName), fileName, questions);
    }

    /** Reads an uploaded file, which may be no text at all. See {@link #of(String, String, Questions)}. */
    public static CourseDraft of(byte[] file, String fileName, Questions questions) throws MistakesException {
        Node node = NodeReader.readAnswers(file, fileName);
        return of(FileText.of(file, fileName), node, fileName, questions);
    }

    private static CourseDraft of(String text, Node node, String fileName, Questions questions)
            throws MistakesException {
        if (node instanceof Node.Entries root) {
            return new CourseDraft(text, fileName, questions, root);
        }
        throw new MistakesException(Mistake.at(
                fileName, node.place(), FormMessages.text("draft.no-keys"), FormMessages.text("draft.no-keys.todo")));
    }

    /** The keys with every section and item blank for which a mere "N/A" stands; the form shows what an answer holds. */
    private static Node.Entries withBlanks(Node.Entries root, Node.Entries said, Questions questions) {
        Map<String, Node> sections = new LinkedHashMap<>(root.entries());
        sections.replaceAll((key, content) -> {
            List<Node> left = Tree.list(said.entries().get(key));
            List<Node> items = new ArrayList<>(Tree.list(content));
            for (int i = 0; i < Math.min(items.size(), left.size()); i++) {
                if (items.get(i) instanceof Node.Scalar) {
                    items.set(i, left.get(i));
                }
            }
            boolean list =
                    content instanceof Node.Items && questions.section(key).isPresent();
            return list ? Tree.items(items) : content;
        });
        sections.entrySet()
                .removeIf(each -> each.getValue() instanceof Node.Scalar
                        && questions.section(each.getKey()).isPresent()
                        && !said.entries().containsKey(each.getKey()));
        return new Node.Entries(sections, root.keys(), root.place());
    }

    /** A draft that says nothing yet. */
    public static CourseDraft blank(String fileName, Questions questions) {
        return new CourseDraft(EMPTY, fileName, questions, Tree.NOTHING);
    }

    /** The text to store: to the letter what was read, unless something was changed. */
    public String text() {
        return text;
    }

    /** The name that goes with the text: JSON that was changed is written as YAML and is named so. */
    public String fileName() {
        return fileName;
    }

    public Questions questions() {
        return questions;
    }

    Node.Entries root() {
        return root;
    }

    /** The submission that the text is; the mistakes in it where it cannot be checked yet. */
    public Submission submission() throws MistakesException {
        List<Mistake> found = mistakes();
        if (submission == null) {
            throw new MistakesException(found);
        }
        return submission;
    }

    /** Every mistake that keeps the text from being checked; none where it can be. It is read once for that. */
    public List<Mistake> mistakes() {
        if (mistakes == null) {
            try {
                submission = SubmissionReader.read(root, fileName, questions);
                mistakes = List.of();
            } catch (MistakesException e) {
                mistakes = e.mistakes();
            }
        }
        return mistakes;
    }

    /**
     * The submission that the text is as far as it can be read: an answer with a mistake is left out, and so is an item
     * that does not say what it must. What is left out is what {@link #mistakes} names.
     */
    public Submission readable() {
        return mistakes().isEmpty() ? Objects.requireNonNull(submission) : ReadablePart.of(root, fileName, questions);
    }

    /** What the text calls the course, as it stands there; empty where it does not say. */
    public String title() {
        return text(FormLink.section("course").at("title"));
    }

    /** What the text calls the organisation that offers the course; empty where it does not say. */
    public String provider() {
        return text(FormLink.section("provider").at("name"));
    }

    private String text(FormLink link) {
        Node answer = ShownAnswer.value(Tree.get(Tree.get(said, link.section()), link.question()));
        return answer == null ? "" : Tree.shown(answer);
    }

    /** What is different in a later draft, in the order of the questions. */
    public List<AnswerChange> changesTo(CourseDraft later, Catalogue catalogue) {
        return Differences.between(this, later, catalogue);
    }

    /** What stands in a section or item; nothing where there is none. */
    @Nullable
    Node at(FormLink link) {
        return at(root, link);
    }

    /** What is said in a section or item, without what says nothing; nothing where there is none. */
    @Nullable
    Node said(FormLink link) {
        return at(said, link);
    }

    /**
     * What the answers of a page stand in: its section or item. Whether a list is all there is stands beside the list, in
     * the file itself.
     */
    @Nullable
    Node answers(FormLink page) {
        return isList(page) ? root : at(page);
    }

    /** As {@link #answers}, without what says nothing. */
    @Nullable
    Node saidAnswers(FormLink page) {
        return isList(page) ? said : said(page);
    }

    /** Whether a question is answered: by something that says something, and not by a note alone. */
    boolean says(FormLink page, Question question) {
        return ShownAnswer.value(Tree.get(saidAnswers(page), question.key())) != null;
    }

    private boolean isList(FormLink page) {
        return page.position() == 0
                && questions.section(page.section()).filter(Section::list).isPresent();
    }

    /** The items of a list as far as something is said in them; each stands in its place. */
    List<Node> said(Section list) {
        return Tree.list(said.entries().get(list.key()));
    }

    private static @Nullable Node at(Node.Entries root, FormLink link) {
        Node content = root.entries().get(link.section());
        if (link.position() == 0) {
            return content;
        }
        List<Node> items = Tree.list(content);
        return link.position() > 0 && link.position() <= items.size() ? items.get(link.position() - 1) : null;
    }

    /** This draft with other answers on a page: see {@link #answers}. */
    Node.Entries withAnswers(FormLink page, Node.Entries answers) {
        return isList(page) ? answers : with(page, answers);
    }

    /** This draft with another group of answers in a section or item. A section without answers is left out. */
    Node.Entries with(FormLink link, Node.Entries answers) {
        return with(root, link, answers);
    }

    private Node.Entries with(Node.Entries root, FormLink link, Node.Entries answers) {
        if (link.position() == 0) {
            return Tree.with(root, link.section(), Tree.keys(answers).isEmpty() ? null : answers);
        }
        Node.Entries kept = Tree.keys(answers).isEmpty()
                ? blankItem(questions.section(link.section()).orElseThrow())
                : answers;
        return root.entries().get(link.section()) instanceof Node.Items items
                ? Tree.with(root, link.section(), Tree.with(items, link.position() - 1, kept))
                : root;
    }

    /** An item that says nothing, which counts for nothing: one without keys would count as one without its answers. */
    static Node.Entries blankItem(Section section) {
        Node.Entries item = Tree.NOTHING;
        for (Question question : section.questions()) {
            if (question.must() || question.equals(section.questions().get(0))) {
                item = Tree.withBlank(item, question.key());
            }
        }
        return item;
    }

    /**
     * The draft that these keys are, written anew and read again.
     *
     * @throws MistakesException where it would be larger than what is read
     */
    CourseDraft rewritten(Node.Entries changed) throws MistakesException {
        String yaml = CanonicalYaml.write(changed, questions);
        return of(yaml, fileName.replaceAll("(?i)\\.json$", ".yaml"), questions);
    }

    /**
     * This draft with one more item at the end of a list, with an id that no other item has if its section has ids.
     *
     * @param answers what the item says
     * @throws MistakesException where the section holds something else than a list
     */
    CourseDraft add(String section, Node.Entries answers) throws MistakesException {
        List<Node> items = new ArrayList<>(items(section));
        items.add(newItem(list(section), items, answers));
        return rewritten(Tree.with(root, section, Tree.items(items)));
    }

    /** An item to add to others, with an id that none of them has if its section has ids. */
    static Node.Entries newItem(Section list, List<Node> items, Node.Entries answers) {
        Node.Entries item = answers.entries().isEmpty() ? blankItem(list) : answers;
        Optional<Question> id = list.questions().stream()
                .filter(question -> question.answers() == AnswerKind.ID)
                .findFirst();
        return id.isPresent() && Tree.get(item, id.get().key()) == null
                ? Tree.with(item, id.get().key(), Tree.text(freshId(list, items)))
                : item;
    }

    private static String freshId(Section section, List<Node> items) {
        Set<String> used = new HashSet<>();
        items.forEach(item -> used.add(ItemMatch.id(section, item)));
        String made = Item.madeId(section.kind());
        int number = items.size() + 1;
        while (used.contains(made + number)) {
            number++;
        }
        return made + number;
    }

    /**
     * This draft without one item of a list; positions count from 1. Without its last item the list is left out: that
     * there are none is something that a person has to say. Answers that named the item do so no longer; what cites a
     * document stays, to cite another. A position beyond the list changes nothing.
     */
    public CourseDraft remove(String section, int position) throws MistakesException {
        List<Node> items = new ArrayList<>(items(section));
        return position < 1 || position > items.size() ? this : withItems(list(section), items, Set.of(position));
    }

    /**
     * This draft with other items in a list, and without some of these; with none left, the list is left out.
     *
     * @param removed the positions of those to take out; each is where it stood in this draft
     */
    CourseDraft withItems(Section list, List<Node> items, Set<Integer> removed) throws MistakesException {
        Node.Entries left = with(root, list, items);
        for (int position : removed) {
            left = withoutReferences(left, list, position);
        }
        List<Node> kept = new ArrayList<>(Tree.list(left.entries().get(list.key())));
        new TreeSet<>(removed).descendingSet().forEach(position -> kept.remove(position - 1));
        return rewritten(with(left, list, kept));
    }

    private static Node.Entries with(Node.Entries root, Section list, List<Node> items) {
        return items.isEmpty() ? without(root, list) : Tree.with(root, list.key(), Tree.items(items));
    }

    /** The keys without a list, and without what is said of it as a whole. */
    private static Node.Entries without(Node.Entries root, Section list) {
        Node.Entries left = Tree.with(root, list.key(), null);
        return list.complete()
                .map(complete -> Tree.with(left, complete.key(), null))
                .orElse(left);
    }

    /** The keys without the name of an item in the answers that have it. One that named nothing else is left out. */
    private Node.Entries withoutReferences(Node.Entries root, Section list, int position) {
        Node item = said(FormLink.item(list.key(), position));
        if (item == null) {
            return root;
        }
        String id = ItemNames.id(list, item, position - 1);
        Node.Entries left = root;
        for (FormLink link : references(list.key(), position)) {
            Question question = questions
                    .section(link.section())
                    .flatMap(section -> section.question(link.question()))
                    .filter(asked -> asked.to().equals(list.kind()))
                    .orElse(null);
            if (question != null && at(left, link.page()) instanceof Node.Entries answers) {
                Node answer = withoutName(question, Tree.get(answers, question.key()), id);
                left = with(left, link.page(), Tree.with(answers, question.key(), answer));
            }
        }
        return left;
    }

    private static @Nullable Node withoutName(Question question, @Nullable Node answer, String id) {
        List<Node> others = Tree.list(ShownAnswer.value(answer)).stream()
                .filter(name -> !ShownAnswer.text(question, name).equals(id))
                .toList();
        Node value = others.isEmpty() ? null : Tree.items(others);
        if (!(answer instanceof Node.Entries wrapped)) {
            return value;
        }
        Node.Entries left = Tree.with(wrapped, "value", value);
        return Tree.keys(left).isEmpty() ? null : left;
    }

    /** This draft with an item of a list in another position; a position beyond the list changes nothing. */
    public CourseDraft move(String section, int from, int to) throws MistakesException {
        list(section);
        List<Node> items = new ArrayList<>(items(section));
        if (from == to || from < 1 || from > items.size() || to < 1 || to > items.size()) {
            return this;
        }
        items.add(to - 1, items.remove(from - 1));
        return rewritten(Tree.with(root, section, Tree.items(items)));
    }

    /**
     * This draft with the statement that a list holds nothing, or without that statement. A list that holds items is left
     * as it is.
     */
    public CourseDraft sayNone(String section, boolean none) throws MistakesException {
        Section list = list(section);
        boolean stated = said.entries().containsKey(section) && items(section).isEmpty();
        boolean allBlank = said(list).stream()
                .allMatch(item -> item instanceof Node.Entries answers
                        && answers.entries().isEmpty());
        if (none == stated || !allBlank) {
            return this;
        }
        return rewritten(none ? Tree.with(without(root, list), section, Tree.items(List.of())) : without(root, list));
    }

    /**
     * This draft without something that no page of the form can show: a key that is no question, or a whole section that
     * is unknown or not of the shape it should have.
     *
     * @param page the section or item
     * @param key the key to leave out; empty to leave out the section as a whole
     */
    public CourseDraft discard(FormLink page, String key) throws MistakesException {
        if (key.isEmpty()) {
            return root.entries().containsKey(page.section()) || root.keys().containsKey(page.section())
                    ? rewritten(Tree.with(root, page.section(), null))
                    : this;
        }
        return at(page) instanceof Node.Entries answers && Tree.keys(answers).contains(key)
                ? rewritten(with(page.page(), Tree.with(answers, key, null)))
                : this;
    }

    /**
     * Where an item of this draft stands in a later draft; 0 where it is gone. Items are known by their ids, or else by
     * what they say.
     *
     * @param position the item's position here, from 1
     */
    public int positionIn(CourseDraft later, String section, int position) {
        boolean there = position > 0
                && position <= Tree.list(root.entries().get(section)).size();
        return there && questions.section(section).isPresent()
                ? positionsIn(later, section).get(position - 1)
                : 0;
    }

    /** Where each item of a list stands in a later draft, as {@link #positionIn} says. */
    public List<Integer> positionsIn(CourseDraft later, String section) {
        List<Node> items = Tree.list(root.entries().get(section));
        int[] found = ItemMatch.certain(
                list(section), items, Tree.list(later.root.entries().get(section)));
        return Arrays.stream(found).map(index -> index + 1).boxed().toList();
    }

    /** The answers that refer to an item of a list: they would lead nowhere without it. */
    public List<FormLink> references(String section, int position) {
        Node item = said(FormLink.item(section, position));
        return questions
                .section(section)
                .filter(list -> item != null)
                .map(list -> references(list)
                        .getOrDefault(ItemNames.id(list, Objects.requireNonNull(item), position - 1), List.of()))
                .orElse(List.of());
    }

    /** The answers that refer to the items of a section, by the items' ids. */
    Map<String, List<FormLink>> references(Section section) {
        Map<String, List<FormLink>> references = new HashMap<>();
        boolean documents = section.kind().equals("document");
        for (Section each : questions.sections()) {
            if (documents || each.questions().stream().anyMatch(q -> q.to().equals(section.kind()))) {
                int last = Tree.list(root.entries().get(each.key())).size();
                for (int i = each.list() ? 1 : 0; i <= (each.list() ? last : 0); i++) {
                    references(section, each.questions(), new FormLink(each.key(), i, ""), documents, references);
                }
                references(
                        section,
                        each.complete().stream().toList(),
                        FormLink.section(each.key()),
                        documents,
                        references);
            }
        }
        return references;
    }

    private void references(
            Section to,
            List<Question> asked,
            FormLink page,
            boolean documents,
            Map<String, List<FormLink>> references) {
        for (Question question : asked) {
            ShownAnswer answer = ShownAnswer.of(question, Tree.get(saidAnswers(page), question.key()));
            Set<String> ids = new HashSet<>();
            if (question.to().equals(to.kind())) {
                ids.addAll(answer.values());
            }
            if (documents) {
                answer.citations().forEach(cited -> ids.add(cited.document()));
            }
            ids.forEach(
                    id -> references.computeIfAbsent(id, i -> new ArrayList<>()).add(page.at(question.key())));
        }
    }

    private Section list(String section) {
        return questions
                .section(section)
                .filter(Section::list)
                .orElseThrow(() -> new IllegalArgumentException("no list: " + section));
    }

    List<Node> items(String section) throws MistakesException {
        Node content = root.entries().get(section);
        if (content != null && !(content instanceof Node.Items)) {
            throw new MistakesException(Mistake.at(
                    fileName,
                    content.place(),
                    FormMessages.text("page.obstacle"),
                    FormMessages.text("page.obstacle.todo")));
        }
        return Tree.list(content);
    }
}

package org.touchstone.check.submission;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.touchstone.check.located.CleanText;
import org.touchstone.check.located.FileKind;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.located.Place;
import org.touchstone.check.located.Words;

/** Reads a submission against the questions, and reports every mistake in it at once. */
public final class SubmissionReader {

    /** How people write a size that has a smallest or a largest: 8-15, up to 18, max 20, 20+. */
    private static final Pattern RANGE = Pattern.compile(
            "(?i)\\d\\s*(?:-|\u2013|to|or)\\s*\\d|\\b(?:up to|max|maximum|at most|at least|min|minimum)\\b|\\d\\s*\\+");

    /** What people write between several answers in one text. */
    private static final Pattern BETWEEN_SEVERAL = Pattern.compile("\\s*[,;&+]\\s*(?:and\\s+)?|\\s+and\\s+");

    private static final Pattern DENIAL = Pattern.compile("(?i)(?:no|not|without|never)\\s");

    private static final Pattern OUTCOME_OF_LEVEL = Pattern.compile("([A-Z]+)-L(\\d)-\\d+");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    /** A mere yes says too little where something is to be described. */
    static final Set<String> TOO_FEW = Set.of("yes", "ok", "okay");

    /** Where it is asked who or what it is, this says too little as well; of a description it may mean no, or not yet. */
    static final Set<String> NOTHING = Set.of("none", "nothing", "nil");

    /** Signs without a letter or digit, such as a tick, and one letter of the Latin alphabet: too few as well. */
    static final String NO_WORD = "^[^\\p{L}\\p{N}]*[A-Za-z\u00d8\u00f8]?[^\\p{L}\\p{N}]*$";

    /** What people write for a name where there is no such thing. A thing that is called "No wrong door" is one. */
    private static final Pattern NO_NAME =
            Pattern.compile("(?i)[^\\p{L}\\p{N}]*(?:(?:no|none|nobody|no[ -]one|nothing|nil|never)"
                    + "(?: (?:is|are|was|were|has been|have been))?(?: (?:as yet|yet|so far|planned|known|named|needed|required|used|listed|given"
                    + "|chosen|agreed|available|at present|at the moment|for now|currently|now))*"
                    + "|not (?:yet|planned|at present|at the moment|for now|currently|done|given|used|available)(?: (?:planned|known|chosen|agreed))?)"
                    + "[^\\p{L}\\p{N}]*");

    private static final String AFTER_A_COMMA =
            "If it belongs to the words before it, put all of these in quotation marks: between braces, a comma ends an answer.";

    private static final Pattern WORDLESS = Pattern.compile(NO_WORD);
    private static final Pattern LAST_STOP = Pattern.compile("[.!?]+$");

    /** The key of the question how many times one group has a thing. */
    private static final String TIMES = "times";

    private static final DateTimeFormatter DAY_IN_WORDS = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    /** Keys that only a report has, and none of the files that describe a course. */
    private static final Set<String> OF_A_REPORT = Set.of("verdict", "findings");

    private static final Set<String> OF_EARL = Set.of("@context", "@graph");

    private static final Set<String> ANSWER_KEYS = Set.of("value", "evidence", "note");

    private final Questions questions;
    private final String file;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final List<UnsaidNote> unsaidNotes = new ArrayList<>();
    private final Map<String, Citation> documents = new LinkedHashMap<>();
    private final Map<String, Map<String, Question>> known = new HashMap<>();
    private Map<String, Node.Scalar> unsaid = Map.of();

    private SubmissionReader(Questions questions, String file) {
        this.questions = questions;
        this.file = file;
    }

    /** Reads a file. */
    public static Submission read(Path path, Questions questions) throws MistakesException {
        return read(NodeReader.readAnswers(path), path.toString(), questions);
    }

    /** Reads the bytes of a file; {@code file} is the name that mistakes and the report are given. */
    public static Submission read(byte[] bytes, String file, Questions questions) throws MistakesException {
        return read(NodeReader.readAnswers(bytes, file), file, questions);
    }

    /** Reads a submission whose text has been read already. */
    public static Submission read(Node node, String file, Questions questions) throws MistakesException {
        SubmissionReader reader = new SubmissionReader(questions, file);
        Submission submission = reader.submission(node);
        if (!reader.mistakes.isEmpty()) {
            throw new MistakesException(reader.mistakes);
        }
        return submission;
    }

    private Submission submission(Node node) {
        Map<String, Place> lists = new HashMap<>();
        List<Answer> course = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        if (!(node instanceof Node.Entries whole)) {
            mistake(
                    node.place(),
                    node instanceof Node.Items
                            ? "This is a list. A submission begins with the names of its sections, such as \"course:\"."
                            : NodeReader.NO_KEYS,
                    "Start from the output of: touchstone new submission");
            return new Submission(file, item(Questions.COURSE, Place.START, course, 0), items, lists, List.of());
        }
        if (whole.keys().keySet().containsAll(OF_A_REPORT)
                || whole.keys().keySet().containsAll(OF_EARL)) {
            mistake(node.place(), FileKind.REPORT.what(), FileKind.REPORT.todo());
            return new Submission(file, item(Questions.COURSE, Place.START, course, 0), items, lists, List.of());
        }
        if (isAboutSomethingElse(whole)) {
            mistake(
                    node.place(),
                    "No key of this file is a section of a submission, such as \"course\" or \"sessions\".",
                    "See whether this is the right file, or start from the output of: touchstone new submission");
            return new Submission(file, item(Questions.COURSE, Place.START, course, 0), items, lists, List.of());
        }
        Unsaid leftOut = Unsaid.leftOut(whole, questions);
        unsaid = leftOut.unsaid();
        Node.Entries entries = leftOut.said();
        Map<String, Section> sections = new LinkedHashMap<>();
        questions.sections().forEach(section -> sections.put(section.key(), section));
        unknown(entries, new LinkedHashSet<>(questions.keys()), "section", this::placeOf);
        noteDocuments(entries.entries().get("evidence"));
        for (Section section : sections.values()) {
            Node content = entries.entries().get(section.key());
            if (section.list()) {
                if (content != null) {
                    if (!onlyBlankItems(content)) {
                        lists.put(section.kind(), entries.keyPlace(section.key()));
                    }
                    items.addAll(items(section, content));
                }
                section.complete().ifPresent(complete -> {
                    Node answer = entries.entries().get(complete.key());
                    if (answer != null) {
                        course.addAll(answer(complete, answer));
                    }
                });
            } else if (content != null || section.questions().stream().anyMatch(Question::must)) {
                Place missing = entries.keys().containsKey(section.key())
                        ? entries.keyPlace(section.key())
                        : entries.place().under(section.key());
                Node group = content == null ? new Node.Entries(Map.of(), Map.of(), missing) : content;
                course.addAll(answers(section, group));
            }
        }
        return new Submission(
                file,
                item(Questions.COURSE, node.place(), course, 0),
                referring(items),
                Map.copyOf(lists),
                List.copyOf(unsaidNotes));
    }

    /** Whether no key of a file is a section, or may have been meant for one. */
    private boolean isAboutSomethingElse(Node.Entries whole) {
        List<String> sections = List.copyOf(questions.keys());
        return !whole.keys().isEmpty()
                && whole.keys().keySet().stream()
                        .allMatch(key -> !sections.contains(key)
                                && Words.nearest(key, sections).isEmpty()
                                && placeOf(key).isEmpty());
    }

    private void noteDocuments(@org.jspecify.annotations.Nullable Node evidence) {
        if (evidence instanceof Node.Items items) {
            for (Node item : items.items()) {
                if (item instanceof Node.Entries entries && entries.entries().get("id") instanceof Node.Scalar id) {
                    String title = entries.entries().get("title") instanceof Node.Scalar text ? text.text() : "";
                    String plain = CleanText.plain(id.text());
                    documents.put(plain, new Citation(plain, title, "", ""));
                }
            }
        }
    }

    /** Whether a list holds nothing but items left blank, as in a skeleton: then it says nothing, not even "none". */
    private static boolean onlyBlankItems(Node content) {
        return content instanceof Node.Items list
                && !list.items().isEmpty()
                && list.items().stream().allMatch(SubmissionReader::isBlank);
    }

    /** Whether every key of an item is left blank. Such an item counts for nothing. */
    private static boolean isBlank(Node item) {
        return item instanceof Node.Entries entries
                && entries.entries().isEmpty()
                && !entries.keys().isEmpty();
    }

    private List<Item> items(Section section, Node content) {
        List<Item> items = new ArrayList<>();
        if (!(content instanceof Node.Items list)) {
            mistake(
                    content.place(),
                    "\"" + section.key() + "\" is a list.",
                    "Begin each " + section.kind() + " with a dash (-). If there are none, write [] here.");
            return items;
        }
        Map<String, Place> ids = new HashMap<>();
        for (Node each : list.items()) {
            if (isBlank(each)) {
                unknown(
                        (Node.Entries) each,
                        known(section).keySet(),
                        "question of \"" + section.key() + "\"",
                        this::placeOf);
                continue;
            }
            Item item = item(section.kind(), each.place(), answers(section, each), items.size() + 1);
            Place first = ids.putIfAbsent(CleanText.plain(item.id()), each.place());
            if (first != null) {
                boolean element = section.kind().equals("element");
                Place at = item.answer(element ? "element" : "id")
                        .map(Answer::place)
                        .orElse(each.place());
                if (element) {
                    mistake(
                            at,
                            item.id() + " is claimed twice.",
                            "Keep one claim and list all its levels there; the other is on line " + first.line() + ".");
                } else if (item.answer("id").isPresent()) {
                    mistake(
                            at,
                            "The id \"" + item.id() + "\" is used twice; first on line " + first.line() + ".",
                            "Give each " + section.kind() + " an id of its own.");
                } else {
                    item = new Item(
                            item.kind(),
                            item.id() + " (" + (items.size() + 1) + ")",
                            item.label(),
                            item.place(),
                            item.answers());
                }
            }
            items.add(item);
        }
        return toldApart(items);
    }

    /** The items, where several have the same title each with its day, its week or its place in the list. */
    private static List<Item> toldApart(List<Item> items) {
        Set<String> once = new HashSet<>();
        Set<String> twice = new HashSet<>();
        items.forEach(item -> (once.add(item.label()) ? once : twice).add(item.label()));
        List<Item> apart = new ArrayList<>();
        Set<String> marked = new HashSet<>();
        for (Item item : items) {
            String label = item.label();
            if (twice.contains(label)) {
                String place = Integer.toString(apart.size() + 1);
                String mark = text(item, "date")
                        .map(date -> inWords(LocalDate.parse(date)))
                        .or(() -> text(item, "week").map(week -> "week " + week))
                        .orElse(place);
                label += " (" + (marked.add(label + mark) ? mark : place) + ")";
            }
            apart.add(new Item(item.kind(), item.id(), label, item.place(), item.answers()));
        }
        return apart;
    }

    private static Item item(String kind, Place place, List<Answer> answers, int number) {
        Item unnamed = new Item(kind, "", "", place, List.copyOf(answers));
        if (kind.equals(Questions.COURSE)) {
            return new Item(kind, kind, "the course", place, unnamed.answers());
        }
        Optional<String> title = text(unnamed, "title")
                .or(() -> text(unnamed, "name"))
                .or(() -> text(unnamed, "text"))
                .or(() -> text(unnamed, "element"));
        String numbered = kind + " " + number;
        String id = text(unnamed, "id").or(() -> title).orElse(numbered);
        return new Item(kind, id, title.orElse(numbered), place, unnamed.answers());
    }

    private static Optional<String> text(Item item, String key) {
        return item.answer(key).map(Answer::text);
    }

    private List<Answer> answers(Section section, Node content) {
        List<Answer> answers = new ArrayList<>();
        if (!(content instanceof Node.Entries entries)) {
            mistake(
                    content.place(),
                    "Answers are expected here, each with its key; this is " + content.described() + ".",
                    "Write for example \"" + section.questions().get(0).key() + ": ...\".");
            return answers;
        }
        unknown(entries, known(section).keySet(), "question of \"" + section.key() + "\"", this::placeOf);
        for (Question question : section.questions()) {
            Node node = entries.entries().get(question.key());
            if (node != null) {
                answers.addAll(answer(question, node));
            } else if (question.must()) {
                missing(section, question, entries.place().under(question.key()));
            }
        }
        return answers;
    }

    private void missing(Section section, Question question, Place place) {
        Node.Scalar words = unsaid.get(place.pointer());
        String where = "\"" + question.key() + "\" is missing in \"" + section.key() + "\"";
        if (words == null) {
            mistake(place, where + ".", question.ask());
        } else {
            mistake(words.place(), where + ": " + words.described() + " says nothing yet.", question.ask());
        }
    }

    private Map<String, Question> known(Section section) {
        return known.computeIfAbsent(
                section.key(),
                key -> section.questions().stream()
                        .collect(Collectors.toMap(Question::key, q -> q, (a, b) -> a, LinkedHashMap::new)));
    }

    private void unknown(
            Node.Entries entries, Set<String> known, String what, Function<String, Optional<String>> elsewhere) {
        entries.keys().forEach((key, place) -> {
            if (!known.contains(key)) {
                String remove = "Remove it, or see the reference page of the submission file.";
                String otherwise = elsewhere.apply(key).orElse(mayBeAfterAComma(entries, key) ? AFTER_A_COMMA : remove);
                mistake(
                        place,
                        "\"" + key + "\" is not a " + what + ".",
                        alwaysComplete(key).orElseGet(() -> Words.didYouMean(key, known, otherwise)));
            }
        });
    }

    /** What to do with a key that says of a list that it is complete, where the list always is. */
    private Optional<String> alwaysComplete(String key) {
        return questions.sections().stream()
                .filter(section -> section.list() && section.complete().isEmpty())
                .filter(section -> key.equals(section.key() + "Complete"))
                .map(section -> "Remove it: \"" + section.key() + "\" always counts as all there is.")
                .findFirst();
    }

    /** Whether a key without a value may be the rest of words with a comma: between braces, that ends an answer. */
    private static boolean mayBeAfterAComma(Node.Entries entries, String key) {
        return entries.entries().get(key) == null && entries.keys().size() > 1;
    }

    /** Where a key belongs that stands in the wrong place. */
    private Optional<String> placeOf(String key) {
        if (questions.sections().stream().anyMatch(section -> section.key().equals(key))) {
            return Optional.of("It is a section of its own: write it at the beginning of a line.");
        }
        List<String> sections = questions.sections().stream()
                .filter(section -> section.questions().stream()
                        .anyMatch(question -> question.key().equals(key)))
                .map(section -> "\"" + section.key() + "\"")
                .toList();
        return sections.isEmpty()
                ? Optional.empty()
                : Optional.of("It is asked under " + Words.choice(sections) + ": move it there, or remove it.");
    }

    private List<Answer> answer(Question question, Node node) {
        Node value = node;
        List<Citation> evidence = List.of();
        String note = "";
        if (node instanceof Node.Entries wrapped) {
            unknown(wrapped, ANSWER_KEYS, "part of an answer", key -> Optional.empty());
            Node inner = wrapped.entries().get("value");
            if (inner == null && wrapped.entries().keySet().equals(Set.of("note")) && !question.must()) {
                unsaidNotes.add(new UnsaidNote(question, node.place(), plainText(wrapped, "note")));
                return List.of();
            }
            if (inner == null) {
                String with = wrapped.entries().containsKey("evidence")
                        ? "evidence but "
                        : wrapped.entries().containsKey("note") ? "a note but " : "";
                mistake(
                        node.place(),
                        "This answer to \"" + question.key() + "\" has " + with + "no \"value\".",
                        "Write the answer under \"value\", or leave all of it out.");
                return List.of();
            }
            value = inner;
            evidence = citations(wrapped.entries().get("evidence"));
            note = plainText(wrapped, "note");
        }
        List<Answer> answers = new ArrayList<>();
        if (question.answers() == AnswerKind.LEVELS) {
            value = levels(value);
        }
        if (value instanceof Node.Items items) {
            if (items.items().isEmpty() && question.must()) {
                mistake(value.place(), "\"" + question.key() + "\" is empty.", expected(question));
                return answers;
            }
            if (!question.answers().isList()) {
                mistake(value.place(), "\"" + question.key() + "\" takes one answer, not a list.", expected(question));
                return answers;
            }
            if (items.items().isEmpty()) {
                answers.add(new Answer(question, Answer.NONE, Double.NaN, value.place(), evidence, note));
            }
            for (Node item : items.items()) {
                Optional<Answer> one = one(question, item, evidence, note);
                if (one.isPresent()
                        && answers.stream()
                                .anyMatch(a -> a.text().equals(one.get().text()))) {
                    mistake(
                            item.place(),
                            item.described() + " is given twice in \"" + question.key() + "\".",
                            "Keep one of them.");
                } else {
                    one.ifPresent(answers::add);
                }
            }
        } else {
            one(question, value, evidence, note).ifPresent(answers::add);
        }
        return answers;
    }

    /** Levels that are written as one text, each apart. */
    private static Node levels(Node written) {
        if (written instanceof Node.Items items) {
            return new Node.Items(
                    items.items().stream().flatMap(SubmissionReader::eachLevel).toList(), items.place());
        }
        List<Node> levels = eachLevel(written).toList();
        return levels.size() == 1 ? levels.get(0) : new Node.Items(levels, written.place());
    }

    private static Stream<Node> eachLevel(Node written) {
        return written instanceof Node.Scalar text
                ? Meant.levels(text.text()).stream().map(level -> leveled(text, level))
                : Stream.of(written);
    }

    private static Node leveled(Node.Scalar text, String level) {
        return level.equals(text.text()) ? text : new Node.Scalar(level, text.bare(), text.place());
    }

    private Optional<Answer> one(Question question, Node node, List<Citation> evidence, String note) {
        if (!(node instanceof Node.Scalar scalar)) {
            mistake(node.place(), "\"" + question.key() + "\" holds " + node.described() + ".", expected(question));
            return Optional.empty();
        }
        String text = choice(question, Meant.text(question, scalar.text()));
        if (question.answers() == AnswerKind.YES_NO) {
            text = yesNo(LAST_STOP.matcher(text).replaceAll(""));
        } else if (question.answers() == AnswerKind.DESCRIPTION) {
            text = yesNo(text);
        }
        double number = Double.NaN;
        boolean fits = switch (question.answers()) {
            case TEXT ->
                !question.names() || !NO_NAME.matcher(CleanText.seen(text)).matches();
            case REFERS -> true;
            case CURRICULUM -> questions.curriculum().contains(text);
            case PHRASE ->
                !saysTooLittle(text)
                        && !NOTHING.contains(withoutStop(text))
                        && !List.of("yes", "no").contains(yesNo(text));
            case DESCRIPTION -> !text.equals("yes") && !saysTooLittle(text);
            case YES_NO, CHOICE, CHOICES, ELEMENT, ELEMENTS, LEVELS ->
                question.choices().contains(text);
            case LANGUAGE -> language(text);
            case ID -> ID.matcher(text).matches();
            case COUNT, DATE, INTERVAL -> {
                number = number(question.answers(), text);
                yield !Double.isNaN(number) && !(number < question.least());
            }
        };
        if (!fits) {
            mistake(
                    scalar.place(),
                    scalar.described()
                            + (switch (question.answers()) {
                                case CURRICULUM -> " is not in the curriculum.";
                                case TEXT -> " names nothing.";
                                default -> " does not answer \"" + question.key() + "\".";
                            }),
                    todo(question, text));
            return Optional.empty();
        }
        return Optional.of(new Answer(question, text, number, scalar.place(), evidence, note));
    }

    /** What to write instead of a text that does not answer a question. */
    private String todo(Question question, String text) {
        return denied(question, text)
                .or(() -> ofAnotherAlphabet(question, text))
                .or(() -> question.answers().isList()
                        ? severalInOne(
                                text,
                                part -> Optional.of(Meant.text(question, part)).filter(known(question, part)::contains))
                        : Optional.empty())
                .or(() -> noSuchLevel(question, text))
                .or(() -> Words.nearest(text, known(question, text))
                        .or(() -> elementNamed(question, text))
                        .map(near -> "Did you mean \"" + near + "\"?"))
                .or(() -> codeOf(question, text))
                .or(() -> ofAnother(question, text))
                .or(() -> howLong(question, text))
                .or(() -> smallestToo(question, text))
                .or(() -> oneEnd(question, text))
                .or(() -> inParts(question, text))
                .or(() -> notOneDay(question, text))
                .orElse(
                        question.answers() == AnswerKind.TEXT
                                ? "Write what it is called. If there is none, take it out, and say that all are listed."
                                : expected(question));
    }

    /** What to write for words that say which of several choices is not so; one that looks like them would say the opposite. */
    private static Optional<String> denied(Question question, String text) {
        return question.answers() == AnswerKind.CHOICES && DENIAL.matcher(text).lookingAt()
                ? Optional.of("Take it out, and name only what there is. " + expected(question))
                : Optional.empty();
    }

    /** What to write for several answers that stand in one text, if each of them is one that is known. */
    private static Optional<String> severalInOne(String text, Function<String, Optional<String>> known) {
        String[] parts = BETWEEN_SEVERAL.split(text.strip());
        List<String> answers =
                Arrays.stream(parts).flatMap(part -> known.apply(part).stream()).toList();
        return parts.length > 1 && answers.size() == parts.length
                ? Optional.of("Write them as a list: [" + String.join(", ", answers) + "].")
                : Optional.empty();
    }

    /** The choice that a text looks like and is not, because it has letters of another alphabet that look the same. */
    private Optional<String> ofAnotherAlphabet(Question question, String text) {
        String latin = CleanText.inLatinLetters(text);
        return latin.equals(text)
                ? Optional.empty()
                : known(question, latin).stream()
                        .filter(latin::equalsIgnoreCase)
                        .findFirst()
                        .map(choice -> "Type \"" + choice
                                + "\" again: it has letters of another alphabet that look the same.");
    }

    /** The id of the element that a text names. */
    private Optional<String> elementNamed(Question question, String text) {
        if (question.answers() != AnswerKind.ELEMENT && question.answers() != AnswerKind.ELEMENTS) {
            return Optional.empty();
        }
        Map<String, String> ids = new LinkedHashMap<>();
        questions.elements().forEach((id, name) -> ids.put(name, id));
        return Words.nearest(text.replace('-', ' '), ids.keySet()).map(ids::get);
    }

    /** Which levels an element has, where an id names another: that is another outcome, and not the one that looks like it. */
    private Optional<String> noSuchLevel(Question question, String text) {
        Matcher id = OUTCOME_OF_LEVEL.matcher(question.answers() == AnswerKind.CURRICULUM ? text : "");
        if (!id.matches()) {
            return Optional.empty();
        }
        List<String> levels = questions.curriculum().stream()
                .map(OUTCOME_OF_LEVEL::matcher)
                .filter(known -> known.matches() && known.group(1).equals(id.group(1)))
                .map(known -> known.group(2))
                .distinct()
                .sorted()
                .toList();
        return levels.isEmpty() || levels.contains(id.group(2))
                ? Optional.empty()
                : Optional.of("The curriculum states outcomes of " + id.group(1) + " at level " + Words.list(levels)
                        + " only." + (levels.equals(List.of("3")) ? componentsRestOn() : ""));
    }

    /** On whose outcomes a component rests at the levels at which it has none of its own. */
    private String componentsRestOn() {
        return " A component rests at level 1 on those of \""
                + questions.elements().get("ENG") + "\" (ENG), and at level 2 on those of \""
                + questions.elements().get("ENB") + "\" (ENB).";
    }

    /** Where a choice belongs that answers another question about the same thing: e-learning is a method, and no way to take part. */
    private Optional<String> ofAnother(Question question, String text) {
        return question.choices().isEmpty()
                ? Optional.empty()
                : questions.sections().stream()
                        .flatMap(section -> section.questions().stream())
                        .filter(other -> other.kind().equals(question.kind()) && !other.equals(question))
                        .filter(other ->
                                List.of(AnswerKind.CHOICE, AnswerKind.CHOICES).contains(other.answers()))
                        .filter(other -> other.choices().contains(Meant.text(other, text)))
                        .map(other -> "It answers \"" + other.key() + "\": write it there. Here, "
                                + expected(question).replaceFirst("^W", "w"))
                        .findFirst();
    }

    /** The code of a language that is called by its name. */
    private static Optional<String> codeOf(Question question, String text) {
        return question.answers() == AnswerKind.LANGUAGE
                ? LANGUAGES.stream()
                        .filter(code -> Locale.forLanguageTag(code)
                                .getDisplayLanguage(Locale.UK)
                                .equalsIgnoreCase(text))
                        .findFirst()
                        .map(code -> "Write " + code + ".")
                : Optional.empty();
    }

    /** What to write in place of times of day. */
    private static Optional<String> howLong(Question question, String text) {
        return question.answers() == AnswerKind.INTERVAL && Lengths.areTimesOfDay(text)
                ? Optional.of("These are times of the day. Write how long it is, such as 3 hours.")
                : Optional.empty();
    }

    /** What to write for a range, where one length is asked for. */
    private static Optional<String> oneEnd(Question question, String text) {
        return question.answers() == AnswerKind.INTERVAL
                ? Lengths.bothEnds(text).map(ends -> "Write one length here, " + ends + ", and the other in a note.")
                : Optional.empty();
    }

    /** What to write for a length that is too long, or is given as so many parts of the same length. */
    private Optional<String> inParts(Question question, String text) {
        if (question.answers() != AnswerKind.INTERVAL) {
            return Optional.empty();
        }
        if (Lengths.meant(text).isPresent()) {
            return Optional.of("It is longer than ten years. Look again at the number, and at what it counts.");
        }
        return Lengths.parts(text)
                .map(parts -> isAsked(question.kind(), TIMES)
                        ? "Write " + parts.all() + " if it is one, or " + parts.one() + " and beside it " + TIMES + ": "
                                + parts.times() + " if it is held again."
                        : "Write how long all of it is: " + parts.all() + ".");
    }

    /** What to write for a date that may be several days, or that is no day. */
    private Optional<String> notOneDay(Question question, String text) {
        if (question.answers() != AnswerKind.DATE) {
            return Optional.empty();
        }
        List<LocalDate> readings = Dates.readings(text);
        if (readings.size() > 1) {
            return Optional.of("Write " + readings.get(0) + " for " + inWords(readings.get(0)) + ", or "
                    + readings.get(1) + " for " + inWords(readings.get(1)) + ".");
        }
        String often = question.key().replaceFirst("(ed)?On$", "") + "Every";
        return Dates.noSuchDay(text)
                .map(why -> why + " Write the day that is meant, or leave it out where the day is not known.")
                .or(() -> Dates.firstOfMonth(text)
                        .map(first -> "Write the day as well, such as " + first
                                + ", or leave it out where the day is not known."))
                .or(() -> Lengths.between(text)
                        .map(length -> "This says how often, not on which day. " + expected(question)
                                + (isAsked(question.kind(), often)
                                        ? " How often belongs under \"" + often + "\"."
                                        : "")));
    }

    private static String inWords(LocalDate day) {
        return DAY_IN_WORDS.format(day);
    }

    /** Whether there is a question of this key about this kind of thing. */
    private boolean isAsked(String kind, String key) {
        return questions.sections().stream()
                .flatMap(section -> section.questions().stream())
                .anyMatch(other -> other.kind().equals(kind) && other.key().equals(key));
    }

    /** Where the two ends of a range belong, if this is one and there is a question for each. */
    private Optional<String> smallestToo(Question question, String text) {
        String least = question.key() + "Least";
        return isAsked(question.kind(), least) && RANGE.matcher(text).find()
                ? Optional.of("Write the largest here, and the smallest under \"" + least + "\".")
                : Optional.empty();
    }

    /** The answers that somebody may have meant; of curriculum outcomes those of the same element, and of its level, if any. */
    private List<String> known(Question question, String text) {
        if (question.answers() != AnswerKind.CURRICULUM) {
            return question.choices();
        }
        String same = text.substring(0, text.lastIndexOf('-') + 1);
        String element = text.substring(0, text.indexOf('-') + 1);
        return Stream.of(same, element, "")
                .map(beginning -> questions.curriculum().stream()
                        .filter(id -> id.startsWith(beginning))
                        .toList())
                .filter(ids -> !ids.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The choice that looks the same, whatever its spaces and hyphens; or else the text. */
    private static String choice(Question question, String text) {
        return question.choices().stream()
                .filter(choice -> CleanText.plain(choice).equals(text))
                .findFirst()
                .orElse(text);
    }

    private static String yesNo(String text) {
        return switch (CleanText.plain(text).toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> "yes";
            case "no", "no.", "false" -> "no";
            default -> text;
        };
    }

    /** Whether a text that should describe something is one word, or a sign, that describes nothing. */
    private static boolean saysTooLittle(String text) {
        return WORDLESS.matcher(text).matches() || TOO_FEW.contains(withoutStop(text));
    }

    private static String withoutStop(String text) {
        return LAST_STOP.matcher(CleanText.plain(text).toLowerCase(Locale.ROOT)).replaceAll("");
    }

    private static boolean language(String text) {
        try {
            return LANGUAGES.contains(
                    new Locale.Builder().setLanguageTag(text).build().getLanguage());
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    private static double number(AnswerKind kind, String text) {
        try {
            return switch (kind) {
                case COUNT -> text.matches("\\d{1,6}") ? Integer.parseInt(text) : Double.NaN;
                case DATE ->
                    Dates.meant(text)
                            .map(LocalDate::toEpochDay)
                            .map(Long::doubleValue)
                            .orElse(Double.NaN);
                default ->
                    Lengths.meant(text)
                            .map(Lengths::days)
                            .filter(days -> days <= Lengths.MOST_DAYS)
                            .orElse(Double.NaN);
            };
        } catch (DateTimeException | ArithmeticException e) {
            return Double.NaN;
        }
    }

    /** What an answer to this question looks like, as an instruction. */
    public static String expected(Question question) {
        return switch (question.answers()) {
            case TEXT -> "Write a few words.";
            case PHRASE -> "Say it in a few words, or leave it out.";
            case DESCRIPTION -> "Say it in a few words or more; or write no.";
            case YES_NO -> "Write yes or no.";
            case COUNT ->
                question.least() > 0
                        ? "Write a whole number, " + question.least()
                                + " or more, without words or commas, such as 16. Leave it out where there is none."
                        : "Write a whole number without words or commas, such as 16.";
            case DATE ->
                "Write a date as year-month-day with two digits for month and day, such as 2026-09-30, or leave it out where the day is not known.";
            case INTERVAL -> "Write a length of time such as 3 hours, 1.5 days, 2 weeks or 3 months.";
            case CHOICE, ELEMENT -> "Write one of: " + String.join(", ", question.choices()) + ".";
            case CHOICES, ELEMENTS, LEVELS -> "Write one or more of: " + String.join(", ", question.choices()) + ".";
            case LANGUAGE -> "Write a language code, such as en or cy.";
            case CURRICULUM -> "Write ids of curriculum outcomes, such as HC-L1-01.";
            case ID -> "Use letters, digits, dots and dashes only, such as workshop-1.";
            case REFERS ->
                "Write the id of " + ("aeiou".indexOf(question.to().charAt(0)) < 0 ? "a " : "an ") + question.to()
                        + ".";
        };
    }

    private List<Citation> citations(@org.jspecify.annotations.Nullable Node node) {
        List<Citation> citations = new ArrayList<>();
        if (node instanceof Node.Items items) {
            items.items().forEach(item -> citation(item).ifPresent(citations::add));
        } else if (node != null) {
            citation(node).ifPresent(citations::add);
        }
        return List.copyOf(citations);
    }

    private Optional<Citation> citation(Node node) {
        Node.Scalar id = null;
        String page = "";
        String quote = "";
        if (node instanceof Node.Scalar scalar) {
            id = scalar;
        } else if (node instanceof Node.Entries entries) {
            unknown(entries, Set.of("id", "page", "quote"), "part of a citation", key -> Optional.empty());
            id = entries.entries().get("id") instanceof Node.Scalar scalar ? scalar : null;
            page = plainText(entries, "page");
            quote = plainText(entries, "quote");
        }
        if (id == null) {
            mistake(node.place(), "This citation names no document.", "Write {id: ..., page: ..., quote: ...}.");
            return Optional.empty();
        }
        Citation document = documents.get(CleanText.plain(id.text()));
        if (document == null) {
            mistake(
                    id.place(),
                    "No document under \"evidence\" has the id \"" + id.text() + "\".",
                    Words.didYouMean(id.text(), documents.keySet(), "Add the document to the section \"evidence\"."));
            return Optional.empty();
        }
        return Optional.of(new Citation(document.document(), document.title(), page, quote));
    }

    /** The text under a key; empty where there is none. */
    private String plainText(Node.Entries entries, String key) {
        Node node = entries.entries().get(key);
        if (node != null && !(node instanceof Node.Scalar)) {
            mistake(node.place(), "\"" + key + "\" holds " + node.described() + ".", "Write it as one text.");
        }
        return node instanceof Node.Scalar text ? text.text() : "";
    }

    /** The items with every reference made to what it refers to: ids are compared as they look. */
    private List<Item> referring(List<Item> items) {
        Map<String, Map<String, String>> ids = new HashMap<>();
        items.forEach(item -> ids.computeIfAbsent(item.kind(), kind -> new LinkedHashMap<>())
                .putIfAbsent(CleanText.plain(item.id()), item.id()));
        Map<String, Map<String, String>> titles = new HashMap<>();
        items.forEach(item -> titles.computeIfAbsent(item.kind(), kind -> new LinkedHashMap<>())
                .putIfAbsent(CleanText.plain(item.label()).toLowerCase(Locale.ROOT), item.id()));
        return items.stream()
                .map(item -> new Item(
                        item.kind(),
                        item.id(),
                        item.label(),
                        item.place(),
                        item.answers().stream()
                                .map(answer -> referring(answer, ids, titles))
                                .toList()))
                .toList();
    }

    private Answer referring(
            Answer answer, Map<String, Map<String, String>> ids, Map<String, Map<String, String>> titles) {
        Question question = answer.question();
        if (question.answers() != AnswerKind.REFERS || answer.isNone()) {
            return answer;
        }
        Map<String, String> known = ids.getOrDefault(question.to(), Map.of());
        String id = known.get(answer.text());
        if (id == null) {
            mistake(
                    answer.place(),
                    "No " + question.to() + " has the id \"" + answer.text() + "\".",
                    Optional.ofNullable(titles.getOrDefault(question.to(), Map.of())
                                    .get(answer.text().toLowerCase(Locale.ROOT)))
                            .map(titled -> "Write its id: " + titled + ".")
                            .or(() -> severalInOne(answer.text(), part -> Optional.ofNullable(known.get(part))))
                            .orElse(Words.didYouMean(
                                    answer.text(), known.values(), "Describe it, or remove it here.")));
            return answer;
        }
        return new Answer(question, id, answer.number(), answer.place(), answer.evidence(), answer.note());
    }

    private void mistake(Place place, String what, String todo) {
        mistakes.add(Mistake.at(file, place, what, todo));
    }
}

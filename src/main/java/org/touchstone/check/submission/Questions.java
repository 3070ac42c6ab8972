package org.touchstone.check.submission;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.Node;

/** Every question that a submission may answer, in order: the vocabulary of submissions, facts and rules. */
public final class Questions {

    /** The kind of the questions that are asked once, of the course as a whole. */
    public static final String COURSE = "course";

    /** The kinds of element that a course can claim. */
    public static final List<String> CLAIMABLE = List.of("approach", "component", "core");

    private final List<Section> sections;
    private final Map<String, String> elements;
    private final List<String> curriculum;
    private final Map<String, Question> byName = new LinkedHashMap<>();
    private final Map<String, Map<String, Question>> byWords = new HashMap<>();
    private final Map<String, Section> byKind = new HashMap<>();
    private final Map<String, Section> completedBy = new HashMap<>();
    private final Map<Question, Section> counting = new HashMap<>();
    private final Map<String, Question> listed = new HashMap<>();
    private final Map<Question, String> pointers = new HashMap<>();
    private final Map<Question, Section> asking = new HashMap<>();
    private final Map<String, List<Question>> about = new HashMap<>();
    private final Map<String, List<Question>> referring = new HashMap<>();
    private final Map<String, List<Question>> askedOfSome = new HashMap<>();

    Questions(List<Section> sections, Map<String, String> elements, List<String> curriculum, List<Question> derived) {
        this.sections = List.copyOf(sections);
        this.elements = elements;
        this.curriculum = List.copyOf(curriculum);
        derived.forEach(question -> byName.put(question.name(), question));
        for (Section section : sections) {
            if (section.list()) {
                byKind.put(section.kind(), section);
                Question howMany = howMany(section);
                byName.put(howMany.name(), howMany);
                listed.put(section.key(), howMany);
                counting.put(howMany, section);
                asking.put(howMany, section);
                pointers.putIfAbsent(howMany, "/" + section.key());
            }
            section.complete().ifPresent(complete -> {
                byName.put(complete.name(), complete);
                completedBy.put(complete.key(), section);
                asking.put(complete, section);
                pointers.putIfAbsent(complete, "/" + complete.key());
            });
            for (Question question : section.questions()) {
                byName.put(question.name(), question);
                asking.putIfAbsent(question, section);
                pointers.putIfAbsent(question, "/" + section.key() + (section.list() ? "" : "/" + question.key()));
            }
        }
        byName.values().forEach(question -> {
            about.computeIfAbsent(question.kind(), kind -> new ArrayList<>()).add(question);
            byWords.computeIfAbsent(question.kind(), kind -> new HashMap<>()).put(question.words(), question);
        });
        about.forEach((kind, all) -> {
            referring.put(
                    kind,
                    all.stream()
                            .filter(question -> question.answers() == AnswerKind.REFERS)
                            .toList());
            askedOfSome.put(
                    kind,
                    all.stream()
                            .filter(question -> !question.unless().isEmpty())
                            .toList());
        });
    }

    /**
     * Reads {@code questions.yaml}.
     *
     * @param elements the names of the elements that a course may claim, by their ids in order
     * @param curriculum the ids of the curriculum outcomes that a course may name
     * @param derived the facts that the program works out from answers, which rules may name like any question
     * @param mistakes takes what is wrong in the file
     */
    public static Questions read(
            String file,
            Node node,
            Map<String, String> elements,
            List<String> curriculum,
            List<Question> derived,
            List<Mistake> mistakes) {
        return new QuestionsReader(elements, curriculum, derived, mistakes).read(file, node);
    }

    public List<Section> sections() {
        return sections;
    }

    /** The names of the elements that a course may claim, by their ids. */
    Map<String, String> elements() {
        return Collections.unmodifiableMap(elements);
    }

    /** The ids of the outcomes that the curriculum has. */
    public List<String> curriculum() {
        return curriculum;
    }

    /** The keys that a submission may hold, in order: those of the sections, and of what says that a list is complete. */
    public List<String> keys() {
        return sections.stream()
                .flatMap(section -> Stream.concat(
                        Stream.of(section.key()), section.complete().stream().map(Question::key)))
                .toList();
    }

    /** The section of this key. */
    public Optional<Section> section(String key) {
        return sections.stream().filter(section -> section.key().equals(key)).findFirst();
    }

    /** The question that facts and rules know by this name, such as {@code session.group size}. */
    public Optional<Question> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Every kind of item that a submission may list, and every kind of thing that facts are derived about. */
    public Set<String> kinds() {
        Set<String> kinds = new LinkedHashSet<>();
        byName.values().forEach(question -> kinds.add(question.kind()));
        return kinds;
    }

    /** Every question about this kind of thing, those worked out from others included. */
    public List<Question> of(String kind) {
        return Collections.unmodifiableList(about.getOrDefault(kind, List.of()));
    }

    /** Every question about this kind of thing whose answers name other things. */
    public List<Question> referring(String kind) {
        return referring.getOrDefault(kind, List.of());
    }

    /** Every question about this kind of thing that is not asked of those for which a certain choice was made. */
    public List<Question> askedOfSome(String kind) {
        return askedOfSome.getOrDefault(kind, List.of());
    }

    /** The words of every question about this kind of thing and about the course. */
    public List<String> words(String kind) {
        return byName.values().stream()
                .filter(question ->
                        question.kind().equals(kind) || question.kind().equals(COURSE))
                .map(Question::words)
                .toList();
    }

    /**
     * The question that these words mean, when something of this kind is spoken of: a question about it, or else about
     * the course. {@code measure: name} means a question about something of another kind.
     */
    public Optional<Question> resolve(String words, String kind) {
        int colon = words.indexOf(": ");
        if (colon > 0) {
            return Optional.ofNullable(inWords(words.substring(0, colon), words.substring(colon + 2)));
        }
        Question ofIt = inWords(kind, words);
        return Optional.ofNullable(ofIt == null ? inWords(COURSE, words) : ofIt);
    }

    private @Nullable Question inWords(String kind, String words) {
        return byWords.getOrDefault(kind, Map.of()).get(words);
    }

    /** The list of items of this kind; nothing for the course itself and for unknown words. */
    public Optional<Section> listOf(String kind) {
        return Optional.ofNullable(byKind.get(kind));
    }

    /** The fact that says how many items a list of the submission holds: {@code course.sessions listed}. */
    public Question listed(Section section) {
        Question known = listed.get(section.key());
        return known == null ? howMany(section) : known;
    }

    /** The list whose items a question counts; nothing for any other question. */
    public Optional<Section> counts(Question question) {
        return Optional.ofNullable(counting.get(question));
    }

    /** The section that asks a question, or whose items it counts; nothing for what is worked out from other answers. */
    public Optional<Section> asking(Question question) {
        return Optional.ofNullable(asking.get(question));
    }

    /** The list that this key, which stands beside it in a file, says to be all there is. */
    public Optional<Section> completedBy(String key) {
        return Optional.ofNullable(completedBy.get(key));
    }

    static Question complete(String key, String ask) {
        return new Question(
                COURSE,
                key + "Complete",
                AnswerKind.YES_NO,
                List.of("yes", "no"),
                "",
                false,
                ask,
                "\"Yes\" says that there is nothing of the kind beside what is listed.");
    }

    static Question howMany(Section section) {
        return new Question(
                COURSE,
                section.key() + "Listed",
                AnswerKind.COUNT,
                List.of(),
                "",
                false,
                "How many are listed under \"" + section.key() + "\".",
                "");
    }

    /** Whether a provider answers it in words of their own; no for what the program works out from other answers. */
    public boolean inOwnWords(Question question) {
        return question.answers().isWords() && pointers.containsKey(question);
    }

    /** Where in a submission a question is answered: the key, or for a question about items the list. */
    public String pointer(Question question) {
        return pointers.getOrDefault(question, "");
    }
}

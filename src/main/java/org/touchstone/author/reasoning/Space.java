package org.touchstone.author.reasoning;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.facts.Asked;
import org.touchstone.check.facts.Bounds;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.Described;
import org.touchstone.check.language.Condition;
import org.touchstone.check.language.PlainEvaluator;
import org.touchstone.check.language.Predicate;
import org.touchstone.check.language.Truth;
import org.touchstone.check.language.Value;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Section;

/**
 * Everything that a course can say towards one part, as far as the rules about it can tell. What the single conditions rest
 * on falls into groups that have nothing to do with each other; of each group every combination of classes of answers is
 * gone through, and those on which all conditions come out alike are one.
 */
final class Space {

    static final byte HOLDS = 1;
    static final byte FAILS = 2;
    static final byte OPEN = 4;

    /** So many combinations of one group are looked at; with more, the part is too large to decide. */
    private static final int MOST_LOOKED_AT = 200_000;
    /** So many things are put in one list, unless less is enough to bring about all that the rules can tell apart. */
    private static final int MOST_THINGS = 6;
    /** Two of which the distance matters, and one of which nothing is known. */
    private static final int MOST_APART = 3;

    /** That a part is too large to be decided. */
    static final class TooLargeException extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** A single condition under one of the rulesets. */
    record Single(int side, Condition condition) {}

    /** What several things that a course says have to do with: nothing else in the rules rests on these. */
    static final class Group {
        private final List<Question> answers = new ArrayList<>();
        private final List<String> kinds = new ArrayList<>();
        private final List<Integer> singles = new ArrayList<>();
        private final Map<List<Byte>, List<Situation>> outcomes = new LinkedHashMap<>();

        @Override
        public String toString() {
            return answers + " " + kinds;
        }

        /** The numbers of the single conditions that rest on it. */
        List<Integer> singles() {
            return singles;
        }

        /** How these may come out, each with what a course says where they do. */
        Map<List<Byte>, List<Situation>> outcomes() {
            return outcomes;
        }
    }

    private final List<Side> sides;
    private final Side first;
    private final String element;
    private final int kept;
    private final int most;
    private final Questions questions;
    private final Spoken spoken;
    private final Classes classes;
    private final List<Single> singles = new ArrayList<>();
    private final Map<Single, Integer> numbers = new HashMap<>();
    private final List<String> needs = new ArrayList<>();
    private final Set<Question> spokenByRules = new HashSet<>();
    private final Map<Question, List<Given>> known = new HashMap<>();
    private final List<Group> groups = new ArrayList<>();
    private boolean complete = true;
    private int lookedAt;

    /**
     * Works out the space of one part.
     *
     * @param sides the part under each of the rulesets in question
     * @param needs whether it matters that what the part needs is said
     * @param kept how many situations are kept for each way in which conditions come out
     */
    Space(List<Side> sides, boolean needs, int kept) throws TooLargeException {
        this(sides, needs, kept, MOST_LOOKED_AT);
    }

    /**
     * Works out the space of one part.
     *
     * @param most how many combinations of one group are looked at
     */
    Space(List<Side> sides, boolean needs, int kept, int most) throws TooLargeException {
        this.most = most;
        this.sides = List.copyOf(sides);
        this.first = sides.get(0);
        this.element = first.element();
        this.kept = kept;
        this.questions = first.catalogue().questions();
        this.spoken = spoken();
        Spoken ofRules = spoken();
        for (int side = 0; side < sides.size(); side++) {
            for (Condition condition : sides.get(side).singles()) {
                Single single = new Single(side, condition);
                numbers.put(single, singles.size());
                singles.add(single);
                add(spoken, single);
                add(ofRules, single);
            }
        }
        if (needs) {
            first.part().restsOn().forEach(this::need);
        }
        spokenByRules.addAll(ofRules.answers());
        ofRules.items().values().forEach(spokenByRules::addAll);
        this.classes = new Classes(spoken, first.catalogue(), first.day(), element, first.elements());
        group();
        for (Group group : groups) {
            lookedAt = 0;
            new Filling(group).fill();
        }
        complete &= classes.isComplete();
    }

    private Spoken spoken() {
        return new Spoken(name ->
                sides.stream().flatMap(side -> side.values(name).stream()).toList());
    }

    private void add(Spoken into, Single single) {
        Side side = sides.get(single.side());
        into.add(single.condition());
        if (single.condition() instanceof Condition.Answer) {
            side.part().answer().flatMap(questions::named).ifPresent(into::answer);
        }
        for (Question question : List.copyOf(into.answers())) {
            list(question).ifPresent(list -> into.list(list.kind()));
        }
        for (String parameter : List.copyOf(into.parameters())) {
            side.specials(parameter).forEach(only -> special(into, only));
        }
    }

    /** A number that is another for some depends on what these are. */
    private void special(Spoken into, Parameter.For only) {
        String per = first.part().per();
        only.mode().flatMap(mode -> questions.named("session.mode")).ifPresent(question -> {
            into.add(new Condition.Says(
                    new Predicate.Is(question, List.of(only.mode().orElse("")))));
        });
        only.element()
                .flatMap(id -> questions.named(per + ".elements"))
                .ifPresent(question -> into.add(new Condition.Says(
                        new Predicate.Is(question, List.of(only.element().orElse(""))))));
        only.level()
                .flatMap(level -> questions.named("element.highest level"))
                .ifPresent(question -> into.add(new Condition.Says(new Predicate.Compares(
                        question,
                        org.touchstone.check.facts.Relation.EXACTLY,
                        new Value.Count(only.level().orElse(0))))));
    }

    private void need(String name) {
        questions.named(name).ifPresent(question -> {
            needs.add(name);
            rest(spoken, question);
        });
    }

    private void rest(Spoken into, Question question) {
        String kind = question.kind();
        Optional<Section> counted = list(question);
        if (counted.isPresent()) {
            into.list(counted.get().kind());
        } else if (kind.equals(Questions.COURSE) || kind.equals(first.part().per())) {
            into.answer(question);
        } else {
            into.item(kind, question);
            questions
                    .named(kind + ".elements")
                    .filter(elements -> first.part().per().equals("element"))
                    .ifPresent(elements -> into.item(kind, elements));
        }
    }

    /** The list that a question counts, or is about as a whole. */
    private Optional<Section> list(Question question) {
        return questions
                .counts(question)
                .or(() -> questions
                        .completedBy(question.key())
                        .filter(list -> question.kind().equals(Questions.COURSE)));
    }

    /** The classes of answers to a question; of what has to be said, those that say something. */
    private List<Given> classes(Question question) {
        return known.computeIfAbsent(question, q -> {
            List<Given> all = classes.of(question);
            boolean needed = needs.contains(question.name());
            boolean ofSomeOnly = !question.unless().isEmpty()
                    || (first.part().per().equals("element")
                            && questions.named(question.kind() + ".elements").isPresent());
            List<Given> saying =
                    needed && !ofSomeOnly ? all.stream().filter(Given::isSaid).toList() : all;
            boolean told = spokenByRules.contains(question) || question.words().equals("elements");
            return told
                    ? saying
                    : saying.stream()
                            .filter(each -> each.kind() != Given.Kind.NO)
                            .collect(java.util.stream.Collectors.toMap(
                                    Given::kind, each -> each, (a, b) -> a, LinkedHashMap::new))
                            .values()
                            .stream()
                            .toList();
        });
    }

    List<Group> groups() {
        return groups;
    }

    List<Side> sides() {
        return sides;
    }

    String element() {
        return element;
    }

    Questions questions() {
        return questions;
    }

    /** The number of a single condition. */
    int number(int side, Condition condition) {
        return Objects.requireNonNull(numbers.get(new Single(side, condition)));
    }

    /** How many single conditions there are; after them come what the part needs. */
    int size() {
        return singles.size() + needs.size();
    }

    /** The first number of what the part needs: each holds where it is said. */
    int firstNeed() {
        return singles.size();
    }

    /** Whether everything was looked at that the rules can tell apart. */
    boolean isComplete() {
        return complete;
    }

    // --- what has to do with what

    private void group() {
        Map<String, String> over = new HashMap<>();
        List<Set<String>> restOn = new ArrayList<>();
        for (Single single : singles) {
            Spoken its = spoken();
            add(its, single);
            restOn.add(names(its));
        }
        for (String need : needs) {
            Spoken its = spoken();
            rest(its, questions.named(need).orElseThrow());
            restOn.add(names(its));
        }
        for (Set<String> names : restOn) {
            String one = names.stream().findFirst().orElse("");
            names.forEach(name -> over.put(root(over, name), root(over, one)));
        }
        Map<String, Group> byRoot = new TreeMap<>();
        for (int i = 0; i < restOn.size(); i++) {
            String root = root(over, restOn.get(i).stream().findFirst().orElse(""));
            byRoot.computeIfAbsent(root, r -> new Group()).singles.add(i);
        }
        for (Question question : allAnswers()) {
            Group group = byRoot.get(root(over, question.name()));
            if (group != null) {
                group.answers.add(question);
            }
        }
        for (String kind : spoken.items().keySet()) {
            Group group = byRoot.get(root(over, "[" + kind));
            if (group != null) {
                group.kinds.add(kind);
            }
        }
        groups.addAll(byRoot.values());
    }

    private Set<Question> allAnswers() {
        Set<Question> all = new LinkedHashSet<>();
        spoken.answers().stream().filter(question -> list(question).isEmpty()).forEach(all::add);
        all.addAll(spoken.items().getOrDefault(first.part().per(), Set.of()));
        return all;
    }

    private Set<String> names(Spoken its) {
        Set<String> names = new LinkedHashSet<>();
        for (Question question : its.answers()) {
            names.add(list(question).map(list -> "[" + list.kind()).orElse(question.name()));
        }
        for (String kind : its.items().keySet()) {
            names.add("[" + kind);
        }
        String per = first.part().per();
        if (its.items().containsKey(per)) {
            spoken.items().getOrDefault(per, Set.of()).forEach(question -> names.add(question.name()));
        }
        return names;
    }

    private static String root(Map<String, String> over, String name) {
        String at = name;
        while (over.containsKey(at) && !over.get(at).equals(at)) {
            at = over.get(at);
        }
        return at;
    }

    // --- going through what a course can say

    /** Goes through all that can be said towards one group. */
    private final class Filling {

        private final Group group;
        private final List<String> kinds;
        private final List<List<Given>> given;

        Filling(Group group) {
            this.group = group;
            this.kinds = inOrder(group.kinds);
            this.given = group.answers.stream().map(Space.this::classes).toList();
        }

        void fill() throws TooLargeException {
            answers(0, new LinkedHashMap<>());
        }

        private void answers(int at, Map<Question, Given> chosen) throws TooLargeException {
            if (at == given.size()) {
                lists(0, new Situation(Map.copyOf(chosen), Map.of()));
                return;
            }
            for (Given each : given.get(at)) {
                chosen.put(group.answers.get(at), each);
                answers(at + 1, chosen);
            }
            chosen.remove(group.answers.get(at));
        }

        private void lists(int at, Situation so) throws TooLargeException {
            if (at == kinds.size()) {
                if (isPossible(so)) {
                    note(so);
                }
                return;
            }
            for (Listed listed : listed(kinds.get(at), so)) {
                Map<String, Listed> more = new LinkedHashMap<>(so.lists());
                more.put(kinds.get(at), listed);
                lists(at + 1, new Situation(so.answers(), more));
            }
        }

        private void note(Situation situation) throws TooLargeException {
            List<Situation> alike =
                    group.outcomes.computeIfAbsent(outcome(group.singles, situation), o -> new ArrayList<>());
            if (alike.size() < kept) {
                alike.add(situation);
            }
        }

        /** Every list of a kind that the rules can tell from others. */
        private List<Listed> listed(String kind, Situation so) throws TooLargeException {
            List<List<Listed.Thing>> found = addsUp(kind) ? byAdding(kind, so) : byTrying(kind, so);
            List<Listed> lists = new ArrayList<>();
            Optional<Section> section = questions.listOf(kind);
            boolean always = section.isEmpty() || kind.equals("element");
            boolean asked = section.flatMap(Section::complete).isPresent();
            boolean withIt = first.part().per().equals(kind);
            for (List<Listed.Thing> things : found) {
                boolean empty = things.isEmpty() && !withIt;
                if (empty && !always) {
                    lists.add(Listed.UNSAID);
                }
                if (asked
                        && !needs.contains(
                                section.flatMap(Section::complete).orElseThrow().name())) {
                    lists.add(new Listed(things, Listed.Said.OPEN));
                }
                lists.add(new Listed(things, Listed.Said.ALL));
            }
            return lists;
        }

        /** Every list of a kind that differs in what comes out, made one thing at a time. */
        private List<List<Listed.Thing>> byTrying(String kind, Situation so) throws TooLargeException {
            List<Listed.Thing> possible = List.copyOf(alone(kind, so).values());
            boolean apart = group.singles.stream()
                    .filter(number -> number < singles.size())
                    .anyMatch(number -> singles.get(number).condition() instanceof Condition.Apart condition
                            && condition.things().kind().equals(kind));
            boolean onlyApart = spoken.speaksOfOneApart()
                    && group.singles.stream()
                            .filter(number -> number < singles.size())
                            .allMatch(number -> singles.get(number).condition() instanceof Condition.Apart);
            Map<List<Object>, List<Listed.Thing>> found = new LinkedHashMap<>();
            Deque<List<Listed.Thing>> next = new ArrayDeque<>();
            next.add(List.of());
            found.put(summary(kind, List.of(), so), List.of());
            while (!next.isEmpty()) {
                List<Listed.Thing> things = next.remove();
                for (Listed.Thing thing : possible) {
                    List<Listed.Thing> more = with(things, thing);
                    if (found.putIfAbsent(summary(kind, more, so), more) == null) {
                        complete &= apart ? onlyApart : more.size() < MOST_THINGS;
                        if (more.size() < (apart ? MOST_APART : MOST_THINGS)) {
                            next.add(more);
                        }
                    }
                }
            }
            return List.copyOf(found.values());
        }

        private static List<Listed.Thing> with(List<Listed.Thing> things, Listed.Thing thing) {
            List<Listed.Thing> more = new ArrayList<>(things);
            more.add(thing);
            return more;
        }

        /** The things of a kind, by what each brings about alone in a list: nothing else comes of it in a longer one. */
        private Map<List<Object>, Listed.Thing> alone(String kind, Situation so) throws TooLargeException {
            Map<List<Object>, Listed.Thing> alone = new LinkedHashMap<>();
            for (Listed.Thing thing : things(kind, so)) {
                alone.putIfAbsent(summary(kind, List.of(thing), so), thing);
            }
            return alone;
        }

        /** Whether what comes out of a list follows from what comes out of each thing in it: nothing is counted or summed. */
        private boolean addsUp(String kind) {
            boolean onlyThings = group.singles.stream()
                    .filter(number -> number < singles.size())
                    .map(number -> singles.get(number))
                    .allMatch(single -> isAddedUp(single.condition(), kind) || !speaksOf(single, kind));
            return onlyThings && spoken.amounts(kind).isEmpty() && mostListed(kind) == 0 && !spoken.speaksOfApart();
        }

        /** How many things of a kind can be told from more: one more than the most that the length of its list is held against. */
        private int mostListed(String kind) {
            return questions
                    .listOf(kind)
                    .map(list -> spoken.sizes(questions.listed(list)).numbers())
                    .filter(numbers -> !numbers.isEmpty())
                    .map(numbers -> numbers.last().intValue() + 1)
                    .orElse(0);
        }

        private boolean isAddedUp(Condition condition, String kind) {
            return (condition instanceof Condition.ThereIs there
                            && there.things().kind().equals(kind))
                    || (condition instanceof Condition.Every every
                            && every.things().kind().equals(kind));
        }

        private boolean speaksOf(Single single, String kind) {
            Spoken its = spoken();
            add(its, single);
            return its.items().containsKey(kind);
        }

        /** Every list of a kind that differs in what comes out: what comes of two lists together follows from each. */
        private List<List<Listed.Thing>> byAdding(String kind, Situation so) throws TooLargeException {
            Map<List<Object>, Listed.Thing> alone = alone(kind, so);
            Map<List<Object>, List<Listed.Thing>> found = new LinkedHashMap<>();
            Deque<List<Object>> next = new ArrayDeque<>();
            List<Object> nothing = summary(kind, List.of(), so);
            next.add(nothing);
            found.put(nothing, List.of());
            while (!next.isEmpty()) {
                List<Object> summary = next.remove();
                for (Map.Entry<List<Object>, Listed.Thing> each : alone.entrySet()) {
                    List<Object> both = both(kind, summary, each.getKey());
                    if (!found.containsKey(both)) {
                        count();
                        found.put(both, with(found.getOrDefault(summary, List.of()), each.getValue()));
                        next.add(both);
                    }
                }
            }
            return List.copyOf(found.values());
        }

        private List<Object> both(String kind, List<Object> one, List<Object> other) {
            List<Object> both = new ArrayList<>(one);
            for (int i = 0; i < both.size(); i++) {
                if (i >= group.singles.size()) {
                    both.set(i, (Boolean) one.get(i) || (Boolean) other.get(i));
                } else if (group.singles.get(i) >= singles.size()) {
                    both.set(i, one.get(i).equals(HOLDS) ? other.get(i) : one.get(i));
                } else if (isAddedUp(singles.get(group.singles.get(i)).condition(), kind)) {
                    boolean there = singles.get(group.singles.get(i)).condition() instanceof Condition.ThereIs;
                    both.set(i, stronger(there ? HOLDS : FAILS, (byte) one.get(i), (byte) other.get(i)));
                }
            }
            return both;
        }

        /** What decides by itself, or else what is open. */
        private static byte stronger(byte deciding, byte one, byte other) {
            return one == deciding || other == deciding ? deciding : one == OPEN || other == OPEN ? OPEN : one;
        }

        /** What of a list decides how conditions come out, whatever else is put into it. */
        private List<Object> summary(String kind, List<Listed.Thing> things, Situation so) throws TooLargeException {
            Map<String, Listed> lists = new LinkedHashMap<>(so.lists());
            lists.put(kind, new Listed(things, Listed.Said.ALL));
            Situation all = new Situation(so.answers(), lists);
            // From what is so of a list that is all there is follows what is so of one that may go on.
            List<Object> summary = new ArrayList<>(outcome(group.singles, all));
            spoken.naming(kind)
                    .forEach(question -> summary.add(
                            things.stream().anyMatch(thing -> thing.namedBy().contains(question))));
            Imagined imagined = imagined(all);
            for (Side side : sides) {
                Asked asked = side.asks().of(imagined.it(), imagined.course());
                PlainEvaluator evaluator = new PlainEvaluator(imagined.course());
                spoken.amounts(kind).forEach((value, held) -> {
                    Bounds bounds = evaluator.bounds(value, asked);
                    summary.add(told(value, held, bounds.low()));
                    summary.add(told(value, held, bounds.high()));
                });
            }
            int most = mostListed(kind);
            if (most > 0) {
                summary.add(Math.min(things.size(), most));
            }
            if (spoken.speaksOfApart()) {
                Set<Object> sizes = new HashSet<>();
                things.forEach(thing -> sizes.add(thing.answers()));
                summary.add(sizes);
            }
            return summary;
        }

        /** What can be told of an amount: of a count up to one more than the largest it is held against; of a sum, past which. */
        private static double told(Value value, Spoken.Sizes held, double amount) {
            if (value instanceof Value.FirstOf || value instanceof Value.LastOf || Double.isNaN(amount)) {
                return amount;
            }
            double last = held.numbers().isEmpty() ? 0 : held.numbers().last();
            if (value instanceof Value.NumberOf || held.areCompared()) {
                return Math.min(amount, Math.max(last + 1, held.areCompared() ? Spoken.UP_TO : 0));
            }
            double past = held.numbers().headSet(amount, false).size();
            return held.numbers().contains(amount) ? past + 0.5 : past;
        }

        /** Every thing of a kind that the rules can tell from others, where a course says so much. */
        private List<Listed.Thing> things(String kind, Situation so) throws TooLargeException {
            List<Question> asked = List.copyOf(spoken.items().get(kind));
            List<Question> naming = List.copyOf(spoken.naming(kind));
            Map<List<Object>, Listed.Thing> things = new LinkedHashMap<>();
            things(asked, 0, new LinkedHashMap<>(), answers -> {
                for (int set = 0; set < 1 << naming.size(); set++) {
                    Set<Question> namedBy = new LinkedHashSet<>();
                    for (int i = 0; i < naming.size(); i++) {
                        if ((set >> i & 1) == 1) {
                            namedBy.add(naming.get(i));
                        }
                    }
                    Listed.Thing thing = new Listed.Thing(Map.copyOf(answers), namedBy);
                    things.putIfAbsent(told(kind, thing, so), thing);
                }
            });
            return List.copyOf(things.values());
        }

        private void things(
                List<Question> asked, int at, Map<Question, Given> chosen, Consumer<Map<Question, Given>> to)
                throws TooLargeException {
            if (at == asked.size()) {
                count();
                to.accept(chosen);
                return;
            }
            for (Given each : classes(asked.get(at))) {
                chosen.put(asked.get(at), each);
                things(asked, at + 1, chosen, to);
            }
        }

        /** All that the rules can tell of a thing. */
        private List<Object> told(String kind, Listed.Thing thing, Situation so) {
            Map<String, Listed> lists = new LinkedHashMap<>(so.lists());
            lists.put(kind, new Listed(List.of(thing), Listed.Said.ALL));
            Imagined imagined = imagined(new Situation(so.answers(), lists));
            List<Described> all = imagined.course().things(kind);
            Described described = all.get(all.size() - 1);
            List<Object> told = new ArrayList<>();
            for (Side side : sides) {
                PlainEvaluator evaluator = new PlainEvaluator(imagined.course());
                Asked asked = side.asks().of(imagined.it(), imagined.course());
                spoken.ofItems(kind).forEach(predicate -> told.add(evaluator.truth(predicate, described, asked)));
            }
            thing.answers().forEach((question, given) -> {
                if (spoken.speaksOfApart() || !spoken.amounts(kind).isEmpty()) {
                    told.add(described.size(question.name()));
                }
            });
            for (String need : needs) {
                told.add(isSaid(need, imagined));
            }
            return told;
        }

        /** That what is asked names things goes with what it answers. */
        private boolean isPossible(Situation so) {
            for (String kind : kinds) {
                for (Question question : spoken.naming(kind)) {
                    boolean names = so.lists().getOrDefault(kind, Listed.UNSAID).things().stream()
                            .anyMatch(thing -> thing.namedBy().contains(question));
                    boolean given =
                            so.answers().getOrDefault(question, Given.UNSAID).kind() == Given.Kind.SAID;
                    if (names != given) {
                        return false;
                    }
                }
            }
            return true;
        }

        /** Kinds whose amounts others are compared with come first. */
        private List<String> inOrder(Collection<String> some) {
            List<String> ordered = new ArrayList<>();
            for (String kind : some) {
                Spoken of = spoken();
                spoken.ofItems(kind).forEach(predicate -> of.add(new Condition.Says(predicate)));
                of.items().keySet().stream()
                        .filter(other -> !ordered.contains(other) && some.contains(other))
                        .forEach(other -> {
                            complete &= !other.equals(kind);
                            ordered.add(other);
                        });
                if (!ordered.contains(kind)) {
                    ordered.add(kind);
                }
            }
            return ordered;
        }
    }

    private void count() throws TooLargeException {
        if (++lookedAt > most) {
            throw new TooLargeException();
        }
    }

    private Imagined imagined(Situation situation) {
        return Imagined.of(situation, first.part().per(), element, questions);
    }

    /** How single conditions come out. */
    private List<Byte> outcome(List<Integer> some, Situation situation) throws TooLargeException {
        count();
        Imagined imagined = imagined(situation);
        Asked[] asked = new Asked[sides.size()];
        PlainEvaluator[] evaluators = new PlainEvaluator[sides.size()];
        for (int i = 0; i < asked.length; i++) {
            asked[i] = sides.get(i).asks().of(imagined.it(), imagined.course());
            evaluators[i] = new PlainEvaluator(imagined.course());
        }
        Byte[] outcome = new Byte[some.size()];
        for (int i = 0; i < outcome.length; i++) {
            int number = some.get(i);
            if (number < singles.size()) {
                Single single = singles.get(number);
                outcome[i] = of(evaluators[single.side()].truth(single.condition(), asked[single.side()]));
            } else {
                outcome[i] = isSaid(needs.get(number - singles.size()), imagined) ? HOLDS : FAILS;
            }
        }
        return Arrays.asList(outcome);
    }

    private static byte of(Truth truth) {
        return switch (truth) {
            case HOLDS -> HOLDS;
            case FAILS -> FAILS;
            case OPEN -> OPEN;
        };
    }

    /** Whether nothing is missing of what a part needs, as a finding that is not stated would say. */
    private boolean isSaid(String need, Imagined imagined) {
        CourseFacts course = imagined.course();
        Question question = questions.named(need).orElseThrow();
        Optional<Section> completed = questions
                .completedBy(question.key())
                .filter(list -> question.kind().equals(Questions.COURSE));
        if (completed.isPresent()) {
            return course.complete(completed.get().kind());
        }
        if (question.kind().equals(Questions.COURSE)) {
            return !course.course().unsaid(need);
        }
        if (question.kind().equals(first.part().per())) {
            return !imagined.it().unsaid(need);
        }
        List<Described> listed = course.things(question.kind());
        if (listed.isEmpty()) {
            return course.complete(question.kind());
        }
        return listed.stream()
                .noneMatch(thing -> mayBeAbout(thing) && course.asks(question, thing) && thing.unsaid(need));
    }

    private boolean mayBeAbout(Described thing) {
        return !first.part().per().equals("element") || !thing.isNot(thing.getKind() + ".elements", element);
    }
}

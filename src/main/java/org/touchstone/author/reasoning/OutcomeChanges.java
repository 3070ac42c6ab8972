package org.touchstone.author.reasoning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.touchstone.check.catalogue.Strength;
import org.touchstone.check.explanation.Messages;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.language.Rule;
import org.touchstone.check.language.Said;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;

/**
 * Which answers towards one part come to another outcome under another ruleset, as few sentences as will do, each with a
 * course on which the engine finds both.
 */
final class OutcomeChanges {

    /** So many combinations of what the rules can tell apart are gone through. */
    private static final int MOST_COMBINATIONS = 200_000;

    private static final int MOST_SENTENCES = 4;
    private static final int MOST_TRIED = 40;

    private final List<Side> sides;
    private final boolean isNew;
    private final Space space;
    private final Map<List<Optional<Outcome>>, Changed> changed = new LinkedHashMap<>();

    /** Where the statements of a course conflict before and after: no sentence need make an exception of that. */
    private final Set<List<Integer>> conflicting = new LinkedHashSet<>();

    /** Where an outcome changes; with the numbers of the groups that make no difference to that. */
    private record Changed(List<Situation> situations, Set<Integer> indifferent) {}

    /** A sentence, with a course that shows it; without one, it says what could not be shown. */
    record Sentence(String text, Optional<String> course) {}

    private OutcomeChanges(Optional<Side> from, Side to) throws Space.TooLargeException {
        this.isNew = from.isEmpty();
        this.sides = from.map(side -> List.of(side, to)).orElse(List.of(to));
        this.space = new Space(sides, false, 2_000);
    }

    /**
     * The sentences.
     *
     * @param from the part as it was; empty where it was not asked
     * @param to the part as it is now
     * @throws Space.TooLargeException if there is too much that the rules can tell apart
     */
    static List<Sentence> of(Optional<Side> from, Side to) throws Space.TooLargeException {
        OutcomeChanges changes = new OutcomeChanges(from, to);
        changes.find();
        return changes.sentences();
    }

    // --- what comes to something else

    private void find() throws Space.TooLargeException {
        List<Space.Group> groups = space.groups();
        long combinations = 1;
        for (Space.Group group : groups) {
            combinations *= group.outcomes().size();
            if (combinations > MOST_COMBINATIONS) {
                throw new Space.TooLargeException();
            }
        }
        Map<List<Optional<Outcome>>, Set<List<Integer>>> found = new LinkedHashMap<>();
        combine(0, new byte[space.size()], new ArrayList<>(), found);
        for (Map.Entry<List<Optional<Outcome>>, Set<List<Integer>>> each : found.entrySet()) {
            Set<Integer> indifferent = new HashSet<>();
            List<Situation> situations = situations(each.getValue(), indifferent);
            changed.put(each.getKey(), new Changed(situations, indifferent));
        }
    }

    private void combine(
            int at, byte[] masks, List<Integer> chosen, Map<List<Optional<Outcome>>, Set<List<Integer>>> found) {
        if (at == space.groups().size()) {
            Optional<Outcome> was = isNew ? Optional.empty() : Optional.of(outcome(0, masks));
            Outcome is = outcome(sides.size() - 1, masks);
            if (isNew ? is != Outcome.NOT_STATED && is != Outcome.NOT_APPLICABLE : !was.equals(Optional.of(is))) {
                found.computeIfAbsent(List.of(was, Optional.of(is)), c -> new LinkedHashSet<>())
                        .add(List.copyOf(chosen));
            } else if (is == Outcome.CONFLICTING) {
                conflicting.add(List.copyOf(chosen));
            }
            return;
        }
        Space.Group group = space.groups().get(at);
        int way = 0;
        for (List<Byte> outcome : group.outcomes().keySet()) {
            for (int i = 0; i < outcome.size(); i++) {
                masks[group.singles().get(i)] = outcome.get(i);
            }
            chosen.add(way++);
            combine(at + 1, masks, chosen, found);
            chosen.remove(chosen.size() - 1);
        }
    }

    /** What a course says where groups of conditions come out so; of a group that makes no difference, one way stands for all. */
    private List<Situation> situations(Set<List<Integer>> ways, Set<Integer> indifferent)
            throws Space.TooLargeException {
        Set<List<Integer>> left = ways;
        for (int at = 0; at < space.groups().size(); at++) {
            if (isAllOne(left, at)) {
                int group = at;
                left = left.stream()
                        .filter(way -> way.get(group) == 0)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
                indifferent.add(group);
            }
        }
        return expanded(left, indifferent);
    }

    private List<Situation> expanded(Set<List<Integer>> ways, Set<Integer> indifferent) throws Space.TooLargeException {
        List<Situation> all = new ArrayList<>();
        for (List<Integer> way : ways) {
            List<Situation> some = List.of(new Situation(Map.of(), Map.of()));
            for (int at = 0; at < way.size(); at++) {
                List<Situation> alike =
                        List.copyOf(space.groups().get(at).outcomes().values()).get(way.get(at));
                if (indifferent.contains(at)) {
                    alike = alike.subList(0, 1);
                }
                List<Situation> more = new ArrayList<>();
                for (Situation one : some) {
                    for (Situation other : alike) {
                        more.add(Situation.of(List.of(one, other)));
                    }
                }
                some = more;
            }
            all.addAll(some);
            if (all.size() > MOST_COMBINATIONS) {
                throw new Space.TooLargeException();
            }
        }
        return all;
    }

    private boolean isAllOne(Set<List<Integer>> ways, int at) {
        int size = space.groups().get(at).outcomes().size();
        for (List<Integer> way : ways) {
            List<Integer> other = new ArrayList<>(way);
            for (int i = 0; i < size; i++) {
                other.set(at, i);
                if (!ways.contains(other)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What comes out where conditions come out so, as findings are derived. */
    private Outcome outcome(int side, byte[] masks) {
        Search search = new Search(space);
        Set<Said> said = EnumSet.noneOf(Said.class);
        boolean against = false;
        for (Rule rule : sides.get(side).rules()) {
            if (search.all(rule.when(), side, masks) == Space.HOLDS) {
                said.add(rule.said());
                against |= rule.speaksAgainstNotMet();
            }
        }
        boolean denied = said.contains(Said.NOT_MET);
        if (said.contains(Said.DOES_NOT_APPLY)) {
            return Outcome.NOT_APPLICABLE;
        } else if (said.contains(Said.CONFLICTING) || (against && denied)) {
            return Outcome.CONFLICTING;
        } else if (said.contains(Said.TO_JUDGE)) {
            return Outcome.NEEDS_JUDGEMENT;
        } else if (denied) {
            return strength(sides.get(side)) == Strength.WHERE_APPROPRIATE ? Outcome.NEEDS_JUDGEMENT : Outcome.NOT_MET;
        }
        return said.contains(Said.MET) ? Outcome.MET : Outcome.NOT_STATED;
    }

    private static Strength strength(Side side) {
        return side.catalogue().askedFor().stream()
                .filter(each -> each.partKey().equals(side.part().key()))
                .map(each -> each.strength())
                .findFirst()
                .orElse(Strength.REQUIRED);
    }

    // --- as few sentences as will do

    private List<Sentence> sentences() throws Space.TooLargeException {
        List<Sentence> sentences = new ArrayList<>();
        for (Map.Entry<List<Optional<Outcome>>, Changed> each : changed.entrySet()) {
            sentences.addAll(sentences(each.getKey(), each.getValue()));
        }
        if (!space.isComplete()) {
            sentences.add(new Sentence(ReasoningWords.text("outcome.incomplete"), Optional.empty()));
        }
        return sentences;
    }

    /** A question, or a list of things: one of the ways in which situations differ. */
    private record Axis(Optional<Question> question, String kind) {
        Object of(Situation situation) {
            return question.<Object>map(situation.answers()::get)
                    .orElseGet(() -> situation.lists().get(kind));
        }
    }

    private List<Sentence> sentences(List<Optional<Outcome>> change, Changed where) throws Space.TooLargeException {
        List<Situation> situations = where.situations();
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < space.groups().size(); i++) {
            if (!where.indifferent().contains(i)) {
                Situation one = space.groups()
                        .get(i)
                        .outcomes()
                        .values()
                        .iterator()
                        .next()
                        .get(0);
                one.answers().keySet().forEach(question -> axes.add(new Axis(Optional.of(question), "")));
                one.lists().keySet().forEach(kind -> axes.add(new Axis(Optional.empty(), kind)));
            }
        }
        axes.sort(
                Comparator.comparing(axis -> axis.question().map(Question::name).orElse(axis.kind())));
        Map<List<Object>, Situation> left = new LinkedHashMap<>();
        situations.stream()
                .sorted(Comparator.comparingLong(Situation::unsaid))
                .forEach(situation ->
                        left.put(axes.stream().map(axis -> axis.of(situation)).toList(), situation));
        Set<List<Object>> changing = Set.copyOf(left.keySet());
        Set<List<Object>> all = new HashSet<>(changing);
        Set<List<Integer>> besides = conflicting.stream()
                .filter(way -> where.indifferent().stream().allMatch(group -> way.get(group) == 0))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        expanded(besides, where.indifferent())
                .forEach(situation ->
                        all.add(axes.stream().map(axis -> axis.of(situation)).toList()));
        List<Set<Object>> values = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            values.add(values(axes.get(i)));
        }
        List<Sentence> sentences = new ArrayList<>();
        boolean shown = true;
        int most = isNew ? 1 : MOST_SENTENCES;
        for (int tried = 0; !left.isEmpty() && sentences.size() < most && tried < 2 * most; tried++) {
            List<Set<Object>> box = box(left.keySet().iterator().next(), values, all, changing);
            List<Situation> inside = new ArrayList<>();
            left.entrySet().removeIf(each -> {
                boolean in = isIn(each.getKey(), box);
                if (in) {
                    inside.add(each.getValue());
                }
                return in;
            });
            Optional<String> course = course(change, inside);
            course.ifPresent(text -> sentences.add(new Sentence(text(change, axes, box, values), Optional.of(text))));
            shown &= course.isPresent();
        }
        if (!isNew && !(shown && left.isEmpty())) {
            sentences.add(new Sentence(
                    ReasoningWords.text(
                            shown ? "outcome.more" : "outcome.unshown",
                            words(change.get(0).orElseThrow(), sides.get(0)),
                            words(change.get(1).orElseThrow(), sides.get(1))),
                    Optional.empty()));
        }
        return sentences;
    }

    /** Everything that can be said along an axis. */
    private Set<Object> values(Axis axis) {
        Set<Object> values = new LinkedHashSet<>();
        space.groups()
                .forEach(group -> group.outcomes()
                        .values()
                        .forEach(alike -> alike.forEach(situation -> {
                            Object value = axis.of(situation);
                            if (value != null) {
                                values.add(value);
                            }
                        })));
        return values;
    }

    /**
     * What can be said along each axis, as much of it as can be without leaving what changed.
     *
     * @param all what changed, and where statements conflict
     * @param changing what changed: something of it is in each step
     */
    private static List<Set<Object>> box(
            List<Object> first, List<Set<Object>> values, Set<List<Object>> all, Set<List<Object>> changing) {
        List<Set<Object>> box = new ArrayList<>();
        first.forEach(value -> box.add(new LinkedHashSet<>(Set.of(value))));
        for (int axis = 0; axis < box.size(); axis++) {
            for (Object value : values.get(axis)) {
                if (!box.get(axis).contains(value)) {
                    List<Set<Object>> wider = new ArrayList<>(box);
                    wider.set(axis, Set.of(value));
                    if (isAllIn(wider, 0, new ArrayList<>(), all)
                            && !areNoneIn(wider, 0, new ArrayList<>(), changing)) {
                        box.get(axis).add(value);
                    }
                }
            }
        }
        return box;
    }

    private static boolean isAllIn(List<Set<Object>> box, int axis, List<Object> chosen, Set<List<Object>> all) {
        if (axis == box.size()) {
            return all.contains(chosen);
        }
        for (Object value : box.get(axis)) {
            chosen.add(value);
            boolean in = isAllIn(box, axis + 1, chosen, all);
            chosen.remove(chosen.size() - 1);
            if (!in) {
                return false;
            }
        }
        return true;
    }

    private static boolean areNoneIn(List<Set<Object>> box, int axis, List<Object> chosen, Set<List<Object>> points) {
        if (axis == box.size()) {
            return !points.contains(chosen);
        }
        for (Object value : box.get(axis)) {
            chosen.add(value);
            boolean none = areNoneIn(box, axis + 1, chosen, points);
            chosen.remove(chosen.size() - 1);
            if (!none) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIn(List<Object> point, List<Set<Object>> box) {
        for (int i = 0; i < box.size(); i++) {
            if (!box.get(i).contains(point.get(i))) {
                return false;
            }
        }
        return true;
    }

    private String text(
            List<Optional<Outcome>> change, List<Axis> axes, List<Set<Object>> box, List<Set<Object>> values) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            if (box.get(i).size() < values.get(i).size()) {
                Collection<Object> those = box.get(i);
                said.add(axes.get(i)
                        .question()
                        .map(question -> Region.answer(
                                question, those.stream().map(Given.class::cast).toList()))
                        .orElse(Region.list(
                                axes.get(i).kind(),
                                those.iterator().next() instanceof Listed listed ? listed : Listed.UNSAID)));
            }
        }
        String per = sides.get(sides.size() - 1).part().per();
        String who = said.isEmpty()
                ? ReasoningWords.text("of.every", per)
                : ReasoningWords.text(
                        per.equals(Questions.COURSE) ? "of.course" : "of.thing",
                        per,
                        ReasoningWords.joined(said, "and"));
        String is = words(change.get(1).orElseThrow(), sides.get(sides.size() - 1));
        return change.get(0)
                .map(was -> ReasoningWords.text("outcome.changed", who, words(was, sides.get(0)), is))
                .orElseGet(() -> ReasoningWords.text("outcome.new", who, is));
    }

    private static String words(Outcome outcome, Side side) {
        boolean recommended = outcome == Outcome.NOT_MET && strength(side) == Strength.RECOMMENDED;
        return Messages.text("outcome." + (recommended ? "RECOMMENDATION_NOT_MET" : outcome.name()))
                .toLowerCase(java.util.Locale.ROOT);
    }

    // --- shown on a course

    private Optional<String> course(List<Optional<Outcome>> change, List<Situation> inside) {
        Side to = sides.get(sides.size() - 1);
        int most = Math.min(MOST_TRIED, inside.size());
        for (Situation situation : inside.subList(0, most)) {
            Optional<String> course = WrittenCourse.of(situation, to, space.element())
                    .flatMap(text -> ShownCourse.of(text, to))
                    .filter(shown -> isSo(shown, change))
                    .map(ShownCourse::text);
            if (course.isPresent()) {
                return course;
            }
        }
        return new KnownCourses(to)
                .all(to).stream()
                        .filter(shown -> isSo(shown, change))
                        .map(ShownCourse::text)
                        .findFirst();
    }

    private boolean isSo(ShownCourse shown, List<Optional<Outcome>> change) {
        boolean now =
                shown.found(sides.get(sides.size() - 1)).map(Finding::outcome).equals(change.get(1));
        return now && (isNew || shown.found(sides.get(0)).map(Finding::outcome).equals(change.get(0)));
    }
}

package org.touchstone.author.reasoning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.facts.DerivedFacts;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;

/** Divides the answers to a question into the classes that some rules can tell apart. */
final class Classes {

    /** Of so many groups of choices, every set that an answer may hold is looked at. */
    private static final int MOST_GROUPS = 6;
    /** Of so many sizes, every pair of them is looked at as bounds of a size that is worked out. */
    private static final int MOST_BOUNDS = 5;

    private static final double MINUTE = 1 / 1440.0;

    private final Spoken spoken;
    private final Catalogue catalogue;
    private final LocalDate day;
    private final String element;
    private final Set<String> asked;
    private boolean complete = true;

    /**
     * Classes of answers.
     *
     * @param spoken what the rules speak of
     * @param day the day as of which is asked
     * @param element the element that is asked about
     * @param asked the elements of which that is asked; none where it is asked of every course
     */
    Classes(Spoken spoken, Catalogue catalogue, LocalDate day, String element, Set<String> asked) {
        this.spoken = spoken;
        this.catalogue = catalogue;
        this.day = day;
        this.element = element;
        this.asked = asked;
    }

    /** Whether no class was left out so far. */
    boolean isComplete() {
        return complete;
    }

    static boolean workedOut(Question question) {
        return DerivedFacts.ALL.contains(question);
    }

    /** The classes of answers to a question. */
    List<Given> of(Question question) {
        List<Given> all = new ArrayList<>();
        if (question.equals(DerivedFacts.ASSESSED_ON)) {
            double today = (double) day.toEpochDay();
            return List.of(size(question, today, today, today));
        }
        if (!question.must()) {
            all.add(Given.UNSAID);
        }
        if (workedOut(question)) {
            all.add(Given.NONE_KNOWN);
        }
        switch (question.answers()) {
            case YES_NO -> {
                all.add(Given.said(List.of("yes"), List.of()));
                all.add(Given.no("no"));
            }
            case DESCRIPTION -> {
                all.add(Given.said(List.of(ReasoningWords.text("said.words")), List.of()));
                all.add(Given.no("no"));
            }
            case TEXT, PHRASE -> all.add(Given.said(List.of(ReasoningWords.text("said.words")), List.of()));
            case COUNT, DATE, INTERVAL -> all.addAll(sizes(question));
            case CHOICE -> groups(question, question.choices()).forEach(group -> all.add(given(List.of(group))));
            case CHOICES -> sets(question, question.choices(), all);
            case LEVELS -> sets(question, List.of("1", "2", "3"), all);
            case ELEMENT -> elements(question).forEach(id -> all.add(Given.said(List.of(id), List.of())));
            case ELEMENTS -> sets(question, elements(question), all);
            case LANGUAGE -> all.add(Given.said(List.of("en"), List.of()));
            case CURRICULUM -> {
                all.add(Given.no(""));
                catalogue.outcomesOf(element).stream()
                        .findFirst()
                        .ifPresent(outcome -> all.add(Given.said(List.of(outcome.id()), List.of())));
            }
            case ID -> all.add(Given.said(List.of("it"), List.of()));
            case REFERS -> {
                all.add(Given.no(""));
                all.add(Given.said(List.of("other"), List.of()));
            }
        }
        return all;
    }

    private List<String> elements(Question question) {
        Set<String> ids = new LinkedHashSet<>();
        ids.add(element);
        spoken.choices(question).forEach(ids::addAll);
        catalogue.elements().stream()
                .filter(each -> each.isClaimable())
                .map(org.touchstone.check.catalogue.Element::id)
                .filter(id -> !ids.contains(id) && isAsked(question, id))
                .findFirst()
                .ifPresent(ids::add);
        ids.removeIf(id -> !isAsked(question, id));
        return List.copyOf(ids);
    }

    /** Whether something may be asked of an element: which one it is tells only elements apart of which it is asked. */
    private boolean isAsked(Question question, String id) {
        return !question.kind().equals("element") || asked.isEmpty() || asked.contains(id);
    }

    private static Given given(List<List<String>> groups) {
        return Given.said(
                groups.stream().map(group -> group.get(0)).toList(), groups.size() == 1 ? groups.get(0) : List.of());
    }

    /** Choices that are never told apart, together. */
    private List<List<String>> groups(Question question, List<String> choices) {
        Map<List<Boolean>, List<String>> groups = new LinkedHashMap<>();
        for (String choice : choices) {
            List<Boolean> told = spoken.choices(question).stream()
                    .map(set -> set.contains(choice))
                    .toList();
            groups.computeIfAbsent(told, t -> new ArrayList<>()).add(choice);
        }
        return List.copyOf(groups.values());
    }

    /** Every answer that holds one or several choices. */
    private void sets(Question question, List<String> choices, List<Given> into) {
        if (!question.must()) {
            into.add(Given.no(""));
        }
        List<List<String>> groups = question.answers() == AnswerKind.ELEMENTS
                ? choices.stream().map(List::of).toList()
                : groups(question, choices);
        if (groups.size() > MOST_GROUPS) {
            complete = false;
            groups.forEach(group -> into.add(given(List.of(group))));
            return;
        }
        for (int set = 1; set < 1 << groups.size(); set++) {
            List<List<String>> some = new ArrayList<>();
            for (int i = 0; i < groups.size(); i++) {
                if ((set >> i & 1) == 1) {
                    some.add(groups.get(i));
                }
            }
            into.add(given(some));
        }
    }

    /** A size at each bound, and one or two between each two of them. */
    private List<Given> sizes(Question question) {
        Spoken.Sizes held = spoken.sizes(question);
        boolean whole = question.answers() != AnswerKind.INTERVAL;
        TreeSet<Double> bounds = new TreeSet<>(held.numbers());
        if (bounds.isEmpty() && !held.areCompared() && !held.shifts().isEmpty() && !workedOut(question)) {
            return apart(question, held.shifts());
        }
        if (question.answers() == AnswerKind.DATE && bounds.isEmpty()) {
            bounds.add((double) day.toEpochDay());
        }
        if (question.answers() != AnswerKind.DATE) {
            bounds.add((double) question.least());
        }
        if (held.areCompared() && question.answers() != AnswerKind.DATE) {
            bounds.add(1.0);
            bounds.add(2.0);
        }
        for (double shift : held.shifts()) {
            for (double bound : List.copyOf(bounds)) {
                bounds.add(bound + shift);
                bounds.add(bound - shift);
            }
        }
        if (question.answers() != AnswerKind.DATE) {
            bounds.removeIf(bound -> bound < question.least());
        }
        int between = held.areCompared() ? 2 : 1;
        List<Given> sizes = new ArrayList<>();
        List<Double> at = List.copyOf(bounds);
        if (question.answers() == AnswerKind.DATE) {
            between(question, at.get(0) - 30, at.get(0), between, sizes);
        }
        for (int i = 0; i < at.size(); i++) {
            double bound = at.get(i);
            if (!whole || bound == Math.rint(bound)) {
                sizes.add(size(question, bound, bound, bound));
            }
            double next = i + 1 < at.size() ? at.get(i + 1) : Double.POSITIVE_INFINITY;
            between(question, bound, next, between, sizes);
        }
        if (workedOut(question)) {
            bounded(sizes);
        }
        return sizes;
    }

    /** Sizes of which only matters how far apart they lie: two too close, and two far enough. */
    private List<Given> apart(Question question, Set<Double> shifts) {
        double first = question.answers() == AnswerKind.DATE ? day.toEpochDay() : 1;
        double step = question.answers() == AnswerKind.INTERVAL ? MINUTE : 1;
        TreeSet<Double> sizes = new TreeSet<>(Set.of(first));
        shifts.forEach(shift -> {
            sizes.add(first + Math.max(0, shift - step));
            sizes.add(first + shift);
        });
        return sizes.stream().map(size -> size(question, size, size, size)).toList();
    }

    /** What is worked out may be known within bounds only. */
    private void bounded(List<Given> sizes) {
        List<Given> exact = List.copyOf(sizes);
        for (int i = 0; i < exact.size(); i++) {
            Given least = exact.get(i);
            sizes.add(
                    Given.size(least.texts().get(0), least.low(), Double.NaN, least.from(), Double.POSITIVE_INFINITY));
            for (int j = i + 1; j < exact.size() && exact.size() <= 2 * MOST_BOUNDS; j++) {
                sizes.add(Given.size(
                        least.texts().get(0),
                        least.low(),
                        exact.get(j).high(),
                        least.from(),
                        exact.get(j).to()));
            }
        }
    }

    private static void between(Question question, double low, double high, int most, List<Given> into) {
        boolean whole = question.answers() != AnswerKind.INTERVAL;
        double step = whole || high - low > 1 || Double.isInfinite(high) ? 1 : MINUTE;
        double first = Math.floor(low / step + 1e-9) * step + step;
        for (int i = 0; i < most && first + i * step < high - 1e-9; i++) {
            double last = Double.isInfinite(high) ? high : whole ? Math.ceil(high) - 1 : high;
            into.add(size(question, first + i * step, whole ? Math.floor(low) + 1 : low, last));
        }
    }

    private static Given size(Question question, double size, double from, double to) {
        return Given.size(text(question, size), size, size, from, to);
    }

    /** A size as it is written in a submission. */
    static String text(Question question, double size) {
        return switch (question.answers()) {
            case DATE -> LocalDate.ofEpochDay(Math.round(size)).toString();
            case INTERVAL ->
                size == Math.rint(size) ? "P" + Math.round(size) + "D" : "PT" + Math.round(size / MINUTE) + "M";
            default -> Long.toString(Math.round(size));
        };
    }
}

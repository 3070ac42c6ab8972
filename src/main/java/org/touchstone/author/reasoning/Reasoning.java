package org.touchstone.author.reasoning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.touchstone.author.mutation.Excuse;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.catalogue.Placeholders;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.language.Condition;
import org.touchstone.check.language.Rule;
import org.touchstone.check.language.RuleFileReader;
import org.touchstone.check.language.Said;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.located.Place;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.submission.Question;

/**
 * Finds what follows from the rules about a part for every course there can be: not by trying courses, but by going through
 * all that the rules can tell apart. Whatever is shown as a course was put to the engine first.
 */
public final class Reasoning {

    /** So many courses are put to the engine for one remark, until it agrees. */
    private static final int MOST_TRIED = 40;

    /** What stands in front of everything else that is said. */
    private static final Set<Said> SETTLING = EnumSet.of(Said.CONFLICTING, Said.DOES_NOT_APPLY);
    /** Where a number has no value yet, rules that wait for it are looked at with this one. */
    private static final double SOME_VALUE = 7;

    /** How an excuse begins for a rule that may conclude something else and nobody would notice. */
    private static final String OTHER_CONCLUSION = "conclude something else than ";

    private final Ruleset ruleset;
    private final List<Excuse> excuses;
    private final Set<Concern> remarks = new LinkedHashSet<>();

    private Reasoning(Ruleset ruleset, List<Excuse> excuses) {
        this.ruleset = ruleset;
        this.excuses = excuses;
    }

    private static List<Excuse> excuses(Ruleset ruleset) {
        try {
            return Excuse.read(ruleset.files());
        } catch (MistakesException broken) {
            return List.of(); // Whoever looks for mutants is told what is wrong with the file.
        }
    }

    /**
     * What follows from the rules of one requirement, or of all.
     *
     * @param asOf the first day to look at; every later day on which something changes is looked at too
     * @param only the one requirement; without it, all of them
     */
    public static List<Concern> of(Ruleset ruleset, LocalDate asOf, Optional<String> only) {
        List<Requirement> requirements = ruleset.catalogue().requirements().stream()
                .filter(requirement -> only.map(requirement.id()::equals).orElse(true))
                .toList();
        List<Excuse> excuses = excuses(ruleset);
        return requirements.parallelStream()
                .flatMap(requirement -> new Reasoning(ruleset, excuses).of(requirement, asOf).stream())
                .toList();
    }

    private List<Concern> of(Requirement requirement, LocalDate asOf) {
        Set<Concern> known = new HashSet<>();
        List<Concern> all = new ArrayList<>();
        for (LocalDate day : days(ruleset, requirement.id(), asOf)) {
            Catalogue catalogue = ruleset.catalogue().on(day);
            catalogue.requirement(requirement.id()).map(Requirement::parts).orElse(List.of()).stream()
                    .filter(part -> part.days().include(day))
                    .forEach(part -> part(part, day));
            // What is so on an earlier day is said of that one.
            remarks.stream()
                    .filter(remark -> known.add(remark))
                    .map(remark -> day.equals(asOf) ? remark : remark.from(day))
                    .forEach(all::add);
            remarks.clear();
        }
        return all.stream()
                .sorted(Comparator.comparing(Concern::file).thenComparingInt(Concern::line))
                .toList();
    }

    /** A day, and every later one on which the rules or numbers of a requirement change. */
    static Set<LocalDate> days(Ruleset ruleset, String requirement, LocalDate asOf) {
        Set<LocalDate> days = new TreeSet<>();
        Stream.of(
                        ruleset.rules().of(requirement).stream().map(Rule::days),
                        ruleset.catalogue().parameters().stream()
                                .filter(each -> each.requirement().equals(requirement))
                                .map(Parameter::days),
                        ruleset.catalogue().requirement(requirement).stream()
                                .flatMap(each -> each.parts().stream().map(Part::days)),
                        ruleset.catalogue().requirement(requirement).stream()
                                .flatMap(each -> each.covers().stream().map(row -> row.days())))
                .flatMap(all -> all)
                .forEach(span -> Stream.of(span.from(), span.to())
                        .flatMap(Optional::stream)
                        .filter(day -> day.isAfter(asOf))
                        .forEach(days::add));
        days.add(asOf);
        return days;
    }

    private void part(Part part, LocalDate day) {
        Side side = Side.of(ruleset, day, part);
        new OfPart(side).reason();
    }

    /** Reasons about one part as of one day. */
    private final class OfPart {

        private final Side side;
        private final List<Rule> own;
        private Optional<KnownCourses> known = Optional.empty();

        OfPart(Side side) {
            this.side = side;
            this.own = side.rules().stream()
                    .filter(rule -> rule.isAbout(side.part().key()) && !isMadeUp(rule))
                    .toList();
        }

        void reason() {
            try {
                rules(space(side, false), waiting());
            } catch (Space.TooLargeException e) {
                undecided(ReasoningWords.text("undecided.rules", side.named()));
            }
            try {
                gap(space(side, true));
            } catch (Space.TooLargeException e) {
                undecided(ReasoningWords.text("undecided.gap", side.named()));
            }
        }

        private Space space(Side of, boolean needs) throws Space.TooLargeException {
            return new Space(List.of(of), needs, 6);
        }

        /** The part where numbers without a value have one, and where those that rules take to be without have none. */
        private Optional<Side> waiting() {
            Catalogue changed = side.ruleset().catalogue();
            Set<String> spokenOf = new TreeSet<>();
            Set<String> notSet = new HashSet<>();
            side.rules().forEach(rule -> {
                spokenOf.addAll(rule.parameters());
                side.singles().stream()
                        .filter(Condition.NotSet.class::isInstance)
                        .forEach(each -> notSet.add(((Condition.NotSet) each).parameter()));
            });
            boolean any = false;
            for (String name : spokenOf) {
                boolean set = !side.values(name).isEmpty();
                if (!set || notSet.contains(name)) {
                    changed = changed.with(side.part().requirement(), name, set ? Double.NaN : SOME_VALUE);
                    any = true;
                }
            }
            return any ? Optional.of(Side.of(ruleset.over(changed), side.day(), side.part())) : Optional.empty();
        }

        private void rules(Space space, Optional<Side> waiting) throws Space.TooLargeException {
            if (!space.isComplete()) {
                undecided(ReasoningWords.text("undecided.rules", side.named()));
            }
            Optional<Space> otherwise =
                    waiting.isPresent() ? Optional.of(space(waiting.get(), false)) : Optional.empty();
            List<Rule> able = new ArrayList<>();
            for (Rule rule : own) {
                if (applies(rule, space, otherwise)) {
                    able.add(rule);
                    unless(rule, space, otherwise);
                    decides(rule, space, otherwise);
                } else if (space.isComplete()) {
                    add(Concern.Kind.NEVER_APPLIES, rule, Optional.empty(), rule.name());
                }
            }
            for (Rule rule : able.stream().filter(rule -> !isExcused(rule)).toList()) {
                redundant(rule, able, space, otherwise);
            }
            for (Rule denying : side.rules()) {
                for (Rule showing : side.rules()) {
                    if (denying.said() == Said.NOT_MET && showing.speaksAgainstNotMet()) {
                        contradiction(showing, denying, space);
                    }
                }
            }
        }

        private boolean applies(Rule rule, Space space, Optional<Space> otherwise) throws Space.TooLargeException {
            return holds(space, otherwise, search -> search.holding(0, rule.when()));
        }

        /** A rule that it is met, where on every course on which it speaks another rule says something that counts for more. */
        private void decides(Rule rule, Space space, Optional<Space> otherwise) throws Space.TooLargeException {
            if (rule.said() == Said.MET
                    && !holds(space, otherwise, search -> alone(rule, search))
                    && space.isComplete()) {
                add(Concern.Kind.NEVER_DECIDES, rule, Optional.empty(), rule.name());
            }
        }

        private Search alone(Rule rule, Search search) {
            search.holding(0, rule.when());
            side.rules().stream()
                    .filter(other -> other.said() != Said.MET)
                    .forEach(other -> search.notHolding(0, other.when()));
            return search;
        }

        /** Whether it comes about, with the numbers as they are or where those that rules wait for are set. */
        private boolean holds(Space space, Optional<Space> otherwise, UnaryOperator<Search> wanted)
                throws Space.TooLargeException {
            return wanted.apply(new Search(space)).finds()
                    || (otherwise.isPresent()
                            && wanted.apply(new Search(otherwise.get())).finds());
        }

        /** An exception in a rule that nothing brings about. */
        private void unless(Rule rule, Space space, Optional<Space> otherwise) throws Space.TooLargeException {
            for (Condition condition : rule.when()) {
                if (!(condition instanceof Condition.Not not) || not.condition() instanceof Condition.ThereIs) {
                    continue; // "There is no" is no exception.
                }
                List<Condition> excepted = new ArrayList<>(rule.when());
                excepted.remove(condition);
                excepted.add(not.condition());
                if (!holds(space, otherwise, search -> search.holding(0, excepted)) && space.isComplete()) {
                    add(
                            Concern.Kind.UNLESS_NEVER_HOLDS,
                            rule,
                            course(new Search(space).holding(0, rule.when()), found -> speaks(found, rule)),
                            rule.name());
                }
            }
        }

        /** A rule beside which another says the same whenever it speaks, or says that the part does not apply. */
        private void redundant(Rule rule, List<Rule> able, Space space, Optional<Space> otherwise)
                throws Space.TooLargeException {
            for (Rule other : able) {
                boolean same = other.said() == rule.said() && showsNothingMore(rule, other);
                boolean hidden = other.said() == Said.DOES_NOT_APPLY && rule.said() != Said.DOES_NOT_APPLY;
                if (other.equals(rule) || !(same || hidden) || !implies(rule, other, space, otherwise)) {
                    continue;
                }
                boolean both = same && showsNothingMore(other, rule) && implies(other, rule, space, otherwise);
                if (both && own.indexOf(rule) < own.indexOf(other)) {
                    continue;
                }
                add(
                        Concern.Kind.REDUNDANT,
                        rule,
                        course(
                                new Search(space).holding(0, rule.when()).holding(0, other.when()),
                                found -> speaks(found, other)),
                        rule.name(),
                        other.name(),
                        other.line());
                return;
            }
        }

        /** Whether somebody has said why a rule is there although nothing comes out otherwise for it. */
        private boolean isExcused(Rule rule) {
            return excuses.stream()
                    .anyMatch(excuse -> excuse.requirement().equals(rule.requirement())
                            && excuse.rule().equals(rule.name())
                            && excuse.change().startsWith(OTHER_CONCLUSION));
        }

        private boolean implies(Rule rule, Rule other, Space space, Optional<Space> otherwise)
                throws Space.TooLargeException {
            return !holds(
                            space,
                            otherwise,
                            search -> search.holding(0, rule.when()).notHolding(0, other.when()))
                    && space.isComplete();
        }

        /** Whether a reader of the finding sees nothing by one rule that is not seen by another. */
        private boolean showsNothingMore(Rule rule, Rule other) {
            Set<Question> more = new HashSet<>(rule.questions());
            more.removeAll(other.questions());
            String message = side.part().says().getOrDefault(key(rule.said()), "");
            for (String name : Placeholders.in(message)) {
                boolean shows = name.equals("statements")
                        ? !more.isEmpty()
                        : Placeholders.isAnswer(name)
                                && side.catalogue()
                                        .questions()
                                        .resolve(name, side.part().per())
                                        .filter(more::contains)
                                        .isPresent();
                if (shows) {
                    return false;
                }
            }
            return true;
        }

        /**
         * Two rules that say opposite things where one of them rests on nothing that the other does not rest on: then no
         * two statements disagree, but the rules do.
         */
        private void contradiction(Rule showing, Rule denying, Space space) throws Space.TooLargeException {
            Set<String> shown = restsOn(showing);
            Set<String> denied = restsOn(denying);
            if (!shown.containsAll(denied) && !denied.containsAll(shown)) {
                return;
            }
            Search search = new Search(space).holding(0, showing.when()).holding(0, denying.when());
            side.rules().stream()
                    .filter(rule -> SETTLING.contains(rule.said()))
                    .forEach(rule -> search.notHolding(0, rule.when()));
            Tries tries = new Tries(found ->
                    found.outcome() == Outcome.CONFLICTING && speaks(found, showing) && speaks(found, denying));
            if (search.finds(tries)) {
                Optional<String> course = tries.course()
                        .or(() -> known(
                                List.of(showing, denying),
                                side.rules().stream()
                                        .filter(rule -> SETTLING.contains(rule.said()))
                                        .toList(),
                                found -> found.outcome() == Outcome.CONFLICTING));
                if (course.isPresent()) {
                    add(
                            Concern.Kind.CONTRADICTION,
                            isMadeUp(denying) ? showing : denying,
                            course,
                            showing.name(),
                            denying.name(),
                            isMadeUp(denying) ? denying.line() : showing.line());
                } else {
                    undecided(ReasoningWords.text("undecided.contradiction", showing.name(), denying.name()));
                }
            }
        }

        /** What a rule rests on besides what decides whether the part applies. */
        private Set<String> restsOn(Rule rule) {
            Set<String> names =
                    rule.questions().stream().map(Question::name).collect(Collectors.toCollection(HashSet::new));
            rule.kinds().stream()
                    .filter(kind -> names.stream().noneMatch(name -> name.startsWith(kind + ".")))
                    .forEach(names::add);
            if (rule.when().stream().anyMatch(Condition.Answer.class::isInstance)) {
                side.part().answer().ifPresent(names::add);
            }
            return names;
        }

        private void gap(Space space) throws Space.TooLargeException {
            if (side.part().restsOn().isEmpty()) {
                return;
            }
            Search search = new Search(space).withAllSaid();
            side.rules().forEach(rule -> search.notHolding(0, rule.when()));
            Predicate<Finding> isGap = found ->
                    found.outcome() == Outcome.NOT_STATED && found.unset().isEmpty();
            Tries tries = new Tries(isGap);
            if (!search.finds(tries)) {
                if (!space.isComplete()) {
                    undecided(ReasoningWords.text("undecided.gap", side.named()));
                }
                return;
            }
            if (tries.course().isPresent()) {
                remarks.add(new Concern(
                        Concern.Kind.GAP,
                        side.part().requirement(),
                        side.part().id(),
                        side.part().requirement() + "/requirement.yaml",
                        line(),
                        ReasoningWords.text("gap.what", side.named()),
                        ReasoningWords.text("gap.remedy"),
                        tries.course()));
            } else {
                undecided(ReasoningWords.text("undecided.gap.shown", side.named()));
            }
        }

        /** A course that shows something, if one can be written or is known. */
        private Optional<String> course(Search search, Predicate<Finding> expected) throws Space.TooLargeException {
            Tries tries = new Tries(expected);
            search.finds(tries);
            return tries.course();
        }

        private Optional<String> known(List<Rule> speaking, List<Rule> silent, Predicate<Finding> expected) {
            if (known.isEmpty()) {
                known = Optional.of(new KnownCourses(side));
            }
            return known.get()
                    .first(
                            side,
                            (evaluator, asked) -> speaking.stream().allMatch(rule -> evaluator.speaks(rule, asked))
                                    && silent.stream().noneMatch(rule -> evaluator.speaks(rule, asked)))
                    .filter(shown -> shown.found(side).filter(expected).isPresent())
                    .map(ShownCourse::text);
        }

        /** Puts courses to the engine, a few of them, until one comes out as expected. */
        private final class Tries implements Predicate<Situation> {
            private final Predicate<Finding> expected;
            private final Set<String> tried = new HashSet<>();
            private Optional<String> course = Optional.empty();

            Tries(Predicate<Finding> expected) {
                this.expected = expected;
            }

            @Override
            public boolean test(Situation situation) {
                course = WrittenCourse.of(situation, side, side.element())
                        .filter(tried::add)
                        .flatMap(text -> ShownCourse.of(text, side))
                        .filter(shown -> shown.found(side).filter(expected).isPresent())
                        .map(ShownCourse::text);
                return course.isPresent() || tried.size() >= MOST_TRIED;
            }

            Optional<String> course() {
                return course;
            }
        }

        private boolean speaks(Finding finding, Rule rule) {
            return finding.rules().stream().anyMatch(each -> each.fullName().equals(rule.fullName()));
        }

        private void add(Concern.Kind kind, Rule rule, Optional<String> course, Object... words) {
            String key = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            remarks.add(new Concern(
                    kind,
                    side.part().requirement(),
                    side.part().id(),
                    RuleFileReader.fileOf(rule.requirement()),
                    rule.line(),
                    ReasoningWords.text(key + ".what", words),
                    ReasoningWords.text(key + ".remedy"),
                    course));
        }

        private void undecided(String what) {
            remarks.add(new Concern(
                    Concern.Kind.UNDECIDED,
                    side.part().requirement(),
                    side.part().id(),
                    side.part().requirement() + "/requirement.yaml",
                    line(),
                    what,
                    ReasoningWords.text("undecided.remedy"),
                    Optional.empty()));
        }

        /** The line on which the part begins. */
        private int line() {
            String file = side.part().requirement() + "/requirement.yaml";
            try {
                return NodeReader.read(ruleset.files().bytes(file), file) instanceof Node.Entries entries
                                && entries.entries().get("parts") instanceof Node.Entries parts
                        ? parts.keyPlace(side.part().id()).line()
                        : Place.START.line();
            } catch (MistakesException e) {
                return Place.START.line();
            }
        }
    }

    private static String key(Said said) {
        return switch (said) {
            case MET -> "met";
            case NOT_MET -> "not-met";
            case TO_JUDGE -> "to-judge";
            case CONFLICTING -> "conflicting";
            case DOES_NOT_APPLY -> "does-not-apply";
        };
    }

    /** Whether a rule stands in no rule file of the requirement: it says when the part applies, or holds for every requirement. */
    private static boolean isMadeUp(Rule rule) {
        return rule.lines().isEmpty()
                || rule.lines().get(0).text().isEmpty()
                || rule.name().endsWith(")");
    }
}

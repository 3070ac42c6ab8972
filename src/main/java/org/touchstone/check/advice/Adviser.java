package org.touchstone.check.advice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.catalogue.Guidance;
import org.touchstone.check.catalogue.Guidance.AssessmentKind;
import org.touchstone.check.catalogue.Guidance.Behaviour;
import org.touchstone.check.catalogue.Guidance.Driver;
import org.touchstone.check.catalogue.Guidance.Method;
import org.touchstone.check.catalogue.Guidance.Skill;
import org.touchstone.check.catalogue.Guidance.Verbs;
import org.touchstone.check.catalogue.Source;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.Described;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.facts.Subject;
import org.touchstone.check.located.Words;
import org.touchstone.check.submission.Questions;

/** Gives advice on a course: one piece for each kind of advice and each thing it is about. */
public final class Adviser {

    private static final Set<String> AUDIENCE = Set.of(
            "course.name",
            "course.audience",
            "course.learner group",
            "course.working context",
            "module.context",
            "module.profession");
    private static final Comparator<String> BY_NUMBER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private static final List<String> LEAD_INS =
            List.of(AdviceSentences.text("outcome.lead-ins").split("\\|", -1));

    private final CourseFacts course;
    private final Subject whole;
    private final List<Fact> facts;
    private final Catalogue catalogue;
    private final Guidance guidance;
    private final Suggested suggested;
    private final Stated stated;
    private final Map<Element, Set<Integer>> claims = new LinkedHashMap<>();
    private final Set<Integer> levels = new TreeSet<>();
    private final List<Advice> given = new ArrayList<>();

    private Adviser(CourseFacts course, Catalogue catalogue) {
        this.course = course;
        this.whole = course.subjects(Questions.COURSE).get(0);
        this.facts = course.facts();
        this.catalogue = catalogue;
        this.guidance = catalogue.guidance();
        this.suggested = Suggested.by(catalogue);
        this.stated = Stated.by(facts, suggested);
        Set<String> claimedIds = Set.copyOf(course.claims());
        for (Element element : catalogue.elements()) {
            if (claimedIds.contains(element.id())) {
                Set<Integer> claimed = levels(element);
                claims.put(element, claimed);
                levels.addAll(claimed);
            }
        }
    }

    private Set<Integer> levels(Element element) {
        Set<Integer> claimed = new TreeSet<>();
        for (Described claim : course.things("element")) {
            if (claim.getId().equals(element.id())) {
                claim.on("element.levels").forEach(level -> claimed.add(Integer.valueOf(level.text())));
            }
        }
        return claimed;
    }

    /** The advice on a course. The same statements give the same advice, in whatever order they are made. */
    public static List<Advice> advise(CourseFacts course, Catalogue catalogue) {
        Adviser adviser = new Adviser(course, catalogue);
        adviser.methods();
        adviser.outcomeVerbs();
        adviser.skills();
        adviser.behaviours();
        adviser.approaches();
        adviser.assessment();
        Stated ofAudience = adviser.stated.where(fact -> AUDIENCE.contains(fact.name()));
        adviser.drivers(AdviceKind.DRIVERS, "strategic driver", ofAudience);
        adviser.drivers(AdviceKind.CODES, "professional code", ofAudience);
        adviser.drivers(AdviceKind.FRAMEWORKS, "workforce framework", ofAudience);
        return List.copyOf(adviser.given);
    }

    private void methods() {
        List<Method> named = new ArrayList<>();
        claims.forEach((element, claimed) -> {
            Stated ofIt = stated.concerning(element.id());
            List<Method> unused = unused(element.id(), claimed, ofIt);
            named.addAll(unused);
            boolean levelled =
                    unused.stream().anyMatch(method -> !method.levels().isEmpty());
            give(
                    AdviceKind.METHODS,
                    usesSome(element.id(), claimed, ofIt),
                    subject(element),
                    sources(unused, Method::source),
                    levelled ? "text.METHODS" : "text.METHODS.any-level",
                    element.topic(),
                    levelWords(claimed),
                    names(unused, Method::name));
        });
        List<Method> general = unused(Guidance.GENERAL_TABLE, levels, stated).stream()
                .filter(method -> named.stream().noneMatch(other -> alike(method, other)))
                .toList();
        give(
                AdviceKind.METHODS,
                usesSome(Guidance.GENERAL_TABLE, levels, stated),
                whole,
                sources(general, Method::source),
                "text.METHODS.general",
                "",
                levelWords(levels),
                names(general, Method::name));
    }

    private List<Method> unused(String table, Set<Integer> claimed, Stated by) {
        return suggested(table, claimed)
                .filter(method -> by.lacks(method.signs()) && !by.mentions(suggested.words(method)))
                .toList();
    }

    private Stream<Method> suggested(String table, Set<Integer> claimed) {
        return suggested.methods(table).stream().filter(method -> method.suits(claimed));
    }

    /** Whether the course uses some of what a table suggests, so that the others are worth a thought. */
    private boolean usesSome(String table, Set<Integer> claimed, Stated by) {
        return suggested(table, claimed).anyMatch(method -> by.shows(method.signs()));
    }

    /** Whether two tables mean much the same way to learn. */
    private static boolean alike(Method one, Method other) {
        return !Collections.disjoint(one.signs().shownBy(), other.signs().shownBy());
    }

    private void outcomeVerbs() {
        if (!stated.isEnglish()) {
            return;
        }
        List<String> others = facts.stream()
                .filter(fact -> fact.name().equals("outcome.text") && !beginsWithVerb(fact.text()))
                .map(fact -> fact.subject().called())
                .distinct()
                .sorted(BY_NUMBER)
                .toList();
        if (!others.isEmpty()) {
            give(
                    AdviceKind.OUTCOME_VERBS,
                    true,
                    whole,
                    sources(guidance.verbs(), Verbs::source),
                    "text.OUTCOME_VERBS",
                    Words.list(others),
                    others.size(),
                    Words.list(guidance.verbs().stream().map(Verbs::example).toList()));
        }
    }

    private boolean beginsWithVerb(String outcome) {
        String text = Words.plain(outcome);
        for (String leadIn : LEAD_INS) {
            if (text.startsWith(leadIn + " ")) {
                text = text.substring(leadIn.length() + 1);
                break;
            }
        }
        String begun = text + " ";
        for (Verbs group : guidance.verbs()) {
            for (String verb : group.verbs()) {
                if (begun.startsWith(verb) && begun.charAt(verb.length()) == ' ') {
                    return true;
                }
            }
        }
        return false;
    }

    private void skills() {
        Stated taught = stated.where(fact -> fact.kind().equals("outcome")
                || fact.kind().equals("session")
                || fact.name().equals("course.summary"));
        List<Skill> unnamed = guidance.skills().stream()
                .filter(skill -> taught.lacks(skill.signs()))
                .toList();
        give(
                AdviceKind.SKILLS,
                2 * unnamed.size() <= guidance.skills().size(),
                whole,
                sources(unnamed, Skill::source),
                "text.SKILLS",
                names(unnamed, Skill::name));
    }

    private void behaviours() {
        for (Element element : claims.keySet()) {
            List<Behaviour> behaviours = suggested.behaviours(element.id());
            give(
                    AdviceKind.BEHAVIOURS,
                    false,
                    subject(element),
                    sources(behaviours, Behaviour::source),
                    "text.BEHAVIOURS",
                    element.topic(),
                    names(behaviours, Behaviour::name));
        }
    }

    private void approaches() {
        for (Element element : claims.keySet()) {
            List<String> unclaimed = element.restsOn().stream()
                    .flatMap(id -> catalogue.element(id).stream())
                    .filter(approach -> !claims.containsKey(approach))
                    .map(Element::topic)
                    .toList();
            List<Source> sources = unclaimed.isEmpty()
                    ? List.of()
                    : List.of(new Source(
                            Source.CURRICULUM,
                            AdviceSentences.text("approaches.section", element.section()),
                            AdviceSentences.text("approaches.position")));
            give(
                    AdviceKind.APPROACHES,
                    true,
                    subject(element),
                    sources,
                    "text.APPROACHES",
                    element.topic(),
                    Words.list(unclaimed),
                    unclaimed.size());
        }
    }

    private void assessment() {
        Stated ofAssessments = stated.where(fact -> fact.kind().equals("assessment"));
        List<AssessmentKind> unused = guidance.assessmentKinds().stream()
                .filter(kind -> kind.suits(levels))
                .filter(kind -> ofAssessments.lacks(kind.signs()))
                .toList();
        give(
                AdviceKind.ASSESSMENT,
                facts.stream().anyMatch(fact -> fact.kind().equals("assessment")),
                whole,
                sources(unused, AssessmentKind::source),
                "text.ASSESSMENT",
                names(unused, AssessmentKind::name),
                unused.size(),
                levelWords(levels));
    }

    private void drivers(AdviceKind kind, String drivers, Stated ofAudience) {
        Map<List<String>, List<Driver>> bySection = new LinkedHashMap<>();
        for (Driver driver : guidance.drivers()) {
            if (driver.kind().equals(drivers) && ofAudience.shows(driver.signs())) {
                bySection
                        .computeIfAbsent(
                                List.of(
                                        driver.source().document(),
                                        driver.source().section()),
                                section -> new ArrayList<>())
                        .add(driver);
            }
        }
        bySection
                .values()
                .forEach(fitting -> give(
                        kind,
                        isFrom(fitting.get(0).source()),
                        whole,
                        sources(fitting, Driver::source),
                        "text." + kind,
                        names(fitting, Driver::name)));
    }

    /** Whether the course names a place whose page it is: what one place writes is not for those elsewhere. */
    private boolean isFrom(Source page) {
        return stated.mentions(suggested.places(page));
    }

    /** Gives a piece of advice, unless there is nothing that it would name. */
    private void give(
            AdviceKind kind, boolean specific, Subject about, List<Source> sources, String text, Object... arguments) {
        CitedTogether.of(sources)
                .ifPresent(citation ->
                        given.add(new Advice(kind, about, AdviceSentences.text(text, arguments), citation, specific)));
    }

    private static <T> List<Source> sources(List<T> entries, Function<T, Source> source) {
        return entries.stream().map(source).toList();
    }

    private static <T> String names(List<T> entries, Function<T, String> name) {
        return String.join("; ", entries.stream().map(name).toList());
    }

    private static String levelWords(Collection<Integer> levels) {
        return AdviceSentences.text(
                levels.size() == 1 ? "level" : "levels",
                Words.list(levels.stream().map(String::valueOf).toList()));
    }

    private Subject subject(Element element) {
        return course.subjects("element").stream()
                .filter(subject -> subject.id().equals(element.id()))
                .findFirst()
                .orElseThrow();
    }
}

package org.touchstone.facts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.touchstone.catalogue.Catalogue;
import org.touchstone.catalogue.Element;
import org.touchstone.catalogue.LearningOutcome;
import org.touchstone.located.Place;
import org.touchstone.submission.Answer;
import org.touchstone.submission.AnswerKind;
import org.touchstone.submission.Item;
import org.touchstone.submission.Question;
import org.touchstone.submission.Questions;
import org.touchstone.submission.Submission;

/**
 * Works out the facts that no single answer states but that follow from several: how far apart sessions are, what
 * teaches and assesses an outcome, which curriculum outcomes the claims bring into scope.
 */
public final class DerivedFacts {

    /** The kind of subject that stands for a learning outcome of the curriculum in scope for the course. */
    public static final String CURRICULUM_OUTCOME = "curriculum outcome";

    private static final String OUTCOMES = "outcomes";
    private static final String PRACTISES = "practises";
    private static final String ASSESSES = "assesses";

    private static final Question DAYS_APART =
            question(Questions.COURSE, "daysFromFirstToLastSession", AnswerKind.COUNT, "Days between them.");
    private static final Question CORE_OUTCOME = question(
            Questions.COURSE, "coreOutcomeMapped", AnswerKind.TEXT, "A core capability that an outcome maps to.");
    private static final Question DAYS_TO_CHANGE =
            question("change", "daysAfterFeedback", AnswerKind.COUNT, "Days from the feedback to the change.");
    private static final Question HIGHEST_LEVEL =
            question("element", "highestLevel", AnswerKind.COUNT, "The highest level claimed.");
    private static final Question LEVEL_LEFT_OUT =
            question("element", "levelLeftOut", AnswerKind.COUNT, "A level below the highest that is not claimed.");
    private static final Question UNKNOWN_OUTCOME = question(
            "outcome", "unknownCurriculumOutcome", AnswerKind.TEXT, "An id that the curriculum does not have.");
    private static final Question OUTSIDE_CLAIMS = question(
            "outcome", "outsideTheClaims", AnswerKind.TEXT, "A curriculum outcome of an element or level not claimed.");
    private static final Question INSIDE_CLAIMS =
            question("outcome", "insideTheClaims", AnswerKind.TEXT, "A curriculum outcome within the claims.");
    private static final Question OUTCOME_ASSESSED_BY =
            question("outcome", "assessedBy", AnswerKind.TEXT, "An assessment that assesses it.");
    private static final Question DEPTH = new Question(
            CURRICULUM_OUTCOME,
            "depth",
            AnswerKind.CHOICE,
            LearningOutcome.DEPTHS,
            "",
            false,
            "What it asks of the learner: to know, understand, be aware, do or value.",
            "");
    /** The fact that names an outcome of the course that maps to a curriculum outcome. */
    public static final Question MAPPED_BY =
            question(CURRICULUM_OUTCOME, "mappedBy", AnswerKind.TEXT, "An outcome of the course that maps to it.");
    /** The fact that names a session or resource that teaches a curriculum outcome. */
    public static final Question TAUGHT_IN =
            question(CURRICULUM_OUTCOME, "taughtIn", AnswerKind.TEXT, "A session or resource that teaches it.");
    /** The fact that names a session in which a curriculum outcome is practised. */
    public static final Question PRACTISED_IN =
            question(CURRICULUM_OUTCOME, "practisedIn", AnswerKind.TEXT, "A session in which it is practised.");
    /** The fact that names an assessment of a curriculum outcome. */
    public static final Question ASSESSED_BY =
            question(CURRICULUM_OUTCOME, "assessedBy", AnswerKind.TEXT, "An assessment that assesses it.");

    private static final Question ASSESSED_IN_PRACTICE = question(
            CURRICULUM_OUTCOME,
            "assessedInPractice",
            AnswerKind.TEXT,
            "An assessment of it other than a knowledge test.");

    /** Every derived fact, so that rules can name them like questions. */
    public static final List<Question> ALL = List.of(
            DAYS_APART,
            CORE_OUTCOME,
            DAYS_TO_CHANGE,
            HIGHEST_LEVEL,
            LEVEL_LEFT_OUT,
            UNKNOWN_OUTCOME,
            OUTSIDE_CLAIMS,
            INSIDE_CLAIMS,
            OUTCOME_ASSESSED_BY,
            DEPTH,
            MAPPED_BY,
            TAUGHT_IN,
            PRACTISED_IN,
            ASSESSED_BY,
            ASSESSED_IN_PRACTICE);

    private final Submission submission;
    private final Catalogue catalogue;
    private final IdentityHashMap<Item, FactsByName> items;
    private final FactsByName course;
    private final Map<String, Map<String, List<Link>>> links = new HashMap<>();

    DerivedFacts(
            Submission submission, Catalogue catalogue, IdentityHashMap<Item, FactsByName> items, FactsByName course) {
        this.submission = submission;
        this.catalogue = catalogue;
        this.items = items;
        this.course = course;
    }

    private static Question question(String kind, String key, AnswerKind answers, String ask) {
        return new Question(kind, key, answers, List.of(), "", false, ask, "");
    }

    /** Works everything out; gives the curriculum outcomes in scope. */
    List<Described> derive() {
        noteLinks();
        daysApart();
        submission.items("change").forEach(this::daysToChange);
        submission.items("element").forEach(this::levels);
        Map<String, FactsByName> scope = curriculumInScope();
        assessed();
        curriculumLinks(scope);
        return scope.values().stream().map(FactsByName::described).toList();
    }

    /**
     * How far apart the sessions of the core programme and the ongoing activities are. That they are all on one day is
     * known only where each of them has a date; a week does not tell the day.
     */
    private void daysApart() {
        List<Item> sessions = submission.items("session").stream()
                .filter(session -> session.answer("stage")
                        .filter(stage -> stage.text().equals("follow-up"))
                        .isEmpty())
                .toList();
        spread(sessions, "date", 1)
                .or(() -> spread(sessions, "week", 7))
                .ifPresent(spread -> add(course, DAYS_APART, spread.days(), spread.place()));
    }

    private record Spread(double days, Place place) {}

    private static Optional<Spread> spread(List<Item> sessions, String key, int daysEach) {
        List<Answer> times = sessions.stream()
                .flatMap(session -> session.answer(key).stream())
                .toList();
        if (times.size() < 2) {
            return Optional.empty();
        }
        Comparator<Answer> byTime = Comparator.comparingDouble(Answer::number);
        Answer first = times.stream().min(byTime).orElseThrow();
        Answer last = times.stream().max(byTime).orElseThrow();
        double days = (last.number() - first.number()) * daysEach;
        boolean onOneDay = daysEach == 1 && times.size() == sessions.size();
        return days > 0 || onOneDay ? Optional.of(new Spread(days, last.place())) : Optional.empty();
    }

    private void daysToChange(Item change) {
        change.answer("feedbackOn")
                .ifPresent(asked -> change.answer("madeOn")
                        .ifPresent(
                                made -> add(of(change), DAYS_TO_CHANGE, made.number() - asked.number(), made.place())));
    }

    private void levels(Item claim) {
        List<Integer> claimed = levelsOf(claim);
        claimed.stream().max(Comparator.naturalOrder()).ifPresent(highest -> {
            Place place = claim.answer("levels").map(Answer::place).orElse(claim.place());
            add(of(claim), HIGHEST_LEVEL, highest, place);
            for (int level = 1; level < highest; level++) {
                if (!claimed.contains(level)) {
                    add(of(claim), LEVEL_LEFT_OUT, level, place);
                }
            }
        });
    }

    private static List<Integer> levelsOf(Item claim) {
        return claim.answers("levels").stream()
                .map(answer -> Integer.valueOf(answer.text()))
                .toList();
    }

    /**
     * The curriculum outcomes of the elements and levels claimed. Components state only level 3; their levels 1 and 2
     * are the capabilities to engage people and to enable them.
     */
    private Map<String, FactsByName> curriculumInScope() {
        Map<String, FactsByName> scope = new LinkedHashMap<>();
        for (Item claim : submission.items("element")) {
            Element element = catalogue.element(claim.id()).orElseThrow();
            for (int level : levelsOf(claim)) {
                boolean generic = element.kind().equals("component") && level < 3;
                String of = !generic ? element.id() : level == 1 ? "ENG" : "ENB";
                for (LearningOutcome outcome : catalogue.outcomes()) {
                    if (outcome.element().equals(of) && outcome.level() == level) {
                        scope.computeIfAbsent(outcome.sameAs().orElse(outcome.id()), id -> {
                            FactsByName facts = new FactsByName(new Subject(CURRICULUM_OUTCOME, id, id, claim.place()));
                            add(facts, DEPTH, depth(outcome), claim.place());
                            return facts;
                        });
                    }
                }
            }
        }
        return scope;
    }

    private void assessed() {
        for (Item outcome : submission.items("outcome")) {
            referring(ASSESSES, outcome)
                    .forEach(link ->
                            add(of(outcome), OUTCOME_ASSESSED_BY, link.from().id(), link.place()));
        }
    }

    /** What an outcome asks of the learner; of two with the same text, what the first asks. */
    private String depth(LearningOutcome outcome) {
        return outcome.sameAs().flatMap(catalogue::outcome).orElse(outcome).depth();
    }

    private void curriculumLinks(Map<String, FactsByName> scope) {
        Set<String> linked = new LinkedHashSet<>();
        for (Item outcome : submission.items("outcome")) {
            for (Answer maps : outcome.answers("curriculum")) {
                Optional<LearningOutcome> known = catalogue.outcome(maps.text());
                FactsByName inScope =
                        known.map(o -> scope.get(o.sameAs().orElse(o.id()))).orElse(null);
                if (known.isEmpty()) {
                    add(of(outcome), UNKNOWN_OUTCOME, maps.text(), maps.place());
                } else if (catalogue
                        .element(known.get().element())
                        .filter(e -> e.kind().equals("core"))
                        .isPresent()) {
                    add(course, CORE_OUTCOME, maps.text(), maps.place());
                } else if (inScope == null) {
                    add(of(outcome), OUTSIDE_CLAIMS, maps.text(), maps.place());
                } else {
                    add(of(outcome), INSIDE_CLAIMS, maps.text(), maps.place());
                }
                if (inScope != null && linked.add(maps.text() + " " + outcome.id())) {
                    add(inScope, MAPPED_BY, outcome.id(), maps.place());
                    links(outcome, inScope);
                }
            }
        }
    }

    private void links(Item outcome, FactsByName curriculum) {
        referring(OUTCOMES, outcome)
                .forEach(link -> add(curriculum, TAUGHT_IN, link.from().id(), link.place()));
        referring(PRACTISES, outcome)
                .forEach(link -> add(curriculum, PRACTISED_IN, link.from().id(), link.place()));
        referring(ASSESSES, outcome).forEach(link -> {
            add(curriculum, ASSESSED_BY, link.from().id(), link.place());
            link.from()
                    .answer("form")
                    .filter(form -> !form.text().equals("knowledge test"))
                    .ifPresent(form ->
                            add(curriculum, ASSESSED_IN_PRACTICE, link.from().id(), form.place()));
        });
    }

    /** An item of the submission that refers to an outcome, and where it does. */
    private record Link(Item from, Place place) {}

    private List<Link> referring(String key, Item outcome) {
        return links.getOrDefault(key, Map.of()).getOrDefault(outcome.id(), List.of());
    }

    /** Notes which items refer to which outcomes, under the key of the question that refers. */
    private void noteLinks() {
        for (Item item : submission.items()) {
            for (Answer answer : item.answers()) {
                if (answer.question().to().equals("outcome")) {
                    links.computeIfAbsent(answer.question().key(), key -> new HashMap<>())
                            .computeIfAbsent(answer.text(), id -> new ArrayList<>())
                            .add(new Link(item, answer.place()));
                }
            }
        }
    }

    private FactsByName of(Item item) {
        FactsByName facts = items.get(item);
        if (facts == null) {
            throw new IllegalStateException("no facts of " + item.kind() + " " + item.id());
        }
        return facts;
    }

    private static void add(FactsByName about, Question question, double number, Place place) {
        about.add(question, Long.toString(Math.round(number)), number, false, place);
    }

    private static void add(FactsByName about, Question question, String text, Place place) {
        about.add(question, text, Double.NaN, false, place);
    }
}

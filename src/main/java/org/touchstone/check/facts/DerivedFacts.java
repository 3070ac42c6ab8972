package org.touchstone.check.facts;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.catalogue.LearningOutcome;
import org.touchstone.check.located.Place;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Section;

/**
 * Works out the facts that no single answer states but that follow from several: how sessions lie in time, what
 * teaches and assesses an outcome, which curriculum outcomes the claims bring into scope.
 */
public final class DerivedFacts {

    /** The kind of subject that stands for a learning outcome of the curriculum in scope for the course. */
    public static final String CURRICULUM_OUTCOME = "curriculum outcome";

    private static final String OUTCOMES = "outcomes";
    private static final String PRACTISES = "practises";
    private static final String ASSESSES = "assesses";
    private static final String LEVELS = "element.levels";
    private static final String CLAIMED_OUTCOMES = "element.curriculum";

    /** The fact that says as of which day the course is assessed: what is dated later has not happened yet. */
    public static final Question ASSESSED_ON =
            question(Questions.COURSE, "assessedOn", AnswerKind.DATE, "The day as of which the course is checked.");

    static final Question DAYS_APART =
            question(Questions.COURSE, "daysFromFirstToLastActivity", AnswerKind.INTERVAL, "Days between them.");
    static final Question UNTIL_FIRST = question(
            Questions.COURSE,
            "daysUntilFirstSession",
            AnswerKind.INTERVAL,
            "Days from the start until the first session, where all have a date.");
    static final Question BY_THE_LIST =
            question(Questions.COURSE, "sessionsByTheList", AnswerKind.COUNT, "How many the list makes, as it stands.");
    static final Question FOR_CERTAIN = question(
            Questions.COURSE, "sessionsForCertain", AnswerKind.COUNT, "How many the list makes on any reading.");
    static final Question FOLLOW_UP = question(
            Questions.COURSE, "followUpInAll", AnswerKind.COUNT, "Follow-up, listed apart or among the sessions.");
    static final Question COMES_BEFORE =
            question("session", "comesBefore", AnswerKind.TEXT, "A core session that it should follow and precedes.");
    static final Question DAYS_AFTER_CORE = question(
            "session",
            "daysAfterCoreProgramme",
            AnswerKind.INTERVAL,
            "Days from the end of the core programme to a session that is follow-up.");
    static final Question FOLLOW_UP_SESSION =
            question(Questions.COURSE, "followUpSession", AnswerKind.TEXT, "A session that is follow-up.");
    static final Question NOT_COUNTED = question(
            "session",
            "daysNotCounted",
            AnswerKind.TEXT,
            "A session that is follow-up, of which the days after the core programme cannot be worked out.");
    static final Question DAYS_BY_SESSION = question(
            "follow-up",
            "daysByItsSession",
            AnswerKind.INTERVAL,
            "Days after the core programme by the session of the same name, where that is far sooner than it is said to come.");
    static final Question DATED_AGAINST = question(
            "measure",
            "endOfCoreProgramme",
            AnswerKind.DATE,
            "The first day on which the core programme can end, where a measure is dated far sooner after it than it is said to come.");
    static final Question WITH_FACILITATOR = question(
            Questions.COURSE,
            "timeWithFacilitatorAtLeast",
            AnswerKind.INTERVAL,
            "What sessions with a facilitator take of the time of some learners at least.");
    static final Question LONGER_AT_LEAST = question(
            "session", "longerAtLeast", AnswerKind.TEXT, "Its length at least, where that is more than at most.");
    static final Question IN_ALL = question(
            Questions.COURSE, "timeInAllSessions", AnswerKind.INTERVAL, "How long all sessions take together.");
    static final Question TRAINS_ALONE = question(
            "session",
            "trainsAlone",
            AnswerKind.TEXT,
            "Skills said to be trained with a facilitator, where there is none.");
    static final Question SAID_TO_PRACTISE = question(
            Questions.COURSE,
            "saidToPractise",
            AnswerKind.TEXT,
            "A session in which learners are said to practise outcomes, where no session lets learners do something.");
    static final Question TOPIC_SAID_TO_PRACTISE = question(
            "element",
            "saidToPractise",
            AnswerKind.TEXT,
            "A session in which learners are said to practise outcomes, where no session on it lets learners do something.");
    static final Question SKILLS_TRAINED_ALONE = question(
            Questions.COURSE,
            "skillsTrainedAlone",
            AnswerKind.TEXT,
            "A session without a facilitator said to train skills with one, where no other lets learners do something.");
    static final Question TOPIC_TRAINED_ALONE = question(
            "element",
            "skillsTrainedAlone",
            AnswerKind.TEXT,
            "A session without a facilitator said to train skills with one, where no other on it lets learners do something.");
    static final Question WITH_CORE_SESSION = question(
            "session",
            "withCoreProgramme",
            AnswerKind.TEXT,
            "A session that is to follow the core programme and comes before the end of it, or is follow-up on its last day.");
    static final Question WITH_CORE = question(
            "follow-up",
            "withCoreProgramme",
            AnswerKind.TEXT,
            "Follow-up that comes no time after the core programme.");
    static final Question WEEK_OF_ANOTHER_DATE = question(
            "session",
            "weekOfAnotherDate",
            AnswerKind.TEXT,
            "Its week, where that does not fit its date beside those of other sessions or of the start.");
    private static final Question YEAR_TO_COME = question(
            "source", "yearToCome", AnswerKind.TEXT, "What is said to be published in a year to come, with that year.");
    private static final Question CORE_OUTCOME = question(
            Questions.COURSE, "coreOutcomeMapped", AnswerKind.TEXT, "A core capability that an outcome maps to.");
    private static final Question DAYS_TO_CHANGE =
            question("change", "daysAfterFeedback", AnswerKind.INTERVAL, "Days from the feedback to the change.");
    private static final Question HIGHEST_LEVEL =
            question("element", "highestLevel", AnswerKind.COUNT, "The highest level claimed.");
    private static final Question LEVEL_LEFT_OUT = new Question(
            "element",
            "levelLeftOut",
            AnswerKind.LEVELS,
            List.of("1", "2", "3"),
            "",
            false,
            "A level below the highest that is not claimed.",
            "");
    private static final Question KIND_OF_ELEMENT = new Question(
            "element",
            "kindOfElement",
            AnswerKind.CHOICE,
            Element.CLAIMABLE,
            "",
            false,
            "Whether it is an approach, a component or a core capability.",
            "");
    private static final Question LEVEL_IT_LACKS =
            question("element", "levelItLacks", AnswerKind.TEXT, "A level claimed that the curriculum has nothing at.");
    private static final Question LEVEL_NOT_NAMED = question(
            "element",
            "levelNotNamed",
            AnswerKind.TEXT,
            "A level claimed of which the claim names no outcome, though it names some of others.");
    private static final Question NOT_ITS_OWN = question(
            "element",
            "notItsOwn",
            AnswerKind.TEXT,
            "An outcome that the claim names and that does not belong to the element at the levels claimed.");
    private static final Question OF_ANOTHER_LEVEL = question(
            "outcome",
            "ofAnotherLevel",
            AnswerKind.TEXT,
            "What it maps to, where none of that is of the level that it is said to be.");
    private static final Question OUTSIDE_CLAIMS = question(
            "outcome", "outsideTheClaims", AnswerKind.TEXT, "A curriculum outcome of an element or level not claimed.");
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

    private static final Question SAID_PRACTISED_IN = question(
            CURRICULUM_OUTCOME,
            "practisedByListeningIn",
            AnswerKind.TEXT,
            "A session in which it is said to be practised, and learners only watch and listen.");
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
            ASSESSED_ON,
            DAYS_APART,
            UNTIL_FIRST,
            BY_THE_LIST,
            FOR_CERTAIN,
            FOLLOW_UP,
            COMES_BEFORE,
            DAYS_AFTER_CORE,
            FOLLOW_UP_SESSION,
            NOT_COUNTED,
            DAYS_BY_SESSION,
            DATED_AGAINST,
            WITH_FACILITATOR,
            LONGER_AT_LEAST,
            IN_ALL,
            TRAINS_ALONE,
            SAID_TO_PRACTISE,
            TOPIC_SAID_TO_PRACTISE,
            WITH_CORE_SESSION,
            WITH_CORE,
            WEEK_OF_ANOTHER_DATE,
            YEAR_TO_COME,
            SKILLS_TRAINED_ALONE,
            TOPIC_TRAINED_ALONE,
            CORE_OUTCOME,
            DAYS_TO_CHANGE,
            HIGHEST_LEVEL,
            LEVEL_LEFT_OUT,
            KIND_OF_ELEMENT,
            LEVEL_IT_LACKS,
            LEVEL_NOT_NAMED,
            NOT_ITS_OWN,
            OF_ANOTHER_LEVEL,
            OUTSIDE_CLAIMS,
            OUTCOME_ASSESSED_BY,
            DEPTH,
            MAPPED_BY,
            TAUGHT_IN,
            PRACTISED_IN,
            SAID_PRACTISED_IN,
            ASSESSED_BY,
            ASSESSED_IN_PRACTICE);

    /** The kinds of thing all of which have to be known before it is known that a fact is not to be worked out. */
    private static final Map<Question, List<String>> LISTS = Map.of(
            DAYS_APART, List.of("session"),
            CORE_OUTCOME, List.of("outcome"),
            OUTCOME_ASSESSED_BY, List.of("assessment"),
            MAPPED_BY, List.of("outcome"),
            TAUGHT_IN, List.of("outcome", "session", "resource"),
            PRACTISED_IN, List.of("outcome", "session"),
            ASSESSED_BY, List.of("outcome", "assessment"),
            ASSESSED_IN_PRACTICE, List.of("outcome", "assessment"));

    private final Catalogue catalogue;
    private final Map<String, List<FactsByName>> things;
    private final FactsByName course;
    private final Set<String> complete;
    private final Map<String, Map<String, List<Link>>> links = new HashMap<>();
    /** What is said to let learners practise a curriculum outcome, and lets them only watch and listen. */
    private final Map<FactsByName, List<Link>> watched = new HashMap<>();

    DerivedFacts(Catalogue catalogue, Map<String, List<FactsByName>> things, FactsByName course, Set<String> complete) {
        this.catalogue = catalogue;
        this.things = things;
        this.course = course;
        this.complete = complete;
    }

    private static Question question(String kind, String key, AnswerKind answers, String ask) {
        return new Question(kind, key, answers, List.of(), "", false, ask, "");
    }

    /** The kinds of thing one of which a fact names in place of saying something of it; none for most facts. */
    public static List<String> named(Question question) {
        if (question.equals(TAUGHT_IN)) {
            return List.of("session", "resource");
        }
        return question.equals(PRACTISED_IN) || question.equals(SAID_PRACTISED_IN) ? List.of("session") : List.of();
    }

    /** The kinds of thing of which all there are have to be listed for it to be known that such a fact is none. */
    public static List<String> listsBehind(Question question) {
        return LISTS.getOrDefault(question, List.of());
    }

    /** Works everything out; gives the curriculum outcomes in scope. */
    List<FactsByName> derive() {
        for (String key : List.of(OUTCOMES, PRACTISES, ASSESSES)) {
            links.put(key, linksBy(key));
        }
        Practice.derive(of("session"), course, of("element"));
        Timetable timetable = new Timetable(of("session"), of("follow-up"), course, complete);
        timetable.derive();
        of("measure").forEach(timetable::datedAgainst);
        of("change").forEach(DerivedFacts::daysToChange);
        of("source").forEach(this::yearToCome);
        of("element").forEach(this::levels);
        Map<String, FactsByName> scope = curriculumInScope();
        for (FactsByName outcome : of("outcome")) {
            referring(ASSESSES, outcome)
                    .forEach(link -> add(
                            outcome, OUTCOME_ASSESSED_BY, link.from().subject().id(), link.place()));
        }
        of("outcome").forEach(outcome -> curriculumLinks(outcome, scope));
        of("outcome").forEach(this::otherLevel);
        scope.values().forEach(this::practisedByListening);
        knownNotToBe(scope.values());
        return List.copyOf(scope.values());
    }

    private List<FactsByName> of(String kind) {
        return things.getOrDefault(kind, List.of());
    }

    private static boolean all(List<FactsByName> things, String name) {
        return things.stream().noneMatch(thing -> thing.on(name).isEmpty());
    }

    private static void daysToChange(FactsByName change) {
        List<Fact> asked = change.on("change.feedback on");
        List<Fact> made = change.on("change.made on");
        if (!asked.isEmpty() && !made.isEmpty()) {
            double days = made.get(0).number() - asked.get(0).number();
            addDays(change, DAYS_TO_CHANGE, days, days, made.get(0).place());
        }
    }

    /** Notes that something is said to be published in a year that has not come. */
    private void yearToCome(FactsByName source) {
        int now = LocalDate.ofEpochDay(
                        (long) course.on(ASSESSED_ON.name()).get(0).number())
                .getYear();
        if (source.described().is("source.published", "yes")) {
            source.on("source.year").stream()
                    .filter(year -> year.number() > now)
                    .forEach(year -> add(
                            source, YEAR_TO_COME, source.subject().label() + " (" + year.text() + ")", year.place()));
        }
        source.none(YEAR_TO_COME);
    }

    private void levels(FactsByName claim) {
        List<Integer> claimed = levelsOf(claim);
        Element element = catalogue.element(claim.subject().id()).orElseThrow();
        add(claim, KIND_OF_ELEMENT, element.kind(), claim.subject().place());
        for (Fact level : claim.on(LEVELS)) {
            if (Scope.outcomes(element, Integer.parseInt(level.text()), catalogue)
                    .isEmpty()) {
                add(claim, LEVEL_IT_LACKS, level.text(), level.place());
            }
        }
        claim.none(LEVEL_IT_LACKS);
        claimed.stream().max(Comparator.naturalOrder()).ifPresent(highest -> {
            Place place = claim.on(LEVELS).get(0).place();
            add(claim, HIGHEST_LEVEL, highest, place);
            for (int level = 1; level < highest; level++) {
                if (!claimed.contains(level) && !claimedApart(Scope.statedIn(element, level), level)) {
                    add(claim, LEVEL_LEFT_OUT, level, place);
                }
            }
        });
        claim.none(LEVEL_LEFT_OUT);
    }

    /** Whether another element is claimed at a level. */
    private boolean claimedApart(String element, int level) {
        return of("element").stream()
                .anyMatch(claim ->
                        claim.subject().id().equals(element) && levelsOf(claim).contains(level));
    }

    private static List<Integer> levelsOf(FactsByName claim) {
        return claim.on(LEVELS).stream()
                .map(fact -> Integer.valueOf(fact.text()))
                .toList();
    }

    /**
     * The curriculum outcomes of the elements and levels claimed. What the source states twice is there once, under the id
     * that it has first among those claimed; the key is the id that it has first in the curriculum.
     */
    private Map<String, FactsByName> curriculumInScope() {
        Map<String, Claimed> claimed = new LinkedHashMap<>();
        for (FactsByName claim : of("element")) {
            Place place = claim.subject().place();
            Element element = catalogue.element(claim.subject().id()).orElseThrow();
            Set<String> chosen = new HashSet<>();
            for (Fact choice : claim.on(CLAIMED_OUTCOMES)) {
                chosen.add(choice.negative() ? "" : stated(known(choice)));
            }
            Set<String> its = new HashSet<>();
            for (int level : levelsOf(claim)) {
                List<LearningOutcome> ofLevel = Scope.outcomes(element, level, catalogue);
                if (!chosen.isEmpty()
                        && !chosen.contains("")
                        && !ofLevel.isEmpty()
                        && ofLevel.stream().map(DerivedFacts::stated).noneMatch(chosen::contains)) {
                    add(claim, LEVEL_NOT_NAMED, Integer.toString(level), place);
                }
                for (LearningOutcome outcome : ofLevel) {
                    its.add(stated(outcome));
                    if (chosen.isEmpty() || chosen.contains(stated(outcome))) {
                        claimed.merge(stated(outcome), new Claimed(outcome, place), Claimed::or);
                    }
                }
            }
            // Each id that is named, also where two of them stand for the same outcome.
            for (Fact choice : claim.on(CLAIMED_OUTCOMES)) {
                if (!choice.negative() && !its.contains(stated(known(choice)))) {
                    add(claim, NOT_ITS_OWN, choice.text(), choice.place());
                }
            }
            claim.none(LEVEL_NOT_NAMED);
            claim.none(NOT_ITS_OWN);
        }
        Map<String, FactsByName> scope = new LinkedHashMap<>();
        claimed.forEach((stated, each) -> {
            String id = each.outcome().id();
            FactsByName facts = new FactsByName(new Subject(CURRICULUM_OUTCOME, id, id, each.place()), 4);
            add(facts, DEPTH, each.outcome().depth(), each.place());
            scope.put(stated, facts);
        });
        return scope;
    }

    /** A curriculum outcome that a claim brings into scope, and where the claim stands. */
    private record Claimed(LearningOutcome outcome, Place place) {

        /** Of two with the same text, the one that the curriculum states first, with the claim that it belongs to. */
        Claimed or(Claimed other) {
            return outcome.sameAs().isPresent() && other.outcome().sameAs().isEmpty() ? other : this;
        }
    }

    /** The id under which the curriculum first states an outcome. */
    private static String stated(LearningOutcome outcome) {
        return outcome.sameAs().orElse(outcome.id());
    }

    private void curriculumLinks(FactsByName outcome, Map<String, FactsByName> scope) {
        String id = outcome.subject().id();
        Set<String> linked = new HashSet<>();
        for (Fact maps : outcome.on("outcome.curriculum")) {
            if (maps.negative()) {
                continue;
            }
            LearningOutcome known = known(maps);
            FactsByName inScope = scope.get(stated(known));
            if (catalogue.element(known.element()).orElseThrow().isCore()) {
                add(course, CORE_OUTCOME, maps.text(), maps.place());
            } else if (inScope == null) {
                add(outcome, OUTSIDE_CLAIMS, maps.text(), maps.place());
            }
            if (inScope != null && linked.add(maps.text())) {
                add(inScope, MAPPED_BY, id, maps.place());
                links(outcome, inScope);
            }
        }
    }

    /** The curriculum outcome that an answer names; the reader lets no other by. */
    private LearningOutcome known(Fact named) {
        return catalogue.outcome(named.text()).orElseThrow();
    }

    /** Where an outcome is said to be of a level, and nothing that it maps to is: what it maps to instead. */
    private void otherLevel(FactsByName outcome) {
        if (outcome.on("outcome.level").isEmpty()) {
            return;
        }
        List<Fact> maps = outcome.on("outcome.curriculum").stream()
                .filter(each -> !each.negative() && known(each).level() > 0)
                .toList();
        boolean none = maps.stream()
                .noneMatch(each -> outcome.described()
                        .is("outcome.level", Integer.toString(known(each).level())));
        if (none) {
            maps.forEach(each -> add(outcome, OF_ANOTHER_LEVEL, each.text(), each.place()));
        }
        if (!outcome.on("outcome.curriculum").isEmpty()) {
            outcome.none(OF_ANOTHER_LEVEL);
        }
    }

    private void links(FactsByName outcome, FactsByName curriculum) {
        for (Link link : referring(OUTCOMES, outcome)) {
            add(curriculum, TAUGHT_IN, link.from().subject().id(), link.place());
        }
        for (Link link : referring(PRACTISES, outcome)) {
            if (Practice.isWatching(link.from())) {
                watched.computeIfAbsent(curriculum, of -> new ArrayList<>()).add(link);
            } else {
                add(curriculum, PRACTISED_IN, link.from().subject().id(), link.place());
            }
        }
        for (Link link : referring(ASSESSES, outcome)) {
            String from = link.from().subject().id();
            add(curriculum, ASSESSED_BY, from, link.place());
            List<Fact> form = link.from().on("assessment.form");
            if (!form.isEmpty() && !form.get(0).text().equals("knowledge test")) {
                add(curriculum, ASSESSED_IN_PRACTICE, from, form.get(0).place());
            }
        }
    }

    /** Where nothing else is said to let learners practise an outcome, what lets them only watch and listen. */
    private void practisedByListening(FactsByName curriculum) {
        if (curriculum.on(PRACTISED_IN.name()).isEmpty()) {
            watched.getOrDefault(curriculum, List.of())
                    .forEach(link -> add(
                            curriculum, SAID_PRACTISED_IN, link.from().subject().id(), link.place()));
        }
        curriculum.none(SAID_PRACTISED_IN);
    }

    /** Something of the submission that refers to an outcome, and where it does. */
    private record Link(FactsByName from, Place place) {}

    /** The order of the facts that are made of links, which are put in order again and again otherwise. */
    private static final Comparator<Link> BY_ID =
            Comparator.comparing(link -> link.from().subject().id());

    private List<Link> referring(String key, FactsByName outcome) {
        return links.getOrDefault(key, Map.of()).getOrDefault(outcome.subject().id(), List.of());
    }

    /** What refers to each outcome by the answer to the question of this key. */
    private Map<String, List<Link>> linksBy(String key) {
        Map<String, List<Link>> byOutcome = new HashMap<>();
        things.forEach((kind, all) -> referringToOutcomes(kind, key).ifPresent(question -> {
            for (FactsByName thing : all) {
                for (Fact refers : thing.on(question.name())) {
                    byOutcome
                            .computeIfAbsent(refers.text(), id -> new ArrayList<>())
                            .add(new Link(thing, refers.place()));
                }
            }
        }));
        byOutcome.values().forEach(links -> links.sort(BY_ID));
        return byOutcome;
    }

    /** The question of this key by which things of a kind may refer to outcomes. */
    private Optional<Question> referringToOutcomes(String kind, String key) {
        for (Question question : catalogue.questions().referring(kind)) {
            if (question.key().equals(key) && question.to().equals("outcome")) {
                return Optional.of(question);
            }
        }
        return Optional.empty();
    }

    /**
     * Notes what would have been worked out and was not, although every answer that it would come from is given. Where a
     * list may go on, or one answer is missing, it stays open.
     */
    private void knownNotToBe(Collection<FactsByName> scope) {
        boolean mapped = complete.contains("outcome") && all(of("outcome"), "outcome.curriculum");
        boolean allAssess = allRefer(ASSESSES);
        boolean assessed = allAssess && allMap(ASSESSES);
        boolean taught = allRefer(OUTCOMES) && allMap(OUTCOMES);
        boolean practised = allRefer(PRACTISES) && allMap(PRACTISES);
        boolean forms = assessed && all(of("assessment"), "assessment.form");
        for (FactsByName outcome : of("outcome")) {
            if (!outcome.on("outcome.curriculum").isEmpty()) {
                outcome.none(OUTSIDE_CLAIMS);
            }
            noneWhere(allAssess, outcome, OUTCOME_ASSESSED_BY);
        }
        if (mapped) {
            course.none(CORE_OUTCOME);
        }
        for (FactsByName outcome : scope) {
            // What no outcome of the course maps to, nothing can teach, practise or assess by one.
            boolean unmapped = mapped && outcome.on(MAPPED_BY.name()).isEmpty();
            noneWhere(mapped, outcome, MAPPED_BY);
            noneWhere(unmapped || taught, outcome, TAUGHT_IN);
            noneWhere(unmapped || practised, outcome, PRACTISED_IN);
            noneWhere(unmapped || assessed, outcome, ASSESSED_BY);
            noneWhere(unmapped || forms, outcome, ASSESSED_IN_PRACTICE);
        }
    }

    private static void noneWhere(boolean known, FactsByName about, Question question) {
        if (known) {
            about.none(question);
        }
    }

    /** Whether all is known that may refer to outcomes by the question of this key: it is listed, and answers it. */
    private boolean allRefer(String key) {
        if (complete.contains("outcome") && of("outcome").isEmpty()) {
            return true; // There is nothing to refer to.
        }
        for (Section section : catalogue.questions().sections()) {
            String kind = section.kind();
            Optional<Question> refers = referringToOutcomes(kind, key);
            if (refers.isPresent()
                    && !(complete.contains(kind) && all(of(kind), refers.get().name()))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether it is known what is meant by all that refers to outcomes by the question of this key: nothing does, or all outcomes
     * are listed, so that none is left out for want of an id, and those referred to say what they map to.
     */
    private boolean allMap(String key) {
        List<FactsByName> referred = of("outcome").stream()
                .filter(outcome -> !referring(key, outcome).isEmpty())
                .toList();
        return referred.isEmpty() || (complete.contains("outcome") && all(referred, "outcome.curriculum"));
    }

    static void addDays(FactsByName about, Question question, double days, double most, Place place) {
        about.add(question, Period.ofDays((int) Math.round(days)).toString(), days, most, false, place);
    }

    private static void add(FactsByName about, Question question, double number, Place place) {
        about.add(question, Long.toString(Math.round(number)), number, false, place);
    }

    private static void add(FactsByName about, Question question, String text, Place place) {
        about.add(question, text, Double.NaN, false, place);
    }
}

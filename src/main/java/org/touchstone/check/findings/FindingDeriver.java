package org.touchstone.check.findings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.touchstone.check.catalogue.AskedFor;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.catalogue.Strength;
import org.touchstone.check.facts.Asked;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.DerivedFacts;
import org.touchstone.check.facts.Described;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.facts.Scope;
import org.touchstone.check.facts.Subject;
import org.touchstone.check.language.About;
import org.touchstone.check.language.Evaluation;
import org.touchstone.check.language.Mention;
import org.touchstone.check.language.PlainEvaluator;
import org.touchstone.check.language.Remark;
import org.touchstone.check.language.Rule;
import org.touchstone.check.language.RuleBook;
import org.touchstone.check.language.RuleFailure;
import org.touchstone.check.language.Said;
import org.touchstone.check.language.Truth;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Section;

/**
 * Turns what the rules said into findings, the same way for every requirement. Where no rule spoke, the part is not
 * stated: a gap in the rules can never pass a course, nor fail one.
 */
public final class FindingDeriver {

    /** What has to be said for an outcome to rest on it. */
    private static final Map<Outcome, Set<Said>> COUNTED = new EnumMap<>(Map.of(
            Outcome.NOT_APPLICABLE, EnumSet.of(Said.DOES_NOT_APPLY),
            Outcome.CONFLICTING, EnumSet.of(Said.CONFLICTING, Said.NOT_MET, Said.MET, Said.TO_JUDGE),
            Outcome.NOT_MET, EnumSet.of(Said.NOT_MET),
            Outcome.NEEDS_JUDGEMENT, EnumSet.of(Said.TO_JUDGE, Said.MET, Said.NOT_MET),
            Outcome.MET, EnumSet.of(Said.MET)));

    /** The outcomes with which a reader is shown what else bears on them: those where something is said. */
    private static final Set<Outcome> SHOWING =
            EnumSet.of(Outcome.CONFLICTING, Outcome.NOT_MET, Outcome.NEEDS_JUDGEMENT, Outcome.MET);

    private final Catalogue catalogue;
    private final CourseFacts course;
    private final RuleBook book;
    private final List<List<Remark>> remarks;
    private final Set<Part> brokenParts = Collections.newSetFromMap(new IdentityHashMap<>());
    private final boolean allBroken;
    /** The kinds of thing of which some are for some of the learners only. */
    private final Set<String> limited;

    private final PlainEvaluator evaluator;

    private FindingDeriver(Catalogue catalogue, CourseFacts course, Evaluation evaluation, RuleBook book) {
        this.catalogue = catalogue;
        this.course = course;
        this.book = book;
        remarks = byAsked(evaluation.remarks());
        limited = course.kindsForSomeOnly();
        evaluator = new PlainEvaluator(course);
        allBroken = evaluation.failures().stream()
                .anyMatch(failure -> failure.rule().isEmpty());
        evaluation.failures().forEach(failure -> noteBroken(failure, book));
    }

    /** What was said of each thing asked, by its number. */
    private static List<List<Remark>> byAsked(List<Remark> remarks) {
        List<List<Remark>> byAsked = new ArrayList<>();
        for (Remark remark : remarks) {
            int number = remark.asked().number();
            while (byAsked.size() <= number) {
                byAsked.add(new ArrayList<>(2));
            }
            byAsked.get(number).add(remark);
        }
        return byAsked;
    }

    /** The findings on one course, in the order of the catalogue. */
    public static List<Finding> derive(
            Scope scope, CourseFacts course, Evaluation evaluation, Catalogue catalogue, RuleBook book) {
        return derive(scope.askedParts(), course, evaluation, catalogue, book);
    }

    /** The findings on some of what is asked of one course, in the order given. */
    public static List<Finding> derive(
            List<Scope.AskedPart> askedParts,
            CourseFacts course,
            Evaluation evaluation,
            Catalogue catalogue,
            RuleBook book) {
        FindingDeriver deriver = new FindingDeriver(catalogue, course, evaluation, book);
        List<Finding> findings = new ArrayList<>();
        for (Scope.AskedPart asked : askedParts) {
            if (asked.targets().isEmpty()) {
                findings.add(deriver.withoutTarget(asked.askedFor()));
            } else {
                asked.targets().forEach(target -> findings.add(deriver.finding(asked.askedFor(), target)));
            }
        }
        return Collections.unmodifiableList(findings);
    }

    private void noteBroken(RuleFailure failure, RuleBook book) {
        for (Rule rule : book.all()) {
            if (rule.fullName().equals(failure.rule())) {
                for (Part part : catalogue.parts()) {
                    boolean general = !(rule.about() instanceof About.OnePart)
                            && part.answer().isPresent();
                    if (rule.isAbout(part.key()) || general) {
                        brokenParts.add(part);
                    }
                }
            }
        }
    }

    private Finding finding(AskedFor askedFor, Asked asked) {
        Part part = askedFor.part();
        List<Remark> said = asked.number() < remarks.size() ? remarks.get(asked.number()) : List.of();
        Outcome outcome = allBroken || brokenParts.contains(part) ? Outcome.ERROR : outcome(said, askedFor.strength());
        List<Remark> speaking = speaking(said, outcome);
        List<String> unset = outcome == Outcome.NOT_STATED ? unset(asked) : List.of();
        List<Fact> facts = speaking.isEmpty() ? stated(asked) : facts(speaking);
        if (outcome == Outcome.MET && part.question().isPresent()) {
            List<Fact> someOnly = forSomeOnly(speaking, asked);
            outcome = someOnly.isEmpty() ? outcome : Outcome.NEEDS_JUDGEMENT;
            facts = someOnly.isEmpty()
                    ? facts
                    : Stream.concat(facts.stream(), someOnly.stream())
                            .distinct()
                            .sorted(Fact::inOrder)
                            .toList();
        }
        return new Finding(
                askedFor.standard(),
                askedFor.alsoStandards(),
                part,
                asked.subject(),
                outcome,
                askedFor.strength(),
                facts,
                SHOWING.contains(outcome)
                        ? ShownBeside.of(asked, facts, course, catalogue.questions())
                        : Optional.empty(),
                parameters(speaking),
                outcome == Outcome.NOT_STATED && unset.isEmpty() ? missing(asked) : List.of(),
                unset,
                rules(speaking),
                says(speaking, Said.NOT_MET) && !says(speaking, Said.TO_JUDGE));
    }

    /**
     * What says that things are for some of the learners only, where nothing else shows that a part is met; what is said of
     * the thing that it is asked of counts for itself.
     */
    private List<Fact> forSomeOnly(List<Remark> met, Asked asked) {
        List<Fact> someOnly = new ArrayList<>();
        for (Remark remark : met) {
            Map<String, Set<Subject>> showing = new TreeMap<>();
            for (Fact fact : remark.facts()) {
                for (Subject subject : showing(fact)) {
                    boolean another =
                            !subject.equals(asked.subject()) && !subject.kind().equals(Questions.COURSE);
                    if (another && !limited.contains(subject.kind())) {
                        return List.of();
                    } else if (another) {
                        showing.computeIfAbsent(subject.kind(), kind -> new HashSet<>())
                                .add(subject);
                    }
                }
            }
            List<List<Fact>> limits = showing.entrySet().stream()
                    .map(kind -> course.forSomeOnly(kind.getKey(), kind.getValue()))
                    .toList();
            if (limits.isEmpty() || limits.stream().anyMatch(List::isEmpty)) {
                return List.of();
            }
            limits.forEach(someOnly::addAll);
        }
        return someOnly;
    }

    /** What a fact is about; or, where it names something else, that; of follow-up, the sessions of the same name. */
    private List<Subject> showing(Fact fact) {
        List<String> named = DerivedFacts.named(fact.question());
        if (fact.kind().equals("follow-up")) {
            List<Subject> sessions = sessionsCalledAs(fact.subject());
            return sessions.isEmpty() ? List.of(fact.subject()) : sessions;
        }
        if (named.isEmpty()) {
            return List.of(fact.subject());
        }
        List<Subject> showing = new ArrayList<>(1);
        for (String kind : named) {
            course.things(kind, fact.text()).forEach(thing -> showing.add(thing.subject()));
        }
        return showing;
    }

    private List<Subject> sessionsCalledAs(Subject followUp) {
        return course.things(followUp.kind()).stream()
                .filter(each -> each.subject().equals(followUp))
                .flatMap(each -> course.things("session").stream().filter(session -> session.isCalledAs(each)))
                .map(Described::subject)
                .toList();
    }

    /** The remarks that an outcome rests on. */
    private static List<Remark> speaking(List<Remark> said, Outcome outcome) {
        Set<Said> counted = COUNTED.get(outcome);
        if (counted == null) {
            return List.of();
        }
        if (said.size() == 1) {
            return counted.contains(said.get(0).said()) ? said : List.of();
        }
        List<Remark> speaking = new ArrayList<>(said.size());
        for (Remark remark : said) {
            if (counted.contains(remark.said())) {
                speaking.add(remark);
            }
        }
        return speaking;
    }

    private static Outcome outcome(List<Remark> said, Strength strength) {
        boolean denied = says(said, Said.NOT_MET);
        if (says(said, Said.DOES_NOT_APPLY)) {
            return Outcome.NOT_APPLICABLE;
        }
        if (says(said, Said.CONFLICTING) || (denied && said.stream().anyMatch(FindingDeriver::speaksAgainst))) {
            return Outcome.CONFLICTING;
        }
        if (says(said, Said.TO_JUDGE)) {
            return Outcome.NEEDS_JUDGEMENT;
        }
        if (denied) {
            return strength == Strength.WHERE_APPROPRIATE ? Outcome.NEEDS_JUDGEMENT : Outcome.NOT_MET;
        }
        return says(said, Said.MET) ? Outcome.MET : Outcome.NOT_STATED;
    }

    /** Whether a remark contradicts one that it is not met. What words say, no program can hold against anything. */
    private static boolean speaksAgainst(Remark remark) {
        return remark.rule().speaksAgainstNotMet();
    }

    private static boolean says(List<Remark> remarks, Said said) {
        for (Remark remark : remarks) {
            if (remark.said() == said) {
                return true;
            }
        }
        return false;
    }

    private static List<Fact> facts(List<Remark> remarks) {
        if (remarks.size() == 1) {
            return Fact.inOrder(remarks.get(0).facts());
        }
        List<Fact> all = new ArrayList<>();
        for (Remark remark : remarks) {
            all.addAll(remark.facts());
        }
        return Fact.inOrder(all);
    }

    private static List<Parameter> parameters(List<Remark> remarks) {
        if (remarks.size() == 1 && remarks.get(0).parameters().size() < 2) {
            return remarks.get(0).parameters();
        }
        Map<String, Parameter> parameters = new TreeMap<>();
        remarks.forEach(remark -> remark.parameters().forEach(p -> parameters.put(p.name(), p)));
        return List.copyOf(parameters.values());
    }

    private static List<Rule> rules(List<Remark> remarks) {
        if (remarks.size() == 1) {
            return List.of(remarks.get(0).rule());
        }
        SortedMap<String, Rule> rules = new TreeMap<>();
        remarks.forEach(remark -> rules.put(remark.rule().fullName(), remark.rule()));
        return List.copyOf(rules.values());
    }

    /** The numbers that a part's rules compare with, and that have no value on the day, though no rule provides for that. */
    private List<String> unset(Asked asked) {
        return book.comparedWith(asked.getKey()).stream().filter(asked::unset).toList();
    }

    /** What the submission does say towards a part that it leaves open. */
    private static List<Fact> stated(Asked asked) {
        List<Fact> stated = new ArrayList<>(4);
        asked.part().needs().forEach(name -> stated.addAll(asked.on(name)));
        stated.sort(Fact::inOrder);
        return Collections.unmodifiableList(stated);
    }

    /**
     * The answers that would settle a part: of those it needs, the ones that are not given. Where all of them are, and
     * settle nothing, the ones that are held against them; what is given is not asked again.
     */
    private List<Question> missing(Asked asked) {
        List<Question> open = open(asked, asked.part().needs());
        if (open.isEmpty()) {
            open = open(asked, asked.part().alsoAsks());
        }
        return open.isEmpty() ? answered(asked.part()) : List.copyOf(open);
    }

    /** What a part needs, where all of that is given and settles nothing: answers, rather than a list of things. */
    private List<Question> answered(Part part) {
        List<Question> needs = questions(part.needs());
        List<Question> answers = needs.stream()
                .filter(question -> catalogue.questions().counts(question).isEmpty())
                .toList();
        return answers.isEmpty() ? needs : answers;
    }

    private List<Question> open(Asked asked, List<String> names) {
        List<Question> open = new ArrayList<>(names.size());
        for (String name : names) {
            Optional<Question> asks = catalogue.questions().named(name).flatMap(question -> open(asked, question));
            if (asks.isPresent() && !open.contains(asks.get())) {
                open.add(asks.get());
            }
        }
        return open;
    }

    /**
     * What to ask for the sake of a question: itself, or the list of the things that it is about where nothing is listed;
     * nothing where it is answered.
     */
    private Optional<Question> open(Asked asked, Question question) {
        Questions questions = catalogue.questions();
        Optional<Section> completed = questions
                .completedBy(question.key())
                .filter(list -> question.kind().equals(Questions.COURSE));
        if (completed.isPresent()) {
            return openEnd(completed.get(), question);
        }
        boolean ofIt = question.kind().equals(asked.subject().kind())
                || question.kind().equals(Questions.COURSE);
        if (ofIt) {
            return Optional.of(question)
                    .filter(each -> asked.unsaid(each.name()) && course.asks(each, asked.about(each.name())))
                    .map(this::firstWhatItNames);
        }
        List<Described> listed = course.things(question.kind());
        if (listed.isEmpty()) {
            return unlisted(question.kind());
        }
        return Optional.of(question)
                .filter(each -> listed.stream()
                        .anyMatch(thing -> mayBeAbout(asked, thing)
                                && course.asks(each, thing)
                                && thing.unsaid(each.name())
                                && mayMatter(asked, thing, each)))
                .map(this::firstWhatItNames);
    }

    /** The list of a kind, where nothing is said of it. */
    private Optional<Question> unlisted(String kind) {
        return catalogue
                .questions()
                .listOf(kind)
                .filter(list -> course.things(kind).isEmpty())
                .map(catalogue.questions()::listed)
                .filter(list -> course.course().unsaid(list.name()));
    }

    /** A question; or first, where its answer names things of a kind of which nothing is said yet, the list of these. */
    private Question firstWhatItNames(Question question) {
        return unlisted(question.to()).orElse(question);
    }

    /** Whether a thing may be about the element that a part is asked of; what is about others only is of no help. */
    private static boolean mayBeAbout(Asked asked, Described thing) {
        return !asked.subject().kind().equals("element")
                || !thing.isNot(thing.getKind() + ".elements", asked.subject().id());
    }

    /** Whether the rules can still take a thing into account, as far as they speak of the question about it. */
    private boolean mayMatter(Asked asked, Described thing, Question question) {
        boolean spokenOf = false;
        for (Mention mention : book.mentions(asked.getKey())) {
            if (mention.question().equals(question)) {
                spokenOf = true;
                if (evaluator.truth(mention.things(), thing, asked) != Truth.FAILS) {
                    return true;
                }
            }
        }
        return !spokenOf;
    }

    /** Whether a list is all there is, where that is not said or denied; or the list, where nothing is in it. */
    private Optional<Question> openEnd(Section list, Question complete) {
        Question listed = catalogue.questions().listed(list);
        if (course.complete(list.kind())) {
            return Optional.empty();
        }
        return Optional.of(course.course().unsaid(listed.name()) ? listed : complete);
    }

    private List<Question> questions(List<String> names) {
        return names.stream()
                .map(catalogue.questions()::named)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The finding on a part that is asked of each of a kind of thing, where the course describes none of that kind. */
    private Finding withoutTarget(AskedFor askedFor) {
        Part part = askedFor.part();
        Questions questions = catalogue.questions();
        Optional<Question> list = questions.listOf(part.per()).map(questions::listed);
        List<Fact> none =
                list.map(question -> course.course().on(question.name())).orElseGet(this::claimedOutcomes);
        boolean statedNone = !none.isEmpty();
        Section claims = questions.listOf("element").orElseThrow();
        return new Finding(
                askedFor.standard(),
                askedFor.alsoStandards(),
                part,
                course.course().subject(),
                statedNone ? Outcome.NOT_APPLICABLE : Outcome.NOT_STATED,
                askedFor.strength(),
                none,
                Optional.empty(),
                List.of(),
                statedNone ? List.of() : List.of(list.orElse(questions.listed(claims))),
                List.of(),
                List.of(),
                false);
    }

    /** What the claims say that brings no curriculum outcome into scope; nothing while one of them leaves that open. */
    private List<Fact> claimedOutcomes() {
        List<Fact> said = new ArrayList<>();
        for (Described claim : course.things("element")) {
            List<Fact> outcomes = claim.on("element.curriculum");
            if (outcomes.isEmpty() || claim.unsaid("element.levels")) {
                return List.of();
            }
            said.addAll(outcomes);
        }
        said.sort(Fact::inOrder);
        return Collections.unmodifiableList(said);
    }
}

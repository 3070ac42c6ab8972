package org.touchstone.check.suggestion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.touchstone.check.facts.Asked;
import org.touchstone.check.facts.Bounds;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.Described;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.facts.Relation;
import org.touchstone.check.language.Condition;
import org.touchstone.check.language.PlainEvaluator;
import org.touchstone.check.language.Predicate;
import org.touchstone.check.language.Rule;
import org.touchstone.check.language.Said;
import org.touchstone.check.language.Things;
import org.touchstone.check.language.Truth;
import org.touchstone.check.language.Value;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Section;

/**
 * Single changes that bring a part nearer to being met, read off its rules: each makes a condition hold that keeps a rule
 * from saying that it is met, or one fail that lets a rule say that it is not. They are guesses; what they lead to is
 * worked out afterwards.
 */
final class Moves {

    /** Of several choices and things alike, so many are tried. */
    private static final int MOST_ALIKE = 3;

    private final Questions questions;
    private final CourseFacts course;
    private final Asked asked;
    private final LocalDate day;
    private final PlainEvaluator evaluator;
    private final Set<SuggestedChange> moves = new LinkedHashSet<>();

    private Moves(Questions questions, CourseFacts course, Asked asked, LocalDate day) {
        this.questions = questions;
        this.course = course;
        this.asked = asked;
        this.day = day;
        this.evaluator = new PlainEvaluator(course);
    }

    static List<SuggestedChange> of(
            List<Rule> rules, Questions questions, CourseFacts course, Asked asked, LocalDate day) {
        Moves moves = new Moves(questions, course, asked, day);
        for (Rule rule : rules) {
            if (rule.about().includes(asked) && rule.days().include(day)) {
                moves.towards(rule);
            }
        }
        return List.copyOf(moves.moves);
    }

    /** One more thing of a kind, of which only what must be said is said. */
    static Optional<SuggestedChange> another(
            String kind, Questions questions, CourseFacts course, Asked asked, LocalDate day) {
        return questions.listOf(kind).flatMap(list -> new Moves(questions, course, asked, day).added(list, List.of()));
    }

    private void towards(Rule rule) {
        if (rule.said() == Said.MET || rule.said() == Said.TO_JUDGE) {
            rule.when().stream()
                    .filter(condition -> evaluator.truth(condition, asked) != Truth.HOLDS)
                    .findFirst()
                    .ifPresent(condition -> bring(condition, true));
        } else if (rule.said() != Said.DOES_NOT_APPLY && evaluator.speaks(rule, asked)) {
            rule.when().forEach(condition -> bring(condition, false));
        }
    }

    /** Tries to make a condition hold, or fail. */
    private void bring(Condition condition, boolean hold) {
        if (condition instanceof Condition.Says says) {
            bring(says.predicate(), asked.about(says.predicate().question().name()), hold);
        } else if (condition instanceof Condition.Answer answer) {
            questions.named(asked.answer()).ifPresent(question -> {
                if (answer.given() == hold) {
                    answer(question, asked.about(question.name()), usual(question));
                }
            });
        } else if (condition instanceof Condition.ThereIs there) {
            bring(there.things(), hold);
        } else if (condition instanceof Condition.Every every) {
            bring(every, hold);
        } else if (condition instanceof Condition.Compared compared) {
            Relation relation = hold ? compared.relation() : compared.relation().opposite();
            size(compared.one(), relation, compared.other());
            size(compared.other(), relation.mirrored(), compared.one());
        } else if (condition instanceof Condition.Within within) {
            size(within.one(), hold ? Relation.AT_LEAST : Relation.LESS, within.least());
            size(within.one(), hold ? Relation.AT_MOST : Relation.MORE, within.most());
        } else if (condition instanceof Condition.AnyOf any) {
            several(any.conditions(), hold, !hold);
        } else if (condition instanceof Condition.AllOf all) {
            several(all.conditions(), hold, hold);
        } else if (condition instanceof Condition.Not not) {
            bring(not.condition(), !hold);
        }
    }

    /** Where all of several have to be brought about, one is taken at a time. */
    private void several(List<Condition> conditions, boolean hold, boolean all) {
        Truth wanted = hold ? Truth.HOLDS : Truth.FAILS;
        conditions.stream()
                .filter(each -> evaluator.truth(each, asked) != wanted)
                .limit(all ? 1 : MOST_ALIKE)
                .forEach(each -> bring(each, hold));
    }

    private void bring(Things things, boolean hold) {
        Truth wanted = hold ? Truth.HOLDS : Truth.FAILS;
        List<Described> described = new ArrayList<>(course.things(things.kind()));
        if (hold) {
            List<Described> nearly = described.stream()
                    .filter(thing -> things.which().size() > 1 && lacking(things, thing) == 1)
                    .limit(MOST_ALIKE)
                    .toList();
            nearly.forEach(thing -> things.which().stream()
                    .filter(each -> evaluator.truth(each, thing, asked) != Truth.HOLDS)
                    .forEach(each -> bring(each, thing, true)));
            described.removeAll(nearly);
            questions
                    .listOf(things.kind())
                    .flatMap(list -> added(list, things.which()))
                    .ifPresent(moves::add);
        } else {
            complete(things.kind());
        }
        described.stream()
                .limit(MOST_ALIKE)
                .forEach(thing -> things.which().stream()
                        .filter(each -> evaluator.truth(each, thing, asked) != wanted)
                        .limit(1)
                        .forEach(each -> bring(each, thing, hold)));
    }

    /** How much of what is asked of a thing does not hold of it yet. */
    private long lacking(Things things, Described thing) {
        return things.which().stream()
                .filter(each -> evaluator.truth(each, thing, asked) != Truth.HOLDS)
                .count();
    }

    private void bring(Condition.Every every, boolean hold) {
        for (Described thing : course.things(every.things().kind())) {
            Truth truth = evaluator.truth(every.predicate(), thing, asked);
            if (hold ? truth != Truth.HOLDS : truth != Truth.FAILS) {
                bring(every.predicate(), thing, hold);
            }
        }
        if (hold) {
            complete(every.things().kind());
        }
    }

    private void complete(String kind) {
        questions
                .listOf(kind)
                .flatMap(Section::complete)
                .ifPresent(question -> answer(question, course.course(), List.of("yes")));
    }

    private void bring(Predicate predicate, Described thing, boolean hold) {
        Question question = predicate.question();
        if (predicate instanceof Predicate.Is is) {
            choose(question, thing, is.choices(), hold);
        } else if (predicate instanceof Predicate.IsNot is) {
            choose(question, thing, is.choices(), !hold);
        } else if (predicate instanceof Predicate.Given || predicate instanceof Predicate.AnsweredNo) {
            boolean given = predicate instanceof Predicate.Given;
            answer(question, thing, given == hold ? usual(question) : no(question));
        } else if (predicate instanceof Predicate.NamesIt && hold) {
            answer(question, thing, with(question, thing, asked.getId()));
        } else if (predicate instanceof Predicate.Compares compares) {
            Relation relation = hold ? compares.relation() : compares.relation().opposite();
            size(question, thing, relation, evaluator.bounds(compares.value(), asked));
        } else if (predicate instanceof Predicate.Between between) {
            size(question, thing, hold ? Relation.AT_LEAST : Relation.LESS, evaluator.bounds(between.least(), asked));
            size(question, thing, hold ? Relation.AT_MOST : Relation.MORE, evaluator.bounds(between.most(), asked));
        }
    }

    private void choose(Question question, Described thing, List<String> choices, boolean among) {
        if (among) {
            choices.stream()
                    .limit(MOST_ALIKE)
                    .forEach(choice -> answer(question, thing, with(question, thing, choice)));
            return;
        }
        if (question.answers().isList()) {
            List<String> others = thing.on(question.name()).stream()
                    .map(Fact::text)
                    .filter(value -> !choices.contains(value))
                    .toList();
            if (!others.isEmpty()) {
                answer(question, thing, others);
            }
        }
        question.choices().stream()
                .filter(choice -> !choices.contains(choice))
                .limit(MOST_ALIKE)
                .forEach(choice -> answer(question, thing, List.of(choice)));
    }

    /** What is answered now with one more, where several can be. */
    private static List<String> with(Question question, Described thing, String value) {
        List<String> all = new ArrayList<>();
        if (question.answers().isList()) {
            thing.on(question.name()).forEach(fact -> all.add(fact.text()));
        }
        if (!all.contains(value)) {
            all.add(value);
        }
        return List.copyOf(all);
    }

    private void size(Value one, Relation relation, Value other) {
        Bounds bounds = evaluator.bounds(other, asked);
        if (one instanceof Value.OfAnswer answer) {
            size(answer.question(), asked.about(answer.question().name()), relation, bounds);
        } else if (one instanceof Value.NumberOf number
                && (relation == Relation.AT_LEAST || relation == Relation.MORE || relation == Relation.EXACTLY)) {
            bring(number.things(), true);
        }
    }

    private void size(Question question, Described thing, Relation relation, Bounds bounds) {
        sized(question, relation, bounds).ifPresent(value -> answer(question, thing, List.of(value)));
    }

    /** The size nearest to a bound that stands so to it. */
    private static Optional<String> sized(Question question, Relation relation, Bounds bounds) {
        double at = relation == Relation.AT_MOST || relation == Relation.LESS ? bounds.low() : bounds.high();
        if (Double.isNaN(at) || Double.isInfinite(at)) {
            return Optional.empty();
        }
        double step =
                relation == Relation.MORE || relation == Relation.DIFFERS ? 1 : relation == Relation.LESS ? -1 : 0;
        return ChangedCourse.value(question, at + step);
    }

    private void answer(Question question, Described of, List<String> values) {
        boolean answerable = !questions.pointer(question).isEmpty()
                && questions.counts(question).isEmpty()
                && question.kind().equals(of.getKind());
        List<String> now = of.on(question.name()).stream().map(Fact::text).toList();
        if (answerable && !values.isEmpty() && !values.equals(now)) {
            moves.add(new SuggestedChange.Answered(question, of.subject(), values));
        }
    }

    /** One more thing in a list, of which all of these hold; nothing where that cannot be made so. */
    private Optional<SuggestedChange> added(Section list, List<Predicate> which) {
        Map<Question, List<String>> answers = new LinkedHashMap<>();
        for (Question question : list.questions()) {
            if (question.must()) {
                answers.put(question, usual(question));
            }
        }
        for (Predicate predicate : which) {
            boolean workedOut = questions.pointer(predicate.question()).isEmpty();
            if (workedOut && predicate instanceof Predicate.AnsweredNo) {
                continue; // It comes out so by itself, or the engine says that it does not.
            }
            List<String> values = values(predicate);
            if (values.isEmpty() || workedOut) {
                return Optional.empty();
            }
            answers.put(predicate.question(), values);
        }
        boolean open = answers.values().stream().anyMatch(List::isEmpty);
        return open ? Optional.empty() : Optional.of(new SuggestedChange.Added(list, Map.copyOf(answers)));
    }

    private List<String> values(Predicate predicate) {
        Question question = predicate.question();
        if (predicate instanceof Predicate.Is is) {
            return List.of(is.choices().get(0));
        }
        if (predicate instanceof Predicate.IsNot is) {
            return question.choices().stream()
                    .filter(choice -> !is.choices().contains(choice))
                    .limit(1)
                    .toList();
        }
        if (predicate instanceof Predicate.Given) {
            return usual(question);
        }
        if (predicate instanceof Predicate.AnsweredNo) {
            return no(question);
        }
        if (predicate instanceof Predicate.NamesIt) {
            return List.of(asked.getId());
        }
        if (predicate instanceof Predicate.Compares compares) {
            return sized(question, compares.relation(), evaluator.bounds(compares.value(), asked)).stream()
                    .toList();
        }
        if (predicate instanceof Predicate.Between between) {
            return sized(question, Relation.AT_LEAST, evaluator.bounds(between.least(), asked)).stream()
                    .toList();
        }
        return List.of();
    }

    private static List<String> no(Question question) {
        AnswerKind kind = question.answers();
        return kind == AnswerKind.YES_NO || kind == AnswerKind.DESCRIPTION ? List.of("no") : List.of();
    }

    /** An answer that says something, where any will do. */
    private List<String> usual(Question question) {
        return switch (question.answers()) {
            case TEXT, PHRASE, DESCRIPTION -> List.of(SuggestedChange.WORDS);
            case YES_NO -> List.of("yes");
            case CHOICE, CHOICES -> List.of(question.choices().get(0));
            case COUNT -> List.of("1");
            case DATE -> List.of(day.toString());
            case INTERVAL -> List.of("P1D");
            case ELEMENT, ELEMENTS ->
                course.claims().stream()
                        .filter(id -> !asked.it().getKind().equals("element") || id.equals(asked.getId()))
                        .limit(1)
                        .toList();
            case REFERS ->
                course.subjects(question.to()).stream()
                        .limit(1)
                        .map(each -> each.id())
                        .toList();
            case LANGUAGE -> List.of("en");
            case LEVELS, CURRICULUM, ID -> List.of();
        };
    }
}

package org.touchstone.check.language;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Days;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.facts.DerivedFacts;
import org.touchstone.check.facts.Relation;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;

/** Makes rules of every form of the grammar that make sense and are otherwise arbitrary, the same ones from the same seed. */
public final class RandomRules {

    private static final List<String> TIED = List.of("elements", "expert in");

    private final Catalogue catalogue;
    private final Random random;
    private Part part;
    private int made;

    public RandomRules(Catalogue catalogue, long seed) {
        this.catalogue = catalogue;
        this.random = new Random(seed);
        this.part = catalogue.parts().get(0);
    }

    /** The next rule; one that can hold, about some part. */
    public Rule next() {
        while (true) {
            part = pick(catalogue.parts().stream()
                    .filter(each -> each.applies().isEmpty())
                    .toList());
            List<Condition> when = new ArrayList<>();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                when.add(condition(2));
            }
            Rule rule = new Rule(
                    part.requirement(),
                    "Random rule " + made++,
                    1,
                    Days.ALWAYS,
                    new About.OnePart(part.key()),
                    when,
                    Said.TO_JUDGE,
                    List.of(),
                    new Rule.Line(1, 0, ""));
            if (RuleFileReader.accepts(rule)) {
                return rule;
            }
        }
    }

    /** The part that the last rule is about. */
    public Part part() {
        return part;
    }

    private Condition condition(int blocks) {
        int form = random.nextInt(blocks > 0 ? 13 : 9);
        return switch (form) {
            case 0, 1, 2 -> new Condition.Says(predicate(aboutItOrCourse()));
            case 3 -> new Condition.ThereIs(things());
            case 4 -> new Condition.Not(new Condition.ThereIs(things()));
            case 5 -> every();
            case 6 ->
                new Condition.Compared(new Value.NumberOf(things()), relation(), new Value.Count(random.nextInt(5)));
            case 7 -> compared();
            case 8 -> apart();
            case 9 -> new Condition.AnyOf(several(blocks));
            case 10 -> new Condition.Not(new Condition.AllOf(several(blocks)));
            case 11 -> new Condition.AllOf(several(blocks));
            default -> notSet();
        };
    }

    private List<Condition> several(int blocks) {
        return List.of(condition(blocks - 1), condition(blocks - 1));
    }

    private Condition notSet() {
        List<Parameter> parameters = parameters(false);
        return parameters.isEmpty()
                ? condition(0)
                : new Condition.NotSet(pick(parameters).name());
    }

    private Condition every() {
        Things things = things();
        return new Condition.Every(things, predicate(pick(questions(things.kind(), question -> true))));
    }

    private Condition apart() {
        Things things = things();
        List<Question> dates = questions(things.kind(), question -> Sizes.of(question) != Sizes.NONE);
        if (dates.isEmpty()) {
            return condition(0);
        }
        Question question = pick(dates);
        Value least = Sizes.of(question) == Sizes.COUNT ? new Value.Count(random.nextInt(4)) : length();
        return new Condition.Apart(things, question, least);
    }

    private Condition compared() {
        Things things = things();
        List<Question> sizes = questions(things.kind(), question -> Sizes.of(question) != Sizes.NONE);
        if (sizes.isEmpty()) {
            return condition(0);
        }
        Question question = pick(sizes);
        Sizes of = Sizes.of(question);
        Value one = of == Sizes.DATE || random.nextBoolean()
                ? random.nextBoolean() ? new Value.FirstOf(question, things) : new Value.LastOf(question, things)
                : new Value.TotalOf(question, things);
        if (random.nextInt(4) == 0) {
            return new Condition.Within(one, value(of, true), value(of, true));
        }
        return new Condition.Compared(one, relation(), value(of, true));
    }

    private Question aboutItOrCourse() {
        boolean course = random.nextInt(4) == 0;
        List<Question> known = questions(course ? Questions.COURSE : part.per(), question -> true);
        return pick(known);
    }

    private List<Question> questions(String kind, Predicate<Question> which) {
        return catalogue.questions().of(kind).stream().filter(which).toList();
    }

    private Things things() {
        List<String> kinds = catalogue.questions().kinds().stream()
                .filter(kind -> !kind.equals(Questions.COURSE) && !kind.equals("document"))
                .toList();
        String kind = pick(kinds);
        List<org.touchstone.check.language.Predicate> which = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            which.add(which(kind));
        }
        return new Things(kind, which);
    }

    private org.touchstone.check.language.Predicate which(String kind) {
        List<Question> tied = questions(kind, question -> TIED.contains(question.words()));
        if (part.per().equals("element") && !tied.isEmpty() && random.nextInt(3) == 0) {
            return new org.touchstone.check.language.Predicate.NamesIt(pick(tied));
        }
        List<Question> naming = questions(part.per(), question -> question.to().equals(kind));
        if (!naming.isEmpty() && random.nextInt(3) == 0) {
            return new org.touchstone.check.language.Predicate.NamedIn(pick(naming));
        }
        return predicate(pick(questions(kind, question -> true)));
    }

    private org.touchstone.check.language.Predicate predicate(Question question) {
        boolean derived = DerivedFacts.ALL.contains(question);
        boolean no = derived
                || (question.answers().isList() && !question.must())
                || question.answers() == AnswerKind.YES_NO
                || question.answers() == AnswerKind.DESCRIPTION
                || question.answers() == AnswerKind.COUNT;
        List<org.touchstone.check.language.Predicate> possible = new ArrayList<>();
        possible.add(new org.touchstone.check.language.Predicate.Given(question));
        possible.add(new org.touchstone.check.language.Predicate.NotGiven(question));
        if (no) {
            possible.add(new org.touchstone.check.language.Predicate.AnsweredNo(question));
        }
        if (!question.choices().isEmpty()) {
            possible.add(new org.touchstone.check.language.Predicate.Is(question, choices(question)));
            possible.add(new org.touchstone.check.language.Predicate.IsNot(question, choices(question)));
        }
        Sizes sizes = Sizes.of(question);
        if (sizes != Sizes.NONE) {
            possible.add(
                    new org.touchstone.check.language.Predicate.Compares(question, relation(), value(sizes, true)));
            possible.add(
                    new org.touchstone.check.language.Predicate.Compares(question, relation(), value(sizes, false)));
            possible.add(new org.touchstone.check.language.Predicate.Between(
                    question, value(sizes, false), value(sizes, true)));
        }
        return pick(possible);
    }

    private List<String> choices(Question question) {
        List<String> chosen = new ArrayList<>();
        for (String choice : question.choices()) {
            if (chosen.size() < 3 && random.nextInt(question.choices().size()) < 2) {
                chosen.add(choice);
            }
        }
        return chosen.isEmpty() ? List.of(question.choices().get(0)) : chosen;
    }

    private Value value(Sizes sizes, boolean deep) {
        if (deep && random.nextInt(3) == 0) {
            Value value = deepValue(sizes);
            if (value != null) {
                return value;
            }
        }
        List<Parameter> parameters = parameters(sizes == Sizes.LENGTH);
        if (sizes != Sizes.DATE && !parameters.isEmpty() && random.nextInt(3) == 0) {
            return new Value.OfParameter(pick(parameters).name());
        }
        return switch (sizes) {
            case LENGTH -> length();
            case DATE -> new Value.Day(LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300)));
            default -> new Value.Count(random.nextInt(25));
        };
    }

    private @org.jspecify.annotations.Nullable Value deepValue(Sizes sizes) {
        List<Question> ofIt = Stream.of(part.per(), Questions.COURSE)
                .flatMap(kind -> questions(kind, question -> Sizes.of(question) == sizes).stream())
                .toList();
        if (!ofIt.isEmpty() && random.nextBoolean()) {
            Value answer = new Value.OfAnswer(pick(ofIt));
            return sizes == Sizes.DATE && random.nextBoolean()
                    ? new Value.Shifted(answer, length(), random.nextBoolean())
                    : answer;
        }
        if (sizes == Sizes.COUNT && random.nextBoolean()) {
            return new Value.NumberOf(shallow());
        }
        Things things = shallow();
        List<Question> ofThem = questions(things.kind(), question -> Sizes.of(question) == sizes);
        if (ofThem.isEmpty()) {
            return null;
        }
        Value first =
                random.nextBoolean() ? new Value.FirstOf(pick(ofThem), things) : new Value.LastOf(pick(ofThem), things);
        return sizes == Sizes.DATE && random.nextBoolean() ? new Value.Shifted(first, length(), true) : first;
    }

    private Things shallow() {
        String kind = pick(List.of("session", "assessment", "follow-up", "evaluation", "review", "change"));
        List<Question> choosing =
                questions(kind, question -> !question.choices().isEmpty());
        if (choosing.isEmpty() || random.nextBoolean()) {
            return new Things(kind, List.of());
        }
        Question question = pick(choosing);
        return new Things(kind, List.of(new org.touchstone.check.language.Predicate.Is(question, choices(question))));
    }

    private Value length() {
        return random.nextBoolean()
                ? new Value.Length(random.nextInt(1, 15), Value.Unit.WEEKS)
                : new Value.Length(random.nextInt(0, 60), Value.Unit.DAYS);
    }

    private List<Parameter> parameters(boolean lengths) {
        return catalogue.parameters().stream()
                .filter(each -> each.requirement().equals(part.requirement()) && each.isLengthOfTime() == lengths)
                .toList();
    }

    private Relation relation() {
        return pick(List.of(Relation.values()));
    }

    private <T> T pick(List<T> several) {
        return several.get(random.nextInt(several.size()));
    }
}

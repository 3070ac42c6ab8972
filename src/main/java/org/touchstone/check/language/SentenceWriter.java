package org.touchstone.check.language;

import java.util.ArrayList;
import java.util.List;
import org.touchstone.check.facts.Relation;
import org.touchstone.check.language.Language.Symbol;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;

/** Writes conditions as sentences, each meaning in the words that the language file gives first: their normal form. */
public final class SentenceWriter {

    private final Language language;
    private final boolean ofCourse;

    /**
     * A writer of sentences.
     *
     * @param per the kind of thing that the rule is asked of
     */
    public SentenceWriter(Language language, String per) {
        this.language = language;
        this.ofCourse = per.equals(Questions.COURSE);
    }

    /** A condition as lines; those of a block are set in by two blanks. */
    public List<String> lines(Condition condition) {
        if (condition instanceof Condition.AnyOf any) {
            return block(SentenceMeaning.ANY_OF, any.conditions());
        }
        if (condition instanceof Condition.AllOf all) {
            return block(SentenceMeaning.ALL_OF, all.conditions());
        }
        if (condition instanceof Condition.Not not && !(not.condition() instanceof Condition.ThereIs)) {
            return block(
                    SentenceMeaning.UNLESS,
                    not.condition() instanceof Condition.AllOf all ? all.conditions() : List.of(not.condition()));
        }
        return List.of(sentence(condition));
    }

    /** A condition in one line, for a list of what is changed or missing. */
    public String line(Condition condition) {
        return String.join(" / ", lines(condition).stream().map(String::strip).toList());
    }

    /** What a rule concludes. */
    public String conclusion(Said said) {
        return phrase(
                switch (said) {
                    case MET -> SentenceMeaning.MET;
                    case NOT_MET -> SentenceMeaning.NOT_MET;
                    case CONFLICTING -> SentenceMeaning.CONFLICTING;
                    case TO_JUDGE -> SentenceMeaning.TO_JUDGE;
                    case DOES_NOT_APPLY -> SentenceMeaning.DOES_NOT_APPLY;
                });
    }

    /** That what a part is asked of has a certain answer to a question. */
    public String itsAnswerIs(String question, String answer) {
        return phrase(SentenceMeaning.ITS, question, phrase(SentenceMeaning.IS, answer));
    }

    /**
     * A rule as rule files write it.
     *
     * @param name what it is called
     * @param part the part that it is about
     * @param conditions what has to hold, each a sentence
     */
    public String rule(String name, String part, List<String> conditions, Said said) {
        StringBuilder rule = new StringBuilder("rule \"" + name + "\"\nwhen\n");
        rule.append("  ").append(phrase(SentenceMeaning.ONE_PART, part)).append('\n');
        conditions.forEach(condition -> rule.append("  ").append(condition).append('\n'));
        return rule + "then\n  " + conclusion(said) + "\nend\n";
    }

    private List<String> block(SentenceMeaning begins, List<Condition> conditions) {
        List<String> lines = new ArrayList<>(List.of(phrase(begins)));
        for (Condition each : conditions) {
            lines(each).forEach(line -> lines.add("  " + line));
        }
        return lines;
    }

    private String sentence(Condition condition) {
        if (condition instanceof Condition.Says says) {
            Question question = says.predicate().question();
            boolean ofIt = ofCourse || !question.kind().equals(Questions.COURSE);
            return phrase(
                    ofIt ? SentenceMeaning.ITS : SentenceMeaning.OF_THE_COURSE,
                    question.words(),
                    says(says.predicate()));
        }
        if (condition instanceof Condition.Answer answer) {
            return phrase(answer.given() ? SentenceMeaning.ANSWER_GIVEN : SentenceMeaning.ANSWER_NO);
        }
        if (condition instanceof Condition.ThereIs there) {
            return phrase(SentenceMeaning.THERE_IS, things(there.things(), false));
        }
        if (condition instanceof Condition.Not not && not.condition() instanceof Condition.ThereIs there) {
            return phrase(SentenceMeaning.THERE_IS_NO, things(there.things(), false));
        }
        if (condition instanceof Condition.Every every) {
            return phrase(
                    SentenceMeaning.EVERY,
                    things(every.things(), false),
                    every.things().kind(),
                    every.predicate().question().words(),
                    says(every.predicate()));
        }
        if (condition instanceof Condition.Apart apart) {
            return phrase(
                    SentenceMeaning.APART,
                    things(apart.things(), true),
                    value(apart.least()),
                    apart.question().words());
        }
        if (condition instanceof Condition.Within within) {
            return phrase(
                    SentenceMeaning.COMPARED,
                    amount(within.one()),
                    phrase(SentenceMeaning.BETWEEN, value(within.least()), value(within.most())));
        }
        if (condition instanceof Condition.NotSet notSet) {
            return phrase(SentenceMeaning.NOT_SET, notSet.parameter());
        }
        Condition.Compared compared = (Condition.Compared) condition;
        if (compared.one() instanceof Value.NumberOf number && compared.relation() != Relation.DIFFERS) {
            return phrase(
                    SentenceMeaning.THERE_ARE,
                    bound(compared.relation()),
                    value(compared.other()),
                    things(number.things(), true));
        }
        return phrase(
                SentenceMeaning.COMPARED, amount(compared.one()), compares(compared.relation(), compared.other()));
    }

    private String things(Things things, boolean several) {
        StringBuilder words = new StringBuilder(several ? Vocabulary.plural(things.kind()) : things.kind());
        boolean whose = false;
        for (Predicate which : things.which()) {
            words.append(' ');
            if (which instanceof Predicate.NamesIt names) {
                words.append(phrase(
                        names.question().words().equals("elements")
                                ? SentenceMeaning.ABOUT_IT
                                : SentenceMeaning.EXPERT_IN_IT));
            } else if (which instanceof Predicate.NamedIn named) {
                words.append(phrase(SentenceMeaning.NAMED_IN, named.question().words()));
            } else {
                words.append(phrase(
                        whose ? SentenceMeaning.AND_WHOSE : SentenceMeaning.WHOSE,
                        which.question().words(),
                        says(which)));
                whose = true;
            }
        }
        return words.toString();
    }

    private String says(Predicate predicate) {
        boolean several = predicate.question().answers().isList();
        if (predicate instanceof Predicate.Is is) {
            return phrase(several ? SentenceMeaning.INCLUDES : SentenceMeaning.IS, choices(is.choices()));
        }
        if (predicate instanceof Predicate.IsNot is) {
            return phrase(several ? SentenceMeaning.DOES_NOT_INCLUDE : SentenceMeaning.IS_NOT, choices(is.choices()));
        }
        if (predicate instanceof Predicate.Given) {
            return phrase(SentenceMeaning.GIVEN);
        }
        if (predicate instanceof Predicate.AnsweredNo) {
            return phrase(SentenceMeaning.ANSWERED_NO);
        }
        if (predicate instanceof Predicate.NotGiven) {
            return phrase(SentenceMeaning.NOT_GIVEN);
        }
        if (predicate instanceof Predicate.Between between) {
            return phrase(SentenceMeaning.BETWEEN, value(between.least()), value(between.most()));
        }
        Predicate.Compares compares = (Predicate.Compares) predicate;
        return compares(compares.relation(), compares.value());
    }

    private String choices(List<String> choices) {
        int last = choices.size() - 1;
        String first = String.join(", ", choices.subList(0, Math.max(1, last)));
        return last == 0 ? first : first + " " + phrase(SentenceMeaning.OR) + " " + choices.get(last);
    }

    private String compares(Relation relation, Value value) {
        if (relation == Relation.DIFFERS) {
            return phrase(SentenceMeaning.DIFFERS, value(value));
        }
        if (value instanceof Value.Shifted shifted) {
            Relation bound = shifted.later() ? relation : relation.mirrored();
            return phrase(
                    shifted.later() ? SentenceMeaning.SO_LONG_AFTER : SentenceMeaning.SO_LONG_BEFORE,
                    bound(bound),
                    value(shifted.length()),
                    value(shifted.date()));
        }
        return phrase(SentenceMeaning.TO, bound(relation), value(value));
    }

    private String bound(Relation relation) {
        return phrase(
                switch (relation) {
                    case MORE -> SentenceMeaning.MORE;
                    case LESS -> SentenceMeaning.LESS;
                    case AT_LEAST -> SentenceMeaning.AT_LEAST;
                    case AT_MOST -> SentenceMeaning.AT_MOST;
                    case EXACTLY, DIFFERS -> SentenceMeaning.EXACTLY;
                });
    }

    /** A size as a sentence speaks of it: {@code the parameter most}. */
    public String value(Value value) {
        if (value instanceof Value.Count count) {
            return number(count.number());
        }
        if (value instanceof Value.Length length) {
            SentenceMeaning unit = SentenceMeaning.valueOf(length.unit().name());
            return number(length.number()) + " " + phrase(unit);
        }
        if (value instanceof Value.Day day) {
            return day.date().toString();
        }
        if (value instanceof Value.OfParameter parameter) {
            return phrase(SentenceMeaning.PARAMETER, parameter.name());
        }
        if (value instanceof Value.OfAnswer answer) {
            boolean ofIt = ofCourse || !answer.question().kind().equals(Questions.COURSE);
            return phrase(
                    ofIt ? SentenceMeaning.ITS_ANSWER : SentenceMeaning.ANSWER_OF_THE_COURSE,
                    answer.question().words());
        }
        if (value instanceof Value.Shifted shifted) {
            return phrase(
                    shifted.later() ? SentenceMeaning.LATER : SentenceMeaning.EARLIER,
                    value(shifted.length()),
                    value(shifted.date()));
        }
        return phrase(SentenceMeaning.WORKED_OUT, amount(value));
    }

    private String amount(Value value) {
        if (value instanceof Value.NumberOf number) {
            return phrase(SentenceMeaning.NUMBER_OF, things(number.things(), true));
        }
        if (value instanceof Value.TotalOf total) {
            return phrase(SentenceMeaning.TOTAL, total.question().words(), things(total.things(), true));
        }
        if (value instanceof Value.FirstOf first) {
            return phrase(SentenceMeaning.FIRST, first.question().words(), things(first.things(), true));
        }
        Value.LastOf last = (Value.LastOf) value;
        return phrase(SentenceMeaning.LAST, last.question().words(), things(last.things(), true));
    }

    private static String number(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private String phrase(SentenceMeaning meaning, String... places) {
        List<String> words = new ArrayList<>();
        int next = 0;
        for (Symbol symbol : language.normal(meaning).symbols()) {
            words.add(symbol.hole() == null ? symbol.word() : places[next++]);
        }
        List<String> withArticles = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            boolean vowel =
                    i + 1 < words.size() && "aeiou".indexOf(words.get(i + 1).charAt(0)) >= 0;
            withArticles.add(words.get(i).equals("a") && vowel ? "an" : words.get(i));
        }
        return Tokens.join(withArticles);
    }
}

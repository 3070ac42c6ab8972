package org.touchstone.check.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.facts.DerivedFacts;
import org.touchstone.check.facts.Relation;
import org.touchstone.check.language.Phrase.Literal;
import org.touchstone.check.language.Phrase.Meant;
import org.touchstone.check.language.Phrase.Name;
import org.touchstone.check.language.Phrase.NameList;
import org.touchstone.check.language.Phrase.Thing;
import org.touchstone.check.located.Words;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;

/** Makes conditions of phrases, and refuses those that make no sense: a date compared with a count, an answer that is none. */
final class PhraseInterpreter {

    /** The kinds of answer that can be "no", or none. */
    private static final Set<AnswerKind> CAN_BE_NO =
            Set.of(AnswerKind.YES_NO, AnswerKind.DESCRIPTION, AnswerKind.COUNT);

    private final Catalogue catalogue;
    private final String requirement;
    private final String per;
    private final Complaints complaints;

    /** Takes what is wrong. */
    interface Complaints {
        void add(int column, String what, String todo);
    }

    PhraseInterpreter(Catalogue catalogue, String requirement, String per, Complaints complaints) {
        this.catalogue = catalogue;
        this.requirement = requirement;
        this.per = per;
        this.complaints = complaints;
    }

    /** The condition that a line means. */
    Condition condition(Meant line) {
        List<Phrase> parts = line.parts();
        return switch (line.meaning()) {
            case ANSWER_GIVEN -> new Condition.Answer(true);
            case ANSWER_NO -> new Condition.Answer(false);
            case ITS -> new Condition.Says(says(fact(per, parts.get(0)), parts.get(1)));
            case OF_THE_COURSE -> new Condition.Says(says(fact(Questions.COURSE, parts.get(0)), parts.get(1)));
            case THERE_IS -> new Condition.ThereIs(things(parts.get(0)));
            case THERE_IS_NO -> new Condition.Not(new Condition.ThereIs(things(parts.get(0))));
            case THERE_ARE -> thereAre(line);
            case EVERY -> every(line);
            case APART -> apart(line);
            case COMPARED -> compared(line);
            case NOT_SET -> new Condition.NotSet(((Name) parts.get(0)).name());
            default -> throw new IllegalStateException(line.meaning() + " is no condition");
        };
    }

    private Condition thereAre(Meant line) {
        Things things = things(line.parts().get(2));
        Value count = value(line.parts().get(1));
        same(Sizes.COUNT, sizes(count), line.parts().get(1), "How many there are");
        return new Condition.Compared(
                new Value.NumberOf(things), bound(line.parts().get(0)), count);
    }

    private Condition every(Meant line) {
        Things things = things(line.parts().get(0));
        String kind = ((Name) line.parts().get(1)).name();
        if (!kind.equals(things.kind())) {
            complaints.add(
                    line.parts().get(1).column(),
                    "This sentence is about every " + things.kind() + ", and then of a " + kind + ".",
                    "Write: that " + things.kind() + "'s ...");
        }
        return new Condition.Every(
                things, says(fact(kind, line.parts().get(2)), line.parts().get(3)));
    }

    private Condition apart(Meant line) {
        Things things = things(line.parts().get(0));
        Value least = value(line.parts().get(1));
        Question question = fact(things.kind(), line.parts().get(2));
        Sizes sizes = Sizes.of(question);
        if (sizes == Sizes.NONE) {
            noSize(question, line.parts().get(2).column());
        }
        same(
                sizes == Sizes.DATE ? Sizes.LENGTH : sizes,
                sizes(least),
                line.parts().get(1),
                "How far apart they are in \"" + question.words() + "\"");
        return new Condition.Apart(things, question, least);
    }

    private Condition compared(Meant line) {
        Value one = amount((Meant) line.parts().get(0));
        Meant compares = (Meant) line.parts().get(1);
        if (compares.meaning() == SentenceMeaning.BETWEEN) {
            Value least = value(compares.parts().get(0));
            Value most = value(compares.parts().get(1));
            same(sizes(one), sizes(least), compares.parts().get(0), "This");
            same(sizes(one), sizes(most), compares.parts().get(1), "This");
            return new Condition.Within(one, least, most);
        }
        Comparison comparison = comparison(sizes(one), "This", compares);
        return new Condition.Compared(one, comparison.relation(), comparison.value());
    }

    private Question fact(String kind, Phrase name) {
        String words = ((Name) name).name();
        Optional<Question> question = catalogue.questions().named(kind + "." + words);
        if (question.isEmpty()) {
            complaints.add(
                    name.column(),
                    "\"" + words + "\" is not something that is said of " + kind + ".",
                    Words.didYouMean(words, words(kind), "See questions.yaml."));
        }
        // What is wrong is said; the rest of the line is looked at all the same.
        return question.orElseGet(() -> new Question(kind, "unknown", AnswerKind.TEXT, List.of(), "", false, "", ""));
    }

    private List<String> words(String kind) {
        return catalogue.questions().of(kind).stream().map(Question::words).toList();
    }

    private Things things(Phrase phrase) {
        Thing thing = (Thing) phrase;
        List<Predicate> which = new ArrayList<>();
        for (Phrase each : thing.which()) {
            which.add(which(thing.kind(), (Meant) each));
        }
        return new Things(thing.kind(), which);
    }

    private Predicate which(String kind, Meant which) {
        return switch (which.meaning()) {
            case ABOUT_IT -> namesIt(kind, "elements", "which approaches or components it is about", which.column());
            case EXPERT_IN_IT -> namesIt(kind, "expert in", "what it is expert in", which.column());
            case NAMED_IN -> namedIn(kind, which.parts().get(0));
            default -> says(fact(kind, which.parts().get(0)), which.parts().get(1));
        };
    }

    private Predicate namesIt(String kind, String words, String what, int column) {
        Optional<Question> question = catalogue.questions().named(kind + "." + words);
        if (question.isEmpty()) {
            complaints.add(column, "No " + kind + " says " + what + ".", "");
        }
        if (!per.equals("element")) {
            complaints.add(
                    column,
                    "\"It\" is no approach or component here, for the part is asked of " + per + ".",
                    "Say \"per: element\" in requirement.yaml, or leave this out.");
        }
        return new Predicate.NamesIt(question.orElseGet(() -> fact(kind, new Name(words, column))));
    }

    private Predicate namedIn(String kind, Phrase name) {
        Question question = fact(per, name);
        boolean names = question.answers() == AnswerKind.REFERS
                ? question.to().equals(kind)
                : DerivedFacts.ALL.contains(question) && question.answers() == AnswerKind.TEXT;
        if (!names) {
            complaints.add(
                    name.column(), "The answer to \"" + question.words() + "\" does not name a " + kind + ".", "");
        }
        return new Predicate.NamedIn(question);
    }

    private Predicate says(Question question, Phrase phrase) {
        Meant says = (Meant) phrase;
        return switch (says.meaning()) {
            case IS -> new Predicate.Is(question, choices(question, says, false, "includes"));
            case IS_NOT -> new Predicate.IsNot(question, choices(question, says, false, "does not include"));
            case INCLUDES -> new Predicate.Is(question, choices(question, says, true, "is"));
            case DOES_NOT_INCLUDE -> new Predicate.IsNot(question, choices(question, says, true, "is not"));
            case GIVEN -> new Predicate.Given(question);
            case NOT_GIVEN -> new Predicate.NotGiven(question);
            case ANSWERED_NO -> answeredNo(question, says.column());
            case BETWEEN -> between(question, says);
            default -> {
                Comparison comparison = comparison(sizedAs(question, says), "\"" + question.words() + "\"", says);
                yield new Predicate.Compares(question, comparison.relation(), comparison.value());
            }
        };
    }

    private List<String> choices(Question question, Meant says, boolean several, String instead) {
        if (question.answers().isList() != several) {
            complaints.add(
                    says.column(),
                    "\"" + question.words() + "\" takes " + (several ? "one answer only." : "several answers."),
                    "Write: " + instead + " ...");
        }
        return ((NameList) says.parts().get(0)).names();
    }

    private Predicate answeredNo(Question question, int column) {
        boolean noList = !question.answers().isList() || question.must(); // A list with nothing in it says none.
        if (noList && !CAN_BE_NO.contains(question.answers()) && !DerivedFacts.ALL.contains(question)) {
            complaints.add(
                    column,
                    "\"" + question.words() + "\" can never be answered no.",
                    question.choices().isEmpty() ? "" : "Its answers are " + Words.list(question.choices()) + ".");
        }
        return new Predicate.AnsweredNo(question);
    }

    private Predicate between(Question question, Meant says) {
        Sizes sizes = sizedAs(question, says);
        Value least = value(says.parts().get(0));
        Value most = value(says.parts().get(1));
        same(sizes, sizes(least), says.parts().get(0), "\"" + question.words() + "\"");
        same(sizes, sizes(most), says.parts().get(1), "\"" + question.words() + "\"");
        return new Predicate.Between(question, least, most);
    }

    private Sizes sizedAs(Question question, Meant says) {
        Sizes sizes = Sizes.of(question);
        if (sizes == Sizes.NONE) {
            noSize(question, says.column());
        }
        return sizes;
    }

    private void noSize(Question question, int column) {
        complaints.add(
                column,
                "\"" + question.words() + "\" is not a number, a date or a length of time, so it cannot be compared.",
                question.choices().isEmpty()
                        ? "Say whether it is given."
                        : "Write: " + (question.answers().isList() ? "includes " : "is ")
                                + Words.choice(question.choices()) + ".");
    }

    private record Comparison(Relation relation, Value value) {}

    private Comparison comparison(Sizes one, String what, Meant compares) {
        List<Phrase> parts = compares.parts();
        switch (compares.meaning()) {
            case TO, SO_LONG_AFTER, SO_LONG_BEFORE -> {}
            default -> {
                Value value = value(parts.get(0));
                boolean dates = compares.meaning() != SentenceMeaning.DIFFERS;
                same(dates ? Sizes.DATE : one, sizes(value), parts.get(0), what);
                same(one, dates ? Sizes.DATE : one, parts.get(0), what);
                return new Comparison(
                        switch (compares.meaning()) {
                            case BEFORE -> Relation.LESS;
                            case AFTER -> Relation.MORE;
                            case ON_OR_BEFORE -> Relation.AT_MOST;
                            case ON_OR_AFTER -> Relation.AT_LEAST;
                            default -> Relation.DIFFERS;
                        },
                        value);
            }
        }
        Relation relation = bound(parts.get(0));
        Value value = value(parts.get(1));
        if (compares.meaning() == SentenceMeaning.TO) {
            same(one, sizes(value), parts.get(1), what);
            return new Comparison(relation, value);
        }
        Value date = value(parts.get(2));
        same(Sizes.DATE, one, compares, what);
        boolean later = compares.meaning() == SentenceMeaning.SO_LONG_AFTER;
        // "At most a week before" is "no earlier than a week before".
        return new Comparison(later ? relation : relation.mirrored(), shifted(date, value, later, parts.subList(1, 3)));
    }

    private static Relation bound(Phrase phrase) {
        return switch (((Meant) phrase).meaning()) {
            case MORE -> Relation.MORE;
            case LESS -> Relation.LESS;
            case AT_LEAST -> Relation.AT_LEAST;
            case AT_MOST -> Relation.AT_MOST;
            default -> Relation.EXACTLY;
        };
    }

    private Value value(Phrase phrase) {
        if (phrase instanceof Literal literal) {
            return literal.value();
        }
        Meant value = (Meant) phrase;
        return switch (value.meaning()) {
            case PARAMETER -> new Value.OfParameter(((Name) value.parts().get(0)).name());
            case ITS_ANSWER ->
                new Value.OfAnswer(
                        sized(fact(per, value.parts().get(0)), value.parts().get(0)));
            case ANSWER_OF_THE_COURSE ->
                new Value.OfAnswer(sized(
                        fact(Questions.COURSE, value.parts().get(0)),
                        value.parts().get(0)));
            case LATER, EARLIER -> {
                Value length = value(value.parts().get(0));
                Value date = value(value.parts().get(1));
                yield shifted(date, length, value.meaning() == SentenceMeaning.LATER, value.parts());
            }
            default -> amount((Meant) value.parts().get(0));
        };
    }

    /** A date so long after or before another; the phrases are those of the length and of the other date. */
    private Value shifted(Value date, Value length, boolean later, List<Phrase> phrases) {
        same(Sizes.LENGTH, sizes(length), phrases.get(0), "What lies between two dates");
        same(Sizes.DATE, sizes(date), phrases.get(1), "What a day is reckoned from");
        return new Value.Shifted(date, length, later);
    }

    private Value amount(Meant amount) {
        if (amount.meaning() == SentenceMeaning.NUMBER_OF) {
            return new Value.NumberOf(things(amount.parts().get(0)));
        }
        Things things = things(amount.parts().get(1));
        Phrase name = amount.parts().get(0);
        Question question = sized(fact(things.kind(), name), name);
        return switch (amount.meaning()) {
            case TOTAL -> {
                if (Sizes.of(question) == Sizes.DATE) {
                    complaints.add(name.column(), "Dates cannot be added up.", "Write the first or the last of them.");
                }
                yield new Value.TotalOf(question, things);
            }
            case FIRST -> new Value.FirstOf(question, things);
            default -> new Value.LastOf(question, things);
        };
    }

    private Question sized(Question question, Phrase name) {
        if (Sizes.of(question) == Sizes.NONE) {
            noSize(question, name.column());
        }
        return question;
    }

    private Sizes sizes(Value value) {
        if (value instanceof Value.Length) {
            return Sizes.LENGTH;
        }
        if (value instanceof Value.Day || value instanceof Value.Shifted) {
            return Sizes.DATE;
        }
        if (value instanceof Value.OfParameter parameter) {
            boolean length = catalogue.parameters().stream()
                    .filter(each -> each.requirement().equals(requirement)
                            && each.name().equals(parameter.name()))
                    .anyMatch(Parameter::isLengthOfTime);
            return length ? Sizes.LENGTH : Sizes.COUNT;
        }
        if (value instanceof Value.OfAnswer answer) {
            return Sizes.of(answer.question());
        }
        if (value instanceof Value.TotalOf total) {
            return Sizes.of(total.question());
        }
        if (value instanceof Value.FirstOf first) {
            return Sizes.of(first.question());
        }
        if (value instanceof Value.LastOf last) {
            return Sizes.of(last.question());
        }
        return Sizes.COUNT;
    }

    /** Complains where two sizes are not of one kind; of what has no size that is said already. */
    private void same(Sizes one, Sizes other, Phrase at, String what) {
        if (one != other && one != Sizes.NONE && other != Sizes.NONE) {
            complaints.add(
                    at.column(),
                    what + " is " + one.words() + ", and this is " + other.words() + ": they cannot be compared.",
                    one == Sizes.LENGTH && other == Sizes.COUNT
                            ? "Write a length of time, such as 30 minutes, 14 days or 4 weeks."
                            : "Compare it with " + one.words() + ".");
        }
    }
}

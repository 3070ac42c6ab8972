package org.touchstone.check.rules;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.touchstone.check.facts.Relation;
import org.touchstone.check.language.About;
import org.touchstone.check.language.Condition;
import org.touchstone.check.language.Predicate;
import org.touchstone.check.language.Rule;
import org.touchstone.check.language.Things;
import org.touchstone.check.language.Value;

/**
 * Writes rules in the engine's language. Of what people wrote, only declared names get into that text, and those through
 * {@link #word}; rules are told by number, never by name. Each is one pattern on what is asked: that answers for the course
 * and all its things, so that the engine finds what a rule is about and has nothing to join to it.
 */
final class EngineText {

    /** What a declared name may hold, with the marks that join two of them. Nothing here can end a word of the engine. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+([ ./-][A-Za-z0-9]+)*");

    private static final String AND = " && ";
    private static final String OR = " || ";

    private EngineText() {}

    /** The engine's text for the rules of one requirement, in their order. */
    static String of(String requirement, List<Rule> rules) {
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < rules.size(); number++) {
            Rule rule = rules.get(number);
            text.append("rule ")
                    .append(word(name(requirement, number)))
                    .append(" when $asked : Asked(")
                    .append(about(rule.about()))
                    .append(rule.when().isEmpty() ? "" : ", " + joined(rule.when(), true, AND))
                    .append(") then remarks.say($asked, ")
                    .append(word(requirement))
                    .append(", ")
                    .append(number)
                    .append("); end\n");
        }
        return text.toString();
    }

    /** The name under which the engine knows a rule: its requirement and its number there. */
    static String name(String requirement, int number) {
        return requirement + " " + number;
    }

    /** What the engine finds the parts by that a rule is about: it looks up a key, and puts one question to all for each other. */
    private static String about(About about) {
        if (about instanceof About.OnePart one) {
            return "key == " + word(one.key());
        }
        return about instanceof About.Answered
                ? "answered"
                : "answered, " + (about instanceof About.AnsweredToJudge ? "judged" : "!judged");
    }

    /** A declared name as a word of the engine. Whatever else it holds is our own fault, for names are checked when read. */
    static String word(String name) {
        if (!WORD.matcher(name).matches()) {
            throw new IllegalStateException("a name that is not declared would get to the engine");
        }
        return "\"" + name + "\"";
    }

    /** Conditions as one constraint: the engine takes longer over several than over one of several parts. */
    private static String joined(List<Condition> conditions, boolean hold, String by) {
        return conditions.stream().map(each -> condition(each, hold)).collect(Collectors.joining(by, "(", ")"));
    }

    /**
     * A condition as a question to what is asked.
     *
     * @param holds whether it has to be known to hold; otherwise it has to be known not to
     */
    private static String condition(Condition condition, boolean holds) {
        if (condition instanceof Condition.Not not) {
            return condition(not.condition(), !holds);
        }
        if (condition instanceof Condition.AllOf all) {
            return joined(all.conditions(), holds, holds ? AND : OR);
        }
        if (condition instanceof Condition.AnyOf any) {
            return joined(any.conditions(), holds, holds ? OR : AND);
        }
        if (condition instanceof Condition.Says says) {
            return predicate(says.predicate(), holds);
        }
        if (condition instanceof Condition.Answer answer) {
            return (answer.given() ? either(holds, "given", "notGiven") : either(holds, "no", "notNo")) + "answer())";
        }
        if (condition instanceof Condition.ThereIs there) {
            return those(there.things()) + (holds ? ".any()" : ".none()");
        }
        if (condition instanceof Condition.Every every) {
            return those(every.things()) + "." + predicate(every.predicate(), false) + (holds ? ".none()" : ".any()");
        }
        if (condition instanceof Condition.Apart apart) {
            return those(apart.things()) + "." + either(holds, "apart", "notApart")
                    + word(apart.question().name()) + ", " + bounds(apart.least()) + ")";
        }
        if (condition instanceof Condition.Compared compared) {
            return bounds(compared.one()) + "." + either(holds, "compares", "comparesNot")
                    + relation(compared.relation()) + bounds(compared.other()) + ")";
        }
        if (condition instanceof Condition.Within within) {
            return bounds(within.one()) + "." + either(holds, "between", "notBetween") + bounds(within.least()) + ", "
                    + bounds(within.most()) + ")";
        }
        return either(holds, "unset", "isSet") + word(((Condition.NotSet) condition).parameter()) + ")";
    }

    private static String those(Things things) {
        return "those(" + word(things.kind()) + ")"
                + things.which().stream()
                        .map(which -> "." + predicate(which, true))
                        .collect(Collectors.joining());
    }

    /** What is said of something, as a question to it, or what is said of several as what is asked of each. */
    private static String predicate(Predicate predicate, boolean holds) {
        String name = word(predicate.question().name());
        if (predicate instanceof Predicate.Is is) {
            return either(holds, "is", "isNot") + name + words(is.choices()) + ")";
        }
        if (predicate instanceof Predicate.IsNot is) {
            return either(holds, "isNot", "is") + name + words(is.choices()) + ")";
        }
        if (predicate instanceof Predicate.Given) {
            return either(holds, "given", "notGiven") + name + ")";
        }
        if (predicate instanceof Predicate.AnsweredNo) {
            return either(holds, "no", "notNo") + name + ")";
        }
        if (predicate instanceof Predicate.NotGiven) {
            return either(holds, "unsaid", "said") + name + ")";
        }
        if (predicate instanceof Predicate.Compares compares) {
            return either(holds, "compares", "comparesNot") + name + ", " + relation(compares.relation())
                    + bounds(compares.value()) + ")";
        }
        if (predicate instanceof Predicate.Between between) {
            return either(holds, "between", "notBetween") + name + ", " + bounds(between.least()) + ", "
                    + bounds(between.most()) + ")";
        }
        if (predicate instanceof Predicate.NamesIt) {
            return either(holds, "is", "isNot") + name + ", getId())";
        }
        return either(holds, "isNamedIn", "isNotNamedIn") + name + ")";
    }

    private static String either(boolean holds, String question, String opposite) {
        return (holds ? question : opposite) + "(";
    }

    private static String relation(Relation relation) {
        return "Relation." + relation.name() + ", ";
    }

    private static String words(List<String> names) {
        return names.stream().map(name -> ", " + word(name)).collect(Collectors.joining());
    }

    private static String bounds(Value value) {
        if (value instanceof Value.Count count) {
            return "Bounds.of(" + count.number() + ")";
        }
        if (value instanceof Value.Length length) {
            return "Bounds.of(" + length.days() + ")";
        }
        if (value instanceof Value.Day day) {
            return "Bounds.of(" + day.date().toEpochDay() + ".0)";
        }
        if (value instanceof Value.OfParameter parameter) {
            return "parameter(" + word(parameter.name()) + ")";
        }
        if (value instanceof Value.OfAnswer answer) {
            return "size(" + word(answer.question().name()) + ")";
        }
        if (value instanceof Value.Shifted shifted) {
            return bounds(shifted.date()) + (shifted.later() ? ".plus(" : ".minus(") + bounds(shifted.length()) + ")";
        }
        if (value instanceof Value.NumberOf number) {
            return those(number.things()) + ".count()";
        }
        if (value instanceof Value.TotalOf total) {
            return those(total.things()) + ".total(" + word(total.question().name()) + ")";
        }
        if (value instanceof Value.FirstOf first) {
            return those(first.things()) + ".first(" + word(first.question().name()) + ")";
        }
        Value.LastOf last = (Value.LastOf) value;
        return those(last.things()) + ".last(" + word(last.question().name()) + ")";
    }
}

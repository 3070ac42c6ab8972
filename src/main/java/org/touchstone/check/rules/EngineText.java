package org.touchstone.check.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.touchstone.check.language.About;
import org.touchstone.check.language.Alternatives;
import org.touchstone.check.language.Alternatives.Single;
import org.touchstone.check.language.Condition;
import org.touchstone.check.language.Predicate;
import org.touchstone.check.language.Rule;
import org.touchstone.check.language.Things;
import org.touchstone.check.language.Value;
import org.touchstone.check.submission.Question;

/**
 * Writes rules in the engine's language. Of what people wrote, only declared names get into that text, and those through
 * {@link #word}; rules are told by number, never by name. A rule that may hold in several ways is written once for each.
 */
final class EngineText {

    /** What a declared name may hold, with the marks that join two of them. Nothing here can end a word of the engine. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+([ ./-][A-Za-z0-9]+)*");

    private static final String ASKED = "$asked";

    /** What has to hold of what is asked: one constraint, for the engine takes longer over several than over one of several parts. */
    private final List<String> ofAsked = new ArrayList<>();

    private final List<String> patterns = new ArrayList<>();
    private final List<String> amounts = new ArrayList<>();
    private int variables;

    /** How a condition has to come out. */
    private enum Come {
        HOLDS,
        FAILS,
        /** It holds, or it is open. */
        MAY_HOLD
    }

    private EngineText() {}

    /** The engine's text for the rules of one requirement, in their order. */
    static String of(String requirement, List<Rule> rules) {
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < rules.size(); number++) {
            Rule rule = rules.get(number);
            List<List<Single>> ways = Alternatives.of(rule.when());
            String say = ways.size() == 1 ? "say" : "sayOnce";
            for (int way = 0; way < ways.size(); way++) {
                text.append(new EngineText().rule(requirement, number, way, rule.about(), ways.get(way), say));
            }
        }
        return text.toString();
    }

    /** The name under which the engine knows a rule: its requirement and its number there. */
    static String name(String requirement, int number) {
        return requirement + " " + number;
    }

    private String rule(String requirement, int number, int way, About about, List<Single> singles, String say) {
        String found = about(about);
        singles.forEach(this::single);
        return "rule " + word(name(requirement, number) + " " + way) + " when " + ASKED + " : Asked("
                + found + (ofAsked.isEmpty() ? "" : ", ") + String.join(" && ", ofAsked) + ") "
                + String.join(" ", amounts) + " " + String.join(" ", patterns)
                + " then remarks." + say + "(" + ASKED + ", " + word(requirement) + ", " + number + "); end\n";
    }

    /** What the engine finds the parts by that a rule is about: it looks up a key, and puts one question to all for each other. */
    private String about(About about) {
        if (about instanceof About.OnePart one) {
            return "key == " + word(one.key());
        }
        if (!(about instanceof About.Answered)) {
            ofAsked.add(about instanceof About.AnsweredToJudge ? "judged" : "!judged");
        }
        return "answered";
    }

    /** A declared name as a word of the engine. Whatever else it holds is our own fault, for names are checked when read. */
    static String word(String name) {
        if (!WORD.matcher(name).matches()) {
            throw new IllegalStateException("a name that is not declared would get to the engine");
        }
        return "\"" + name + "\"";
    }

    private void single(Single single) {
        Condition condition = single.condition();
        boolean holds = single.holds();
        if (condition instanceof Condition.Says says) {
            says(says.predicate(), holds);
        } else if (condition instanceof Condition.Answer answer) {
            String given = holds ? "given" : "notGiven";
            ofAsked.add((answer.given() ? given : holds ? "no" : "notNo") + "(answer())");
        } else if (condition instanceof Condition.ThereIs there) {
            thereIs(there.things(), holds);
        } else if (condition instanceof Condition.Every every) {
            every(every, holds);
        } else if (condition instanceof Condition.Apart apart) {
            apart(apart, holds);
        } else if (condition instanceof Condition.Compared compared) {
            test(compared.relation().name(), compared.one(), compared.other(), holds);
        } else if (condition instanceof Condition.Within within) {
            within(within, holds);
        } else if (condition instanceof Condition.NotSet notSet) {
            ofAsked.add((holds ? "unset(" : "isSet(") + word(notSet.parameter()) + ")");
        } else {
            throw new IllegalStateException(condition + " is a block");
        }
    }

    private void says(Predicate predicate, boolean holds) {
        int before = amounts.size();
        String text = predicate(predicate, holds ? Come.HOLDS : Come.FAILS, ASKED + ".", ASKED + ".");
        if (amounts.size() > before) {
            patterns.add("Amounts(" + text + ")");
        } else {
            ofAsked.add(predicate(predicate, holds ? Come.HOLDS : Come.FAILS, "", ""));
        }
    }

    private void thereIs(Things things, boolean holds) {
        if (holds) {
            patterns.add("exists Described(" + described(things, Come.HOLDS) + ")");
        } else {
            complete(things.kind());
            patterns.add("not Described(" + described(things, Come.MAY_HOLD) + ")");
        }
    }

    private void every(Condition.Every every, boolean holds) {
        Things things = every.things();
        if (holds) {
            complete(things.kind());
            patterns.add("not Described(" + described(things, Come.MAY_HOLD) + ", !("
                    + predicate(every.predicate(), Come.HOLDS, "", ASKED + ".") + "))");
        } else {
            patterns.add("exists Described(" + described(things, Come.HOLDS) + ", "
                    + predicate(every.predicate(), Come.FAILS, "", ASKED + ".") + ")");
        }
    }

    private void apart(Condition.Apart apart, boolean holds) {
        String those = gathered(apart.things(), holds ? Come.MAY_HOLD : Come.HOLDS);
        String least = bounds(apart.least(), ASKED + ".");
        if (holds) {
            complete(apart.things().kind());
        }
        patterns.add("Amounts(Amounts." + (holds ? "apart(" : "notApart(") + those + ", "
                + word(apart.question().name()) + ", " + least + "))");
    }

    private void test(String relation, Value one, Value other, boolean holds) {
        patterns.add("Amounts(" + relation(relation, holds) + bounds(one, ASKED + ".") + ", "
                + bounds(other, ASKED + ".") + "))");
    }

    private static String relation(String relation, boolean holds) {
        return "Relation." + relation + (holds ? ".holds(" : ".fails(");
    }

    private void within(Condition.Within within, boolean holds) {
        String one = bounds(within.one(), ASKED + ".");
        patterns.add("Amounts(" + relation("AT_LEAST", holds) + one + ", " + bounds(within.least(), ASKED + ".") + ")"
                + (holds ? " && " : " || ") + relation("AT_MOST", holds) + one + ", "
                + bounds(within.most(), ASKED + ".") + "))");
    }

    private void complete(String kind) {
        ofAsked.add("complete(" + word(kind) + ")");
    }

    private String described(Things things, Come come) {
        return "kind == " + word(things.kind())
                + things.which().stream()
                        .map(each -> ", " + predicate(each, come, "", ASKED + "."))
                        .collect(Collectors.joining());
    }

    /**
     * What is said of a thing, as a question to it.
     *
     * @param of what the question is put to; empty within its own pattern
     * @param asked how what is asked is named there
     */
    private String predicate(Predicate predicate, Come come, String of, String asked) {
        String name = word(predicate.question().name());
        if (predicate instanceof Predicate.Is is) {
            return either(come, of + "is(", of + "isNot(", name + words(is.choices()) + ")");
        }
        if (predicate instanceof Predicate.IsNot is) {
            return either(come, of + "isNot(", of + "is(", name + words(is.choices()) + ")");
        }
        if (predicate instanceof Predicate.Given) {
            return either(come, of + "given(", of + "notGiven(", name + ")");
        }
        if (predicate instanceof Predicate.AnsweredNo) {
            return either(come, of + "no(", of + "notNo(", name + ")");
        }
        if (predicate instanceof Predicate.NotGiven) {
            return (come == Come.FAILS ? "!" : "") + of + "unsaid(" + name + ")";
        }
        if (predicate instanceof Predicate.Compares compares) {
            return compares(come, of, compares.question(), compares.relation().name(), bounds(compares.value(), asked));
        }
        if (predicate instanceof Predicate.Between between) {
            Come each = come == Come.HOLDS ? Come.HOLDS : Come.FAILS;
            String both = "("
                    + compares(each, of, between.question(), "AT_LEAST", bounds(between.least(), asked))
                    + (each == Come.HOLDS ? " && " : " || ")
                    + compares(each, of, between.question(), "AT_MOST", bounds(between.most(), asked)) + ")";
            return (come == Come.MAY_HOLD ? "!" : "") + both;
        }
        if (predicate instanceof Predicate.NamesIt) {
            return either(come, of + "is(", of + "isNot(", name + ", " + asked + "getId())");
        }
        return either(come, of + "isNamedIn(", of + "isNotNamedIn(", ASKED + ", " + name + ")");
    }

    private static String compares(Come come, String of, Question question, String relation, String bounds) {
        return either(
                come,
                of + "compares(",
                of + "comparesNot(",
                word(question.name()) + ", Relation." + relation + ", " + bounds + ")");
    }

    private static String either(Come come, String holds, String fails, String rest) {
        return switch (come) {
            case HOLDS -> holds + rest;
            case FAILS -> fails + rest;
            case MAY_HOLD -> "!" + fails + rest;
        };
    }

    private static String words(List<String> names) {
        return names.stream().map(name -> ", " + word(name)).collect(Collectors.joining());
    }

    private String bounds(Value value, String asked) {
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
            return asked + "parameter(" + word(parameter.name()) + ")";
        }
        if (value instanceof Value.OfAnswer answer) {
            return asked + "size(" + word(answer.question().name()) + ")";
        }
        if (value instanceof Value.Shifted shifted) {
            return bounds(shifted.date(), asked) + (shifted.later() ? ".plus(" : ".minus(")
                    + bounds(shifted.length(), asked) + ")";
        }
        if (value instanceof Value.NumberOf number) {
            return amount("count", number.things(), lists -> lists);
        }
        if (value instanceof Value.TotalOf total) {
            return amount(
                    "total",
                    total.things(),
                    lists -> lists + ", " + word(total.question().name()));
        }
        if (value instanceof Value.FirstOf first) {
            return amount(
                    "first",
                    first.things(),
                    lists -> lists + ", " + word(first.question().name()));
        }
        Value.LastOf last = (Value.LastOf) value;
        return amount(
                "last",
                last.things(),
                lists -> lists + ", " + word(last.question().name()));
    }

    /** A size worked out from several things: the engine gathers them, and the amount is made of them. */
    private String amount(String how, Things things, Function<String, String> arguments) {
        String counting = gathered(things, Come.HOLDS);
        String mayCount = gathered(things, Come.MAY_HOLD);
        String lists = counting + ", " + mayCount + ", " + ASKED + ".complete(" + word(things.kind()) + ")";
        return "Amounts." + how + "(" + arguments.apply(lists) + ")";
    }

    private String gathered(Things things, Come come) {
        String described = described(things, come);
        String thing = "$thing" + variables++;
        String list = "$those" + variables++;
        amounts.add(
                "accumulate(" + thing + " : Described(" + described + "); " + list + " : collectList(" + thing + "))");
        return list;
    }
}

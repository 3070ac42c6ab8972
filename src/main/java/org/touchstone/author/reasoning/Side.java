package org.touchstone.author.reasoning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.touchstone.author.pages.ShownMessage;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.facts.AskedAlone;
import org.touchstone.check.language.About;
import org.touchstone.check.language.Condition;
import org.touchstone.check.language.Rule;
import org.touchstone.check.language.RuleBook;
import org.touchstone.check.rules.Ruleset;

/**
 * One part of a requirement under one ruleset, as of one day, with the rules that may speak of it.
 *
 * @param ruleset the ruleset
 * @param catalogue what is in force of its catalogue on the day
 * @param day the day
 * @param part the part
 * @param rules the rules, those for every requirement among them
 * @param asks asks the part
 */
record Side(Ruleset ruleset, Catalogue catalogue, LocalDate day, Part part, List<Rule> rules, AskedAlone asks) {

    static Side of(Ruleset ruleset, LocalDate day, Part part) {
        Catalogue catalogue = ruleset.catalogue().on(day);
        List<Rule> rules = new ArrayList<>();
        Stream.concat(ruleset.rules().of(part.requirement()).stream(), ruleset.rules().of(RuleBook.GENERAL).stream())
                .filter(rule -> rule.days().include(day) && isAbout(rule, part))
                .forEach(rules::add);
        return new Side(ruleset, catalogue, day, part, List.copyOf(rules), new AskedAlone(part, catalogue, day));
    }

    /** How people know the part: the title of its requirement, and what it asks on the day. */
    String named() {
        return named(part, catalogue, ShownMessage.on(day, catalogue));
    }

    /** How people know a part, on whatever day. */
    static String named(Part part, Catalogue catalogue) {
        return named(part, catalogue, new ShownMessage(catalogue, Optional.empty()));
    }

    private static String named(Part part, Catalogue catalogue, ShownMessage shown) {
        return ReasoningWords.text(
                "part",
                catalogue
                        .requirement(part.requirement())
                        .map(Requirement::title)
                        .orElse(part.requirement()),
                shown.of(part.asks(), part).replaceFirst("\\.$", ""));
    }

    private static boolean isAbout(Rule rule, Part part) {
        boolean answered = part.answer().isPresent() && part.applies().isEmpty();
        boolean judged = part.question().isPresent();
        if (rule.about() instanceof About.Answered) {
            return answered;
        } else if (rule.about() instanceof About.AnsweredAlone) {
            return answered && !judged;
        }
        return rule.about() instanceof About.AnsweredToJudge ? answered && judged : rule.isAbout(part.key());
    }

    /** Every single condition of the rules, no block among them. */
    Set<Condition> singles() {
        Set<Condition> singles = new LinkedHashSet<>();
        rules.forEach(rule -> rule.when().forEach(condition -> singles(condition, singles)));
        return singles;
    }

    private static void singles(Condition condition, Set<Condition> into) {
        if (condition instanceof Condition.AnyOf any) {
            any.conditions().forEach(each -> singles(each, into));
        } else if (condition instanceof Condition.AllOf all) {
            all.conditions().forEach(each -> singles(each, into));
        } else if (condition instanceof Condition.Not not) {
            singles(not.condition(), into);
        } else {
            into.add(condition);
        }
    }

    /** The values that a number of the requirement has, for whatever it has one; lengths of time in days. */
    List<Double> values(String parameter) {
        return parameters()
                .filter(each -> each.name().equals(parameter) && each.isSet())
                .map(each -> each.isLengthOfTime() ? each.inDays() : each.number())
                .toList();
    }

    /** For what else than everything a number has a value. */
    List<Parameter.For> specials(String parameter) {
        return parameters()
                .filter(each -> each.name().equals(parameter))
                .map(Parameter::only)
                .filter(only -> !only.isAll())
                .toList();
    }

    private Stream<Parameter> parameters() {
        return Stream.concat(catalogue.parameters(day).stream(), catalogue.specialParameters(day).stream())
                .filter(parameter -> parameter.requirement().equals(part.requirement()));
    }

    /** An element for which the part is asked: of a course that claims it. */
    String element() {
        return elements().stream().findFirst().orElse("HC");
    }

    /** The elements for which the part is asked; none where it is asked of every course. */
    Set<String> elements() {
        Set<String> ids = new TreeSet<>();
        catalogue.askedFor().stream()
                .filter(each -> each.partKey().equals(part.key()) && !each.general())
                .forEach(each -> ids.add(each.standard().element()));
        return ids;
    }
}

package org.touchstone.check.language;

import java.util.ArrayList;
import java.util.List;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.located.Mistake;

/** Reads rules over one catalogue, in one language. Safe for use by many threads at once. */
public final class RuleFileReader {

    private final Catalogue catalogue;
    private final Language language;
    private final Vocabulary.Shared names;
    private final boolean checked;

    /**
     * A reader of rules.
     *
     * @param catalogue holds the names that rules may use
     * @param language the words that they are written in
     */
    public RuleFileReader(Catalogue catalogue, Language language) {
        this(catalogue, language, false);
    }

    private RuleFileReader(Catalogue catalogue, Language language, boolean checked) {
        this.catalogue = catalogue;
        this.language = language;
        this.names = new Vocabulary.Shared(catalogue.questions());
        this.checked = checked;
    }

    /** A reader of rules that were found well formed before, and that need not be looked at for what cannot be meant. */
    public static RuleFileReader ofChecked(Catalogue catalogue, Language language) {
        return new RuleFileReader(catalogue, language, true);
    }

    /** Whether a rule is one that can be meant: one that does not let silence decide, and that can hold. */
    public static boolean accepts(Rule rule) {
        List<Mistake> mistakes = new ArrayList<>();
        RuleCheck.check(rule, mistakes);
        return mistakes.isEmpty();
    }

    /** The name of the file in which the rules of a requirement stand. */
    public static String fileOf(String requirement) {
        return requirement + "/rules.dslr";
    }

    /**
     * Reads the text of {@code <requirement>/rules.dslr}. What a part says of when it applies is among the conditions of
     * each of its rules, and a further rule says that otherwise it does not apply.
     *
     * @param general the rules that hold for every requirement, which are said again for parts that say when they apply
     * @param mistakes takes what is wrong, each with its line and column
     */
    public List<Rule> read(String requirement, byte[] bytes, List<Rule> general, List<Mistake> mistakes) {
        int before = mistakes.size();
        List<Rule> rules = file(fileOf(requirement), requirement, mistakes).rules(bytes);
        List<Rule> all = new ArrayList<>();
        List<Part> parts =
                catalogue.requirement(requirement).map(Requirement::parts).orElse(List.of());
        List<Applicability> limited = new ArrayList<>();
        for (Part part : parts) {
            if (!part.applies().isEmpty()) {
                limited.add(new Applicability(
                        part,
                        file(requirement + "/requirement.yaml", requirement, mistakes)
                                .applies(part)));
            }
        }
        for (Rule rule : rules) {
            all.add(limited.stream()
                    .filter(each -> rule.isAbout(each.part().key()))
                    .findFirst()
                    .map(each -> each.limit(rule))
                    .orElse(rule));
        }
        limited.forEach(each -> all.addAll(each.further(general, language)));
        if (!checked) {
            all.forEach(rule -> RuleCheck.check(rule, mistakes));
        }
        return mistakes.size() == before ? List.copyOf(all) : List.of();
    }

    private RuleSentences file(String file, String requirement, List<Mistake> mistakes) {
        return new RuleSentences(
                file, requirement, catalogue, language, new Vocabulary(requirement, catalogue, names), mistakes);
    }

    /**
     * What may follow the beginning of a condition: words of the language, and declared names.
     *
     * @param part the part that the rule is about
     */
    public List<String> mayFollow(String beginning, Part part) {
        Vocabulary vocabulary = new Vocabulary(part.requirement(), catalogue, names);
        return new PhraseReader(language, vocabulary, part.per(), beginning).mayFollow(SentenceMeaning.Group.CONDITION);
    }

    /**
     * What may be written at a place of a text of rules: the rest of what is begun there, or what may follow it.
     *
     * @param requirement the requirement whose rules they are
     * @param at how many characters of the text stand before the place
     */
    public List<Completion> complete(String requirement, String text, int at) {
        Vocabulary vocabulary = new Vocabulary(requirement, catalogue, names);
        return Completion.of(text, at, requirement, catalogue, language, vocabulary);
    }

    /**
     * Whether a condition can stand as it is.
     *
     * @param part the part that the rule is about
     */
    public boolean reads(String condition, Part part) {
        Vocabulary vocabulary = new Vocabulary(part.requirement(), catalogue, names);
        return new PhraseReader(language, vocabulary, part.per(), condition)
                .whole(SentenceMeaning.Group.CONDITION)
                .isPresent();
    }

    /**
     * When a part applies.
     *
     * @param part the part
     * @param conditions what has to hold
     */
    private record Applicability(Part part, List<Condition> conditions) {

        Rule limit(Rule rule) {
            List<Condition> when = new ArrayList<>(conditions);
            when.addAll(rule.when());
            return rule.saying(when, rule.said());
        }

        /** That it does not apply otherwise; and where one answer settles the part, the general rules within these limits. */
        List<Rule> further(List<Rule> general, Language language) {
            List<Rule> further = new ArrayList<>();
            int line = part.applies().get(0).place().line();
            About about = new About.OnePart(part.key());
            SentenceWriter writer = new SentenceWriter(language, part.per());
            Condition otherwise = new Condition.Not(new Condition.AllOf(conditions));
            List<Rule.Line> lines = new ArrayList<>(List.of(new Rule.Line(line, 0, "")));
            writer.lines(otherwise).forEach(words -> lines.add(new Rule.Line(line, 0, words)));
            further.add(new Rule(
                    part.requirement(),
                    "When " + part.id() + " applies",
                    line,
                    org.touchstone.check.catalogue.Days.ALWAYS,
                    about,
                    List.of(otherwise),
                    Said.DOES_NOT_APPLY,
                    lines,
                    new Rule.Line(
                            line,
                            0,
                            language.normal(SentenceMeaning.DOES_NOT_APPLY).words())));
            for (Rule rule : general) {
                boolean said = rule.about() instanceof About.Answered
                        || (rule.about() instanceof About.AnsweredToJudge)
                                == part.question().isPresent();
                if (part.answer().isPresent() && said) {
                    further.add(limit(new Rule(
                            part.requirement(),
                            rule.name() + " (" + part.id() + ")",
                            line,
                            rule.days(),
                            about,
                            rule.when(),
                            rule.said(),
                            rule.lines(),
                            rule.conclusion())));
                }
            }
            return further;
        }
    }
}

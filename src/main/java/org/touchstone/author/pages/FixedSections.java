package org.touchstone.author.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.touchstone.author.examples.Example;
import org.touchstone.author.examples.Expected;
import org.touchstone.check.catalogue.CatalogueReader;
import org.touchstone.check.catalogue.Days;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.catalogue.Message;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.catalogue.Standard;
import org.touchstone.check.catalogue.Strength;
import org.touchstone.check.catalogue.Written;
import org.touchstone.check.explanation.Messages;
import org.touchstone.check.explanation.ReadableValues;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.language.Rule;
import org.touchstone.check.language.Said;
import org.touchstone.check.located.Words;

/** The sections that the page of a standard and the page of a requirement have in common, in terms of their parts. */
final class FixedSections {

    private static final Comparator<Parameter> BY_NAME_AND_DAY = Comparator.comparing(Parameter::requirement)
            .thenComparing(Parameter::name)
            .thenComparing(parameter -> parameter.only().toString())
            .thenComparing(parameter -> parameter.days().from().orElse(LocalDate.MIN));

    private final Material material;
    private final List<Part> parts;
    private final Optional<Standard> standard;
    private final Optional<Element> claimed;
    private final ShownMessage shown;

    private FixedSections(Material material, List<Part> parts, Optional<Standard> standard) {
        this.material = material;
        this.parts = parts;
        this.standard = standard;
        this.claimed = standard.flatMap(one -> material.catalogue().element(one.element()))
                .filter(Element::isClaimable);
        this.shown = new ShownMessage(material.catalogue(), claimed);
    }

    static FixedSections of(Material material, Standard standard) {
        return new FixedSections(material, material.partsOf(standard), Optional.of(standard));
    }

    static FixedSections of(Material material, Requirement requirement) {
        return new FixedSections(material, requirement.parts(), Optional.empty());
    }

    static PageSection section(String key, List<Block> blocks) {
        return new PageSection(key, PageMessages.text("heading." + key), List.copyOf(blocks));
    }

    static Block paragraph(String words) {
        return new Block.Paragraph(Text.of(words));
    }

    static Block.Particular particular(String key, Text value) {
        return new Block.Particular(PageMessages.text("name." + key), value);
    }

    private static Block.Table table(String key, List<List<Text>> rows) {
        return new Block.Table(
                PageMessages.text("table." + key),
                List.of(PageMessages.text("columns." + key).split("\\|")),
                rows);
    }

    /** A table with its caption and its headings from the messages. */
    static Block tableOf(String key, List<List<Text>> rows) {
        return table(key, rows);
    }

    /** The parts as a list of sentences, each leading to how it is checked. */
    List<Block> partsAsked() {
        return parts.isEmpty()
                ? List.of()
                : List.of(
                        paragraph(PageMessages.text("asks.parts", parts.size())),
                        new Block.Bullets(parts.stream()
                                .map(part -> Text.link(wordings(part, "asks", part.asks()), here(part)))
                                .toList()));
    }

    private Address here(Part part) {
        Address page = standard.map(one -> Address.of(Address.Kind.STANDARD, one.id()))
                .orElseGet(() -> Address.of(Address.Kind.REQUIREMENT, part.requirement()));
        return page.at(anchor(part));
    }

    static String anchor(Part part) {
        return "part-" + Address.plain(part.requirement()) + "-" + Address.plain(part.id());
    }

    private static String name(Part part) {
        return Words.sentence(part.id().replace('-', ' '));
    }

    private List<Rule> rules(Part part) {
        return material.ruleset().rulesOf(part);
    }

    private Set<Said> conclusions(Part part) {
        Set<Said> conclusions = EnumSet.noneOf(Said.class);
        rules(part).forEach(rule -> conclusions.add(rule.said()));
        if (part.answer().isPresent()) {
            conclusions.add(part.question().isPresent() ? Said.TO_JUDGE : Said.MET);
            conclusions.add(Said.NOT_MET);
        }
        return conclusions;
    }

    /** When the parts apply: what each is asked of, and which rules say that it is not. */
    List<Block> applies() {
        return parts.isEmpty()
                ? List.of()
                : List.of(new Block.Particulars(parts.stream()
                        .map(part -> new Block.Particular(name(part), Text.of(applies(part))))
                        .toList()));
    }

    private String applies(Part part) {
        String asked = PageMessages.text("applies.part", askedOf(part));
        List<String> exceptions = rules(part).stream()
                .filter(rule -> rule.said() == Said.DOES_NOT_APPLY)
                .map(Rule::name)
                .toList();
        return exceptions.isEmpty()
                ? asked
                : asked + " " + PageMessages.text("applies.not", String.join("; ", exceptions));
    }

    private String askedOf(Part part) {
        return claimed.isPresent() && part.per().equals("element")
                ? claimed.get().name()
                : PageMessages.textOr("asked-of." + part.per(), PageMessages.text("asked-of.each", part.per()));
    }

    PageSection checked() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(paragraph(summary()));
        if (isWhereAppropriate()) {
            blocks.add(paragraph(PageMessages.text("checked.where-appropriate")));
        }
        for (Part part : parts) {
            blocks.add(new Block.Heading(anchor(part), name(part)));
            blocks.add(paragraph(shown.of(part.asks(), part)));
            blocks.add(new Block.Particulars(howChecked(part)));
            rules(part)
                    .forEach(rule -> blocks.add(new Block.Rule(
                            rule.days().equals(Days.ALWAYS) ? rule.name() : rule.name() + " (" + rule.days() + ")",
                            rule.conditions().stream().map(Rule.Line::indented).toList(),
                            rule.conclusion().text())));
        }
        return section("checked", blocks);
    }

    /** Whether any of this is asked only where it is appropriate. */
    private boolean isWhereAppropriate() {
        Stream<Standard> standards = standard.isPresent()
                ? standard.stream()
                : material.requirementsOf(parts).stream()
                        .flatMap(requirement -> requirement.covers().stream())
                        .flatMap(covered -> material.catalogue().standard(covered.standard()).stream());
        return Stream.concat(
                        standards.map(Standard::strength), parts.stream().flatMap(part -> part.strength().stream()))
                .anyMatch(Strength.WHERE_APPROPRIATE::equals);
    }

    private Strength strongest() {
        return standard.map(Standard::strength).orElse(Strength.REQUIRED);
    }

    private String summary() {
        if (parts.isEmpty()) {
            return PageMessages.text("checked.no-rules");
        }
        long judged = parts.stream().filter(part -> part.question().isPresent()).count();
        return judged == 0
                ? PageMessages.text("checked.automatically")
                : PageMessages.text("checked.some", parts.size() - judged, judged);
    }

    private List<Block.Particular> howChecked(Part part) {
        List<Block.Particular> all = new ArrayList<>();
        Set<Said> conclusions = conclusions(part);
        String how = part.question().isEmpty()
                ? "part.automatically"
                : conclusions.contains(Said.MET) ? "part.where-it-can-be" : "part.by-a-reviewer";
        all.add(particular("how", Text.of(PageMessages.text(how))));
        part.question().ifPresent(question -> all.add(particular("question", Text.of(shown.of(question, part)))));
        if (!part.days().equals(Days.ALWAYS)) {
            all.add(particular("days", Text.of(days(part.days()))));
        }
        if (!part.applies().isEmpty()) {
            List<Text> conditions =
                    part.applies().stream().map(Written::text).map(Text::of).toList();
            all.add(particular("only-where", Text.joined(conditions, "; ")));
        }
        part.strength().ifPresent(strength -> all.add(particular("strength", Text.of(strength(strength)))));
        part.answer().ifPresent(answer -> {
            String meaning = part.question().isPresent() ? "part.answer-to-judge" : "part.answer";
            all.add(particular("answered-by", Text.of(asked(answer) + " " + PageMessages.text(meaning))));
        });
        List<Text> needs = part.restsOn().stream()
                .filter(need -> part.answer().filter(need::equals).isEmpty())
                .map(need -> Text.of(asked(need)))
                .toList();
        if (!needs.isEmpty()) {
            all.add(particular("looks-at", Text.joined(needs, "; ")));
        }
        if (!part.shows().isEmpty()) {
            List<Text> shows =
                    part.shows().stream().map(name -> Text.of(asked(name))).toList();
            all.add(particular("shows", Text.joined(shows, "; ")));
        }
        return all;
    }

    /** A question as put to the provider, with the words by which rules and messages know it. */
    private String asked(String fact) {
        return material.catalogue()
                .questions()
                .named(fact)
                .map(question -> PageMessages.text("part.question", question.ask(), question.words()))
                .orElse(fact);
    }

    static String strength(Strength strength) {
        return PageMessages.text("strength." + strength);
    }

    /** A text of a part in words; where it changes with time, every wording with its days. */
    private String wordings(Part part, String key, String text) {
        List<Message> all = part.wordings().getOrDefault(key, List.of());
        return all.isEmpty()
                ? shown.of(text, part)
                : all.stream()
                        .map(message -> beside(shown.of(message.text(), part), message.days()))
                        .collect(Collectors.joining(" "));
    }

    /** A text with the days for which it holds, unless it always does. */
    static String beside(String text, Days days) {
        return days.equals(Days.ALWAYS) ? text : PageMessages.text("days.beside", text, days(days));
    }

    static String days(Days days) {
        Optional<String> from = days.from().map(ReadableValues::date);
        Optional<String> last = days.to().map(end -> ReadableValues.date(end.minusDays(1)));
        return from.isPresent() && last.isPresent()
                ? PageMessages.text("days.from-to", from.get(), last.get())
                : from.map(day -> PageMessages.text("days.from", day))
                        .orElseGet(() -> PageMessages.text("days.to", last.orElse("")));
    }

    /** How the requirements read the source. */
    List<Block> readings() {
        List<Requirement> read = material.requirementsOf(parts).stream()
                .filter(requirement -> requirement.reading().isPresent())
                .toList();
        return read.stream()
                .map(requirement -> paragraph(requirement.reading().orElseThrow()))
                .toList();
    }

    PageSection examples() {
        List<List<Text>> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Example example : material.examples()) {
            for (Expected expected : example.expected()) {
                Optional<Part> part = parts.stream()
                        .filter(one -> one.key().equals(example.requirement() + "/" + expected.part()))
                        .filter(one -> concerns(one, expected))
                        .findFirst();
                // An example given once for many elements is shown once.
                boolean first = part.isPresent()
                        && (!part.get().per().equals("element")
                                || seen.add(example.place().line() + " "
                                        + part.get().key() + (example.expected().size() > 1 ? expected.target() : "")));
                if (first) {
                    rows.add(row(example, expected, part.get()));
                }
            }
        }
        return section(
                "examples",
                rows.isEmpty()
                        ? List.of(paragraph(PageMessages.text("examples.none")))
                        : List.of(
                                paragraph(PageMessages.text("examples.intro")),
                                table("examples", rows.stream().distinct().toList())));
    }

    private boolean concerns(Part part, Expected expected) {
        return claimed.isEmpty()
                || !part.per().equals("element")
                || expected.target().equals(claimed.get().id());
    }

    private List<Text> row(Example example, Expected expected, Part part) {
        Strength strength = part.strength().map(strongest()::and).orElse(strongest());
        String label = expected.outcome() == Outcome.NOT_MET && strength == Strength.RECOMMENDED
                ? Messages.text("outcome.RECOMMENDATION_NOT_MET")
                : Messages.text("outcome." + expected.outcome());
        String words = expected.reason()
                .orElseGet(() -> expected.missing()
                        .filter(missing -> !missing.isEmpty())
                        .map(missing -> PageMessages.text("examples.missing", Words.list(missing)))
                        .orElse(""));
        return List.of(Text.of(example.name()), Text.of(name(part)), Text.of(label), Text.of(words));
    }

    PageSection messages() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(paragraph(PageMessages.text(parts.isEmpty() ? "messages.none" : "messages.intro")));
        for (Part part : parts) {
            blocks.add(new Block.Heading("", name(part)));
            List<List<Text>> rows = new ArrayList<>();
            sentences(part).forEach((label, sentence) -> rows.add(List.of(Text.of(label), Text.of(sentence))));
            blocks.add(new Block.Table(
                    PageMessages.text("table.messages", name(part)),
                    List.of(PageMessages.text("columns.messages").split("\\|")),
                    rows));
        }
        return section("messages", blocks);
    }

    private Map<String, String> sentences(Part part) {
        Map<String, String> sentences = new LinkedHashMap<>();
        Strength strength = part.strength().map(strongest()::and).orElse(strongest());
        for (String outcome : possible(part)) {
            String sentence = wordings(
                    part,
                    outcome,
                    part.says().getOrDefault(outcome, Messages.text("reason." + outcome, part.asks(), "\u2026")));
            String label = "label." + outcome;
            if (outcome.equals("not-met") && strength != Strength.REQUIRED) {
                label = "label." + outcome + "." + strength;
            }
            sentences.merge(PageMessages.text(label), sentence, (a, b) -> a + " " + b);
        }
        return sentences;
    }

    /** The outcomes that a part can come to, in the order of {@code requirement.yaml}. */
    private List<String> possible(Part part) {
        Set<Said> conclusions = conclusions(part);
        Set<String> possible = new LinkedHashSet<>();
        possible.add("not-stated");
        Map.of(
                        Said.MET,
                        "met",
                        Said.NOT_MET,
                        "not-met",
                        Said.TO_JUDGE,
                        "to-judge",
                        Said.DOES_NOT_APPLY,
                        "does-not-apply",
                        Said.CONFLICTING,
                        "conflicting")
                .forEach((conclusion, outcome) -> {
                    if (conclusions.contains(conclusion)) {
                        possible.add(outcome);
                    }
                });
        possible.addAll(part.says().keySet());
        return CatalogueReader.SAYS.stream().filter(possible::contains).toList();
    }

    PageSection remedies() {
        List<List<Text>> rows = parts.stream()
                .map(part -> List.of(
                        Text.of(name(part)),
                        Text.of(wordings(part, "remedy", part.remedy())),
                        Text.of(shown.of(part.who(), part))))
                .toList();
        return section(
                "remedies",
                rows.isEmpty()
                        ? List.of(paragraph(PageMessages.text("remedies.none")))
                        : List.of(table("remedies", rows)));
    }

    PageSection values() {
        Set<String> requirements = new HashSet<>();
        parts.forEach(part -> requirements.add(part.requirement()));
        List<List<Text>> rows = material.catalogue().parameters().stream()
                .filter(parameter -> requirements.contains(parameter.requirement()))
                .sorted(BY_NAME_AND_DAY)
                .map(parameter -> List.of(
                        Text.of(
                                parameter.only().isAll()
                                        ? parameter.name()
                                        : PageMessages.text("values.for", parameter.name(), parameter.only())),
                        Text.of(
                                parameter.isSet()
                                        ? parameter.text() + " " + parameter.unit()
                                        : PageMessages.text("values.not-set", parameter.unit())),
                        Text.of(parameter
                                .days()
                                .from()
                                .map(ReadableValues::date)
                                .orElse(PageMessages.text("values.always"))),
                        Text.of(parameter
                                .days()
                                .to()
                                .map(ReadableValues::date)
                                .orElse(PageMessages.text("values.no-end"))),
                        Text.of(parameter.source())))
                .toList();
        return section(
                "values",
                rows.isEmpty() ? List.of(paragraph(PageMessages.text("values.none"))) : List.of(table("values", rows)));
    }
}

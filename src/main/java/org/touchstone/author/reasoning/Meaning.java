package org.touchstone.author.reasoning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.touchstone.author.pages.ShownMessage;
import org.touchstone.check.catalogue.AskedFor;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.catalogue.Requirement;
import org.touchstone.check.catalogue.Standard;
import org.touchstone.check.language.Rule;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Section;

/**
 * What it means for providers and reviewers that one ruleset stands in the place of another: which answers come to another
 * outcome, part by part, and what else changes that no answer shows.
 */
public final class Meaning {

    private final Ruleset from;
    private final Ruleset to;
    private final LocalDate asOf;
    private final List<RulesetChange> changes = new ArrayList<>();
    private final Set<String> said = new HashSet<>();

    private Meaning(Ruleset from, Ruleset to, LocalDate asOf) {
        this.from = from;
        this.to = to;
        this.asOf = asOf;
    }

    /**
     * What changes.
     *
     * @param asOf the first day to look at; every later day on which something changes is looked at too
     */
    public static List<RulesetChange> between(Ruleset from, Ruleset to, LocalDate asOf) {
        Meaning meaning = new Meaning(from, to, asOf);
        days(from, to, asOf).forEach(meaning::on);
        return List.copyOf(meaning.changes);
    }

    /** A day, and every later one on which something changes in one of two rulesets. */
    public static NavigableSet<LocalDate> days(Ruleset from, Ruleset to, LocalDate asOf) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        for (Ruleset ruleset : List.of(from, to)) {
            ruleset.catalogue()
                    .requirements()
                    .forEach(requirement -> days.addAll(Reasoning.days(ruleset, requirement.id(), asOf)));
            ruleset.catalogue().standards().stream()
                    .flatMap(standard ->
                            Stream.of(standard.days().from(), standard.days().to()))
                    .flatMap(Optional::stream)
                    .filter(day -> day.isAfter(asOf))
                    .forEach(days::add);
        }
        days.add(asOf);
        return days;
    }

    private void on(LocalDate day) {
        Catalogue was = from.catalogue().on(day);
        Catalogue is = to.catalogue().on(day);
        elements(was, is, day);
        standards(was, is, day);
        questions(was, is, day);
        requirements(was, is, day);
    }

    // --- what is there

    private void elements(Catalogue was, Catalogue is, LocalDate day) {
        both(was.elements(), is.elements(), Element::id, (id, before, after) -> {
            if (before.isEmpty()) {
                note(
                        RulesetChange.Kind.ASKED,
                        id,
                        "",
                        day,
                        "element.new",
                        id,
                        after.orElseThrow().name());
            } else if (after.isEmpty()) {
                note(
                        RulesetChange.Kind.ASKED,
                        id,
                        "",
                        day,
                        "element.gone",
                        id,
                        before.get().name());
            } else {
                wording(
                        id,
                        day,
                        after.get().name(),
                        "name",
                        before.get().name(),
                        after.get().name());
            }
        });
    }

    private void standards(Catalogue was, Catalogue is, LocalDate day) {
        both(was.standards(), is.standards(), Standard::id, (id, before, after) -> {
            if (before.isEmpty()) {
                Standard now = after.orElseThrow();
                note(RulesetChange.Kind.ASKED, id, "", day, "standard.new", named(now), now.asks());
            } else if (after.isEmpty()) {
                note(RulesetChange.Kind.ASKED, id, "", day, "standard.gone", named(before.get()));
            } else {
                String known = named(after.get());
                wording(
                        id,
                        day,
                        known,
                        "title",
                        before.get().title(),
                        after.get().title());
                wording(id, day, known, "asks", before.get().asks(), after.get().asks());
                if (!before.get().source().equals(after.get().source())) {
                    note(
                            RulesetChange.Kind.CITATION,
                            id,
                            "",
                            day,
                            "citation",
                            known,
                            before.get().source().toString(),
                            after.get().source().toString());
                }
                if (!before.get().interpretation().equals(after.get().interpretation())) {
                    note(RulesetChange.Kind.CITATION, id, "", day, "interpretation", known);
                }
            }
        });
    }

    private void questions(Catalogue was, Catalogue is, LocalDate day) {
        both(asked(was), asked(is), Question::name, (name, before, after) -> {
            if (before.isEmpty()) {
                note(
                        RulesetChange.Kind.QUESTION,
                        name,
                        "",
                        day,
                        "question.new",
                        after.orElseThrow().ask());
            } else if (after.isEmpty()) {
                note(
                        RulesetChange.Kind.QUESTION,
                        name,
                        "",
                        day,
                        "question.gone",
                        before.get().ask());
            } else {
                String known = ReasoningWords.text("question", before.get().ask());
                wording(name, day, known, "ask", before.get().ask(), after.get().ask());
                wording(
                        name,
                        day,
                        known,
                        "help",
                        before.get().help(),
                        after.get().help());
                boolean ofElements = after.get().answers() == AnswerKind.ELEMENT
                        || after.get().answers() == AnswerKind.ELEMENTS;
                if (ofElements) {
                    return; // Which elements there are is said above.
                }
                if (!before.get().choices().equals(after.get().choices())
                        || before.get().answers() != after.get().answers()
                        || before.get().must() != after.get().must()) {
                    note(
                            RulesetChange.Kind.QUESTION,
                            name,
                            "",
                            day,
                            "question.other",
                            after.get().ask());
                }
            }
        });
    }

    private static List<Question> asked(Catalogue catalogue) {
        return catalogue.questions().sections().stream()
                .flatMap((Section section) -> Stream.concat(section.questions().stream(), section.complete().stream()))
                .distinct()
                .toList();
    }

    private void requirements(Catalogue was, Catalogue is, LocalDate day) {
        both(was.requirements(), is.requirements(), Requirement::id, (id, before, after) -> {
            if (before.isPresent() && after.isPresent()) {
                String known = after.get().title();
                wording(
                        id,
                        day,
                        known,
                        "title",
                        before.get().title(),
                        after.get().title());
                wording(id, day, known, "asks", before.get().asks(), after.get().asks());
                wording(
                        id,
                        day,
                        known,
                        "reading",
                        before.get().reading().orElse(""),
                        after.get().reading().orElse(""));
            }
            numbers(id, after.or(() -> before).orElseThrow().title(), day);
            both(
                    before.map(Requirement::parts).orElse(List.of()),
                    after.map(Requirement::parts).orElse(List.of()),
                    Part::id,
                    (part, one, other) -> part(one, other, was, is, day));
        });
    }

    private void numbers(String requirement, String title, LocalDate day) {
        both(
                numbers(from, requirement, day),
                numbers(to, requirement, day),
                parameter -> parameter.name() + parameter.only(),
                (name, before, after) -> {
                    String one = before.map(Meaning::shown).orElse(ReasoningWords.text("number.none"));
                    String other = after.map(Meaning::shown).orElse(ReasoningWords.text("number.none"));
                    Parameter either = after.or(() -> before).orElseThrow();
                    String whole = either.name() + (either.only().isAll() ? "" : " (" + either.only() + ")");
                    if (!one.equals(other)) {
                        note(RulesetChange.Kind.NUMBER, requirement, "", day, "number", whole, title, one, other);
                    } else if (!before.map(Parameter::source).equals(after.map(Parameter::source))) {
                        note(RulesetChange.Kind.CITATION, requirement, "", day, "number.source", whole, title);
                    }
                });
    }

    private static List<Parameter> numbers(Ruleset ruleset, String requirement, LocalDate day) {
        Catalogue catalogue = ruleset.catalogue();
        return Stream.concat(catalogue.parameters(day).stream(), catalogue.specialParameters(day).stream())
                .filter(parameter -> parameter.requirement().equals(requirement))
                .toList();
    }

    private static String shown(Parameter parameter) {
        return parameter.isSet() ? parameter.text() + " " + parameter.unit() : parameter.text();
    }

    // --- one part

    private void part(Optional<Part> was, Optional<Part> is, Catalogue before, Catalogue after, LocalDate day) {
        if (is.isEmpty()) {
            Part part = was.orElseThrow();
            note(
                    RulesetChange.Kind.ASKED,
                    part.requirement(),
                    part.id(),
                    day,
                    "part.gone",
                    title(part, before),
                    shown(part, before));
            return;
        }
        Part part = is.get();
        asked(part, before, after, day);
        Side to = Side.of(this.to, day, part);
        if (was.isEmpty()) {
            note(
                    RulesetChange.Kind.ASKED,
                    part.requirement(),
                    part.id(),
                    day,
                    "part.new",
                    title(part, after),
                    shown(part, after));
            outcomes(Optional.empty(), to, day);
            return;
        }
        Part old = was.get();
        words(old, part, Side.named(part, after), day);
        Side from = Side.of(this.from, day, old);
        if (!old.per().equals(part.per())) {
            note(
                    RulesetChange.Kind.ASKED,
                    part.requirement(),
                    part.id(),
                    day,
                    "part.per",
                    Side.named(part, after),
                    old.per(),
                    part.per());
            outcomes(Optional.empty(), to, day);
        } else if (!comesToTheSame(from, to)) {
            outcomes(Optional.of(from), to, day);
        }
    }

    /** What a part asks, with its numbers. */
    private static String shown(Part part, Catalogue catalogue) {
        return new ShownMessage(catalogue, Optional.empty()).of(part.asks(), part);
    }

    private static String title(Part part, Catalogue catalogue) {
        return catalogue.requirement(part.requirement()).map(Requirement::title).orElse(part.requirement());
    }

    /** How people know a standard. */
    private static String named(Standard standard) {
        return ReasoningWords.text("standard", standard.id(), standard.title());
    }

    private void words(Part old, Part part, String known, LocalDate day) {
        String key = part.requirement();
        wording(key, part.id(), day, known, "asks", old.asks(), part.asks());
        wording(
                key,
                part.id(),
                day,
                known,
                "question",
                old.question().orElse(""),
                part.question().orElse(""));
        wording(key, part.id(), day, known, "remedy", old.remedy(), part.remedy());
        wording(key, part.id(), day, known, "who", old.who(), part.who());
        Set<String> messages = new TreeSet<>(old.says().keySet());
        messages.addAll(part.says().keySet());
        messages.forEach(message -> wording(
                key,
                part.id(),
                day,
                known,
                message,
                old.says().getOrDefault(message, ""),
                part.says().getOrDefault(message, "")));
    }

    /** For which standards a part is asked, and how strongly. */
    private void asked(Part part, Catalogue before, Catalogue after, LocalDate day) {
        both(rows(part, before), rows(part, after), row -> row.standard().id(), (standard, was, is) -> {
            AskedFor row = is.or(() -> was).orElseThrow();
            String strength = row.strength().words();
            String known = named(row.standard());
            String asks = Side.named(part, after);
            if (was.isEmpty()) {
                note(RulesetChange.Kind.ASKED, part.requirement(), part.id(), day, "asked.new", known, asks, strength);
            } else if (is.isEmpty()) {
                note(RulesetChange.Kind.ASKED, part.requirement(), part.id(), day, "asked.gone", known, asks);
            } else if (was.get().strength() != is.get().strength()) {
                note(
                        RulesetChange.Kind.ASKED,
                        part.requirement(),
                        part.id(),
                        day,
                        "asked.strength",
                        known,
                        asks,
                        was.get().strength().words(),
                        strength);
            }
        });
    }

    private static List<AskedFor> rows(Part part, Catalogue catalogue) {
        return catalogue.askedFor().stream()
                .filter(row -> row.partKey().equals(part.key()))
                .toList();
    }

    /** Whether nothing that decides an outcome is different. */
    private static boolean comesToTheSame(Side from, Side to) {
        return says(from).equals(says(to));
    }

    private static List<Object> says(Side side) {
        List<Object> says = new ArrayList<>();
        says.add(side.part().answer());
        says.add(side.part().question().isPresent());
        for (Rule rule : side.rules()) {
            says.add(List.of(rule.when(), rule.said()));
            rule.parameters().forEach(name -> {
                says.add(side.values(name));
                says.add(side.specials(name));
            });
        }
        return says;
    }

    private void outcomes(Optional<Side> from, Side to, LocalDate day) {
        String requirement = to.part().requirement();
        try {
            List<OutcomeChanges.Sentence> sentences = OutcomeChanges.of(from, to);
            sentences.forEach(sentence -> add(
                    sentence.course().isPresent() ? RulesetChange.Kind.OUTCOME : RulesetChange.Kind.UNDECIDED,
                    requirement,
                    to.part().id(),
                    day,
                    ReasoningWords.text("outcome.of-part", to.named(), sentence.text()),
                    sentence.course()));
            if (sentences.isEmpty() && from.isPresent()) {
                note(
                        RulesetChange.Kind.SAME,
                        requirement,
                        to.part().id(),
                        day,
                        "outcome.same",
                        Side.named(to.part(), to.catalogue()));
            }
        } catch (Space.TooLargeException e) {
            note(
                    RulesetChange.Kind.UNDECIDED,
                    requirement,
                    to.part().id(),
                    day,
                    "outcome.undecided",
                    Side.named(to.part(), to.catalogue()));
        }
    }

    // --- noting

    private void wording(String about, LocalDate day, String known, String what, String before, String after) {
        wording(about, "", day, known, what, before, after);
    }

    private void wording(
            String about, String part, LocalDate day, String known, String what, String before, String after) {
        if (!before.equals(after)) {
            String key = before.isEmpty() ? "wording.new" : after.isEmpty() ? "wording.gone" : "wording";
            String words = ReasoningWords.text("wording." + what);
            note(RulesetChange.Kind.WORDING, about, part, day, key, known, words, before, after);
        }
    }

    private void note(RulesetChange.Kind kind, String about, String part, LocalDate day, String key, Object... words) {
        add(kind, about, part, day, ReasoningWords.text("change." + key, words), Optional.empty());
    }

    /** What was so already on an earlier day is not said again. */
    private void add(
            RulesetChange.Kind kind, String about, String part, LocalDate day, String what, Optional<String> course) {
        if (said.add(kind + about + part + what)) {
            changes.add(new RulesetChange(
                    kind, about, part, Optional.of(day).filter(since -> since.isAfter(asOf)), what, course));
        }
    }

    private interface Of<T> {
        void both(String key, Optional<T> before, Optional<T> after);
    }

    /** Goes through what either has, in the order of the later one, with what went last. */
    private static <T> void both(Collection<T> before, Collection<T> after, Function<T, String> key, Of<T> each) {
        Map<String, T> was = new TreeMap<>();
        before.forEach(one -> was.put(key.apply(one), one));
        Map<String, T> is = new LinkedHashMap<>();
        after.forEach(one -> is.put(key.apply(one), one));
        is.forEach((name, one) -> each.both(name, Optional.ofNullable(was.get(name)), Optional.of(one)));
        was.forEach((name, one) -> {
            if (!is.containsKey(name)) {
                each.both(name, Optional.of(one), Optional.empty());
            }
        });
    }
}

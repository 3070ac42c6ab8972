package org.touchstone.check.explanation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.catalogue.Parameter;
import org.touchstone.check.catalogue.Part;
import org.touchstone.check.catalogue.Placeholders;
import org.touchstone.check.facts.DerivedFacts;
import org.touchstone.check.facts.Fact;
import org.touchstone.check.facts.Scope;
import org.touchstone.check.facts.Subject;
import org.touchstone.check.findings.Finding;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.located.Words;
import org.touchstone.check.submission.Answer;
import org.touchstone.check.submission.Item;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Section;
import org.touchstone.check.submission.Submission;
import org.touchstone.check.submission.UnsaidNote;

/** Puts findings into words. */
public final class Explainer {

    /** The kinds of things that facts name by their ids, by the key of the fact. */
    private static final Map<String, List<String>> NAMED_BY_ID = Map.of(
            "taughtIn", List.of("session", "resource"),
            "practisedIn", List.of("session"),
            "skillsTrainedAlone", List.of("session"),
            "saidToPractise", List.of("session"),
            "assessedBy", List.of("assessment"));

    private final Catalogue catalogue;
    private final List<Parameter> parameters;
    private final LocalDate asOf;
    private final List<UnsaidNote> notes;
    private final Predicate<Section> saidToBeComplete;
    /** The levels at which an element is claimed that is claimed at several, by what the curriculum holds for it there. */
    private final Map<String, List<String>> levelsClaimed = new HashMap<>();
    /** What things are called, by their kind and id. */
    private final Map<String, String> titles = new HashMap<>();

    /** An explainer for one ruleset and day, without what a submission says beside what it leaves unsaid. */
    public Explainer(Catalogue catalogue, LocalDate asOf) {
        this(catalogue, asOf, List.of(), list -> false);
    }

    /** An explainer for one ruleset, day and submission. */
    public Explainer(Catalogue catalogue, LocalDate asOf, Submission submission) {
        this(catalogue, asOf, submission.unsaidNotes(), submission::isSaidToBeComplete);
        submission.items().stream()
                .filter(item -> item.kind().equals("element"))
                .forEach(this::noteLevels);
        submission.items().forEach(item -> titles.put(item.kind() + " " + item.id(), item.label()));
    }

    private void noteLevels(Item claim) {
        List<String> levels =
                claim.answers("levels").stream().map(Answer::text).sorted().toList();
        if (levels.size() > 1) {
            catalogue
                    .element(claim.id())
                    .ifPresent(element -> levels.stream()
                            .flatMap(level -> Scope.outcomes(element, Integer.parseInt(level), catalogue).stream())
                            .forEach(outcome -> levelsClaimed.putIfAbsent(outcome.id(), levels)));
        }
    }

    private Explainer(
            Catalogue catalogue, LocalDate asOf, List<UnsaidNote> notes, Predicate<Section> saidToBeComplete) {
        this.catalogue = catalogue;
        this.notes = notes;
        this.saidToBeComplete = saidToBeComplete;
        this.parameters = catalogue.parameters(asOf);
        this.asOf = asOf;
    }

    /** One finding in words. */
    public Explanation explain(Finding finding) {
        Outcome outcome = finding.outcome();
        boolean settled = outcome == Outcome.MET || outcome == Outcome.NOT_APPLICABLE || outcome == Outcome.ERROR;
        boolean remedied = !settled
                && outcome != Outcome.NEEDS_JUDGEMENT
                && finding.unset().isEmpty();
        return new Explanation(
                finding,
                asks(finding),
                reason(finding),
                missing(finding),
                outcome == Outcome.NEEDS_JUDGEMENT ? Optional.of(question(finding)) : Optional.empty(),
                remedied ? Optional.of(remedy(finding)) : Optional.empty(),
                remedied ? Optional.of(finding.part().who()) : Optional.empty());
    }

    private String asks(Finding finding) {
        return fill(finding.part().asks(), finding);
    }

    /** Why it came out so: the sentence of an explanation that says it. */
    public String reason(Finding finding) {
        if (finding.target().kind().equals("course") && !finding.part().per().equals("course")) {
            return withoutTarget(finding);
        }
        if (!finding.unset().isEmpty()) {
            return Messages.text(
                    "reason.no-number",
                    Words.list(finding.unset().stream()
                            .map(name -> "\"" + name + "\"")
                            .toList()),
                    ReadableValues.date(asOf),
                    asks(finding));
        }
        String key = key(finding);
        return Optional.ofNullable(finding.part().says().get(key))
                .map(message -> fill(message, finding))
                .orElseGet(() -> Messages.text("reason." + key, asks(finding), statements(finding.facts())));
    }

    private static String key(Finding finding) {
        return switch (finding.outcome()) {
            case MET -> "met";
            case NOT_MET -> "not-met";
            case NOT_STATED -> "not-stated";
            case CONFLICTING -> "conflicting";
            case NEEDS_JUDGEMENT -> saidNo(finding) ? "not-met" : "to-judge";
            case NOT_APPLICABLE -> "does-not-apply";
            case ERROR -> "error";
        };
    }

    /** Whether a reviewer is asked because something wanted "where appropriate" is not done. */
    private static boolean saidNo(Finding finding) {
        return finding.outcome() == Outcome.NEEDS_JUDGEMENT && finding.denied();
    }

    private String withoutTarget(Finding finding) {
        Optional<Section> list = catalogue.questions().listOf(finding.part().per());
        if (list.isEmpty()) { // Curriculum outcomes are not listed in a file: the claims bring them into scope.
            return finding.outcome() == Outcome.NOT_APPLICABLE
                    ? Messages.text("reason.no-outcomes-claimed")
                    : Messages.text("reason.no-claims", asks(finding));
        }
        String key = finding.outcome() == Outcome.NOT_APPLICABLE ? "reason.none-listed" : "reason.not-listed";
        return Messages.text(key, list.get().title().toLowerCase(Locale.ROOT), asks(finding));
    }

    private String question(Finding finding) {
        return saidNo(finding)
                ? Messages.text("question.where-appropriate", asks(finding))
                : finding.part()
                        .question()
                        .map(question -> fill(question, finding))
                        .orElseGet(() -> Messages.text("question.default", asks(finding)));
    }

    private String remedy(Finding finding) {
        if (finding.outcome() == Outcome.CONFLICTING) {
            return Messages.text("remedy.conflicting");
        }
        if (finding.outcome() == Outcome.NOT_STATED) {
            return notStated(finding.missing());
        }
        return fill(finding.part().remedy(), finding);
    }

    /** What to list and what to answer: only a question can be answered. */
    private String notStated(List<Question> missing) {
        List<String> todo = new ArrayList<>();
        missing.stream().filter(this::asksForAList).map(this::ask).distinct().forEach(todo::add);
        List<String> answers = missing.stream()
                .filter(question -> !asksForAList(question))
                .map(this::ask)
                .distinct()
                .toList();
        if (!answers.isEmpty()) {
            todo.add(Messages.text("remedy.not-stated", String.join(" ", answers)));
        }
        return String.join(" ", todo);
    }

    private boolean asksForAList(Question question) {
        return catalogue.questions().counts(question).isPresent();
    }

    private List<Missing> missing(Finding finding) {
        return finding.missing().isEmpty()
                ? List.of()
                : finding.missing().stream()
                        .map(question -> missing(question, finding.target()))
                        .toList();
    }

    private Missing missing(Question question, Subject target) {
        boolean own = question.kind().equals(target.kind());
        String pointer = target.kind().equals("course") || !own
                ? catalogue.questions().pointer(question)
                : target.place().pointer() + "/" + question.key();
        String where = catalogue
                .questions()
                .asking(question)
                .map(Section::title)
                .map(title -> own && !target.kind().equals("course")
                        ? Messages.text("missing.where", title, target.label())
                        : title)
                .orElse("");
        return new Missing(
                pointer,
                question.words(),
                ask(question),
                ask(question, ".on-page"),
                where,
                notes.stream()
                        .filter(note -> note.question().equals(question)
                                && (!own
                                        || note.place()
                                                .pointer()
                                                .startsWith(target.place().pointer() + "/")))
                        .map(UnsaidNote::note)
                        .toList());
    }

    private String ask(Question question) {
        return ask(question, "");
    }

    /** The question, or for how many a list holds, which nobody answers in a number, what to do instead: in a file, or {@code .on-page}. */
    private String ask(Question question, String where) {
        return catalogue
                .questions()
                .counts(question)
                .map(list -> Messages.text(
                        (saidToBeComplete.test(list) ? "ask.list-of-all" : "ask.list") + where,
                        list.key(),
                        list.title()))
                .orElse(question.ask());
    }

    private String fill(String message, Finding finding) {
        return catalogue.fillable(message).fill(name -> value(name, finding));
    }

    private Optional<String> value(String name, Finding finding) {
        Subject target = finding.target();
        Part part = finding.part();
        return switch (name) {
            case "it" -> Optional.of(target.label());
            case "It" -> Optional.of(Words.sentence(target.label()));
            case "id" -> Optional.of(target.called());
            case "statements" -> Optional.of(statements(finding.facts()));
            case "levels claimed" ->
                Optional.ofNullable(levelsClaimed.get(target.id())).map(Words::list);
            case "topic" ->
                catalogue
                        .element(
                                target.kind().equals("element")
                                        ? target.id()
                                        : finding.standard().element())
                        .map(Element::topic);
            default ->
                Placeholders.OnlyIf.of(name).isPresent()
                        ? nothingIf(Placeholders.OnlyIf.of(name).get(), finding)
                        : name.startsWith("parameter ")
                                ? Optional.of(parameter(finding, name.substring("parameter ".length())))
                                : catalogue
                                        .questions()
                                        .resolve(name, part.per())
                                        .flatMap(question -> values(question, finding));
        };
    }

    /** An empty text where a fact of the finding says so; nothing otherwise. */
    private Optional<String> nothingIf(Placeholders.OnlyIf onlyIf, Finding finding) {
        return catalogue
                .questions()
                .resolve(onlyIf.answer(), finding.part().per())
                .filter(question -> Stream.concat(finding.facts().stream(), finding.shown(question).stream())
                        .anyMatch(fact -> fact.name().equals(question.name())
                                && fact.text().equals(onlyIf.value())))
                .map(question -> "");
    }

    /** A number as the finding compared with it, or else as it is in general on the day. */
    private String parameter(Finding finding, String name) {
        return Stream.concat(finding.parameters().stream(), parameters.stream())
                .filter(p -> p.requirement().equals(finding.part().requirement())
                        && p.name().equals(name))
                .map(parameter -> parameter.isLengthOfTime() ? ReadableValues.of(parameter) : parameter.text())
                .findFirst()
                .orElse(Messages.text("no-number"));
    }

    private Optional<String> values(Question question, Finding finding) {
        List<String> values = new ArrayList<>();
        addValues(question, finding.facts(), values);
        addValues(question, finding.shown(question), values);
        return values.isEmpty() ? Optional.empty() : Optional.of(Words.list(values));
    }

    private void addValues(Question question, List<Fact> facts, List<String> values) {
        for (Fact fact : facts) {
            if (fact.name().equals(question.name())) {
                String value = title(fact).orElseGet(() -> ReadableValues.inSentence(fact));
                if (!isSaid(value, values, fact)) {
                    values.add(value);
                }
            }
        }
    }

    private static boolean isSaid(String value, List<String> values, Fact fact) {
        for (String said : values) {
            if (said.equals(value) || (ReadableValues.isInOwnWords(fact) && isSame(said, value))) {
                return true;
            }
        }
        return false;
    }

    /** The title of the thing that a fact names by its id: a form makes ids, and nobody knows them. */
    private Optional<String> title(Fact fact) {
        for (String kind : NAMED_BY_ID.getOrDefault(fact.question().key(), List.of())) {
            String title = titles.get(kind + " " + fact.text());
            if (title != null) {
                return Optional.of(title);
            }
        }
        // Who has written the ids of the outcomes knows them.
        return fact.question().equals(DerivedFacts.MAPPED_BY) && Item.isMadeId("outcome", fact.text())
                ? Optional.ofNullable(titles.get("outcome " + fact.text())).map(title -> "\"" + title + "\"")
                : Optional.empty();
    }

    /** Whether words say the same to somebody who reads them, whatever their capitals, spaces and stops. */
    private static boolean isSame(String one, String other) {
        String plain = Words.plain(one);
        return one.equals(other) || (!plain.isEmpty() && plain.equals(Words.plain(other)));
    }

    private static String statements(List<Fact> facts) {
        return facts.stream()
                .map(fact -> Messages.text(
                        fact.workedOut() ? "statement.worked-out" : "statement",
                        fact.question().words(),
                        ReadableValues.inSentence(fact)))
                .distinct()
                .collect(Collectors.joining("; "));
    }
}

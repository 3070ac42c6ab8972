package org.touchstone.casework.courses;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.touchstone.casework.form.AnswerChange;
import org.touchstone.casework.form.FormLink;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.submission.Questions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came out differently between two reports on a course, standard by standard, and why.
 *
 * @param changes the changes, in the order of the later report; what is no longer asked comes last
 */
public record Changes(List<Change> changes) {

    /** Nothing came out differently. */
    public static final Changes NONE = new Changes(List.of());

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * One finding that came out differently.
     *
     * @param standard the id of the standard
     * @param alsoStandards the ids of the standards that share the finding
     * @param requirement the requirement that covers the standard
     * @param part the part of the requirement
     * @param asks what the part asks
     * @param target what the finding is about
     * @param before how it came out before; nothing where it was not asked then
     * @param after how it came out after; nothing where it is no longer asked
     * @param why what changed that it rests on
     */
    public record Change(
            String standard,
            List<String> alsoStandards,
            String requirement,
            String part,
            String asks,
            Target target,
            Optional<State> before,
            Optional<State> after,
            List<Cause> why) {

        /** Whether it came out as before, on other grounds. */
        public boolean sameOutcome() {
            return before.isPresent()
                    && after.filter(now -> now.outcome().equals(before.get().outcome()))
                            .filter(now -> now.strength().equals(before.get().strength()))
                            .isPresent();
        }

        /** Whether the same is said as before, of what a program settles: nobody reads it otherwise than before. */
        public boolean saysTheSame() {
            return before.equals(after)
                    && after.filter(now -> now.outcome().equals(Outcome.NEEDS_JUDGEMENT.name()))
                            .isEmpty();
        }

        /** Whether it was met, and still is: nobody has anything to do about that. */
        public boolean staysMet() {
            return sameOutcome()
                    && after.filter(now -> now.outcome().equals(Outcome.MET.name()))
                            .isPresent();
        }
    }

    /**
     * What a finding is about.
     *
     * @param kind the kind of thing, such as session
     * @param id its id, unique among its kind
     * @param label how it is named in a sentence
     */
    public record Target(String kind, String id, String label) {}

    /**
     * How a finding came out.
     *
     * @param outcome the outcome
     * @param strength how strongly the source asks for it
     * @param reason why, as a sentence
     */
    public record State(String outcome, String strength, String reason) {}

    /**
     * One thing that changed.
     *
     * @param kind what kind of thing
     * @param name its name, such as {@code session.group size}; empty for the ruleset, the day and the description
     * @param before its value before; nothing where there was none
     * @param after its value after; nothing where there is none
     * @param wasAt where it stood before: for a fact a JSON Pointer, for evidence the title of the document; else empty
     * @param isAt where it stands after, likewise
     */
    public record Cause(
            Kind kind, String name, Optional<String> before, Optional<String> after, String wasAt, String isAt) {

        private static Cause whole(Kind kind, Optional<String> before, Optional<String> after) {
            return new Cause(kind, "", before, after, "", "");
        }

        /** The answers that it comes from, of all that are others. */
        public List<AnswerChange> answers(List<AnswerChange> changed, Questions questions) {
            if (kind == Kind.EVIDENCE) {
                return changed.stream()
                        .filter(AnswerChange::ofEvidence)
                        .filter(each -> (each.from() + each.to()).contains(isAt.isEmpty() ? wasAt : isAt))
                        .toList();
            }
            Optional<FormLink> was = FormLink.of(wasAt, questions);
            Optional<FormLink> is = FormLink.of(isAt, questions);
            return changed.stream()
                    .filter(each -> !each.ofEvidence())
                    .filter(each -> was.filter(each::wasAt).isPresent()
                            || is.filter(each::isAt).isPresent())
                    .toList();
        }
    }

    /** What kind of thing changed. */
    public enum Kind {
        /** A fact that the finding rests on. */
        FACT,
        /** Where the provider shows such a fact. */
        EVIDENCE,
        /** A number that a rule compares with. */
        PARAMETER,
        /** The ruleset. */
        RULESET,
        /** The day that the course was checked as of, and nothing else that the finding names. */
        DAY,
        /** Something in the description that the finding does not name, such as what the course claims. */
        DESCRIPTION
    }

    /** A fact, a parameter or a place of evidence, told apart from others by its key. */
    private record Stated(String name, String key, String value) {}

    /** Compares two JSON reports on the same course. */
    public static Changes between(byte[] before, byte[] after) {
        JsonNode earlier = JSON.readTree(before);
        JsonNode later = JSON.readTree(after);
        Map<List<String>, JsonNode> old = findings(earlier);
        List<Change> changes = new ArrayList<>();
        findings(later).forEach((key, finding) -> {
            JsonNode was = old.remove(key);
            if (was == null && doesNotApply(finding)) {
                return;
            }
            if (was == null) {
                changes.add(change(
                        finding,
                        Optional.empty(),
                        Optional.of(state(finding)),
                        why(JSON.missingNode(), finding, earlier, later)));
            } else if (!sameEverything(was, finding)) {
                changes.add(change(
                        finding,
                        Optional.of(state(was)),
                        Optional.of(state(finding)),
                        why(was, finding, earlier, later)));
            }
        });
        old.values().stream()
                .filter(was -> !doesNotApply(was))
                .forEach(was -> changes.add(change(
                        was, Optional.of(state(was)), Optional.empty(), why(was, JSON.missingNode(), earlier, later))));
        return new Changes(List.copyOf(changes));
    }

    /**
     * The same by what is said otherwise. Findings may come to rest on an answer that is as it was, which is then no cause; and
     * what came out as before, and rests on nothing that changed, is no change.
     *
     * @param answers the answers that are others
     * @param questions the questions that they answer
     */
    public Changes causedBy(List<AnswerChange> answers, Questions questions) {
        List<Change> caused = new ArrayList<>();
        for (Change change : changes) {
            List<Cause> why = new ArrayList<>(change.why());
            why.removeIf(cause -> cause.kind() == Kind.DESCRIPTION);
            why.removeIf(cause -> (cause.kind() == Kind.FACT || cause.kind() == Kind.EVIDENCE)
                    && cause.answers(answers, questions).isEmpty());
            if (why.isEmpty() && change.sameOutcome()) {
                continue;
            }
            if (why.isEmpty()) {
                why.add(Cause.whole(Kind.DESCRIPTION, Optional.empty(), Optional.empty()));
            }
            caused.add(new Change(
                    change.standard(),
                    change.alsoStandards(),
                    change.requirement(),
                    change.part(),
                    change.asks(),
                    change.target(),
                    change.before(),
                    change.after(),
                    List.copyOf(why)));
        }
        return new Changes(List.copyOf(caused));
    }

    private static Map<List<String>, JsonNode> findings(JsonNode report) {
        Map<List<String>, JsonNode> findings = new LinkedHashMap<>();
        for (JsonNode finding : report.path("findings")) {
            JsonNode target = finding.path("target");
            findings.put(
                    List.of(
                            text(finding, "standard"),
                            text(finding, "requirement"),
                            text(finding, "part"),
                            text(target, "kind"),
                            text(target, "id")),
                    finding);
        }
        return findings;
    }

    /** Whether a finding says nothing of the course: what did not apply, and still does not, is no change. */
    private static boolean doesNotApply(JsonNode finding) {
        return text(finding, "outcome").equals(Outcome.NOT_APPLICABLE.name());
    }

    private static boolean sameEverything(JsonNode was, JsonNode is) {
        return (doesNotApply(was) && doesNotApply(is)) || sameInDetail(was, is);
    }

    private static boolean sameInDetail(JsonNode was, JsonNode is) {
        return state(was).equals(state(is))
                && sameWherever(facts(was), facts(is))
                && sameWherever(evidence(was), evidence(is))
                && sameWherever(parameters(was), parameters(is));
    }

    /** Whether the same is stated, as often: what stands elsewhere since something was taken out before it has not changed. */
    private static boolean sameWherever(List<Stated> was, List<Stated> is) {
        return without(was, is).isEmpty() && without(is, was).isEmpty();
    }

    private static Change change(JsonNode finding, Optional<State> before, Optional<State> after, List<Cause> why) {
        List<String> also = new ArrayList<>();
        finding.path("alsoStandards").forEach(each -> also.add(each.asString("")));
        JsonNode target = finding.path("target");
        return new Change(
                text(finding, "standard"),
                List.copyOf(also),
                text(finding, "requirement"),
                text(finding, "part"),
                text(finding, "asks"),
                new Target(text(target, "kind"), text(target, "id"), text(target, "label")),
                before,
                after,
                why);
    }

    private static State state(JsonNode finding) {
        return new State(text(finding, "outcome"), text(finding, "strength"), text(finding, "reason"));
    }

    private static List<Cause> why(JsonNode was, JsonNode is, JsonNode earlier, JsonNode later) {
        List<Cause> why = new ArrayList<>();
        compare(Kind.FACT, facts(was), facts(is), why);
        compare(Kind.EVIDENCE, evidence(was), evidence(is), why);
        compare(Kind.PARAMETER, parameters(was), parameters(is), why);
        boolean named = !why.isEmpty();
        whole(Kind.RULESET, text(earlier, "ruleset"), text(later, "ruleset"), why);
        if (!named) {
            whole(Kind.DAY, text(earlier, "asOf"), text(later, "asOf"), why);
        }
        if (why.isEmpty()) {
            why.add(Cause.whole(Kind.DESCRIPTION, Optional.empty(), Optional.empty()));
        }
        return List.copyOf(why);
    }

    private static void whole(Kind kind, String before, String after, List<Cause> why) {
        if (!before.equals(after)) {
            why.add(Cause.whole(kind, Optional.of(before), Optional.of(after)));
        }
    }

    /**
     * Notes what is stated on one side only. What stands at the same place on both sides is one change, and so is a name
     * that is left once on each: the place of a fact moves when something is added before it.
     */
    private static void compare(Kind kind, List<Stated> before, List<Stated> after, List<Cause> why) {
        List<Stated> gone = without(before, after);
        List<Stated> come = without(after, before);
        for (Stated is : come) {
            Optional<Stated> was = gone.stream()
                    .filter(each -> each.name().equals(is.name()) && each.key().equals(is.key()))
                    .findFirst()
                    .or(() -> only(is.name(), gone)
                            .filter(each -> only(is.name(), come).isPresent()));
            was.ifPresent(gone::remove);
            why.add(new Cause(
                    kind,
                    is.name(),
                    was.map(Stated::value),
                    Optional.of(is.value()),
                    was.map(Stated::key).orElse(""),
                    is.key()));
        }
        gone.forEach(
                was -> why.add(new Cause(kind, was.name(), Optional.of(was.value()), Optional.empty(), was.key(), "")));
    }

    /** What is stated in one list and, as often, not in the other, wherever it stands. */
    private static List<Stated> without(List<Stated> all, List<Stated> others) {
        List<Stated> left = new ArrayList<>(all);
        for (Stated other : others) {
            left.stream()
                    .filter(each ->
                            each.name().equals(other.name()) && each.value().equals(other.value()))
                    .findFirst()
                    .ifPresent(left::remove);
        }
        return left;
    }

    private static Optional<Stated> only(String name, List<Stated> all) {
        List<Stated> named =
                all.stream().filter(each -> each.name().equals(name)).toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    /** The facts, without where they stand: a line added above moves them all. */
    private static List<Stated> facts(JsonNode finding) {
        List<Stated> facts = new ArrayList<>();
        for (JsonNode fact : finding.path("facts")) {
            String note = text(fact, "note");
            facts.add(new Stated(
                    text(fact, "name"),
                    text(fact, "pointer"),
                    note.isEmpty() ? text(fact, "value") : text(fact, "value") + " (" + note + ")"));
        }
        return facts;
    }

    private static List<Stated> evidence(JsonNode finding) {
        List<Stated> evidence = new ArrayList<>();
        for (JsonNode each : finding.path("evidence")) {
            StringBuilder value = new StringBuilder(text(each, "title"));
            append(value, ", ", text(each, "page"));
            append(value, ": ", text(each, "quote"));
            evidence.add(new Stated(text(each, "document"), text(each, "title"), value.toString()));
        }
        return evidence;
    }

    private static void append(StringBuilder value, String between, String more) {
        if (!more.isEmpty()) {
            value.append(between).append(more);
        }
    }

    private static List<Stated> parameters(JsonNode finding) {
        List<Stated> parameters = new ArrayList<>();
        for (JsonNode each : finding.path("parameters")) {
            parameters.add(
                    new Stated(text(each, "name"), text(each, "name"), text(each, "value") + " " + text(each, "unit")));
        }
        return parameters;
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}

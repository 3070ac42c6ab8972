package org.touchstone.author.examples;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.touchstone.check.assessment.Assessment;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.explanation.Explainer;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.Place;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Section;
import org.touchstone.check.submission.SubmissionReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A course as far as a report of it says: the answers that its findings rest on, each where it stood. A report does not hold the
 * whole course, so that what comes out of such a course has to be compared with the report before it is believed.
 */
public final class ReportedCourse {

    /** The most that a report may hold, in bytes: one of a course that claims everything holds two thirds of it. */
    public static final int MOST_BYTES = 7 * 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NUMBER = "\\d{1,4}";
    private static final int DEEPEST = 8;

    private final JsonNode report;
    private final Questions questions;
    private final Branch course = new Branch();

    private ReportedCourse(JsonNode report, Questions questions) {
        this.report = report;
        this.questions = questions;
    }

    /**
     * Reads a report in JSON, as a check gives it.
     *
     * @return nothing where this is no report
     */
    public static Optional<ReportedCourse> read(byte[] bytes, Questions questions) {
        if (bytes.length > MOST_BYTES) {
            return Optional.empty();
        }
        try {
            JsonNode report = JSON.readTree(bytes);
            if (!report.path("findings").isArray() || !report.path("ruleset").isString()) {
                return Optional.empty();
            }
            ReportedCourse read = new ReportedCourse(report, questions);
            read.take();
            return Optional.of(read);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** The digest of the ruleset that the report was made under. */
    public String ruleset() {
        return report.path("ruleset").asString("");
    }

    /** The course, as far as the report says. */
    public Node.Entries course() {
        return (Node.Entries) course.node();
    }

    /**
     * Whether a part comes out on this course as the report says it came out on the whole one.
     *
     * @param ruleset the ruleset that the report was made under
     * @param part the part, with its requirement before it
     */
    public boolean comesOutAsReported(Ruleset ruleset, String part) {
        try {
            LocalDate asOf = LocalDate.parse(report.path("asOf").asString(""));
            Assessment assessment =
                    Assessor.assess(SubmissionReader.read(course(), "report", questions), ruleset, asOf);
            Map<String, String> here = new TreeMap<>();
            Found.byKey(
                            assessment.findings(),
                            new Explainer(
                                    assessment.ruleset().catalogue(),
                                    asOf,
                                    assessment.course().submission()))
                    .values()
                    .stream()
                    .filter(each -> each.part().equals(part))
                    .forEach(each -> here.put(
                            each.finding().target().id(), each.finding().outcome() + " " + each.reason()));
            Map<String, String> reported = new TreeMap<>();
            for (JsonNode finding : report.path("findings")) {
                if (part.equals(text(finding, "requirement") + "/" + text(finding, "part"))) {
                    reported.put(
                            text(finding.path("target"), "id"),
                            text(finding, "outcome") + " " + text(finding, "reason"));
                }
            }
            return !reported.isEmpty() && reported.equals(here);
        } catch (MistakesException | DateTimeException e) {
            return false;
        }
    }

    // What the report holds

    /** A group of keys, or the items of a list by their numbers. */
    private static final class Branch {

        private final Map<String, Object> below = new LinkedHashMap<>();

        Optional<Branch> branch(String key) {
            Object known = below.computeIfAbsent(key, each -> new Branch());
            return known instanceof Branch branch ? Optional.of(branch) : Optional.empty();
        }

        Node node() {
            boolean list = !below.isEmpty() && below.keySet().stream().allMatch(key -> key.matches(NUMBER));
            if (list) {
                Map<Integer, Node> items = new TreeMap<>();
                below.forEach((key, value) -> items.put(Integer.valueOf(key), node(value)));
                return new Node.Items(List.copyOf(items.values()), Place.START);
            }
            Map<String, Node> entries = new LinkedHashMap<>();
            Map<String, Place> keys = new LinkedHashMap<>();
            below.forEach((key, value) -> {
                entries.put(key, node(value));
                keys.put(key, Place.START);
            });
            return new Node.Entries(entries, keys, Place.START);
        }

        private static Node node(Object value) {
            return value instanceof Branch branch ? branch.node() : (Node) value;
        }
    }

    private void take() {
        set("/provider/name", word(text(report, "provider")));
        set("/course/title", word(text(report, "course")));
        List<JsonNode> targets = new ArrayList<>();
        for (JsonNode finding : report.path("findings")) {
            for (JsonNode fact : Stream.concat(
                            finding.path("facts").valueStream(),
                            finding.path("shown").valueStream())
                    .toList()) {
                if (!fact.path("workedOut").asBoolean(false)) {
                    fact(fact, finding.path("target"));
                }
            }
            targets.add(finding.path("target"));
        }
        targets.forEach(this::claimed);
        questions.sections().stream().filter(Section::list).forEach(this::dropUnreadable);
        questions.sections().forEach(this::dropReferences);
    }

    private void fact(JsonNode fact, JsonNode target) {
        String pointer = text(fact, "pointer");
        String name = text(fact, "name");
        String value = text(fact, "value");
        boolean none = name.endsWith(" listed") && value.equals("0");
        set(pointer, none ? new Node.Items(List.of(), Place.START) : word(value));
        if (pointer.endsWith("/value") && !text(fact, "note").isEmpty()) {
            set(pointer.replaceFirst("value$", "note"), word(text(fact, "note")));
        }
        String kind = text(target, "kind");
        Optional<Section> section = questions.listOf(kind);
        String[] steps = pointer.split("/", -1);
        if (section.isPresent()
                && name.startsWith(kind + ".")
                && steps.length > 2
                && steps[1].equals(section.get().key())
                && steps[2].matches(NUMBER)) {
            named(section.get(), "/" + steps[1] + "/" + steps[2], target);
        }
    }

    /** Gives a thing the id and the title by which the report speaks of it. */
    private void named(Section section, String pointer, JsonNode target) {
        String id = text(target, "id");
        String label = text(target, "label");
        if (section.kind().equals("element")) {
            set(pointer + "/element", word(id));
            return;
        }
        boolean numbered = label.matches(section.kind() + " " + NUMBER);
        if (!id.equals(label) && section.question("id").isPresent()) {
            set(pointer + "/id", word(id));
        }
        if (!numbered) {
            Stream.of("title", "name", "text")
                    .filter(key -> section.question(key).isPresent())
                    .findFirst()
                    .ifPresent(key -> set(pointer + "/" + key, word(label)));
        }
    }

    /** What is claimed is known from what it was asked for, too. */
    private void claimed(JsonNode target) {
        Optional<Section> claims = questions.listOf("element");
        if (claims.isEmpty() || !text(target, "kind").equals("element")) {
            return;
        }
        Branch all = course.branch(claims.get().key()).orElseGet(Branch::new);
        String id = text(target, "id");
        boolean known = all.below.values().stream()
                .anyMatch(each -> each instanceof Branch claim
                        && claim.below.get("element") instanceof Node.Scalar element
                        && element.text().equals(id));
        if (!known) {
            set("/" + claims.get().key() + "/" + (1_000 + all.below.size()) + "/element", word(id));
        }
    }

    /** Leaves out things of which the report does not say what has to be said of each. */
    private void dropUnreadable(Section section) {
        if (course.below.get(section.key()) instanceof Branch items) {
            items.below
                    .values()
                    .removeIf(each -> each instanceof Branch item
                            && section.questions().stream()
                                    .filter(Question::must)
                                    .anyMatch(question -> !item.below.containsKey(question.key())));
            if (items.below.isEmpty()) {
                course.below.remove(section.key());
            }
        }
    }

    /** Leaves out references to things of which the report says nothing else. */
    private void dropReferences(Section section) {
        if (!(course.below.get(section.key()) instanceof Branch group)) {
            return;
        }
        for (Question question : section.questions()) {
            Optional<Section> to =
                    questions.listOf(question.to()).filter(list -> !list.kind().equals("element"));
            if (to.isPresent()) {
                Set<String> known = ids(to.get());
                (section.list() ? group.below.values() : List.of((Object) group))
                        .forEach(each -> drop(each, question.key(), known));
            }
        }
    }

    private Set<String> ids(Section section) {
        Set<String> ids = new HashSet<>();
        if (course.below.get(section.key()) instanceof Branch items) {
            for (Object each : items.below.values()) {
                if (each instanceof Branch item) {
                    Stream.of("id", "title", "name", "text")
                            .map(key -> item.below.getOrDefault(key, ""))
                            .filter(Node.Scalar.class::isInstance)
                            .findFirst()
                            .ifPresent(id -> ids.add(((Node.Scalar) id).text()));
                }
            }
        }
        return ids;
    }

    private static void drop(Object thing, String key, Set<String> known) {
        if (!(thing instanceof Branch item)) {
            return;
        }
        Object value = item.below.get(key);
        if (value instanceof Node.Scalar id && !known.contains(id.text())) {
            item.below.remove(key);
        } else if (value instanceof Branch more) {
            List.copyOf(more.below.keySet()).stream()
                    .filter(each -> !each.equals("note"))
                    .forEach(each -> drop(more, each, known));
            if (more.below.keySet().stream().allMatch(each -> each.equals("note"))) {
                item.below.remove(key);
            }
        }
    }

    private void set(String pointer, Node value) {
        String[] steps = pointer.split("/", -1);
        if (steps.length < 2
                || steps.length > DEEPEST
                || (value instanceof Node.Scalar word && word.text().isEmpty())) {
            return;
        }
        Branch here = course;
        for (int i = 1; i < steps.length - 1; i++) {
            Optional<Branch> next = here.branch(plain(steps[i]));
            if (next.isEmpty()) {
                return;
            }
            here = next.get();
        }
        here.below.putIfAbsent(plain(steps[steps.length - 1]), value);
    }

    private static String plain(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }

    private static Node.Scalar word(String text) {
        return new Node.Scalar(text, true, Place.START);
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString("");
    }
}

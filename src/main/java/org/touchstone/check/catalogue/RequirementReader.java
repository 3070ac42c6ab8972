package org.touchstone.check.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.touchstone.check.located.Fields;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.Name;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.Words;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;

/** Reads {@code requirement.yaml}. */
final class RequirementReader {

    private final Questions questions;
    private final Map<String, Standard> standards;
    private final Map<String, Set<String>> parameters;
    private final List<Mistake> mistakes;

    /**
     * A reader.
     *
     * @param questions the questions that parts may name
     * @param standards the known standards by id
     * @param parameters the names of the parameters of each requirement
     * @param mistakes takes what is wrong
     */
    RequirementReader(
            Questions questions,
            Map<String, Standard> standards,
            Map<String, Set<String>> parameters,
            List<Mistake> mistakes) {
        this.questions = questions;
        this.standards = standards;
        this.parameters = parameters;
        this.mistakes = mistakes;
    }

    /** Reads one requirement, known by the name of its folder. */
    Requirement read(String id, Fields fields) {
        Map<String, Part> parts = new LinkedHashMap<>();
        fields.group("parts")
                .ifPresentOrElse(
                        group -> group.named().forEach((name, node) -> {
                            group.check(name, Name.PART, group.place(name));
                            parts.put(name, part(id, name, Fields.of(fields.file(), node, mistakes)));
                        }),
                        () -> fields.mistake(fields.place(), "\"parts\" is missing.", "Add at least one part."));
        List<Coverage> covers = new ArrayList<>();
        fields.group("covers")
                .ifPresentOrElse(
                        group -> group.named()
                                .forEach((standard, node) -> covers.addAll(rows(group, standard, node, parts))),
                        () -> fields.mistake(
                                fields.place(), "\"covers\" is missing.", "Say which standards this covers."));
        Requirement requirement = new Requirement(
                id,
                fields.text("title"),
                fields.text("asks"),
                fields.optionalText("reading"),
                List.copyOf(parts.values()),
                List.copyOf(covers));
        fields.done();
        return requirement;
    }

    /** What is covered of one standard: a list of parts, a row with its days, or a list of such rows. */
    private List<Coverage> rows(Fields covers, String standard, Node node, Map<String, Part> parts) {
        Standard covered = standards.get(standard);
        if (covered == null) {
            covers.mistake(
                    covers.place(standard),
                    "There is no standard " + standard + ".",
                    Words.didYouMean(standard, standards.keySet(), ""));
        } else {
            covered.sameAs()
                    .ifPresent(first -> covers.mistake(
                            covers.place(standard),
                            standard + " repeats " + first + ", and is covered with it.",
                            "Remove this row."));
        }
        boolean dated = node instanceof Node.Entries
                || (node instanceof Node.Items items
                        && items.items().stream().anyMatch(item -> !(item instanceof Node.Scalar)));
        if (!dated) {
            List<String> asked = known(covers, standard, covers.texts(standard), parts);
            return List.of(new Coverage(standard, asked, Days.ALWAYS, Optional.empty()));
        }
        List<Coverage> rows = new ArrayList<>();
        Map<String, Timeline> timelines = new LinkedHashMap<>();
        for (Fields row : node instanceof Node.Items
                ? covers.groups(standard)
                : List.of(covers.group(standard).orElseThrow())) {
            List<String> asked = known(row, "parts", row.texts("parts"), parts);
            if (asked.isEmpty()) {
                row.mistake(row.place(), "This row names no parts.", "Add \"parts\", or remove the row.");
            }
            Days days = Days.read(row);
            asked.forEach(part -> timelines
                    .computeIfAbsent(part, id -> new Timeline("row with the part \"" + id + "\" of " + standard))
                    .add(days, row));
            rows.add(new Coverage(standard, asked, days, strength(row)));
            row.done();
        }
        return rows;
    }

    private static List<String> known(Fields fields, String key, List<String> asked, Map<String, Part> parts) {
        List<String> known = new ArrayList<>();
        for (String part : asked) {
            if (!parts.containsKey(part)) {
                fields.mistake(
                        fields.place(key),
                        "There is no part \"" + part + "\" below.",
                        Words.didYouMean(part, parts.keySet(), ""));
            } else if (known.contains(part)) {
                fields.mistake(fields.place(key), "\"" + part + "\" stands here twice.", "Keep one of them.");
            } else {
                known.add(part);
            }
        }
        return List.copyOf(known);
    }

    private static Optional<Strength> strength(Fields fields) {
        return fields.optionalOneOf("strength", Strength.WORDS).map(Strength::of);
    }

    private Part part(String requirement, String id, Fields fields) {
        String per = fields.optionalText("per").orElse(Questions.COURSE);
        boolean knownKind = per.equals(Questions.COURSE) || questions.kinds().contains(per);
        if (!knownKind) {
            fields.mistake(
                    fields.place("per"),
                    "\"" + per + "\" is not a kind of thing that a submission describes.",
                    Words.didYouMean(per, questions.kinds(), ""));
        }
        Optional<String> answer = fields.optionalText("answer").flatMap(words -> fact(fields, "answer", words, per));
        List<String> needs = new ArrayList<>(answer.map(List::of).orElse(List.of()));
        fields.texts("needs").forEach(words -> fact(fields, "needs", words, per).ifPresent(needs::add));
        List<String> alsoAsks = new ArrayList<>();
        fields.texts("also-asks")
                .forEach(words -> fact(fields, "also-asks", words, per).ifPresent(alsoAsks::add));
        List<String> shows = new ArrayList<>();
        fields.texts("shows").forEach(words -> fact(fields, "shows", words, per).ifPresent(shows::add));
        if (needs.isEmpty()) {
            fields.mistake(
                    fields.place(),
                    "The part \"" + id + "\" says nothing about what settles it.",
                    "Add \"answer\" or \"needs\".");
        }
        Days days = Days.read(fields);
        Texts texts = new Texts(fields, per, days, parameters.getOrDefault(requirement, Set.of()));
        Map<String, String> says = new LinkedHashMap<>();
        for (String outcome : CatalogueReader.SAYS) {
            Optional<String> text = outcome.equals("not-stated") ? texts.must(outcome) : texts.read(outcome);
            text.ifPresent(sentence -> says.put(outcome, sentence));
        }
        Part part = new Part(
                requirement,
                id,
                texts.must("asks").orElse(""),
                per,
                strength(fields),
                answer,
                List.copyOf(needs),
                List.copyOf(alsoAsks),
                List.copyOf(shows),
                says,
                texts.read("question"),
                texts.must("remedy").orElse(""),
                fields.text("who"),
                applies(fields),
                days,
                texts.wordings);
        fields.done();
        return part;
    }

    private static List<Written> applies(Fields fields) {
        return fields.scalars("applies").stream()
                .map(sentence -> new Written(sentence.text(), sentence.place()))
                .toList();
    }

    /** The texts of one part, each the same for all days or a list of wordings. */
    private final class Texts {

        private final Fields fields;
        private final String per;
        private final Days days;
        private final Set<String> parameterNames;
        private final Map<String, List<Message>> wordings = new LinkedHashMap<>();

        Texts(Fields fields, String per, Days days, Set<String> parameterNames) {
            this.fields = fields;
            this.per = per;
            this.days = days;
            this.parameterNames = parameterNames;
        }

        Optional<String> must(String key) {
            return fields.node(key).isPresent() ? read(key) : Optional.of(fields.text(key));
        }

        Optional<String> read(String key) {
            Optional<Node> node = fields.node(key);
            if (node.isEmpty() || !(node.get() instanceof Node.Items)) {
                Optional<String> text = fields.optionalText(key);
                text.ifPresent(sentence -> check(fields, key, sentence));
                return text;
            }
            List<Message> all = new ArrayList<>();
            Timeline timeline = new Timeline("text of \"" + key + "\"");
            for (Fields wording : fields.groups(key)) {
                Message message = new Message(wording.text("text"), Days.read(wording));
                check(wording, "text", message.text());
                wording.done();
                timeline.add(message.days(), wording);
                all.add(message);
            }
            if (all.isEmpty()) {
                fields.mistake(fields.place(key), "\"" + key + "\" is an empty list.", "Write the text.");
                return Optional.empty();
            }
            timeline.noteGaps(days);
            wordings.put(key, List.copyOf(all));
            return all.stream()
                    .max(java.util.Comparator.comparing(
                            message -> message.days().end()))
                    .map(Message::text);
        }

        private void check(Fields in, String key, String text) {
            Placeholders.check(text, per, questions, parameterNames)
                    .forEach(unknown -> in.mistake(in.place(key), unknown, ""));
        }
    }

    /** The name of the fact that these words mean: a question about {@code per}, or about the course, or "kind: words". */
    private Optional<String> fact(Fields fields, String key, String words, String per) {
        Optional<String> name = questions.resolve(words, per).map(Question::name);
        if (name.isEmpty()) {
            fields.mistake(
                    fields.place(key),
                    "\"" + words + "\" is not a question that a submission answers about " + per + ".",
                    Words.didYouMean(words, questions.words(per), "See questions.yaml for the known ones."));
        }
        return name;
    }
}

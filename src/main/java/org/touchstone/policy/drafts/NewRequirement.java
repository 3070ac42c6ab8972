package org.touchstone.policy.drafts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.touchstone.author.examples.Example;
import org.touchstone.author.examples.ExampleChange;
import org.touchstone.author.examples.Expected;
import org.touchstone.base.RefusedException;
import org.touchstone.casework.form.CanonicalYaml;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.language.Said;
import org.touchstone.check.language.SentenceWriter;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.Place;
import org.touchstone.check.submission.Question;

/**
 * A requirement that providers answer with yes or no, and the standard that it is asked for: a question to them, a sentence that
 * settles it, what they are told, and an example of each answer.
 *
 * @param title what it is called
 * @param asks what it asks, in a sentence
 * @param element the element whose standard it is, by its id
 * @param group the part of the standards of that element: {@code DES}, {@code DEL}, {@code MON} or {@code SUS}
 * @param source where the standard stands, such as {@code House standards, course delivery}
 * @param section the section of the description of a course in which it is asked
 * @param question what providers are asked
 * @param met what is said where they answer yes
 * @param notMet what is said where they answer no
 * @param remedy what puts it right
 */
public record NewRequirement(
        String title,
        String asks,
        String element,
        String group,
        String source,
        String section,
        String question,
        String met,
        String notMet,
        String remedy) {

    private static final int LONGEST_TITLE = 60;
    /** The one part that it has. */
    private static final String PART = "asked";

    /** The name of its folder: its title, as names of folders are. */
    public String id() {
        return title.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    /**
     * The edit that adds it.
     *
     * @param notStated what is said where they do not answer
     * @param who who can put it right
     */
    public RuleEdit edit(String notStated, String who) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("title", title);
        fields.put("asks", asks);
        fields.put("element", element);
        fields.put("group", group);
        fields.put("source", source);
        fields.put("section", section);
        fields.put("question", question);
        fields.put("met", met);
        fields.put("notMet", notMet);
        fields.put("remedy", remedy);
        RefusedException.together(fields.entrySet().stream()
                .<Runnable>map(field -> () -> Drafts.said(field.getKey(), field.getValue(), "refused.fill-in"))
                .toArray(Runnable[]::new));
        if (id().isEmpty() || !id().matches("[a-z].*") || title.strip().length() > LONGEST_TITLE) {
            throw new RefusedException("title", "refused.requirement-title");
        }
        return files -> on(files, notStated, who);
    }

    private Map<String, Optional<byte[]>> on(SortedMap<String, byte[]> files, String notStated, String who)
            throws MistakesException {
        if (files.keySet().stream().anyMatch(file -> file.startsWith(id() + "/"))) {
            throw new RefusedException("title", "refused.requirement-exists");
        }
        String standards = "catalogue/standards/" + element + ".yaml";
        RuleText known = RuleEdits.read(files, standards);
        int number = number(known);
        String standard = element + "-" + group + "-" + String.format(Locale.ROOT, "%02d", number);
        Map<String, Optional<byte[]>> changed = new LinkedHashMap<>();
        changed.put(standards, RuleEdits.bytes(withStandard(known, standard, number)));
        changed.put("questions.yaml", RuleEdits.bytes(withQuestion(RuleEdits.read(files, "questions.yaml"))));
        changed.put(id() + "/requirement.yaml", RuleEdits.bytes(requirement(standard, notStated, who)));
        changed.put(id() + "/rules.dslr", RuleEdits.bytes(rules(RuleEdits.sentences(files))));
        changed.put(id() + "/examples.yaml", RuleEdits.bytes(examples()));
        return changed;
    }

    /** The next number among the standards of the group. */
    private int number(RuleText standards) {
        int last = 0;
        for (Node each : ((Node.Items) standards.root()).items()) {
            String id = RuleEdits.text((Node.Entries) each, "id");
            if (id.matches(Pattern.quote(element + "-" + group + "-") + "\\d{1,4}")) {
                last = Math.max(last, Integer.parseInt(id.substring(id.lastIndexOf('-') + 1)));
            }
        }
        return last + 1;
    }

    private String withStandard(RuleText standards, String id, int number) throws MistakesException {
        Map<String, Node> entry = new LinkedHashMap<>();
        entry.put("id", RuleEdits.words(id));
        entry.put("title", words(title));
        entry.put("asks", words(asks));
        entry.put("strength", RuleEdits.words("required"));
        entry.put("section", words(source));
        entry.put("position", new Node.Scalar(String.valueOf(number), true, Place.START));
        int last = ((Node.Items) standards.root()).items().size() - 1;
        return standards
                .withItemAfter(List.of(), last, RuleEdits.entries(entry))
                .text();
    }

    /** The key of the question: the title, as keys are written. */
    private String key() {
        StringBuilder key = new StringBuilder();
        for (String word : id().split("-")) {
            key.append(key.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return key.toString();
    }

    /** How rules speak of the question. */
    private String fact() {
        return Question.words(key());
    }

    private String withQuestion(RuleText questions) throws MistakesException {
        List<Node> all = ((Node.Items) questions.root()).items();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof Node.Entries each
                    && RuleEdits.text(each, "key").equals(section)
                    && each.entries().get("questions") instanceof Node.Items asked) {
                Map<String, Node> question = new LinkedHashMap<>();
                question.put("key", RuleEdits.words(key()));
                question.put("kind", RuleEdits.words("yes-no"));
                question.put("ask", words(this.question));
                return questions
                        .withItemAfter(
                                List.of(String.valueOf(i), "questions"),
                                asked.items().size() - 1,
                                RuleEdits.entries(question))
                        .text();
            }
        }
        throw new RefusedException("section", "refused.fill-in");
    }

    private String requirement(String standard, String notStated, String who) {
        Map<String, Node> part = new LinkedHashMap<>();
        part.put("asks", words(asks));
        part.put("needs", items(List.of(fact())));
        part.put("met", words(met));
        part.put("not-met", words(notMet));
        part.put("not-stated", words(notStated));
        part.put("remedy", words(remedy));
        part.put("who", words(who));
        Map<String, Node> covers = new LinkedHashMap<>();
        covers.put(standard, items(List.of(PART)));
        Map<String, Node> parts = new LinkedHashMap<>();
        parts.put(PART, RuleEdits.entries(part));
        StringBuilder text = new StringBuilder();
        text.append(CanonicalYaml.entry("title", words(title), 0));
        text.append(CanonicalYaml.entry("asks", words(asks), 0));
        text.append(CanonicalYaml.entry("covers", RuleEdits.entries(covers), 0));
        text.append(CanonicalYaml.entry("parts", RuleEdits.entries(parts), 0));
        return text.toString();
    }

    private String rules(SentenceWriter sentences) {
        return sentences.rule("The answer is yes", PART, List.of(sentences.itsAnswerIs(fact(), "yes")), Said.MET) + "\n"
                + sentences.rule("The answer is no", PART, List.of(sentences.itsAnswerIs(fact(), "no")), Said.NOT_MET);
    }

    private String examples() {
        return example(title.strip() + ": yes", "yes", Outcome.MET, met) + "\n"
                + example(title.strip() + ": no", "no", Outcome.NOT_MET, notMet);
    }

    private String example(String name, String answer, Outcome outcome, String reason) {
        return ExampleText.of(new Example(
                id(),
                plain(name),
                "",
                List.of(new ExampleChange("set", section + "/" + key(), RuleEdits.words(answer))),
                List.of(Expected.of(PART, "course", outcome, plain(reason))),
                List.of(),
                "",
                Optional.empty(),
                Place.START));
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static Node.Scalar words(String text) {
        return RuleEdits.words(plain(text));
    }

    private static Node.Items items(List<String> names) {
        return new Node.Items(
                names.stream().map(RuleEdits::words).map(Node.class::cast).toList(), Place.START);
    }
}

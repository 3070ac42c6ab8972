package org.touchstone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.LearningOutcome;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.Place;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Section;

/** Makes submissions that are well formed and otherwise arbitrary, the same ones from the same seed. */
public final class RandomCourses {

    private static final Map<String, String> ID_PREFIXES = Map.of(
            "outcome", "O", "facilitator", "F", "module", "M", "session", "S", "assessment", "A", "resource", "R");

    private final Catalogue catalogue;
    private final Random random;
    private final Map<String, Integer> sizes = new LinkedHashMap<>();
    private List<String> claimed = List.of();
    private boolean complete;

    public RandomCourses(Catalogue catalogue, long seed) {
        this.catalogue = catalogue;
        this.random = new Random(seed);
    }

    /** The next course. */
    public Node.Entries next() {
        return next(random.nextInt(1, 5), random.nextDouble(0.2, 1.0));
    }

    /**
     * A course.
     *
     * @param elements how many elements it claims
     * @param fullness the part of the questions that it answers
     */
    public Node.Entries next(int elements, double fullness) {
        List<String> all = new ArrayList<>(catalogue.elements().stream()
                .filter(e -> e.isClaimable())
                .map(e -> e.id())
                .toList());
        java.util.Collections.shuffle(all, random);
        claimed = List.copyOf(all.subList(0, Math.min(elements, all.size())));
        sizes.clear();
        for (Section section : catalogue.questions().sections()) {
            if (section.list()) {
                sizes.put(
                        section.kind(),
                        section.kind().equals("element") ? claimed.size() : random.nextInt(complete ? 1 : 0, 6));
            }
        }
        Map<String, Node> course = new LinkedHashMap<>();
        for (Section section : catalogue.questions().sections()) {
            if (!section.list()) {
                course.put(section.key(), group(section, 0, fullness));
            } else if (section.kind().equals("element") || random.nextDouble() < fullness) {
                List<Node> items = new ArrayList<>();
                for (int i = 0; i < sizes.getOrDefault(section.kind(), 0); i++) {
                    items.add(group(section, i, fullness));
                }
                course.put(section.key(), new Node.Items(items, Place.START));
                if (section.complete().isPresent() && random.nextDouble() < fullness) {
                    course.put(
                            section.complete().get().key(), scalar(!complete && random.nextInt(4) == 0 ? "no" : "yes"));
                }
            } else {
                sizes.put(section.kind(), 0);
            }
        }
        return dropDanglingReferences(course);
    }

    /** A course that answers every question, of lists that are all said to be complete. */
    public Node.Entries nextComplete() {
        complete = true;
        Node.Entries course = next(random.nextInt(1, 4), 1.0);
        complete = false;
        return course;
    }

    private Node group(Section section, int index, double fullness) {
        Map<String, Node> answers = new LinkedHashMap<>();
        for (Question question : section.questions()) {
            boolean named = question.key().equals("id") || question.must();
            if (named || random.nextDouble() < fullness) {
                Node answer = answer(question, index);
                if (answer != null) {
                    answers.put(question.key(), answer);
                }
            }
        }
        return new Node.Entries(answers, Map.of(), Place.START);
    }

    private @Nullable Node answer(Question question, int index) {
        boolean none = question.answers().isList() && !question.must() && random.nextInt(12) == 0;
        if (none) {
            return new Node.Items(List.of(), Place.START);
        }
        return switch (question.answers()) {
            case TEXT, PHRASE -> scalar(question.words() + " " + (index + 1));
            case DESCRIPTION ->
                scalar(
                        random.nextInt(8) == 0
                                ? "no"
                                : "We do this in the way described on page " + random.nextInt(1, 90) + ".");
            case YES_NO -> scalar(random.nextInt(5) == 0 ? "no" : "yes");
            case COUNT -> scalar(Integer.toString(random.nextInt(question.least(), 30)));
            case DATE ->
                scalar(java.time.LocalDate.of(2026, 1, 1)
                        .plusDays(random.nextInt(300))
                        .toString());
            case INTERVAL -> scalar("P" + random.nextInt(0, 20) + (random.nextBoolean() ? "W" : "D"));
            case CHOICE -> scalar(pick(question.choices()));
            case CHOICES -> some(question.choices());
            case ELEMENT -> scalar(claimed.get(index));
            case ELEMENTS -> some(claimed);
            case LEVELS -> some(List.of("1", "2", "3"));
            case LANGUAGE -> scalar(pick(List.of("en", "cy", "en-GB")));
            case ID -> scalar(ID_PREFIXES.getOrDefault(question.kind(), "X") + (index + 1));
            case CURRICULUM -> some(curriculum());
            case REFERS -> {
                int size = sizes.getOrDefault(question.to(), 0);
                List<String> ids = new ArrayList<>();
                for (int i = 1; i <= size; i++) {
                    ids.add(ID_PREFIXES.getOrDefault(question.to(), "X") + i);
                }
                yield ids.isEmpty() ? null : some(ids);
            }
        };
    }

    private List<String> curriculum() {
        List<String> ids = new ArrayList<>();
        for (LearningOutcome outcome : catalogue.outcomes()) {
            if (claimed.contains(outcome.element()) || random.nextInt(60) == 0) {
                ids.add(outcome.id());
            }
        }
        return ids;
    }

    private static Node scalar(String text) {
        return new Node.Scalar(text, false, Place.START);
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private Node some(List<String> words) {
        List<Node> chosen = new ArrayList<>();
        for (String word : words) {
            if (random.nextInt(3) > 0) {
                chosen.add(scalar(word));
            }
        }
        if (chosen.isEmpty()) {
            chosen.add(scalar(words.get(0)));
        }
        return new Node.Items(chosen, Place.START);
    }

    /** References are made before it is known which lists are left out; those that lead nowhere are dropped. */
    private Node.Entries dropDanglingReferences(Map<String, Node> course) {
        Map<String, Node> kept = new LinkedHashMap<>(course);
        for (Section section : catalogue.questions().sections()) {
            Node content = course.get(section.key());
            if (content instanceof Node.Items items) {
                List<Node> changed = new ArrayList<>();
                for (Node item : items.items()) {
                    Map<String, Node> answers = new LinkedHashMap<>(((Node.Entries) item).entries());
                    for (Question question : section.questions()) {
                        if (!question.to().isEmpty() && sizes.getOrDefault(question.to(), 0) == 0) {
                            answers.remove(question.key());
                        }
                    }
                    changed.add(new Node.Entries(answers, Map.of(), Place.START));
                }
                kept.put(section.key(), new Node.Items(changed, Place.START));
            } else if (content != null) {
                kept.put(section.key(), content);
            }
        }
        return new Node.Entries(kept, Map.of(), Place.START);
    }

    /** A course as the text of a JSON file. */
    public static String json(Node node) {
        return tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(tree(node));
    }

    private static Object tree(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return scalar.text();
        }
        if (node instanceof Node.Items items) {
            return items.items().stream().map(RandomCourses::tree).toList();
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        ((Node.Entries) node).entries().forEach((key, value) -> entries.put(key, tree(value)));
        return entries;
    }
}

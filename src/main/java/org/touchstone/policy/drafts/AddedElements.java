package org.touchstone.policy.drafts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.touchstone.base.RefusedException;
import org.touchstone.casework.rulesets.Publication;
import org.touchstone.casework.rulesets.Publications;
import org.touchstone.casework.rulesets.StoredRulesets;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;

/**
 * Elements that a draft added and that no published ruleset ever had. No course can claim one, so it can be taken out as if it had
 * never been there. What was published once is only no longer asked for.
 */
@Component
public class AddedElements {

    private static final String ELEMENTS = "catalogue/elements.yaml";
    private static final String REQUIREMENT = "/requirement.yaml";

    private final Drafts drafts;
    private final Publications publications;
    private final StoredRulesets rulesets;

    AddedElements(Drafts drafts, Publications publications, StoredRulesets rulesets) {
        this.drafts = drafts;
        this.publications = publications;
        this.rulesets = rulesets;
    }

    /**
     * An element that was added.
     *
     * @param id its id
     * @param name what it is called; its id where the draft does not say
     */
    public record Added(String id, String name) {}

    /** Those of a draft, in the order of its file; none while that file cannot be read. The rest of the draft may have mistakes. */
    public List<Added> of(RulesDraft draft) {
        return added(draft, drafts.files(draft));
    }

    private List<Added> added(RulesDraft draft, SortedMap<String, byte[]> files) {
        List<Added> here = elements(files);
        if (here.isEmpty()) {
            return here;
        }
        Set<String> published = new HashSet<>();
        Stream.concat(Stream.of(draft.base()), publications.all().stream().map(Publication::digest))
                .distinct()
                .flatMap(digest -> rulesets.files(digest).stream())
                .forEach(each -> elements(each.content()).forEach(element -> published.add(element.id())));
        return here.stream().filter(each -> !published.contains(each.id())).toList();
    }

    private static List<Added> elements(SortedMap<String, byte[]> files) {
        try {
            return items(files, ELEMENTS).stream()
                    .map(each -> new Added(RuleEdits.text(each, "id"), RuleEdits.text(each, "name")))
                    .filter(each -> !each.id().isEmpty())
                    .map(each -> each.name().isEmpty() ? new Added(each.id(), each.id()) : each)
                    .toList();
        } catch (MistakesException e) {
            return List.of();
        }
    }

    private static List<Node.Entries> items(SortedMap<String, byte[]> files, String file) throws MistakesException {
        byte[] bytes = files.get(file);
        if (bytes == null
                || !(RuleText.of(file, new String(bytes, StandardCharsets.UTF_8))
                                .root()
                        instanceof Node.Items all)) {
            return List.of();
        }
        return all.items().stream()
                .filter(Node.Entries.class::isInstance)
                .map(Node.Entries.class::cast)
                .toList();
    }

    /**
     * Takes an element out: itself, its standards and outcomes, what requirements say of those standards, and requirements that the
     * draft added for them alone. What else names it is a mistake from then on, and is found as such.
     *
     * @return the edit, which is refused where the element was published
     */
    public RuleEdit removal(RulesDraft draft, String element) {
        SortedMap<String, byte[]> base = drafts.baseFiles(draft);
        return files -> {
            if (added(draft, files).stream().noneMatch(each -> each.id().equals(element))) {
                throw new RefusedException("", "refused.element-published");
            }
            Map<String, Optional<byte[]>> changed = new TreeMap<>();
            RuleText elements = RuleEdits.read(files, ELEMENTS);
            int at = RuleEdits.position(elements, element).orElseThrow();
            changed.put(
                    ELEMENTS,
                    RuleEdits.bytes(elements.withoutItem(List.of(), at).text()));
            String standards = "catalogue/standards/" + element + ".yaml";
            List<String> ids = items(files, standards).stream()
                    .map(each -> RuleEdits.text(each, "id"))
                    .toList();
            String outcomes = "catalogue/outcomes/" + element + ".yaml";
            for (String file : files.keySet()) {
                if (file.equals(standards) || file.equals(outcomes)) {
                    changed.put(file, Optional.empty());
                } else if (file.endsWith(REQUIREMENT)) {
                    changed.putAll(uncovered(files, file, ids, base));
                }
            }
            return changed;
        };
    }

    /** A requirement that covers these standards no more; gone where the draft added it and it covers nothing else. */
    private static Map<String, Optional<byte[]>> uncovered(
            SortedMap<String, byte[]> files, String file, List<String> standards, SortedMap<String, byte[]> base)
            throws MistakesException {
        RuleText text = RuleEdits.read(files, file);
        List<String> covers = text.at(List.of("covers"))
                .filter(Node.Entries.class::isInstance)
                .map(node -> List.copyOf(((Node.Entries) node).entries().keySet()))
                .orElse(List.of());
        List<String> going = new ArrayList<>(covers);
        going.retainAll(standards);
        if (going.isEmpty()) {
            return Map.of();
        }
        Map<String, Optional<byte[]>> changed = new TreeMap<>();
        if (going.size() == covers.size() && !base.containsKey(file)) {
            String folder = file.substring(0, file.length() - REQUIREMENT.length()) + "/";
            files.keySet().stream()
                    .filter(each -> each.startsWith(folder))
                    .forEach(each -> changed.put(each, Optional.empty()));
            return changed;
        }
        for (String standard : going) {
            text = text.with(List.of("covers"), standard, null);
        }
        return Map.of(file, RuleEdits.bytes(text.text()));
    }
}

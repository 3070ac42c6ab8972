package org.touchstone.author.pages;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.catalogue.LearningOutcome;
import org.touchstone.check.catalogue.Standard;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The curriculum in the form in which learning platforms take competencies and standards from one another: a package of
 * 1EdTech's CASE 1.0 (Competencies and Academic Standards Exchange), with every element, its levels, its learning outcomes and
 * its standards, in our own words. A thing keeps its identifier from ruleset to ruleset.
 */
public final class CurriculumAsCase {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final String DOCUMENT = "curriculum";
    private static final String LANGUAGE = "en-GB";

    private final String site;
    private final String changed;
    private final Map<String, String> titles = new HashMap<>();
    private final Map<String, Address> pages = new HashMap<>();
    private final Map<String, Integer> children = new HashMap<>();
    private final List<Map<String, Object>> items = new ArrayList<>();
    private final List<Map<String, Object>> associations = new ArrayList<>();

    private CurriculumAsCase(String site, Instant changed) {
        this.site = site;
        this.changed = changed.truncatedTo(ChronoUnit.SECONDS).toString();
        titles.put(DOCUMENT, PageMessages.text("case.title"));
        pages.put(DOCUMENT, Address.INDEX);
    }

    /**
     * The package as JSON.
     *
     * @param catalogue what is in force
     * @param digest the ruleset that it is of
     * @param site the address of the pages of its standards, by which things are named; empty where there are none, so that
     *     they are named by their identifiers
     * @param changed when it last changed
     */
    public static String of(Catalogue catalogue, String digest, String site, Instant changed) {
        CurriculumAsCase curriculum = new CurriculumAsCase(site, changed);
        catalogue.elements().forEach(element -> curriculum.add(element, catalogue));
        catalogue.standards().forEach(curriculum::add);
        catalogue.outcomes().forEach(curriculum::add);
        catalogue
                .standards()
                .forEach(each -> curriculum.same(standard(each.id()), each.sameAs(), CurriculumAsCase::standard));
        catalogue
                .outcomes()
                .forEach(each -> curriculum.same(outcome(each.id()), each.sameAs(), CurriculumAsCase::outcome));
        return JSON.writeValueAsString(curriculum.whole(digest)) + "\n";
    }

    private Map<String, Object> whole(String digest) {
        Map<String, Object> document = named(DOCUMENT);
        document.put("creator", PageMessages.text("case.creator"));
        document.put("title", PageMessages.text("case.title"));
        document.put("description", PageMessages.text("case.description"));
        document.put("language", LANGUAGE);
        document.put("version", digest);
        document.put("lastChangeDateTime", changed);
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("CFDocument", document);
        whole.put("CFItems", items);
        whole.put("CFAssociations", associations);
        return whole;
    }

    private void add(Element element, Catalogue catalogue) {
        String key = element(element.id());
        pages.put(key, Address.of(Address.Kind.ELEMENT, element.id()));
        item("element", key, element.id(), element.name());
        child(key, DOCUMENT);
        catalogue.outcomes().stream()
                .filter(outcome -> outcome.element().equals(element.id()) && outcome.level() > 0)
                .map(LearningOutcome::level)
                .distinct()
                .sorted()
                .forEach(level -> {
                    String of = level(element.id(), level);
                    String name = PageMessages.text("case.level-of", element.name(), level);
                    item("level", of, element.id() + "-L" + level, name);
                    child(of, key);
                });
    }

    private void add(Standard standard) {
        String key = standard(standard.id());
        pages.put(key, Address.of(Address.Kind.STANDARD, standard.id()));
        Map<String, Object> item = item("standard", key, standard.id(), standard.asks());
        item.put("abbreviatedStatement", standard.title());
        item.put("notes", standard.source().toString());
        standard.days().from().ifPresent(day -> item.put("statusStartDate", day.toString()));
        standard.days().to().ifPresent(day -> item.put("statusEndDate", day.toString()));
        child(key, element(standard.element()));
    }

    private void add(LearningOutcome outcome) {
        String key = outcome(outcome.id());
        pages.put(key, Address.of(Address.Kind.OUTCOME, outcome.id()));
        Map<String, Object> item = item("outcome", key, outcome.id(), OutcomePage.sentence(outcome));
        item.put("conceptKeywords", List.of(PageMessages.text("depth." + outcome.depth())));
        item.put("notes", outcome.source().toString());
        child(key, outcome.level() > 0 ? level(outcome.element(), outcome.level()) : element(outcome.element()));
    }

    private static String element(String id) {
        return "element/" + id;
    }

    private static String standard(String id) {
        return "standard/" + id;
    }

    private static String outcome(String id) {
        return "outcome/" + id;
    }

    private static String level(String element, int level) {
        return "level/" + element + "/" + level;
    }

    private Map<String, Object> item(String type, String key, String code, String statement) {
        titles.put(key, statement);
        Map<String, Object> item = named(key);
        item.put("fullStatement", statement);
        item.put("humanCodingScheme", code);
        item.put("CFItemType", PageMessages.text("case." + type));
        item.put("language", LANGUAGE);
        item.put("lastChangeDateTime", changed);
        item.put("CFDocumentURI", link(DOCUMENT));
        items.add(item);
        return item;
    }

    private void child(String key, String parent) {
        association("isChildOf", key, parent).put("sequenceNumber", children.merge(parent, 1, Integer::sum));
    }

    /** Notes that a thing repeats the text of another. */
    private void same(String key, Optional<String> first, UnaryOperator<String> keyOf) {
        first.map(keyOf).filter(titles::containsKey).ifPresent(other -> association("exactMatchOf", key, other));
    }

    private Map<String, Object> association(String type, String from, String to) {
        Map<String, Object> association = named(type + " " + from + " " + to);
        association.put("associationType", type);
        association.put("originNodeURI", link(from));
        association.put("destinationNodeURI", link(to));
        association.put("lastChangeDateTime", changed);
        association.put("CFDocumentURI", link(DOCUMENT));
        associations.add(association);
        return association;
    }

    private Map<String, Object> link(String key) {
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("title", titles.getOrDefault(key, key));
        link.putAll(named(key));
        return link;
    }

    private Map<String, Object> named(String key) {
        String identifier = UUID.nameUUIDFromBytes(("touchstone " + key).getBytes(StandardCharsets.UTF_8))
                .toString();
        Address page = pages.get(key);
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("identifier", identifier);
        named.put("uri", site.isEmpty() || page == null ? "urn:uuid:" + identifier : site + "/" + page.path());
        return named;
    }
}

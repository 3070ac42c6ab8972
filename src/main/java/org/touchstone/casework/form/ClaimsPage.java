package org.touchstone.casework.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.touchstone.casework.form.Saved.Conflict;
import org.touchstone.casework.form.Saved.Problem;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.catalogue.Element;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Section;

/** What a course claims, all of it on one page: each element of the curriculum that can be claimed, with its levels. */
public final class ClaimsPage {

    /** The name under which the ids of what is claimed are posted. */
    public static final String CLAIMED = "claimed";

    private static final List<String> LEVELS = List.of("1", "2", "3");

    private final CourseDraft draft;
    private final Catalogue catalogue;
    private final Section section;
    private final Question element;
    private final Question levels;

    /**
     * Something that can be claimed.
     *
     * @param id the element's id
     * @param name what it is called
     * @param link where it stands on the page
     * @param levels the levels at which it can be claimed
     * @param claimed whether it is
     * @param at the levels at which it is
     * @param answers how many other answers are given about it, which go when it is no longer claimed
     */
    public record Claimable(
            String id, String name, FormLink link, List<String> levels, boolean claimed, Set<String> at, int answers) {

        /** The name under which its levels are posted. */
        public String levelsName() {
            return "levels-" + id;
        }

        /** The name under which it is posted that its answers may go. */
        public String letGoName() {
            return "let-go-" + id;
        }
    }

    /**
     * What can be claimed of one kind.
     *
     * @param kind the kind: approach, component or core
     * @param elements the elements, in the order of the curriculum
     */
    public record Group(String kind, List<Claimable> elements) {}

    private ClaimsPage(CourseDraft draft, Catalogue catalogue) {
        this.draft = draft;
        this.catalogue = catalogue;
        this.section = draft.questions().listOf("element").orElseThrow();
        this.element = question(section, AnswerKind.ELEMENT);
        this.levels = question(section, AnswerKind.LEVELS);
    }

    /** The page of a draft. */
    public static ClaimsPage of(CourseDraft draft, Catalogue catalogue) {
        return new ClaimsPage(draft, catalogue);
    }

    private static Question question(Section section, AnswerKind kind) {
        return section.questions().stream()
                .filter(question -> question.answers() == kind)
                .findFirst()
                .orElseThrow();
    }

    /** Where the page is. */
    public FormLink link() {
        return FormLink.section(section.key());
    }

    public Section section() {
        return section;
    }

    /** Everything that can be claimed. */
    public List<Group> groups() {
        return Element.CLAIMABLE.stream()
                .map(kind -> new Group(
                        kind,
                        catalogue.elements().stream()
                                .filter(each -> each.kind().equals(kind))
                                .map(each -> claimable(each, draft))
                                .toList()))
                .toList();
    }

    /** The same page with what somebody chose on it, to show again what could not be saved. */
    public List<Group> groups(Map<String, List<String>> posted) {
        return groups().stream()
                .map(group -> new Group(
                        group.kind(),
                        group.elements().stream()
                                .map(each -> with(each, chosen(each, posted)))
                                .toList()))
                .toList();
    }

    private static Claimable with(Claimable each, @Nullable Set<String> at) {
        return new Claimable(
                each.id(),
                each.name(),
                each.link(),
                each.levels(),
                at != null,
                at == null ? Set.of() : at,
                each.answers());
    }

    /** A component has its levels 1 and 2 from the core capabilities, so that it is claimed at any. */
    private Claimable claimable(Element each, CourseDraft of) {
        Set<String> at = at(of, each.id());
        Set<String> offered = new TreeSet<>(at == null ? Set.of() : at);
        offered.addAll(
                each.kind().equals("component")
                        ? LEVELS
                        : each.levels().stream().map(String::valueOf).toList());
        return new Claimable(
                each.id(),
                each.name(),
                link().at(each.id()),
                List.copyOf(offered),
                at != null,
                at == null ? Set.of() : at,
                answers(of, each.id()));
    }

    /** The levels at which a draft claims an element; null where it does not claim it. */
    private static @Nullable Set<String> at(CourseDraft of, String id) {
        Set<String> levels = claimed(of).get(id);
        return levels == null ? null : new TreeSet<>(levels);
    }

    /** The elements that a draft claims, each with its levels, as far as they can be read. */
    static Map<String, Set<String>> claimed(CourseDraft draft) {
        Map<String, Set<String>> claims = new LinkedHashMap<>();
        for (Section section : draft.questions().sections()) {
            if (section.kind().equals("element")) {
                for (Node claim : draft.said(section)) {
                    Set<String> levels =
                            claims.computeIfAbsent(ItemMatch.id(section, claim), id -> new LinkedHashSet<>());
                    section.questions().stream()
                            .filter(question -> question.answers() == AnswerKind.LEVELS)
                            .forEach(question -> levels.addAll(ShownAnswer.of(question, Tree.get(claim, question.key()))
                                    .values()));
                }
            }
        }
        return claims;
    }

    private int answers(CourseDraft of, String id) {
        return of.said(section).stream()
                .filter(claim -> ItemMatch.id(section, claim).equals(id))
                .filter(Node.Entries.class::isInstance)
                .mapToInt(claim -> (int) Tree.keys((Node.Entries) claim).stream()
                        .filter(key -> Tree.get(claim, key) != null)
                        .filter(key -> !key.equals(element.key()) && !key.equals(levels.key()))
                        .count())
                .sum();
    }

    /** The levels that were chosen for an element; null where it was not claimed. One that has one level is claimed at it. */
    private static @Nullable Set<String> chosen(Claimable each, Map<String, List<String>> posted) {
        Set<String> at = new TreeSet<>(posted.getOrDefault(each.levelsName(), List.of()));
        at.retainAll(each.levels());
        boolean claimed = posted.getOrDefault(CLAIMED, List.of()).contains(each.id());
        if (claimed && each.levels().size() == 1) {
            at.addAll(each.levels());
        }
        return claimed ? at : null;
    }

    /**
     * Saves what was chosen into a draft that somebody else may have changed since this page was shown. What they claim is
     * kept where it was not touched here.
     *
     * @param theirs the draft as it stands now
     * @param posted names with their values, as a servlet gives them
     */
    public Saved saveTo(CourseDraft theirs, Map<String, List<String>> posted) {
        List<AnswerChange> changed = draft == theirs ? List.of() : draft.changesTo(theirs, catalogue);
        List<Conflict> conflicts = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Map<String, Optional<Set<String>>> wanted = new LinkedHashMap<>();
        for (Group group : groups()) {
            for (Claimable each : group.elements()) {
                Set<String> before = each.claimed() ? each.at() : null;
                Set<String> mine = chosen(each, posted);
                Set<String> now = at(theirs, each.id());
                if (mine == null && before == null && posted.containsKey(each.levelsName())) {
                    // A level without its element: neither claimed unasked nor lost.
                    problems.add(new Problem(each.link(), FormMessages.text("problem.level-alone", each.name())));
                }
                boolean untouched = same(before, mine) || same(now, mine);
                if (untouched) {
                    continue;
                }
                if (!same(before, now)) {
                    conflicts.add(new Conflict(levels, each.link(), words(before), words(now), words(mine), false));
                } else if (mine == null && answers(theirs, each.id()) > 0 && !posted.containsKey(each.letGoName())) {
                    problems.add(new Problem(
                            each.link(), FormMessages.text("problem.let-go", each.name(), answers(theirs, each.id()))));
                }
                wanted.put(each.id(), Optional.ofNullable(mine));
            }
        }
        if (!conflicts.isEmpty() || !problems.isEmpty() || wanted.isEmpty()) {
            return new Saved(theirs, link(), List.of(), changed, conflicts, problems);
        }
        try {
            CourseDraft saved = theirs.rewritten(claiming(theirs, wanted));
            return new Saved(saved, link(), theirs.changesTo(saved, catalogue), changed, List.of(), List.of());
        } catch (MistakesException e) {
            String why = e.mistakes().get(0).what() + " " + e.mistakes().get(0).todo();
            return new Saved(theirs, link(), List.of(), changed, List.of(), List.of(new Problem(link(), why)));
        }
    }

    private static boolean same(@Nullable Set<String> one, @Nullable Set<String> other) {
        return one == null ? other == null : other != null && Set.copyOf(one).equals(Set.copyOf(other));
    }

    private static String words(@Nullable Set<String> at) {
        return at == null
                ? ""
                : at.isEmpty()
                        ? FormMessages.text("claimed")
                        : at.stream()
                                .map(level -> FormMessages.text("level", level))
                                .collect(Collectors.joining(", "));
    }

    private Node.Entries claiming(CourseDraft theirs, Map<String, Optional<Set<String>>> wanted)
            throws MistakesException {
        List<Node> claims = new ArrayList<>();
        Set<String> there = new LinkedHashSet<>();
        for (Node claim : theirs.items(section.key())) {
            String id = ItemMatch.id(section, claim);
            Optional<Set<String>> at = wanted.getOrDefault(id, Optional.empty());
            if (!wanted.containsKey(id)) {
                claims.add(claim);
            } else if (at.isPresent() && there.add(id)) {
                claims.add(claim instanceof Node.Entries entries ? at(entries, at.get()) : claim);
            }
        }
        wanted.forEach((id, at) -> {
            if (at.isPresent() && !there.contains(id)) {
                claims.add(at(Tree.with(Tree.NOTHING, element.key(), Tree.text(id)), at.get()));
            }
        });
        return Tree.with(theirs.root(), section.key(), claims.isEmpty() ? null : Tree.items(claims));
    }

    private Node.Entries at(Node.Entries claim, Set<String> at) {
        Node.Items value = Tree.items(at.stream().map(Tree::bare).toList());
        Node before = claim.entries().get(levels.key());
        if (before instanceof Node.Entries wrapped) {
            return Tree.with(claim, levels.key(), Tree.with(wrapped, "value", at.isEmpty() ? null : value));
        }
        return Tree.with(claim, levels.key(), at.isEmpty() ? null : value);
    }
}

package org.touchstone.casework.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstone.casework.form.AnswerChange.Kind;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.located.Node;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Questions;
import org.touchstone.check.submission.Section;

/** Compares two drafts, question by question. Keys left blank and the order of keys count for nothing. */
final class Differences {

    private final List<AnswerChange> changes = new ArrayList<>();
    private final PlainWords was;
    private final PlainWords is;

    private Differences(PlainWords was, PlainWords is) {
        this.was = was;
        this.is = is;
    }

    static List<AnswerChange> between(CourseDraft earlier, CourseDraft later, Catalogue catalogue) {
        Differences differences = new Differences(new PlainWords(earlier, catalogue), new PlainWords(later, catalogue));
        Questions questions = later.questions();
        Node.Entries before = earlier.root();
        Node.Entries after = later.root();
        for (Section section : questions.sections()) {
            differences.section(section, Tree.get(before, section.key()), Tree.get(after, section.key()));
            section.complete().ifPresent(complete -> differences.complete(section, complete, before, after));
        }
        Set<String> unknown = new LinkedHashSet<>(before.entries().keySet());
        unknown.addAll(after.entries().keySet());
        unknown.removeAll(questions.keys());
        for (String key : unknown) {
            FormLink link = FormLink.section(key);
            differences.node(link, link, key, key, Tree.get(before, key), Tree.get(after, key));
        }
        return List.copyOf(differences.changes);
    }

    private void section(Section section, @Nullable Node before, @Nullable Node after) {
        if (Tree.same(before, after)) {
            return;
        }
        FormLink link = FormLink.section(section.key());
        if (section.list() && isListOrNothing(before) && isListOrNothing(after)) {
            items(section, before, after);
        } else if (!section.list() && isGroupOrNothing(before) && isGroupOrNothing(after)) {
            int so = changes.size();
            answers(section, link, link, section.title(), group(before), group(after));
            if (changes.size() == so) {
                node(link, link, section.title(), section.key(), before, after);
            }
        } else {
            node(link, link, section.title(), section.key(), before, after);
        }
    }

    private void complete(Section list, Question complete, Node.Entries before, Node.Entries after) {
        FormLink link = FormLink.section(list.key()).at(complete.key());
        answer(complete, link, link, list.title(), Tree.get(before, complete.key()), Tree.get(after, complete.key()));
    }

    private static boolean isListOrNothing(@Nullable Node node) {
        return node == null || node instanceof Node.Items;
    }

    private static boolean isGroupOrNothing(@Nullable Node node) {
        return node == null || node instanceof Node.Entries;
    }

    private static Node.Entries group(@Nullable Node node) {
        return node instanceof Node.Entries entries ? entries : Tree.NOTHING;
    }

    private static String shown(@Nullable Node node) {
        return node == null ? "" : Tree.shown(node);
    }

    private void items(Section section, @Nullable Node before, @Nullable Node after) {
        List<Node> was = Tree.list(before);
        List<Node> is = Tree.list(after);
        boolean saidNone = before != null && was.isEmpty();
        boolean saysNone = after != null && is.isEmpty();
        if (saidNone != saysNone) {
            add(saysNone ? Kind.NONE_STATED : Kind.NONE_WITHDRAWN, FormLink.section(section.key()), section.title());
        }
        int[] found = ItemMatch.likely(section, was, is);
        Set<Integer> isNew = new LinkedHashSet<>();
        for (int i = 0; i < is.size(); i++) {
            isNew.add(i);
        }
        for (int i = 0; i < was.size(); i++) {
            if (found[i] < 0) {
                add(Kind.ITEM_REMOVED, FormLink.item(section.key(), i + 1), where(this.was, section, was.get(i), i));
            } else {
                isNew.remove(found[i]);
                item(section, was.get(i), i, is.get(found[i]), found[i]);
            }
        }
        isNew.forEach(
                i -> add(Kind.ITEM_ADDED, FormLink.item(section.key(), i + 1), where(this.is, section, is.get(i), i)));
        int[] kept = Arrays.stream(found).filter(i -> i >= 0).toArray();
        int[] inOrder = kept.clone();
        Arrays.sort(inOrder);
        if (!Arrays.equals(kept, inOrder)) {
            add(Kind.ORDER_CHANGED, FormLink.section(section.key()), section.title());
        }
    }

    private void item(Section section, Node before, int wasIndex, Node after, int index) {
        FormLink link = FormLink.item(section.key(), index + 1);
        FormLink wasLink = FormLink.item(section.key(), wasIndex + 1);
        String where = where(is, section, after, index);
        if (before instanceof Node.Entries was && after instanceof Node.Entries is) {
            answers(section, link, wasLink, where, was, is);
        } else {
            node(link, wasLink, where, section.kind(), before, after);
        }
    }

    private static String where(PlainWords words, Section section, Node item, int index) {
        return FormMessages.text("where.item", section.title(), words.label(section, item, index));
    }

    private void add(Kind kind, FormLink link, String where) {
        changes.add(new AnswerChange(kind, link, link, where, "", "", "", false));
    }

    private void answers(
            Section section, FormLink link, FormLink was, String where, Node.Entries before, Node.Entries after) {
        Set<String> unknown = new LinkedHashSet<>(before.entries().keySet());
        unknown.addAll(after.entries().keySet());
        for (Question question : section.questions()) {
            unknown.remove(question.key());
            answer(
                    question,
                    link.at(question.key()),
                    was.at(question.key()),
                    where,
                    Tree.get(before, question.key()),
                    Tree.get(after, question.key()));
        }
        for (String key : unknown) {
            node(link, was, where, key, Tree.get(before, key), Tree.get(after, key));
        }
    }

    private void answer(
            Question question,
            FormLink link,
            FormLink wasLink,
            String where,
            @Nullable Node before,
            @Nullable Node after) {
        if (Tree.same(before, after)) {
            return;
        }
        int so = changes.size();
        ShownAnswer from = ShownAnswer.of(question, before);
        ShownAnswer to = ShownAnswer.of(question, after);
        value(question, "", link, wasLink, where, was.values(question, from), is.values(question, to));
        value(question, "note", link, wasLink, where, from.note(), to.note());
        value(question, "evidence", link, wasLink, where, was.evidence(from), is.evidence(to));
        if (changes.size() == so) {
            node(link, wasLink, where, question.ask(), before, after);
        }
    }

    /** A change of something that no question asks for, or that cannot be told apart in words. */
    private void node(
            FormLink link, FormLink was, String where, String ask, @Nullable Node before, @Nullable Node after) {
        if (!Tree.same(before, after)) {
            Kind kind = before == null ? Kind.ADDED : after == null ? Kind.REMOVED : Kind.CHANGED;
            changes.add(new AnswerChange(kind, link, was, where, ask, shown(before), shown(after), false));
        }
    }

    /** A change of an answer, or of a part of it: its note or its evidence. */
    private void value(
            Question question, String part, FormLink link, FormLink was, String where, String from, String to) {
        if (!from.equals(to)) {
            Kind kind = from.isEmpty() ? Kind.ADDED : to.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
            String ask = part.isEmpty() ? question.ask() : FormMessages.text("asked." + part, question.ask());
            changes.add(new AnswerChange(kind, link, was, where, ask, from, to, part.equals("evidence")));
        }
    }
}

package org.touchstone.casework.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.touchstone.casework.form.Saved.Conflict;
import org.touchstone.casework.form.Saved.Problem;
import org.touchstone.check.catalogue.Catalogue;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Question;

/** What a person changed on one page: those answers only whose fields came back other than they were shown. */
final class PageEdit {

    /** No text that a file may hold is longer, in characters. */
    private static final int LONGEST = 100_000;

    private static final String WHOLE_NUMBER = "0|[1-9]\\d{0,8}";

    private record Answered(
            Question question,
            @Nullable Node before,
            @Nullable Node mine) {}

    private final CourseDraft base;
    private final FormPage page;
    private final List<Answered> changes = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private PageEdit(CourseDraft base, FormPage page) {
        this.base = base;
        this.page = page;
    }

    static PageEdit of(CourseDraft base, FormPage page, Posted posted) {
        PageEdit edit = new PageEdit(base, page);
        Node content = base.answers(page.link());
        for (Field field : page.fields()) {
            edit.compare(field, Tree.get(content, field.question().key()), posted.over(field));
        }
        if (page.obstacle().isPresent() && !edit.changes.isEmpty()) {
            edit.problem(page.link(), "page.obstacle", "page.obstacle.todo");
        }
        return edit;
    }

    private void compare(Field field, @Nullable Node before, ShownAnswer posted) {
        ShownAnswer shown = ShownAnswer.of(field.question(), before);
        if (longest(posted) > LONGEST) {
            problem(field.link(), "problem.too-long", "problem.too-long.todo");
            return;
        }
        boolean chosen = !shown.values().equals(posted.values());
        if (chosen && posted.values().size() > 1 && saysNone(field.question(), posted.values())) {
            problem(field.link(), "problem.none-and-some", "problem.none-and-some.todo");
            return;
        }
        int nameless = nameless(shown, posted);
        if (nameless >= 0) {
            problems.add(new Problem(
                    field.link(),
                    Field.Citing.documentName(field.question(), nameless),
                    FormMessages.text("problem.no-document")));
            return;
        }
        Node mine = answer(field.question(), before, shown, posted);
        if (!Tree.same(before, mine)) {
            changes.add(new Answered(field.question(), before, mine));
        }
    }

    /** The first citation with a page or words and without a document, which was not so before; -1 where there is none. */
    private static int nameless(ShownAnswer shown, ShownAnswer posted) {
        for (int i = 0; i < posted.citations().size(); i++) {
            ShownAnswer.Cited mine = posted.citations().get(i);
            boolean touched = i >= shown.citations().size()
                    || !mine.equals(shown.citations().get(i));
            if (touched && mine.document().isEmpty() && !mine.isBlank()) {
                return i;
            }
        }
        return -1;
    }

    private void problem(FormLink link, String what, String todo) {
        problems.add(new Problem(link, FormMessages.text(what) + " " + FormMessages.text(todo)));
    }

    private static int longest(ShownAnswer posted) {
        int longest = posted.note().length();
        for (String value : posted.values()) {
            longest = Math.max(longest, value.length());
        }
        for (ShownAnswer.Cited cited : posted.citations()) {
            longest = Math.max(
                    longest, Math.max(cited.document().length(), cited.page().length()));
            longest = Math.max(longest, cited.quote().length());
        }
        return longest;
    }

    /** The answer to write; nothing where all of it was removed. What was not touched stays as the file has it. */
    private static @Nullable Node answer(
            Question question, @Nullable Node before, ShownAnswer shown, ShownAnswer posted) {
        boolean list = question.answers().isList();
        boolean valueStays = list
                ? Set.copyOf(shown.values()).equals(Set.copyOf(posted.values()))
                : shown.values().equals(posted.values());
        boolean noteStays = shown.note().equals(posted.note());
        boolean evidenceStays = shown.citations().equals(posted.citations());
        if (valueStays && noteStays && evidenceStays) {
            return before;
        }
        Node.Entries answer =
                before instanceof Node.Entries wrapped ? wrapped : Tree.with(Tree.NOTHING, "value", before);
        if (!valueStays) {
            answer = Tree.with(answer, "value", value(question, ShownAnswer.value(before), posted.values()));
        }
        if (!noteStays) {
            answer = Tree.with(answer, "note", posted.note().isEmpty() ? null : Tree.text(posted.note()));
        }
        if (!evidenceStays) {
            answer = Tree.with(answer, "evidence", evidence(Tree.get(before, "evidence"), shown, posted));
        }
        if (answer.entries().isEmpty()) {
            return null;
        }
        return Tree.keys(answer).equals(Set.of("value")) ? Tree.get(answer, "value") : answer;
    }

    private static @Nullable Node value(Question question, @Nullable Node before, List<String> posted) {
        AnswerKind kind = question.answers();
        if (posted.isEmpty()) {
            return null;
        }
        if (!kind.isList()) {
            return scalar(kind, posted.get(0));
        }
        if (saysNone(question, posted)) {
            return Tree.items(List.of());
        }
        Set<String> wanted = new LinkedHashSet<>(posted);
        Set<String> kept = new HashSet<>();
        List<Node> items = new ArrayList<>();
        List<Node> were =
                before instanceof Node.Items list ? list.items() : before == null ? List.of() : List.of(before);
        for (Node item : were) {
            String text = ShownAnswer.text(question, item);
            if (wanted.contains(text)) {
                items.add(item);
                kept.add(text);
            }
        }
        wanted.removeAll(kept);
        wanted.forEach(text -> items.add(scalar(kind, text)));
        return Tree.items(items);
    }

    private static boolean saysNone(Question question, List<String> posted) {
        return ShownAnswer.canSayNone(question) && posted.contains(ShownAnswer.NONE);
    }

    private static Node scalar(AnswerKind kind, String typed) {
        String text = TypedText.understood(kind, typed);
        boolean number = (kind == AnswerKind.COUNT || kind == AnswerKind.LEVELS) && text.matches(WHOLE_NUMBER);
        return number ? Tree.bare(text) : Tree.text(text);
    }

    private static @Nullable Node evidence(@Nullable Node before, ShownAnswer shown, ShownAnswer posted) {
        List<Node> rows = ShownAnswer.rows(before);
        List<Node> items = new ArrayList<>();
        for (int i = 0; i < posted.citations().size(); i++) {
            ShownAnswer.Cited mine = posted.citations().get(i);
            Node row = i < rows.size() ? rows.get(i) : null;
            if (row != null && mine.equals(shown.citations().get(i))) {
                items.add(row);
            } else if (!mine.isBlank()) {
                items.add(citation(row, mine));
            }
        }
        return items.isEmpty() ? null : Tree.items(items);
    }

    private static Node citation(@Nullable Node row, ShownAnswer.Cited mine) {
        Node.Entries citation = row instanceof Node.Entries entries ? entries : Tree.NOTHING;
        ShownAnswer.Cited was = ShownAnswer.cited(citation);
        citation = part(citation, "id", was.document(), mine.document());
        citation = part(citation, "page", was.page(), mine.page());
        return part(citation, "quote", was.quote(), mine.quote());
    }

    private static Node.Entries part(Node.Entries citation, String key, String was, String mine) {
        if (was.equals(mine)) {
            return citation;
        }
        boolean number = key.equals("page") && mine.matches(WHOLE_NUMBER);
        return Tree.with(citation, key, mine.isEmpty() ? null : number ? Tree.bare(mine) : Tree.text(mine));
    }

    /** Makes the changes in a draft that somebody may have changed since the page was shown. */
    Saved saveTo(CourseDraft theirs, Catalogue catalogue) {
        List<AnswerChange> changed = base == theirs ? List.of() : base.changesTo(theirs, catalogue);
        FormLink link = page.link();
        if (link.position() > 0) {
            int position = base == theirs ? link.position() : base.positionIn(theirs, link.section(), link.position());
            link = FormLink.item(link.section(), position);
        }
        if (!problems.isEmpty() || changes.isEmpty()) {
            return saved(theirs, link, changed, List.of(), problems);
        }
        if (link.isNew()) {
            return addTo(theirs, changed, catalogue);
        }
        boolean gone = page.link().position() > 0 && link.position() == 0;
        Node content = gone ? null : theirs.answers(link);
        if (content != null && !(content instanceof Node.Entries)) {
            problem(link, "page.obstacle", "page.obstacle.todo");
            return saved(theirs, link, changed, List.of(), problems);
        }
        Node.Entries were = content instanceof Node.Entries entries ? entries : Tree.NOTHING;
        List<Conflict> conflicts = new ArrayList<>();
        Node.Entries answers = applied(were, link, gone, new PlainWords(theirs, catalogue), conflicts);
        if (!conflicts.isEmpty() || Tree.same(answers, were)) {
            return saved(theirs, link, changed, conflicts, List.of());
        }
        try {
            CourseDraft draft = theirs.rewritten(theirs.withAnswers(link, answers));
            return new Saved(draft, link, theirs.changesTo(draft, catalogue), changed, List.of(), List.of());
        } catch (MistakesException e) {
            problem(link, "problem.too-large", "problem.too-large.todo");
            return saved(theirs, link, changed, List.of(), problems);
        }
    }

    /**
     * Answers with the changes made in them, but those of questions that somebody else has answered differently since.
     *
     * @param link where the answers now are
     * @param gone whether somebody removed what the answers were about
     * @param words how the answers are said
     * @param conflicts those questions are added to it
     * @return the answers as they then are
     */
    Node.Entries applied(
            Node.Entries answers, FormLink link, boolean gone, PlainWords words, List<Conflict> conflicts) {
        Node.Entries applied = answers;
        for (Answered each : changes) {
            Node now = Tree.get(answers, each.question().key());
            boolean already = !gone && Tree.same(now, each.mine());
            if (gone || (!already && !Tree.same(now, each.before()))) {
                conflicts.add(conflict(each, now, link, gone, words));
            } else if (!already) {
                applied = Tree.with(applied, each.question().key(), each.mine());
            }
        }
        return applied;
    }

    /** What of the page cannot be saved. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Adds the item that was written: only now does it come into being. */
    private Saved addTo(CourseDraft theirs, List<AnswerChange> changed, Catalogue catalogue) {
        Node.Entries answers =
                applied(Tree.NOTHING, page.link(), false, new PlainWords(theirs, catalogue), new ArrayList<>());
        FormLink link = page.link();
        try {
            CourseDraft draft = theirs.add(link.section(), answers);
            FormLink added =
                    FormLink.item(link.section(), draft.said(page.section()).size());
            return new Saved(draft, added, theirs.changesTo(draft, catalogue), changed, List.of(), List.of());
        } catch (MistakesException e) {
            problems.add(new Problem(
                    link, e.mistakes().get(0).what() + " " + e.mistakes().get(0).todo()));
            return saved(theirs, link, changed, List.of(), problems);
        }
    }

    private static Conflict conflict(Answered each, @Nullable Node now, FormLink link, boolean gone, PlainWords words) {
        Question question = each.question();
        return new Conflict(
                question,
                link.at(question.key()),
                words.answer(question, ShownAnswer.of(question, each.before())),
                words.answer(question, ShownAnswer.of(question, now)),
                words.answer(question, ShownAnswer.of(question, each.mine())),
                gone);
    }

    private static Saved saved(
            CourseDraft draft,
            FormLink link,
            List<AnswerChange> theirs,
            List<Conflict> conflicts,
            List<Problem> problems) {
        return new Saved(draft, link, List.of(), theirs, conflicts, List.copyOf(problems));
    }
}

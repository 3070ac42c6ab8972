package org.touchstone.casework.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.touchstone.RandomCourses;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.located.Node;
import org.touchstone.check.located.NodeReader;
import org.touchstone.check.submission.Item;
import org.touchstone.check.submission.Submission;

/** What must hold of the form of every draft, whatever it holds. */
@Tag("thorough")
@net.jqwik.api.Tag("thorough")
class DraftPropertiesTest {

    private static final int TRIES = 60;

    private static String canonical(Node.Entries tree) {
        return CanonicalYaml.write(tree, Drafts.QUESTIONS);
    }

    private static CourseDraft anything(Drafts drafts) {
        return Drafts.read(canonical(drafts.anything()));
    }

    private static List<Path> readable() throws IOException {
        List<Path> readable = new ArrayList<>();
        for (Path path : Drafts.files()) {
            try {
                if (NodeReader.read(path) instanceof Node.Entries) {
                    readable.add(path);
                }
            } catch (MistakesException e) {
                byte[] bytes = Files.readAllBytes(path);
                assertThatCode(() -> CourseDraft.of(bytes, path.toString(), Drafts.QUESTIONS))
                        .as("%s is refused as the command line refuses it", path)
                        .hasMessage(e.getMessage());
            }
        }
        assertThat(readable).hasSizeGreaterThan(40);
        return readable;
    }

    @Test
    void aDraftThatIsNotChangedIsKeptToTheLetter() throws Exception {
        for (Path path : readable()) {
            String text = Files.readString(path);
            CourseDraft draft = Drafts.read(text, path.toString());

            assertThat(draft.text()).as("%s", path).isEqualTo(text);
            assertThat(draft.fileName()).isEqualTo(path.toString());
        }
    }

    @Test
    void aPageOfAFixtureThatNobodyTouchedChangesNothing() throws Exception {
        for (Path path : readable()) {
            CourseDraft draft = Drafts.read(Files.readString(path), path.toString());
            CourseForm form = Drafts.form(draft);

            for (FormPage page : Drafts.pages(form)) {
                Saved saved = form.save(page.link(), page.rendered());
                assertThat(saved.draft()).as("%s %s", path, page.link()).isSameAs(draft);
                assertThat(saved.isDone()).isTrue();
            }
        }
    }

    @Test
    void aFixtureWrittenAnewSaysTheSame() throws Exception {
        for (Path path : readable()) {
            CourseDraft draft = Drafts.read(Files.readString(path), path.toString());
            CourseDraft rewritten = Drafts.read(canonical(draft.root()));

            assertThat(Drafts.everything(rewritten)).as("%s", path).isEqualTo(Drafts.everything(draft));
            assertThat(said(rewritten)).as("%s", path).isEqualTo(said(draft));
            assertThat(draft.changesTo(rewritten, Drafts.CATALOGUE)).isEmpty();
        }
    }

    /** What the reader makes of a draft, its mistakes included, without where it stands. */
    private static String said(CourseDraft draft) {
        try {
            Submission submission = draft.submission();
            StringBuilder said = new StringBuilder();
            List<Item> items = new ArrayList<>(submission.items());
            items.add(0, submission.course());
            items.forEach(item -> {
                said.append(item.kind()).append(' ').append(item.id()).append('\n');
                item.answers()
                        .forEach(answer -> said.append(answer.question())
                                .append(answer.text())
                                .append(answer.number())
                                .append(answer.evidence())
                                .append(answer.note())
                                .append('\n'));
            });
            return said.append(submission.lists().keySet()).toString();
        } catch (MistakesException e) {
            return e.mistakes().stream()
                    .map(mistake -> mistake.what().replaceAll("line \\d+", "line") + mistake.pointer())
                    .sorted()
                    .toList()
                    .toString();
        }
    }

    @Property(tries = 300, seed = "20261121")
    void whateverATreeHoldsIsReadBackAsItWasWritten(@ForAll long seed) {
        Node.Entries tree = new Drafts(seed).anything();
        String text = canonical(tree);

        assertThat(Drafts.everything(Drafts.read(text))).as(text).isEqualTo(Drafts.everything(tree, false));
        assertThat(canonical(Drafts.read(text).root())).isEqualTo(text);
    }

    @Property(tries = 50, seed = "20261121")
    void aCourseWrittenAnewGivesTheSameAnswers(@ForAll long seed) {
        CourseDraft draft = Drafts.read(canonical(new RandomCourses(Drafts.CATALOGUE, seed).next()));

        assertThat(draft.mistakes()).isEmpty();
        assertThat(said(Drafts.read(canonical(draft.root())))).isEqualTo(said(draft));
    }

    @Property(tries = TRIES, seed = "20261121")
    void aPageThatNobodyTouchedChangesNothing(@ForAll long seed) {
        CourseDraft draft = anything(new Drafts(seed));
        CourseForm form = Drafts.form(draft);

        for (FormPage page : Drafts.pages(form)) {
            Saved saved = form.save(page.link(), asBrowsersPost(page.rendered()));
            assertThat(saved.draft()).as("%s %s", page.link(), draft.text()).isSameAs(draft);
        }
    }

    /** Browsers end lines in their own way, and post checkboxes in the order of the page. */
    private static Map<String, List<String>> asBrowsersPost(Map<String, List<String>> rendered) {
        Map<String, List<String>> posted = new HashMap<>();
        rendered.forEach((name, values) -> posted.put(
                name, values.stream().map(value -> value.replace("\n", "\r\n")).toList()));
        return posted;
    }

    @Property(tries = TRIES, seed = "20261121")
    void onlyWhatWasEditedChanges(@ForAll long seed) {
        Drafts drafts = new Drafts(seed);
        CourseDraft draft = anything(drafts);
        CourseForm form = Drafts.form(draft);
        for (Edit edit : edits(form, drafts, 3)) {
            Saved saved = form.save(edit.page().link(), edit.posted());
            FormLink link = edit.page().link();
            String key = edit.field().question().key();

            assertThat(saved.isDone()).isTrue();
            Node.Entries before = answers(draft, link);
            Node.Entries after = answers(saved.draft(), link);
            Node now = Tree.get(after, key);
            assertThat(Drafts.everything(saved.draft().withAnswers(link, Tree.with(after, key, null)), false))
                    .as("all but %s of %s", key, link)
                    .isEqualTo(Drafts.everything(draft.withAnswers(link, Tree.with(before, key, null)), false));
            assertThat(
                            now == null
                                    ? List.of()
                                    : ShownAnswer.of(edit.field().question(), now)
                                            .values())
                    .isEqualTo(Drafts.form(saved.draft())
                            .page(link)
                            .orElseThrow()
                            .field(key)
                            .map(Field::values)
                            .orElse(List.of()));
            assertThat(draft.changesTo(saved.draft(), Drafts.CATALOGUE)).allSatisfy(change -> {
                assertThat(change.link()).isEqualTo(link.at(key));
                assertThat(change.words()).contains(change.where());
            });
        }
    }

    private static Node.Entries answers(CourseDraft draft, FormLink link) {
        return draft.answers(link) instanceof Node.Entries entries ? entries : Tree.NOTHING;
    }

    /** What a person types into one field of one page. */
    private record Edit(FormPage page, Field field, Map<String, List<String>> posted) {}

    private static List<Edit> edits(CourseForm form, Drafts drafts, int most) {
        List<FormPage> pages = Drafts.pages(form).stream()
                .filter(page -> page.obstacle().isEmpty() && !page.fields().isEmpty())
                .toList();
        Random random = drafts.random();
        List<Edit> edits = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            FormPage page = pages.get(random.nextInt(pages.size()));
            Field field = page.fields().get(random.nextInt(page.fields().size()));
            Map<String, List<String>> posted = new LinkedHashMap<>(page.rendered());
            switch (random.nextInt(4)) {
                case 0 -> posted.put(field.noteName(), List.of(drafts.text()));
                case 1 -> {
                    Field.Citing first = field.citations().get(0);
                    posted.put(first.quoteName(), List.of(drafts.text()));
                    if (first.document().isBlank()) { // Words without their document are refused.
                        posted.put(first.documentName(), List.of("handbook"));
                    }
                }
                case 2 -> posted.put(field.name(), List.of(""));
                default -> posted.put(field.name(), List.of(drafts.text()));
            }
            edits.add(new Edit(page, field, posted));
        }
        return edits;
    }

    @Property(tries = TRIES, seed = "20261121")
    void editsOfDifferentQuestionsComeToTheSameInAnyOrder(@ForAll long seed) {
        Drafts drafts = new Drafts(seed);
        CourseDraft base = anything(drafts);
        CourseForm form = Drafts.form(base);
        List<Edit> edits = edits(form, drafts, 2);
        Edit one = edits.get(0);
        Edit other = edits.get(1);
        if (one.field().link().equals(other.field().link())) {
            return;
        }
        CourseDraft byOne = form.save(one.page().link(), one.posted()).draft();
        CourseDraft byOther = form.save(other.page().link(), other.posted()).draft();

        Saved first = form.merge(byOne, other.page().link(), other.posted());
        Saved second = form.merge(byOther, one.page().link(), one.posted());

        if (first.isDone() && second.isDone()) {
            assertThat(first.draft().text()).isEqualTo(second.draft().text());
            assertThat(first.theirs()).isEqualTo(base.changesTo(byOne, Drafts.CATALOGUE));
        } else {
            assertThat(first.conflicts().stream().anyMatch(Saved.Conflict::gone)
                            || second.conflicts().stream().anyMatch(Saved.Conflict::gone))
                    .as("items without an id that changed too much to be known again: %s", base.text())
                    .isTrue();
        }
    }

    @Property(tries = TRIES, seed = "20261121")
    void theSameChangeMadeByBothIsNoConflict(@ForAll long seed) {
        Drafts drafts = new Drafts(seed);
        CourseForm form = Drafts.form(anything(drafts));
        Edit edit = edits(form, drafts, 1).get(0);
        CourseDraft once = form.save(edit.page().link(), edit.posted()).draft();

        Saved again = form.merge(once, edit.page().link(), edit.posted());

        assertThat(again.draft().text()).isEqualTo(once.text());
    }

    @Property(tries = TRIES, seed = "20261121")
    void nothingThatIsPostedMakesTheFormFail(@ForAll long seed) throws MistakesException {
        Drafts drafts = new Drafts(seed);
        CourseDraft draft = anything(drafts);
        CourseForm form = Drafts.form(draft);
        Random random = drafts.random();
        List<FormPage> pages = Drafts.pages(form);
        FormPage page = pages.get(random.nextInt(pages.size()));
        Map<String, List<String>> posted = new HashMap<>();
        page.rendered().keySet().forEach(name -> posted.put(name, garbage(random)));
        page.fields().forEach(field -> {
            posted.put(field.name() + ".evidence.999999999.document", garbage(random));
            posted.put(field.name() + ".evidence.-1.page", garbage(random));
            posted.put(field.name() + ".evidence.3.quote", garbage(random));
        });
        posted.put(drafts.text(), garbage(random));
        if (!page.fields().isEmpty()) {
            Field field = page.fields().get(random.nextInt(page.fields().size()));
            posted.put(field.name(), Collections.nCopies(10_000, "x" + (char) random.nextInt(0x10000)));
        }
        FormLink link = random.nextInt(5) == 0
                ? new FormLink(page.section().key(), random.nextInt(-5, 1_000_000), drafts.text())
                : page.link();

        Saved saved = form.merge(anything(drafts), link, posted);
        Saved alone = form.save(link, posted);

        assertThat(Drafts.read(alone.draft().text()).text())
                .isEqualTo(alone.draft().text());
        assertThat(Drafts.read(saved.draft().text()).text())
                .isEqualTo(saved.draft().text());
        form.page(link, posted);
        Drafts.pages(Drafts.form(alone.draft()));
        draft.references(link.section(), link.position());
        draft.discard(link, drafts.text());
        draft.positionIn(saved.draft(), link.section(), link.position());
    }

    private static List<String> garbage(Random random) {
        List<String> garbage = new ArrayList<>();
        int size = random.nextInt(300) == 0 ? 10_000 : random.nextInt(4);
        for (int i = 0; i < size; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(500) == 0 ? 3_000 : random.nextInt(6);
            for (int c = 0; c < length; c++) {
                text.append((char) (random.nextBoolean() ? random.nextInt(0, 160) : random.nextInt(0, 0x10000)));
            }
            garbage.add(text.toString());
        }
        return garbage;
    }

    @Property(tries = TRIES, seed = "20261121")
    void differencesAreToldExactlyWhereThereAreAny(@ForAll long seed) {
        Drafts drafts = new Drafts(seed);
        CourseDraft one = anything(drafts);
        CourseDraft other = random(drafts, one);

        assertThat(one.changesTo(one, Drafts.CATALOGUE)).isEmpty();
        assertThat(one.changesTo(other, Drafts.CATALOGUE).isEmpty()).isEqualTo(Tree.same(one.root(), other.root()));
        assertThat(one.changesTo(other, Drafts.CATALOGUE))
                .allSatisfy(change -> assertThat(change.words()).isNotBlank());
    }

    private static CourseDraft random(Drafts drafts, CourseDraft one) {
        if (drafts.random().nextBoolean()) {
            return anything(drafts);
        }
        CourseForm form = Drafts.form(one);
        Edit edit = edits(form, drafts, 1).get(0);
        return form.save(edit.page().link(), edit.posted()).draft();
    }
}

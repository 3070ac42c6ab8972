package org.touchstone.casework.form;

import java.util.List;
import java.util.Optional;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.Node;
import org.touchstone.check.submission.AnswerKind;
import org.touchstone.check.submission.Dates;
import org.touchstone.check.submission.Item;
import org.touchstone.check.submission.Lengths;
import org.touchstone.check.submission.Question;
import org.touchstone.check.submission.Section;

/** Says what is wrong with an answer to somebody who sees the form and not the file: no key, no line, no brace. */
final class MistakeWords {

    private final CourseDraft draft;

    MistakeWords(CourseDraft draft) {
        this.draft = draft;
    }

    /** What is wrong and what to do, as sentences. */
    String of(Mistake mistake, Optional<FormLink> link) {
        Optional<Question> question = link.flatMap(
                at -> draft.questions().section(at.section()).flatMap(section -> section.question(at.question())));
        return question.map(asked -> of(mistake, link.orElseThrow(), asked))
                .orElseGet(() -> FormMessages.text("mistake.not-answers"));
    }

    private String of(Mistake mistake, FormLink link, Question question) {
        Node answer = Tree.get(draft.saidAnswers(link.page()), question.key());
        if (answer == null) {
            return FormMessages.text("mistake.unanswered", question.ask());
        }
        String part = part(mistake.pointer(), link);
        if (part.startsWith("evidence")) {
            boolean nameless = ShownAnswer.of(question, answer).citations().stream()
                    .anyMatch(cited -> cited.document().isEmpty());
            return nameless
                    ? FormMessages.text("mistake.citation.no-document", FormMessages.text("problem.no-document"))
                    : FormMessages.text("mistake.citation");
        }
        boolean wrapped = answer instanceof Node.Entries;
        Node value = ShownAnswer.value(answer);
        if (value == null) {
            return FormMessages.text("mistake.nothing-but-note");
        }
        if (wrapped && !part.isEmpty() && !part.startsWith("value")) {
            return FormMessages.text("mistake.not-answers");
        }
        String said = oneOfSeveral(mistake, link, question)
                .orElseGet(
                        () -> String.join(", ", ShownAnswer.of(question, answer).values()));
        return of(question, said, value, mistake);
    }

    /** The one value that is wrong of an answer that has several. */
    Optional<String> oneOfSeveral(Mistake mistake, Optional<FormLink> link) {
        return link.flatMap(at -> draft.questions()
                .section(at.section())
                .flatMap(section -> section.question(at.question()))
                .flatMap(question -> oneOfSeveral(mistake, at, question)));
    }

    private Optional<String> oneOfSeveral(Mistake mistake, FormLink link, Question question) {
        List<Node> values = Tree.list(ShownAnswer.value(Tree.get(draft.saidAnswers(link.page()), question.key())));
        String place = part(mistake.pointer(), link).replaceFirst("^value/", "");
        return Optional.of(place)
                .filter(index -> index.matches("\\d{1,6}") && Integer.parseInt(index) < values.size())
                .map(index -> ShownAnswer.text(question, values.get(Integer.parseInt(index))));
    }

    private static String of(Question question, String said, Node value, Mistake mistake) {
        AnswerKind kind = question.answers();
        boolean shape = value instanceof Node.Entries || (value instanceof Node.Items && !kind.isList());
        if (shape) {
            return FormMessages.text("mistake.one-answer", said);
        }
        boolean claimedTwice = kind == AnswerKind.ELEMENT && question.choices().contains(said);
        if (claimedTwice) {
            return FormMessages.text("mistake.claimed-twice");
        }
        if (kind == AnswerKind.INTERVAL && Lengths.meant(said).isPresent()) {
            return FormMessages.text("mistake.interval.too-long", said);
        }
        Optional<String> noSuchDay = kind == AnswerKind.DATE ? Dates.noSuchDay(said) : Optional.empty();
        if (noSuchDay.isPresent()) {
            return FormMessages.text("mistake.date.no-such-day", said, noSuchDay.get());
        }
        boolean made = kind == AnswerKind.REFERS && Item.isMadeId(question.to(), said);
        if (made) {
            return FormMessages.text("mistake.refers.gone");
        }
        if (FormFields.isYear(question)) {
            return FormMessages.text("mistake.year", said);
        }
        boolean near = kind == AnswerKind.CURRICULUM;
        return near ? mistake.what() + " " + mistake.todo() : FormMessages.text("mistake." + kind.word(), said);
    }

    /** What of an answer the mistake is in, such as {@code evidence/0/id}; empty where it is the answer as a whole. */
    private String part(String pointer, FormLink link) {
        boolean list =
                draft.questions().section(link.section()).filter(Section::list).isPresent();
        int before = !list ? 3 : link.position() > 0 ? 4 : 2;
        String[] steps = pointer.split("/", before + 1);
        return steps.length > before ? steps[before] : "";
    }
}

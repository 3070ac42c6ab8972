package org.touchstone.casework.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.touchstone.casework.courses.Document;
import org.touchstone.casework.courses.Documents;
import org.touchstone.casework.evidence.CitationCheck.Outcome;
import org.touchstone.check.submission.Answer;
import org.touchstone.check.submission.Citation;
import org.touchstone.check.submission.Item;
import org.touchstone.check.submission.Submission;

/** Looks whether what answers cite stands where they say. */
@Component
public class Citations {

    private static final Pattern PAGE = Pattern.compile("\\D*(\\d{1,5}).*", Pattern.DOTALL);

    private final Documents documents;
    private final FileTexts texts;

    Citations(Documents documents, FileTexts texts) {
        this.documents = documents;
        this.texts = texts;
    }

    /**
     * Everything that a version cites which was submitted at some time, in the order of the questions, each with what was
     * found of it, and for each value that it shows. It keeps its documents, whenever they are taken off the lists after that.
     */
    public List<CitationCheck> check(UUID organisation, Submission submission, Instant submitted) {
        return check(organisation, submission, submitted, false);
    }

    /** The same of a draft, which cannot rest on a document that was taken off the lists; each citation once. */
    public List<CitationCheck> checkDraft(UUID organisation, Submission submission) {
        return CitationCheck.once(check(organisation, submission, Instant.EPOCH, true));
    }

    private List<CitationCheck> check(UUID organisation, Submission submission, Instant submitted, boolean draft) {
        Map<String, Optional<Kept>> kept = new HashMap<>();
        for (Item document : submission.items("document")) {
            kept.put(
                    document.id(),
                    document.answer("link")
                            .map(Answer::text)
                            .filter(link -> link.startsWith(Document.LINK))
                            .flatMap(link ->
                                    documents.byDigest(organisation, link.substring(Document.LINK.length()), submitted))
                            .map(known -> new Kept(known, texts.text(known.digest()))));
        }
        List<Item> items = new ArrayList<>();
        items.add(submission.course());
        items.addAll(submission.items());
        LinkedHashSet<CitationCheck> checks = new LinkedHashSet<>();
        for (Item item : items) {
            String about = item.kind().equals("course") ? "" : item.label();
            for (Answer answer : item.answers()) {
                for (Citation citation : answer.evidence()) {
                    Optional<Kept> document = kept.getOrDefault(citation.document(), Optional.empty());
                    boolean takenOff = draft
                            && document.filter(each -> each.document().takenOff())
                                    .isPresent();
                    Found found = takenOff ? new Found(Outcome.TAKEN_OFF, 0) : found(citation, document);
                    checks.add(new CitationCheck(
                            answer.question().ask(),
                            about,
                            answer.place().pointer(),
                            citation,
                            document.map(Kept::document),
                            found.outcome(),
                            found.page()));
                }
            }
        }
        return List.copyOf(checks);
    }

    /** A document that is kept, and what stands in it once it has been read. */
    private record Kept(Document document, Optional<DocumentText> text) {}

    /**
     * What was found.
     *
     * @param outcome what was found
     * @param page the page it was found on, or how many there are
     */
    private record Found(Outcome outcome, int page) {}

    private static Found found(Citation citation, Optional<Kept> kept) {
        if (kept.isEmpty()) {
            return new Found(Outcome.NOT_KEPT, 0);
        }
        return kept.get().text().map(text -> found(citation, text)).orElse(new Found(Outcome.BEING_READ, 0));
    }

    private static Found found(Citation citation, DocumentText text) {
        Quotation quotation = new Quotation(citation.quote());
        int pages = text.pages();
        int page = pages == 0 ? 0 : page(citation.page());
        if (page > pages) {
            return new Found(Outcome.NO_SUCH_PAGE, pages);
        }
        if (text.state() != DocumentText.State.READ) {
            return new Found(Outcome.UNREADABLE, pages);
        }
        if (quotation.isEmpty()) {
            return page > 0 ? new Found(Outcome.PAGE_THERE, page) : new Found(Outcome.NOTHING_TO_FIND, pages);
        }
        if (page > 0 && standsOn(quotation, text, page)) {
            return new Found(Outcome.STANDS, page);
        }
        for (int other = 1; other <= text.texts().size(); other++) {
            if (standsOn(quotation, text, other)) {
                return new Found(page > 0 ? Outcome.OTHER_PAGE : Outcome.STANDS_SOMEWHERE, pages == 0 ? 0 : other);
            }
        }
        return new Found(Outcome.NOWHERE, pages);
    }

    /** Whether the words begin on a page; they may run over to the next. */
    private static boolean standsOn(Quotation quotation, DocumentText text, int page) {
        return !quotation
                .rangesOn(text.texts().get(page - 1), text.on(page + 1))
                .isEmpty();
    }

    /** The page that is meant; 0 where none is, or it is no number; beyond all pages where it is before the first. */
    private static int page(String written) {
        Matcher number = PAGE.matcher(written);
        if (!number.matches()) {
            return 0;
        }
        int page = Integer.parseInt(number.group(1));
        return page == 0 || written.strip().startsWith("-") ? Integer.MAX_VALUE : page;
    }
}

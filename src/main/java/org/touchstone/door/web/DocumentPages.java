package org.touchstone.door.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.settings.Settings;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.Document;
import org.touchstone.casework.courses.DocumentKind;
import org.touchstone.casework.courses.DocumentUse;
import org.touchstone.casework.courses.DocumentUses;
import org.touchstone.casework.courses.Documents;
import org.touchstone.casework.courses.DraftEditing;
import org.touchstone.casework.courses.EvidenceFiles;
import org.touchstone.casework.courses.OutdatedException;
import org.touchstone.casework.courses.Revision;
import org.touchstone.casework.courses.UnreadableDraftException;
import org.touchstone.casework.evidence.FileTexts;
import org.touchstone.casework.form.CourseDraft;
import org.touchstone.casework.form.CourseForm;
import org.touchstone.casework.form.FormLink;
import org.touchstone.casework.form.FormPage;
import org.touchstone.casework.form.Saved;
import org.touchstone.casework.form.TypedText;
import org.touchstone.check.located.MistakesException;
import org.touchstone.door.files.Downloads;
import org.touchstone.door.web.parts.Choice;
import org.touchstone.door.web.parts.Link;

/** The documents of a provider's organisation, and those of one course; a course cites both. */
@Controller
class DocumentPages {

    private static final String EVIDENCE = "evidence";

    private final Documents documents;
    private final DocumentUses uses;
    private final EvidenceFiles files;
    private final FileTexts texts;
    private final Courses courses;
    private final Clock clock;
    private final DraftEditing drafts;
    private final long largest;
    private final PageSentences sentences;
    private final SavedMeanwhile meanwhile;

    DocumentPages(
            Documents documents,
            DocumentUses uses,
            EvidenceFiles files,
            FileTexts texts,
            Courses courses,
            Clock clock,
            DraftEditing drafts,
            Settings settings,
            PageSentences sentences,
            SavedMeanwhile meanwhile) {
        this.documents = documents;
        this.uses = uses;
        this.files = files;
        this.texts = texts;
        this.courses = courses;
        this.clock = clock;
        this.drafts = drafts;
        this.largest = settings.uploads().largest().toMegabytes();
        this.sentences = sentences;
        this.meanwhile = meanwhile;
    }

    @GetMapping("/documents")
    String ours(@AuthenticationPrincipal Account account, Model model) {
        return page(account, null, Map.of(), model);
    }

    @GetMapping("/courses/{id}/documents")
    String ofCourse(@AuthenticationPrincipal Account account, @PathVariable UUID id, Model model) {
        return page(account, courses.find(account, id), Map.of(), model);
    }

    private String page(Account account, @Nullable Course course, Map<String, String> errors, Model model) {
        List<Choice> kinds = Arrays.stream(DocumentKind.values())
                .map(kind -> Choice.of(kind.key(), sentences.say("document.kind." + kind.key())))
                .toList();
        model.addAttribute("errors", errors);
        model.addAttribute("kinds", kinds);
        model.addAttribute("largest", largest);
        model.addAttribute("today", LocalDate.now(clock));
        List<Document> ours = documents.list(account, null);
        List<Document> ofCourses = course == null ? documents.ofCourses(account) : documents.list(account, course);
        List<Document> all = Stream.concat(ours.stream(), ofCourses.stream()).toList();
        model.addAttribute("ours", ours);
        model.addAttribute("documents", ofCourses);
        model.addAttribute("read", read(all));
        model.addAttribute("uses", uses(account, all));
        if (course == null) {
            return "documents";
        }
        Revision revision = courses.latest(course);
        model.addAttribute("course", course);
        model.addAttribute("base", revision.number());
        model.addAttribute("cited", cited(revision));
        model.addAttribute("trail", sentences.trail(course));
        return "course-documents";
    }

    /**
     * The answers that cite a document.
     *
     * @param answers how many there are; one that a draft and a version have is one
     * @param links each of them, of drafts and of versions, in words that lead there
     */
    public record Used(int answers, List<Link> links) {}

    /** The answers that cite each document, by its content. */
    private Map<String, Used> uses(Account account, List<Document> some) {
        Map<String, Used> uses = new LinkedHashMap<>();
        this.uses
                .of(account, some)
                .forEach((digest, of) -> uses.put(
                        digest,
                        new Used(answers(of), of.stream().map(this::link).toList())));
        return uses;
    }

    private static int answers(List<DocumentUse> uses) {
        Set<List<Object>> inDrafts = uses.stream()
                .filter(DocumentUse::inDraft)
                .map(DocumentPages::answer)
                .collect(Collectors.toSet());
        return (int) uses.stream()
                .filter(use -> use.inDraft() || !inDrafts.contains(answer(use)))
                .count();
    }

    private static List<Object> answer(DocumentUse use) {
        return List.of(use.courseId(), use.question(), use.about());
    }

    private Link link(DocumentUse use) {
        String course = use.course().isEmpty() ? sentences.say("courses.untitled") : use.course();
        String question = use.about().isEmpty()
                ? use.question()
                : sentences.say("document.use.about", use.about(), use.question());
        String of = "/courses/" + use.courseId();
        if (!use.inDraft()) {
            return Link.to(
                    sentences.say("document.use.version", course, use.version(), question),
                    of + "/versions/" + use.version() + "/answers");
        }
        return Link.to(
                sentences.say("document.use.draft", course, question),
                FormLink.of(use.pointer(), drafts.catalogue().questions())
                        .map(place -> CourseTasks.address(use.courseId(), place))
                        .orElse(of));
    }

    /** What is known of the text of each document, in words, by its content. */
    private Map<String, String> read(List<Document> some) {
        Map<String, String> read = new LinkedHashMap<>();
        for (Document document : some) {
            read.put(
                    document.digest(),
                    texts.known(document.digest())
                            .map(text -> sentences.say(
                                    "document.text." + text.state().key(), text.pages()))
                            .orElseGet(() -> sentences.say("document.text.being-read")));
        }
        return read;
    }

    /** The contents that a draft names as documents; none where it cannot be read. */
    private Set<String> cited(Revision revision) {
        try {
            return cited(drafts.read(revision));
        } catch (UnreadableDraftException e) {
            return Set.of();
        }
    }

    private Set<String> cited(CourseDraft draft) {
        return items(draft).stream()
                .flatMap(page -> page.field("link").stream())
                .map(field -> field.value())
                .filter(link -> link.startsWith(Document.LINK))
                .map(link -> link.substring(Document.LINK.length()))
                .collect(Collectors.toSet());
    }

    private List<FormPage> items(CourseDraft draft) {
        CourseForm form = CourseForm.of(draft, drafts.catalogue());
        return form.page(FormLink.section(EVIDENCE)).map(FormPage::items).orElse(List.of()).stream()
                .flatMap(item -> form.page(item.link()).stream())
                .toList();
    }

    @PostMapping("/documents")
    String upload(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String expires,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes then)
            throws IOException {
        return upload(account, null, title, kind, expires, file, model, then);
    }

    @PostMapping("/courses/{id}/documents")
    String upload(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String expires,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes then)
            throws IOException {
        return upload(account, courses.find(account, id), title, DocumentKind.OTHER.key(), expires, file, model, then);
    }

    private String upload(
            Account account,
            @Nullable Course course,
            String title,
            String kind,
            String expires,
            @Nullable MultipartFile file,
            Model model,
            RedirectAttributes then)
            throws IOException {
        Map<String, String> errors = new LinkedHashMap<>();
        Optional<DocumentKind> known = Arrays.stream(DocumentKind.values())
                .filter(each -> each.key().equals(kind))
                .findFirst();
        Optional<LocalDate> day = TypedText.day(expires);
        if (title.isBlank()) {
            errors.put("title", sentences.say("refused.document-title"));
        }
        if (known.isEmpty()) {
            errors.put("kind", sentences.say("document.kind-needed"));
        }
        if (!expires.isBlank() && day.isEmpty()) {
            errors.put("expires", sentences.say("document.expires-unclear"));
        }
        if (file == null || file.isEmpty()) {
            errors.put("file", sentences.say("document.file-needed"));
        } else if (errors.isEmpty()) {
            try (InputStream in = file.getInputStream();
                    EvidenceFiles.Received received = files.receive(in)) {
                String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
                documents.bring(account, title, received);
                Document added =
                        documents.add(account, course, known.orElseThrow(), title, name, received, day.orElse(null));
                then.addFlashAttribute("done", sentences.say("document.added", added.title()));
                if (course != null) {
                    cite(account, course, courses.latest(course), added, then);
                }
                return back(course);
            } catch (RefusedException refused) {
                errors.putAll(sentences.errors(refused));
            }
        }
        model.addAttribute("documentTitle", title);
        model.addAttribute("kind", kind);
        model.addAttribute("expires", expires);
        return page(account, course, errors, model);
    }

    private static String back(@Nullable Course course) {
        return "redirect:" + list(course);
    }

    private static String list(@Nullable Course course) {
        return course == null ? "/documents" : "/courses/" + course.id() + "/documents";
    }

    /** Lets the answers of a course cite a document of the organisation. */
    @PostMapping("/courses/{id}/documents/{document}/use")
    String use(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable UUID document,
            @RequestParam(defaultValue = "0") int base,
            RedirectAttributes then) {
        Course course = courses.find(account, id);
        Document found = documents.find(account, document);
        Revision latest = courses.latest(course);
        if (latest.number() != base) {
            then.addFlashAttribute("notDone", meanwhile.say("upload.outdated", account, course, base));
        } else {
            cite(account, course, latest, found, then);
        }
        return back(course);
    }

    private void cite(Account account, Course course, Revision revision, Document document, RedirectAttributes then) {
        try {
            Map<String, List<String>> answers =
                    Map.of("title", List.of(document.title()), "link", List.of(document.link()));
            drafts.edit(
                    account,
                    course,
                    revision.number(),
                    draft -> {
                        if (cited(draft).contains(document.digest())) {
                            return draft;
                        }
                        Saved saved =
                                CourseForm.of(draft, drafts.catalogue()).save(FormLink.newItem(EVIDENCE), answers);
                        saved.problems().forEach(problem -> then.addFlashAttribute("notDone", problem.text()));
                        return saved.draft();
                    },
                    sentences.say("change.document", document.title()));
        } catch (OutdatedException e) {
            then.addFlashAttribute("notDone", meanwhile.say("upload.outdated", account, course, revision.number()));
        } catch (UnreadableDraftException e) {
            then.addFlashAttribute("notDone", sentences.say("document.not-cited"));
        } catch (MistakesException e) {
            then.addFlashAttribute("notDone", e.mistakes().get(0).what());
        }
    }

    /** Asks before a document is taken off the lists, and says which answers cite it. */
    @GetMapping("/documents/{document}/remove")
    String askToRemove(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID document,
            @RequestParam(required = false) @Nullable UUID course,
            Model model) {
        Document found = documents.find(account, document);
        model.addAttribute("document", found);
        model.addAttribute(
                "uses",
                uses(account, List.of(found))
                        .getOrDefault(found.digest(), new Used(0, List.of()))
                        .links());
        model.addAttribute("courseId", course);
        model.addAttribute("back", list(course == null ? null : courses.find(account, course)));
        return "document-remove";
    }

    @PostMapping("/documents/{document}/remove")
    String remove(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID document,
            @RequestParam(required = false) @Nullable UUID course,
            RedirectAttributes then) {
        documents.remove(account, document, "");
        then.addFlashAttribute("done", sentences.say("document.removed"));
        return course == null ? back(null) : back(courses.find(account, course));
    }

    @GetMapping("/documents/{document}/file")
    ResponseEntity<Resource> file(@AuthenticationPrincipal Account account, @PathVariable UUID document) {
        return Downloads.document(documents.find(account, document), files);
    }
}

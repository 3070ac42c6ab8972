package org.touchstone.door.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.touchstone.base.accounts.Account;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.Document;
import org.touchstone.casework.courses.Documents;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Versions;
import org.touchstone.casework.evidence.DocumentText;
import org.touchstone.casework.evidence.FileTexts;
import org.touchstone.casework.evidence.PagePictures;
import org.touchstone.casework.evidence.Quotation;
import org.touchstone.door.files.Downloads;
import org.touchstone.door.web.parts.Link;

/** A page of a document, opened at the words that are cited: as a picture with the words marked, and as text. */
@Controller
class CitedPages {

    private final Documents documents;
    private final Courses courses;
    private final Versions versions;
    private final FileTexts texts;
    private final PagePictures pictures;
    private final PageSentences sentences;

    CitedPages(
            Documents documents,
            Courses courses,
            Versions versions,
            FileTexts texts,
            PagePictures pictures,
            PageSentences sentences) {
        this.documents = documents;
        this.courses = courses;
        this.versions = versions;
        this.texts = texts;
        this.pictures = pictures;
        this.sentences = sentences;
    }

    @GetMapping("/documents/{document}/pages/{page}")
    String ours(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID document,
            @PathVariable int page,
            @RequestParam(defaultValue = "") String words,
            Model model) {
        Document found = documents.find(account, document);
        model.addAttribute("trail", List.of(Link.to(sentences.say("navigation.documents"), "/documents")));
        model.addAttribute("file", "/documents/" + document + "/file");
        return page(found, page, words, "/documents/" + document + "/pages/", model);
    }

    @GetMapping("/documents/{document}/pages/{page}/picture")
    ResponseEntity<byte[]> ourPicture(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID document,
            @PathVariable int page,
            @RequestParam(defaultValue = "") String words) {
        return picture(documents.find(account, document), page, words);
    }

    @GetMapping("/courses/{id}/versions/{number}/evidence/{digest}/pages/{page}")
    String ofOurVersion(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable int number,
            @PathVariable String digest,
            @PathVariable int page,
            @RequestParam(defaultValue = "") String words,
            Model model) {
        SubmittedVersion version = versions.find(courses.find(account, id), number);
        return ofVersion(version, "/courses/" + id + "/versions/" + number, digest, page, words, model);
    }

    @GetMapping("/courses/{id}/versions/{number}/evidence/{digest}/pages/{page}/picture")
    ResponseEntity<byte[]> pictureOfOurVersion(
            @AuthenticationPrincipal Account account,
            @PathVariable UUID id,
            @PathVariable int number,
            @PathVariable String digest,
            @PathVariable int page,
            @RequestParam(defaultValue = "") String words) {
        return picture(evidence(versions.find(courses.find(account, id), number), digest), page, words);
    }

    @GetMapping("/submitted/{version}/evidence/{digest}/pages/{page}")
    String ofTheirVersion(
            @PathVariable UUID version,
            @PathVariable String digest,
            @PathVariable int page,
            @RequestParam(defaultValue = "") String words,
            Model model) {
        return ofVersion(any(version), "/submitted/" + version, digest, page, words, model);
    }

    @GetMapping("/submitted/{version}/evidence/{digest}/pages/{page}/picture")
    ResponseEntity<byte[]> pictureOfTheirVersion(
            @PathVariable UUID version,
            @PathVariable String digest,
            @PathVariable int page,
            @RequestParam(defaultValue = "") String words) {
        return picture(evidence(any(version), digest), page, words);
    }

    private String ofVersion(
            SubmittedVersion version, String address, String digest, int page, String words, Model model) {
        Course course = versions.course(version);
        model.addAttribute("trail", List.of(Link.to(sentences.title(course), address)));
        model.addAttribute("file", address + "/evidence/" + digest);
        return page(evidence(version, digest), page, words, address + "/evidence/" + digest + "/pages/", model);
    }

    private SubmittedVersion any(UUID version) {
        return versions.byId(version).orElseThrow(NotFoundException::new);
    }

    private Document evidence(SubmittedVersion version, String digest) {
        return documents.in(
                versions.course(version).organisationId(), versions.text(version), version.submittedAt(), digest);
    }

    private String page(Document document, int page, String words, String pages, Model model) {
        Optional<DocumentText> read = texts.text(document.digest());
        DocumentText text = read.orElse(new DocumentText(DocumentText.State.READ, page, List.of()));
        int last = Math.max(1, text.pages());
        if (page < 1 || page > last) {
            throw new NotFoundException();
        }
        model.addAttribute("beingRead", read.isEmpty());
        model.addAttribute("document", document);
        model.addAttribute("page", page);
        model.addAttribute("last", last);
        model.addAttribute("pages", pages);
        model.addAttribute("words", words);
        model.addAttribute("drawn", read.isPresent() && text.pages() > 0 && document.isPdf());
        model.addAttribute("text", text);
        model.addAttribute("passages", new Quotation(words).passages(text.on(page), text.on(page + 1)));
        return "cited-page";
    }

    private ResponseEntity<byte[]> picture(Document document, int page, String words) {
        byte[] png = pictures.png(document.digest(), page, words).orElseThrow(NotFoundException::new);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .header("Content-Security-Policy", Downloads.SANDBOX)
                .cacheControl(
                        CacheControl.maxAge(java.time.Duration.ofMinutes(10)).cachePrivate())
                .body(png);
    }
}

package org.touchstone.door.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.audit.Digests;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.check.located.MistakesException;
import org.touchstone.door.files.Downloads;
import org.touchstone.policy.drafts.DraftChange;
import org.touchstone.policy.drafts.DraftRulesets;
import org.touchstone.policy.drafts.Drafts;
import org.touchstone.policy.drafts.ExamplesRuns;
import org.touchstone.policy.drafts.Meanings;
import org.touchstone.policy.drafts.OvertakenException;
import org.touchstone.policy.drafts.RuleEdit;
import org.touchstone.policy.drafts.RulesArchive;
import org.touchstone.policy.drafts.RulesDraft;

/** Drafts of the rules, for those who own the policy: their files, and what comes of them. */
@RestController
@RequestMapping("/api/v1/drafts")
class DraftsApi {

    private static final String PATH = "/api/v1/drafts";
    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final String ZIP = "application/zip";

    private final Drafts drafts;
    private final DraftRulesets rulesets;
    private final ExamplesRuns examples;
    private final Meanings meanings;
    private final Idempotency idempotency;
    private final Names names;
    private final Seen seen;

    DraftsApi(
            Drafts drafts,
            DraftRulesets rulesets,
            ExamplesRuns examples,
            Meanings meanings,
            Idempotency idempotency,
            Names names,
            Seen seen) {
        this.drafts = drafts;
        this.rulesets = rulesets;
        this.examples = examples;
        this.meanings = meanings;
        this.idempotency = idempotency;
        this.names = names;
        this.seen = seen;
    }

    @GetMapping
    PolicyAnswers.RuleDraftList listDrafts() {
        return new PolicyAnswers.RuleDraftList(
                drafts.all().stream().map(this::shown).toList());
    }

    PolicyAnswers.RuleDraft shown(RulesDraft draft) {
        return new PolicyAnswers.RuleDraft(
                draft.id(),
                draft.purpose(),
                draft.base(),
                names.of(draft.openedBy()),
                draft.openedAt(),
                draft.state(),
                draft.changes());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<byte[]> openDraft(
            @AuthenticationPrincipal Account who,
            PolicyRequests.OpeningDraft body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws Exception {
        String base = body.base().orElseGet(drafts::last);
        String request =
                Digests.ofParts("open draft", body.purpose(), body.base().orElse(""));
        return idempotency.once(who, key, request, () -> {
            RulesDraft draft = drafts.open(who, body.purpose(), base);
            return new Idempotency.Created(PATH + "/" + draft.id(), shown(draft));
        });
    }

    @GetMapping("/{id}")
    ResponseEntity<PolicyAnswers.RuleDraft> readDraft(@PathVariable UUID id) {
        return seen.answer(shown(drafts.find(id)));
    }

    @PostMapping("/{id}/close")
    ResponseEntity<PolicyAnswers.RuleDraft> closeDraft(@AuthenticationPrincipal Account who, @PathVariable UUID id) {
        drafts.close(who, id);
        return readDraft(id);
    }

    @GetMapping("/{id}/changes")
    PolicyAnswers.RuleDraftChangeList listDraftChanges(@PathVariable UUID id) {
        return new PolicyAnswers.RuleDraftChangeList(drafts.changes(drafts.find(id)).stream()
                .map(change -> new PolicyAnswers.RuleDraftChange(
                        change.number(),
                        change.path(),
                        change.removed(),
                        change.why(),
                        names.of(change.by()),
                        change.at()))
                .toList());
    }

    @GetMapping("/{id}/files")
    PolicyAnswers.RuleFileList listDraftFiles(@PathVariable UUID id) {
        return new PolicyAnswers.RuleFileList(
                List.copyOf(drafts.files(drafts.find(id)).keySet()));
    }

    @GetMapping("/{id}/file")
    ResponseEntity<byte[]> readDraftFile(@PathVariable UUID id, @RequestParam String path) {
        byte[] file = drafts.files(drafts.find(id)).get(path);
        if (file == null) {
            throw new NotFoundException();
        }
        return Downloads.tagged(file, path.substring(path.lastIndexOf('/') + 1), TEXT);
    }

    @PutMapping("/{id}/file")
    ResponseEntity<PolicyAnswers.RuleDraftCheck> saveDraftFile(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID id,
            SubmissionFile file,
            @RequestParam String path,
            @RequestParam(defaultValue = "") String why,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        RulesDraft draft = drafts.find(id);
        Seen.unchanged(ifMatch, tag(draft, path));
        int last = drafts.lastChange(draft, path).map(DraftChange::number).orElse(0);
        try {
            drafts.write(who, id, path, last, RequestBodies.plain("why", why), Optional.of(file.bytes()));
        } catch (OvertakenException e) {
            throw new ChangedException(tag(drafts.find(id), path));
        }
        return ResponseEntity.ok().eTag(Seen.tag(file.bytes())).body(checkDraft(id));
    }

    /** The tag of a file; of one that is not there, that of nothing. */
    private String tag(RulesDraft draft, String path) {
        return Seen.tag(drafts.files(draft).getOrDefault(path, new byte[0]));
    }

    @GetMapping("/{id}/archive")
    ResponseEntity<byte[]> readDraftArchive(@PathVariable UUID id) {
        return Downloads.tagged(RulesArchive.pack(drafts.files(drafts.find(id))), "rules.zip", ZIP);
    }

    @PutMapping("/{id}/archive")
    ResponseEntity<PolicyAnswers.RuleDraftCheck> saveDraftArchive(
            @AuthenticationPrincipal Account who,
            @PathVariable UUID id,
            Upload upload,
            @RequestParam(defaultValue = "") String why,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch)
            throws IOException, MistakesException {
        Seen.unchanged(ifMatch, Seen.tag(RulesArchive.pack(drafts.files(drafts.find(id)))));
        RuleEdit brought = RulesArchive.edit(bytes(upload));
        drafts.edit(who, id, RequestBodies.plain("why", why), files -> {
            Seen.unchanged(ifMatch, Seen.tag(RulesArchive.pack(files)));
            return brought.on(files);
        });
        return ResponseEntity.ok()
                .eTag(Seen.tag(RulesArchive.pack(drafts.files(drafts.find(id)))))
                .body(checkDraft(id));
    }

    private static byte[] bytes(Upload upload) throws IOException {
        try (InputStream in = upload.bytes()) {
            byte[] bytes = in.readNBytes(RulesArchive.MOST_BYTES + 1);
            if (bytes.length > RulesArchive.MOST_BYTES) {
                throw new RefusedException("file", "refused.archive-large");
            }
            return bytes;
        }
    }

    @GetMapping("/{id}/check")
    PolicyAnswers.RuleDraftCheck checkDraft(@PathVariable UUID id) {
        RulesDraft draft = drafts.find(id);
        DraftRulesets.Checked checked = rulesets.check(draft, drafts.files(draft));
        return new PolicyAnswers.RuleDraftCheck(
                checked.ruleset().map(ruleset -> ruleset.digest()),
                checked.mistakes().stream().map(PolicyAnswers.RuleMistake::of).toList(),
                checked.ruleset().stream()
                        .flatMap(ruleset -> rulesets.remarks(ruleset, drafts.requirements(draft)).stream())
                        .map(PolicyAnswers.RuleRemark::of)
                        .toList());
    }

    /** The digest of the ruleset that a draft is; nothing while there are mistakes in it. */
    private Optional<String> digest(RulesDraft draft) {
        return rulesets.check(draft, drafts.files(draft)).ruleset().map(ruleset -> ruleset.digest());
    }

    @GetMapping("/{id}/meaning")
    PolicyAnswers.DraftMeaning readDraftMeaning(@PathVariable UUID id) {
        RulesDraft draft = drafts.find(id);
        return PolicyAnswers.DraftMeaning.of(
                meanings.progress(draft),
                digest(draft).flatMap(digest -> meanings.of(drafts.comparedWith(draft), digest)));
    }

    @PostMapping("/{id}/meaning")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PolicyAnswers.DraftMeaning startDraftMeaning(@PathVariable UUID id) {
        meanings.start(drafts.find(id));
        return readDraftMeaning(id);
    }

    @GetMapping("/{id}/examples")
    PolicyAnswers.DraftExamples readDraftExamples(@PathVariable UUID id) {
        RulesDraft draft = drafts.find(id);
        return PolicyAnswers.DraftExamples.of(
                examples.progress(draft), digest(draft).flatMap(examples::of));
    }

    @PostMapping("/{id}/examples")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PolicyAnswers.DraftExamples startDraftExamples(@PathVariable UUID id) {
        examples.start(drafts.find(id));
        return readDraftExamples(id);
    }
}

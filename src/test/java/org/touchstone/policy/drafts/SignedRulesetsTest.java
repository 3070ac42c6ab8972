package org.touchstone.policy.drafts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.touchstone.EditedRules;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.base.signing.SigningKey;
import org.touchstone.casework.rulesets.Publications;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.casework.rulesets.RulesetSignature;
import org.touchstone.casework.rulesets.StoredRulesets;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.rules.RulesetFiles;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** A service that takes only signed rules: from the operator's folder, from a command, from the desk and from the database. */
@Tag("service")
class SignedRulesetsTest {

    private final Map<String, String> settings = new HashMap<>(RunningService.database());

    @TempDir
    Path folder;

    private EditedRules rules;
    private SigningKey key;

    @BeforeEach
    void prepare() {
        rules = new EditedRules(folder.resolve("copy"), "group-size");
        key = SigningKey.in(folder.resolve("key.json"));
        settings.put("touchstone.rules", rules.folder().toString());
        settings.put("touchstone.rulesets.signers", key.id());
    }

    private void sign() throws Exception {
        String digest = RulesetFiles.in(rules.folder()).digest();
        Files.writeString(rules.folder().resolve(RulesetSignature.FILE), RulesetSignature.of(digest, key) + "\n");
    }

    @Test
    void aFolderThatIsNotSignedIsNotPutInForce() {
        assertThatThrownBy(() -> RunningService.with(settings))
                .hasStackTraceContaining("touchstone.rulesets.signers asks for signed rulesets")
                .hasStackTraceContaining("touchstone rules sign");
    }

    /** A start that was refused leaves nothing published, and a folder that is signed anew is taken. */
    @Test
    void whatWasRefusedAtTheStartIsNotPublishedAndAnotherKeyMaySignAnew() throws Exception {
        settings.put("touchstone.data", folder.resolve("data").toString());
        sign();
        RunningService first = RunningService.with(settings);
        String digest = first.bean(RulesetInForce.class).today().ruleset().digest();
        first.stop();

        Path unsigned = new EditedRules(folder.resolve("other"), "group-size")
                .write("note.md", "Another ruleset.")
                .folder();
        settings.put("touchstone.rules", unsigned.toString());
        assertThatThrownBy(() -> RunningService.with(settings)).hasStackTraceContaining("touchstone rules sign");

        key = SigningKey.in(folder.resolve("another-key.json"));
        sign();
        settings.put("touchstone.rules", rules.folder().toString());
        settings.put("touchstone.rulesets.signers", key.id());
        RunningService again = RunningService.with(settings);
        try {
            assertThat(again.bean(RulesetInForce.class).today().ruleset().digest())
                    .isEqualTo(digest);
            assertThat(again.bean(Publications.class).all()).hasSize(1);
        } finally {
            again.stop();
        }
    }

    @Test
    void onlyWhatIsSignedIsPublished() throws Exception {
        sign();
        RunningService service = RunningService.with(settings);
        try {
            RulesetInForce inForce = service.bean(RulesetInForce.class);
            LocalDate from = LocalDate.now().plusYears(3);

            Files.writeString(rules.folder().resolve("note.md"), "Another ruleset.");
            Ruleset other = service.bean(StoredRulesets.class).read(RulesetFiles.in(rules.folder()));
            Publications publications = service.bean(Publications.class);
            String old = RulesetSignature.in(rules.folder());
            assertThatThrownBy(() -> publications.add(other, from, null, "", old))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("refused.not-signed");

            PublishRequest proposal = proposal(service, from);
            String digest = proposal.digest();
            Account approver = service.person(Role.POLICY);
            Visitor visitor = Visitor.of(service).signIn(approver.email());
            String page = "/drafts/" + proposal.draft();
            assertThat(visitor.get(page).body()).contains("/rulesets/" + digest + "/rules.zip");
            Map<String, String> approve = new HashMap<>(Map.of("answer", "APPROVED", "signature", old));
            visitor.post(page + "/proposals/" + proposal.id(), approve, page);
            assertThat(visitor.get(page).body()).contains("takes only rules that are signed");
            assertThat(inForce.on(from).ruleset().digest()).isNotEqualTo(digest);

            approve.put("signature", RulesetSignature.of(digest, key));
            visitor.post(page + "/proposals/" + proposal.id(), approve, page);
            assertThat(visitor.get(page).body()).contains("Approved and published");
            inForce.follow();
            assertThat(inForce.on(from).ruleset().digest()).isEqualTo(digest);

            // Somebody with a hand in the database.
            service.bean(StoredRulesets.class).keep(other);
            service.bean(JdbcClient.class)
                    .sql("""
                            insert into publication (number, ruleset_digest, in_force_from, published_at, why)
                            values (:number, :digest, :from, :at, '')""")
                    .param("number", publications.all().size() + 1)
                    .param("digest", other.digest())
                    .param("from", LocalDate.now())
                    .param("at", OffsetDateTime.now())
                    .update();
            inForce.follow();
            assertThat(inForce.missing())
                    .hasValueSatisfying(why -> assertThat(why).contains(other.digest(), "not signed"));
            assertThat(inForce.today().ruleset().digest()).isNotEqualTo(other.digest());
        } finally {
            service.stop();
        }
    }

    private static PublishRequest proposal(RunningService service, LocalDate from) throws Exception {
        Account one = service.person(Role.POLICY);
        Drafts drafts = service.bean(Drafts.class);
        RulesDraft draft = drafts.open(
                one,
                "Smaller groups",
                service.bean(RulesetInForce.class).today().ruleset().digest());
        drafts.edit(one, draft.id(), "", RuleEdits.number("group-size", "most", "16", from, "House policy"));
        String digest = service.bean(DraftRulesets.class)
                .check(draft, drafts.files(draft))
                .ruleset()
                .orElseThrow()
                .digest();
        service.bean(ExamplesRuns.class).keep(digest, 1, List.of());
        return service.bean(PublishRequests.class).propose(one, draft.id(), from, "Groups of at most 16.");
    }
}

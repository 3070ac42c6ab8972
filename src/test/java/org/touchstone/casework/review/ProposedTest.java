package org.touchstone.casework.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.ChainCheck;
import org.touchstone.base.audit.Digests;
import org.touchstone.base.audit.Times;
import org.touchstone.casework.appeal.AppealCheck;
import org.touchstone.casework.credential.CredentialKeys;
import org.touchstone.check.catalogue.Proposals;
import org.touchstone.check.judgement.JudgementAnswer;
import org.touchstone.check.report.Matter;
import org.touchstone.check.rules.BuiltRules;
import org.touchstone.door.server.OnEachDatabase;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the rules propose is shown with its reason; people decide, and say why where they decide otherwise. */
@Tag("service")
@OnEachDatabase
class ProposedTest {

    private static final String LINE =
            "  sharedWithNetwork: We present what we have learned at the regional network for personalised care each autumn.";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private final RunningService service = RunningService.shared();
    private final PlayedCase played = new PlayedCase(service);
    private final Visitor lead = Visitor.signedIn(service, played.lead);
    private final Visitor provider = Visitor.signedIn(service, played.owner);
    private final Decisions decisions = service.bean(Decisions.class);
    private final Register register = service.bean(Register.class);
    private final Triage triage = service.bean(Triage.class);
    private final Moderation moderation = service.bean(Moderation.class);

    private String post(String path, Map<String, String> fields) {
        var answer = lead.post(path, fields, "/account");
        return answer.statusCode() == 302 ? "done" : answer.body();
    }

    private String words(int number) {
        return "/courses/" + played.course.id() + "/versions/" + number + "/review";
    }

    @Test
    void thereIsAWordInTheTableForEveryDecision() {
        assertThat(Arrays.stream(DecisionOutcome.values()).map(DecisionOutcome::words))
                .containsExactlyInAnyOrderElementsOf(Proposals.RECOMMENDED);
    }

    @Test
    void aRecommendationIsProposedAndAnotherOneNeedsAReason() {
        Matter.Item item = played.assign(null).firstPoint(played.one);
        played.judge(played.one, item, JudgementAnswer.NOT_MET, "It is not there.")
                .judge(played.two, item, JudgementAnswer.NOT_MET, "It is missing.")
                .finish(played.one)
                .finish(played.two);
        String page = lead.get("/cases/" + played.id() + "/moderation").body();
        assertThat(page)
                .contains("The rules propose: accredited with conditions. Points that are not met: 1 of ")
                .contains("House policy")
                .containsPattern("value=\"ACCREDITED_WITH_CONDITIONS\"[^>]* checked");
        String recommend = "/cases/" + played.id() + "/recommendation";
        assertThat(post(recommend, Map.of("outcome", "REFERRED", "reason", "Much is weak.")))
                .contains("Give a reason why it is something else than was proposed");
        assertThat(post(
                        recommend,
                        Map.of("outcome", "REFERRED", "reason", "Much is weak.", "otherwise", "The one point is all.")))
                .isEqualTo("done");
        assertThat(lead.get("/cases/" + played.id() + "/decision").body())
                .contains("The rules propose: accredited with conditions.", "The one point is all.");
        assertThat(decisions.recommendation(played.id()).orElseThrow().proposed())
                .isEqualTo("accredited with conditions");
    }

    @Test
    void whatIsExemptIsJudgedAndShownButDoesNotCount() {
        Matter.Item item = played.assign(null).firstPoint(played.one);
        played.judge(played.one, item, JudgementAnswer.NOT_MET, "It is not there.")
                .judge(played.two, item, JudgementAnswer.NOT_MET, "It is missing.")
                .finish(played.one)
                .finish(played.two);
        String exempt = "/cases/" + played.id() + "/exemptions";
        assertThat(post(exempt, Map.of("exempt-standard", "XX-1", "exempt-reason", "Why not.", "until", "1 May 2035")))
                .contains("Write the id of a standard that is asked of this course");
        assertThat(post(
                        exempt,
                        Map.of(
                                "exempt-standard",
                                item.words().standards().get(0),
                                "exempt-reason",
                                "Why not.",
                                "until",
                                "1 May 2020")))
                .contains("later than today");
        for (String standard : item.words().standards()) {
            assertThat(post(
                            exempt,
                            Map.of("exempt-standard", standard, "exempt-reason", "A pilot.", "until", "1 May 2035")))
                    .isEqualTo("done");
        }
        String page = lead.get("/cases/" + played.id() + "/moderation").body();
        assertThat(page)
                .contains("The rules propose: accredited. Everything required is met.")
                .contains("Not met", "It is missing.", "until 1 May 2035: A pilot.");

        Exemptions exemptions = service.bean(Exemptions.class);
        exemptions
                .of(played.course.id())
                .forEach(each -> assertThat(post(exempt + "/" + each.id() + "/withdraw", Map.of()))
                        .isEqualTo("done"));
        assertThat(lead.get("/cases/" + played.id() + "/moderation").body())
                .contains("The rules propose: accredited with conditions.")
                .doesNotContain("A pilot.");
        assertThat(service.bean(ChainCheck.class).check().faults()).isEmpty();
    }

    @Test
    void aCosmeticChangeIsCarriedOverAndAMinorOneReviewedWhereItTouches() {
        played.accredited();
        byte[] first = decisions.report(played.id());
        int judged =
                moderation.both(played.id()).orElseThrow().holds().byPoint().size();

        // Nothing that counts has changed: all that was judged holds, and somebody who reviewed neither decides.
        played.submitAgain("# We have moved.\n" + PlayedCase.complete());
        assertThat(lead.get("/cases/" + played.id()).body())
                .contains("What changed since version 1", "cosmetic. It touches no point.")
                .contains(judged + " judgements hold as before");
        assertThat(post("/cases/" + played.id() + "/carry-over", Map.of())).isEqualTo("done");
        assertThat(played.now().state()).isEqualTo(CaseState.TO_DECIDE);
        assertThat(moderation.both(played.id()).orElseThrow().isBy(played.one)).isTrue();
        assertThat(lead.get("/cases/" + played.id() + "/decision").body())
                .contains("Carried over from version 1", "Robin reviewer");
        LocalDate today = LocalDate.now();
        played.decide(DecisionOutcome.ACCREDITED, today, today.plusYears(3));
        assertThat(decisions.replays(played.id())).isTrue();
        assertThat(provider.get(words(2)).body()).contains("What does not differ from version 1 holds");

        // One answer in other words: only what rests on it is judged again.
        played.submitAgain(PlayedCase.complete().replace(LINE, "  sharedWithNetwork: We send a letter."));
        Triage.Changed changed = triage.of(played.id()).orElseThrow();
        assertThat(changed.proposed().orElseThrow().propose()).isEqualTo("minor");
        assertThat(changed.counts().get("points touched")).isBetween(1, 10);
        assertThat(changed.toJudge()).isPositive();
        assertThat(post("/cases/" + played.id() + "/carry-over", Map.of("otherwise", "It is small.")))
                .contains("so it needs a review");
        String assign = "/cases/" + played.id() + "/assign";
        assertThat(send(assign, "review=everything"))
                .contains("Give a reason why it is something else than was proposed");
        assertThat(send(assign, "review=what+is+touched")).isEqualTo("done");
        assertThat(lead.get("/cases/" + played.id()).body()).contains("By the table of changes this was: minor.");
        Reviews reviews = service.bean(Reviews.class);
        reviews.declare(played.one, played.id(), "");
        reviews.declare(played.two, played.id(), "");
        ReviewWork.Opened opened = service.bean(ReviewWork.class).open(played.one, played.id());
        assertThat(opened.toJudge()).isEqualTo(changed.toJudge());
        Matter untouched = opened.matters().stream()
                .filter(matter -> matter.toJudge().isEmpty()
                        && matter.found().stream()
                                .anyMatch(item -> opened.carried()
                                        .judgements()
                                        .on(item.point())
                                        .isPresent()))
                .findFirst()
                .orElseThrow();
        assertThat(Visitor.signedIn(service, played.one)
                        .get("/reviews/" + played.id() + "/requirements/" + untouched.requirement())
                        .body())
                .contains("Carried over from version 1", "Robin reviewer, Robin reviewer", "It is there.");

        // Who does not agree with what was carried over says so, and a lead settles it.
        Matter.Item carried = untouched.found().stream()
                .filter(item -> opened.carried().judgements().on(item.point()).isPresent())
                .findFirst()
                .orElseThrow();
        played.judge(played.one, carried, JudgementAnswer.NOT_MET, "Not any more.")
                .finish(played.one)
                .finish(played.two);
        Moderation.Both both = moderation.both(played.id()).orElseThrow();
        assertThat(both.differences()).extracting(Difference::point).containsExactly(carried.point());
        assertThat(both.holds().byPoint()).hasSize(judged - 1);
        assertThat(decisions.report(version1())).isEqualTo(first);
        assertThat(service.bean(ChainCheck.class).check().faults()).isEmpty();
    }

    @Test
    void theArchiveOfALaterVersionHoldsWhatWasCarriedOverToIt() throws Exception {
        LocalDate today = LocalDate.now();
        played.accredited();
        // Everything is carried over; then a part, of which a part was carried over before; then everything once more.
        played.submitAgain("# We have moved.\n" + PlayedCase.complete());
        triage.carryOver(played.lead, played.id(), "", () -> {});
        played.decide(DecisionOutcome.ACCREDITED, today, today.plusYears(3));
        JsonNode second = verified();
        assertThat(second.path("reviews")).isEmpty();
        assertThat(second.path("carried")).singleElement().satisfies(each -> {
            assertThat(each.path("version").asInt()).isEqualTo(1);
            assertThat(each.path("judgements")).isNotEmpty();
            assertThat(each.path("reviews")).hasSize(2);
            assertThat(each.path("reviews").path(0).path("reviewer").asString()).isEqualTo(played.one.name());
        });

        String changed = PlayedCase.complete().replace(LINE, "  sharedWithNetwork: We send a letter.");
        played.submitAgain(changed);
        assertThat(send("/cases/" + played.id() + "/assign", "review=what+is+touched"))
                .isEqualTo("done");
        reviewedAndDecided(DecisionOutcome.ACCREDITED, today.plusDays(60));
        JsonNode third = verified();
        List<String> wanting = check(asMadeBefore(archive())).stream()
                .filter(each -> !each.holds())
                .map(AppealCheck.Line::sentence)
                .toList();
        assertThat(wanting).hasSize(2);
        assertThat(wanting.get(0)).contains("This archive was made before archives held what is carried over");
        assertThat(wanting.get(1)).contains("Ask for the archive to be made again.");
        assertThat(third.path("reviews")).hasSize(2);
        assertThat(third.path("carried"))
                .extracting(each -> each.path("version").asInt())
                .containsExactly(1);

        played.submitAgain("# We have moved again.\n" + changed);
        triage.carryOver(played.lead, played.id(), "It is the same course.", () -> {});
        played.decide(DecisionOutcome.ACCREDITED, today, today.plusDays(60));
        JsonNode fourth = verified();
        assertThat(fourth.path("carried"))
                .extracting(each -> each.path("version").asInt())
                .containsExactly(1, 3);

        // A renewal is reviewed as a whole, or only where it is touched.
        played.submitAgain(changed);
        assertThat(triage.of(played.id()).orElseThrow().proposed().orElseThrow().propose())
                .isEqualTo("renewal");
        assertThat(send("/cases/" + played.id() + "/assign", "review=everything"))
                .isEqualTo("done");
        reviewedAndDecided(DecisionOutcome.ACCREDITED, today.plusDays(60));
        assertThat(verified().path("carried")).isEmpty();
        played.submitAgain(PlayedCase.complete());
        assertThat(send("/cases/" + played.id() + "/assign", "review=what+is+touched&otherwise=It+is+small."))
                .isEqualTo("done");
        reviewedAndDecided(DecisionOutcome.ACCREDITED, today.plusYears(3));
        assertThat(verified().path("carried"))
                .extracting(each -> each.path("version").asInt())
                .containsExactly(5);
    }

    @Test
    void whoJudgedWhatIsCarriedOverIsSaidAndOfWhichVersion() {
        LocalDate today = LocalDate.now();
        played.accredited();
        played.submitAgain("# We have moved.\n" + PlayedCase.complete());
        triage.carryOver(played.lead, played.id(), "", () -> {});
        assertThat(provider.get(words(2)).body())
                .contains("so there is no draft to read")
                .doesNotContain("You have read the draft");
        played.decide(DecisionOutcome.ACCREDITED, today, today.plusYears(3));
        assertThat(letter(2))
                .contains("Nobody had to review it again. It holds as it was judged on version 1.")
                .doesNotContain("Two people reviewed");
        assertThat(report(2))
                .contains("Nobody reviewed this version: nothing that it changes needs a person.")
                .contains("Carried over from version 1, reviewed then by")
                .contains("Robin reviewer, who declared no interest then")
                .doesNotContain("Who reviewed it<", "who declared no interest<");

        played.submitAgain(PlayedCase.complete().replace(LINE, "  sharedWithNetwork: We send a letter."));
        assertThat(send("/cases/" + played.id() + "/assign", "review=what+is+touched"))
                .isEqualTo("done");
        reviewedAndDecided(DecisionOutcome.ACCREDITED, today.plusYears(3));
        assertThat(letter(3))
                .contains("Two people reviewed what is new in it. The rest holds as it was judged on version 1.")
                .doesNotContain("Two people reviewed it");
        assertThat(report(3))
                .contains("Who reviewed what it changes", "Robin reviewer, who declared no interest<")
                .contains("Carried over from version 1, reviewed then by", "who declared no interest then")
                .doesNotContain("Carried over from version 2");

        played.submitAgain(
                "# We have moved.\n" + PlayedCase.complete().replace(LINE, "  sharedWithNetwork: We send a letter."));
        triage.carryOver(played.lead, played.id(), "", () -> {});
        played.decide(DecisionOutcome.ACCREDITED, today, today.plusYears(3));
        assertThat(letter(4)).contains("It holds as it was judged on versions 1 and 3.");
        assertThat(report(4))
                .contains(
                        "Carried over from version 1, reviewed then by",
                        "Carried over from version 3, reviewed then by");
    }

    private String letter(int number) {
        return provider.get("/courses/" + played.course.id() + "/versions/" + number + "/letter.html")
                .body();
    }

    private String report(int number) {
        return provider.get("/courses/" + played.course.id() + "/versions/" + number + "/decision.html")
                .body();
    }

    @Test
    void whatIsCarriedOverIsShownAsThatAndSoIsWhoSeesItOtherwise() {
        played.accredited();
        played.submitAgain(PlayedCase.complete().replace(LINE, "  sharedWithNetwork: We send a letter."));
        assertThat(send("/cases/" + played.id() + "/assign", "review=what+is+touched"))
                .isEqualTo("done");
        Reviews reviews = service.bean(Reviews.class);
        reviews.declare(played.one, played.id(), "");
        reviews.declare(played.two, played.id(), "");
        ReviewWork.Opened opened = service.bean(ReviewWork.class).open(played.one, played.id());
        Matter untouched = opened.matters().stream()
                .filter(matter -> matter.toJudge().isEmpty())
                .filter(matter -> matter.found().stream().anyMatch(item -> isCarried(opened, item)))
                .findFirst()
                .orElseThrow();
        Matter.Item carried = untouched.found().stream()
                .filter(item -> isCarried(opened, item))
                .findFirst()
                .orElseThrow();
        Visitor one = Visitor.signedIn(service, played.one);
        String all = one.get("/reviews/" + played.id()).body();
        String link = "/reviews/" + played.id() + "/requirements/" + untouched.requirement();
        assertThat(all.substring(all.indexOf(link)))
                .containsPattern("^[^\n]*\\s+<div class=\"govuk-task-list__status\"[^>]*>Carried over</div>");
        assertThat(one.get(link).body())
                .contains("Nothing here needs you: it is carried over as it was judged before.")
                .contains("What is carried over, what the rules settled, or the provider leaves unsaid")
                .containsPattern("Carried over from version 1[^<]*<")
                .doesNotContain("The rules settled everything here", "ts-outcome--NEEDS_JUDGEMENT");

        played.judge(played.one, carried, JudgementAnswer.NOT_MET, "Not any more.")
                .finish(played.one)
                .finish(played.two);
        String page = lead.get("/cases/" + played.id() + "/moderation").body();
        assertThat(page)
                .containsPattern("(?s)Carried over from version 1.*It is there\\..*"
                        + "Robin reviewer</p>\\s*<p class=\"govuk-body\">Sees it otherwise:</p>.*Not any more\\.")
                .contains("Lets it stand as it was carried over.");
        assertThat(page.substring(page.indexOf("Sees it otherwise:"), page.indexOf("What holds?")))
                .doesNotContain("It is there.");
        JsonNode differing = JSON.readTree(Visitor.program(service, played.lead)
                        .get("/api/v1/cases/" + played.id() + "/moderation")
                        .body())
                .path("differences")
                .path(0);
        assertThat(differing.path("carried").path("reason").asString("")).isEqualTo("It is there.");
        assertThat(differing.path("first").path("reason").asString("")
                        + differing.path("second").path("reason").asString(""))
                .isEqualTo("Not any more.");
    }

    private static boolean isCarried(ReviewWork.Opened opened, Matter.Item item) {
        return opened.carried().judgements().on(item.point()).isPresent();
    }

    private void reviewedAndDecided(DecisionOutcome outcome, LocalDate to) {
        Reviews reviews = service.bean(Reviews.class);
        reviews.declare(played.one, played.id(), "");
        reviews.declare(played.two, played.id(), "");
        played.finish(played.one).finish(played.two).recommend().toDecide().decide(outcome, LocalDate.now(), to);
    }

    private byte[] archive() {
        return lead.bytes("/cases/" + played.id() + "/appeal.zip");
    }

    private List<AppealCheck.Line> check(byte[] zip) throws Exception {
        return AppealCheck.check(
                Files.write(folder.resolve("appeal.zip"), zip), null, new BuiltRules(Path.of("target/built-rules")));
    }

    /** What was judged, from the archive of the case, which fits together. */
    private JsonNode verified() throws Exception {
        byte[] zip = archive();
        assertThat(check(zip))
                .allSatisfy(each -> assertThat(each.holds()).as(each.sentence()).isTrue());
        return JSON.readTree(unzipped(zip).get("judgements.json"));
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    /** The archive as it was made and signed while archives did not hold what is carried over. */
    private byte[] asMadeBefore(byte[] zip) throws IOException {
        Map<String, byte[]> files = unzipped(zip);
        ObjectNode judged = (ObjectNode) JSON.readTree(files.get("judgements.json"));
        judged.remove("carried");
        byte[] judgements = JSON.writeValueAsBytes(judged);
        files.put("judgements.json", judgements);
        ObjectNode manifest = (ObjectNode) JSON.readTree(files.get("manifest.json"));
        manifest.put("format", 1);
        for (JsonNode each : manifest.path("files")) {
            if (each.path("name").asString().equals("judgements.json")) {
                ((ObjectNode) each).put("size", judgements.length).put("digest", Digests.of(judgements));
            }
        }
        files.put("manifest.json", JSON.writeValueAsBytes(manifest));
        files.put(
                "manifest.jws",
                service.bean(CredentialKeys.class)
                        .seal(Digests.of(files.get("manifest.json")), "touchstone-appeal")
                        .getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private java.util.UUID version1() {
        return service.bean(org.touchstone.casework.courses.Versions.class)
                .find(played.course, 1)
                .id();
    }

    private String send(String path, String more) {
        var answer = lead.send(
                "POST",
                path,
                ("reviewers=" + played.one.id() + "&reviewers=" + played.two.id() + "&" + more + "&_csrf="
                                + lead.csrf("/account"))
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded");
        return answer.statusCode() == 302 ? "done" : answer.body();
    }

    @Test
    void openConditionsGoOnWithTheCourseAndARenewalIsReviewedAsAWhole() {
        LocalDate today = LocalDate.now();
        played.reviewed();
        decisions.add(
                played.lead,
                played.id(),
                new Decisions.ActionGiven(
                        CaseAction.Kind.CONDITION, "FW-DEL-01", "Say it.", today.plusDays(20), "The minutes."));
        played.recommend().toDecide().decide(DecisionOutcome.ACCREDITED_WITH_CONDITIONS, today, today.plusDays(60));
        // It has not changed, and is renewed as it stands.
        played.submitAgain(PlayedCase.complete());
        assertThat(triage.of(played.id()).orElseThrow().proposed().orElseThrow().propose())
                .isEqualTo("renewal");
        assertThat(send("/cases/" + played.id() + "/assign", "review=everything"))
                .isEqualTo("done");
        assertThat(decisions.actions(played.id()))
                .singleElement()
                .satisfies(each -> assertThat(each.text()).isEqualTo("Say it."));
        service.bean(Reviews.class).declare(played.one, played.id(), "");
        assertThat(service.bean(ReviewWork.class).open(played.one, played.id()).toJudge())
                .isGreaterThan(30);

        // It closes on evidence only, and what closes it on one version closes it on the other.
        service.bean(Reviews.class).declare(played.two, played.id(), "");
        played.finish(played.one).finish(played.two);
        CaseAction later = decisions.actions(played.id()).get(0);
        String decision = "/cases/" + played.id() + "/decision";
        assertThat(lead.get(decision).body())
                .contains("Closing it here closes it there.")
                .doesNotContain("/withdraw\"");
        assertThat(post("/cases/" + played.id() + "/actions/" + later.id() + "/withdraw", Map.of()))
                .contains("It closes on evidence, and cannot be withdrawn.");
        CaseAction earlier = decisions.actions(version1()).get(0);
        decisions.close(played.lead, version1(), earlier.id(), "Minutes of 3 May, page 2.");
        assertThat(decisions.actions(played.id()))
                .singleElement()
                .satisfies(each -> assertThat(each.closing()).contains("Minutes of 3 May, page 2."));
        assertThat(post("/cases/" + played.id() + "/actions/" + later.id() + "/close", Map.of("closing", "Once more.")))
                .contains("Somebody has done something here");
        assertThat(service.bean(JdbcClient.class)
                        .sql("select count(*) from carried_judgement where version_id = :version")
                        .param("version", played.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anAccreditationThatIsOverOrBeganBeforeTheCourseWasSubmittedIsRefused() {
        LocalDate today = LocalDate.now();
        played.reviewed()
                .recommend()
                .toDecide()
                .decide(DecisionOutcome.ACCREDITED, today, today.plusYears(3))
                .submitAgain("# We have moved.\n" + PlayedCase.complete());
        triage.carryOver(played.lead, played.id(), "It is the same course.", () -> {});
        String decision = "/cases/" + played.id() + "/decision";
        assertThat(post(decision, accredited(today.minusDays(1), today.plusYears(3))))
                .contains("The course was submitted after this day.");
        service.bean(JdbcClient.class)
                .sql("update submitted_version set submitted_at = :at where id = :id")
                .param("at", Times.at(Instant.now().minus(Duration.ofDays(30))))
                .param("id", played.id())
                .update();
        assertThat(post(decision, accredited(today.minusDays(20), today))).contains("Write a day later than today");
        String body = "{'outcome': 'ACCREDITED', 'reason': 'Good.', 'from': '%s', 'to': '%s'}"
                .formatted(today.minusDays(20), today);
        assertThat(refusedToPrograms("/decision", "", body)).contains("Write a day later than today");
        assertThat(register.find(played.course.id()).to()).isEqualTo(today.plusYears(3));
        assertThat(post(decision, accredited(today.minusDays(20), today.plusDays(1))))
                .isEqualTo("done");
    }

    /** What a program is told that asks for the same, with other quotation marks. */
    private String refusedToPrograms(String step, String seenAt, String body) {
        Visitor program = Visitor.program(service, played.lead);
        String path = "/api/v1/cases/" + played.id();
        var answer = program.send(
                "POST",
                path + step,
                body.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json",
                "If-Match",
                program.get(path + seenAt).headers().firstValue("ETag").orElseThrow());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        return answer.body();
    }

    @Test
    void daysThatHavePassedAndStandardsThatAreNotAskedAreRefused() {
        LocalDate today = LocalDate.now();
        LocalDate yesterday = today.minusDays(1);
        assertThat(send("/cases/" + played.id() + "/assign", "due=" + yesterday))
                .contains("That day has passed. Name today or a later day.");
        assertThat(refusedToPrograms(
                        "/assign",
                        "",
                        "{'reviewers': ['%s', '%s'], 'due': '%s'}"
                                .formatted(played.one.id(), played.two.id(), yesterday)))
                .contains("That day has passed.");
        played.assign(today).finish(played.one).finish(played.two);
        String actions = "/cases/" + played.id() + "/actions";
        assertThat(post(actions, condition("FW-NOPE-99", today.plusDays(9))))
                .contains("Write the id of a standard that is asked of this course");
        assertThat(post(actions, condition("FW-DEL-01", yesterday))).contains("That day has passed.");
        assertThat(post(actions, Map.of("kind", "COMMENDATION", "standard", "FW-NOPE-99", "text", "Well done.")))
                .contains("Write the id of a standard that is asked of this course");
        String body = "{'kind': 'CONDITION', 'standard': '%s', 'text': 'Say it.', 'due': '%s', 'evidence': 'Minutes.'}";
        assertThat(refusedToPrograms("/actions", "", body.formatted("FW-NOPE-99", today)))
                .contains("Write the id of a standard");
        assertThat(refusedToPrograms("/actions", "", body.formatted("FW-DEL-01", yesterday)))
                .contains("That day has passed.");
        assertThat(decisions.actions(played.id())).isEmpty();
        assertThat(post(actions, condition("FW-DEL-01", today))).isEqualTo("done");
    }

    @Test
    void aStandardIsReadAsMeantInSmallLettersAndWithOtherHyphens() {
        played.reviewed();
        LocalDate soon = LocalDate.now().plusDays(9);
        for (String typed : List.of(
                "fw-del-01", " FW\u2011DEL\u201101", "Fw \u2013 Del \u2013 01", "fw del 01", "FW\u2212DEL\u221201")) {
            assertThat(post("/cases/" + played.id() + "/actions", condition(typed, soon)))
                    .as(typed)
                    .isEqualTo("done");
        }
        assertThat(decisions.actions(played.id()))
                .hasSize(5)
                .allMatch(each -> each.standard().equals("FW-DEL-01"));
        assertThat(post(
                        "/cases/" + played.id() + "/exemptions",
                        Map.of(
                                "exempt-standard",
                                "fw\u2010del\u201001",
                                "exempt-reason",
                                "A trial.",
                                "until",
                                "1 May 2035")))
                .isEqualTo("done");
    }

    private static Map<String, String> condition(String standard, LocalDate due) {
        return Map.of(
                "kind",
                "CONDITION",
                "standard",
                standard,
                "text",
                "Say it.",
                "due",
                due.toString(),
                "evidence",
                "Minutes.");
    }

    @Test
    void conditionsAreWrittenBeforeTheyAreRecommended() {
        played.reviewed();
        String recommend = "/cases/" + played.id() + "/recommendation";
        String why = "One thing is to be shown.";
        Map<String, String> conditions =
                Map.of("outcome", "ACCREDITED_WITH_CONDITIONS", "reason", "Good.", "otherwise", why);
        assertThat(post(recommend, conditions)).contains("Add the conditions first.");
        assertThat(refusedToPrograms(
                        "/recommendation",
                        "/moderation",
                        "{'outcome': 'ACCREDITED_WITH_CONDITIONS', 'reason': 'Good.', 'otherwise': '" + why + "'}"))
                .contains("Add the conditions first.");
        assertThat(post("/cases/" + played.id() + "/actions", condition("FW-DEL-01", LocalDate.now())))
                .isEqualTo("done");
        assertThat(post(recommend, conditions)).isEqualTo("done");
        assertThat(provider.get(words(1)).body()).contains("Good.", "Say it.");
    }

    @Test
    void whoDecidesOtherwiseThanRecommendedOrJudgedSaysWhy() {
        LocalDate today = LocalDate.now();
        Matter.Item item = played.assign(null).firstPoint(played.one);
        played.judge(played.one, item, JudgementAnswer.NOT_MET, "It is not there.")
                .judge(played.two, item, JudgementAnswer.NOT_MET, "It is missing.")
                .finish(played.one)
                .finish(played.two);
        decisions.recommend(played.lead, played.id(), DecisionOutcome.REFERRED, "Much is weak.", "It is much.");
        played.toDecide();
        String decision = "/cases/" + played.id() + "/decision";
        assertThat(post(decision, Map.of("outcome", "DEFERRED", "reason", "Much is open.")))
                .contains("This is another decision than was recommended. Say why.");
        assertThat(post(decision, accredited(today, today.plusYears(3))))
                .contains("Something required is judged not met. Say why the course is accredited all the same.");
        String body = "{'outcome': 'ACCREDITED', 'reason': 'Good.', 'from': '%s', 'to': '%s'}"
                .formatted(today, today.plusYears(3));
        assertThat(refusedToPrograms("/decision", "", body)).contains("Something required is judged not met.");
        Map<String, String> withWhy = new HashMap<>(accredited(today, today.plusYears(3)));
        withWhy.put("otherwise", "It was shown to us since.");
        assertThat(post(decision, withWhy)).isEqualTo("done");
        String why = "Why it was decided otherwise: It was shown to us since.";
        assertThat(lead.get(decision).body()).contains(why);
        assertThat(provider.get(words(1)).body()).contains(why);
        assertThat(lead.get("/cases/" + played.id() + "/report.html").body()).contains(why);
        assertThat(lead.get("/cases/" + played.id() + "/letter.html").body()).contains(why);
        assertThat(service.bean(AuditLog.class).before(Long.MAX_VALUE, 5))
                .anyMatch(entry -> entry.details().contains("It was shown to us since."));
        assertThat(service.bean(ChainCheck.class).check().faults()).isEmpty();
    }

    @Test
    void aCorrectionIsAnsweredWhereACaseGoesBackToModerationToo() {
        LocalDate today = LocalDate.now();
        played.reviewed().recommend();
        decisions.factsChecked(played.owner, played.course, played.id(), "There are two rooms.");
        assertThat(post("/cases/" + played.id() + "/reconsider", Map.of("why", "That is so, and is looked at again.")))
                .isEqualTo("done");
        String answer = "Our answer: That is so, and is looked at again.";
        assertThat(provider.get(words(1)).body()).contains("There are two rooms.", answer);
        played.recommend().toDecide().decide(DecisionOutcome.ACCREDITED, today, today.plusYears(3));
        for (String part : List.of("/letter.html", "/report.html")) {
            assertThat(lead.get("/cases/" + played.id() + part).body()).contains("There are two rooms.", answer);
        }
    }

    @Test
    void aDecisionThatIsAsRecommendedAndJudgedNeedsNoMore() {
        LocalDate today = LocalDate.now();
        played.reviewed().recommend().toDecide();
        assertThat(post("/cases/" + played.id() + "/decision", accredited(today, today.plusYears(3))))
                .isEqualTo("done");
        assertThat(lead.get("/cases/" + played.id() + "/report.html").body()).doesNotContain("decided otherwise");
    }

    private static Map<String, String> accredited(LocalDate from, LocalDate to) {
        return Map.of("outcome", "ACCREDITED", "reason", "Good.", "from", from.toString(), "to", to.toString());
    }

    @Test
    void whatHasEndedIsNotCalledAccredited() {
        LocalDate today = LocalDate.now();
        played.reviewed().recommend().toDecide().decide(DecisionOutcome.ACCREDITED, today, today.plusYears(3));
        for (String table : List.of("decision", "register_entry")) {
            service.bean(JdbcClient.class)
                    .sql("update " + table + " set valid_from = :from, valid_to = :to where version_id = :id")
                    .param("from", today.minusDays(90))
                    .param("to", today.minusDays(1))
                    .param("id", played.id())
                    .update();
        }
        played.submitAgain(PlayedCase.complete());
        assertThat(lead.get("/cases/" + played.id()).body())
                .contains("What changed since version 1, whose accreditation ended on ", "has ended already")
                .doesNotContain("which is accredited", "Days until the accreditation ends");
        triage.carryOver(played.lead, played.id(), "It is the same course.", () -> {});
        assertThat(lead.get("/cases/" + played.id()).body()).doesNotContain("which is accredited");
        assertThat(Visitor.signedIn(service, played.owner)
                        .get("/courses/" + played.course.id() + "/versions/2/review")
                        .body())
                .doesNotContain("You changed an accredited course");
    }

    @Test
    void aLaterAccreditationDoesNotEndTheOneInForceBeforeItBegins() {
        LocalDate today = LocalDate.now();
        played.reviewed()
                .recommend()
                .toDecide()
                .decide(DecisionOutcome.ACCREDITED, today, today.plusDays(60))
                .submitAgain(PlayedCase.complete());
        triage.carryOver(played.lead, played.id(), "It is the same course.", () -> {});
        String decision = "/cases/" + played.id() + "/decision";
        assertThat(post(decision, accredited(today.plusDays(60), today.plusYears(6))))
                .contains("The course is accredited now");
        assertThat(register.find(played.course.id()).status()).isEqualTo(AccreditationStatus.RENEWAL_DUE);
        assertThat(register.of(version1())).isPresent();

        played.decide(DecisionOutcome.ACCREDITED, today, today.plusYears(6));
        assertThat(register.find(played.course.id()).status()).isEqualTo(AccreditationStatus.ACTIVE);
        assertThat(register.find(played.course.id()).to()).isEqualTo(today.plusYears(6));
    }
}

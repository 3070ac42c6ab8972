package org.touchstone.casework.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.base.audit.ChainCheck;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.Document;
import org.touchstone.casework.courses.DocumentKind;
import org.touchstone.casework.courses.Documents;
import org.touchstone.casework.courses.EvidenceFiles;
import org.touchstone.casework.courses.Rereading;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.casework.courses.Versions;
import org.touchstone.casework.evidence.FileTexts;
import org.touchstone.casework.evidence.SampleFiles;
import org.touchstone.check.judgement.JudgementAnswer;
import org.touchstone.check.report.Matter;
import org.touchstone.door.server.OnEachDatabase;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** A submitted course on its way to a decision, by the pages that people use. */
@Tag("service")
@OnEachDatabase("postgresql") // On the embedded one a client and a browser play cases.
class CaseByPagesTest {

    private final RunningService service = RunningService.shared();
    private final Rereading rereading = service.bean(Rereading.class);
    private final Versions versions = service.bean(Versions.class);
    private final Submitter submitter = service.bean(Submitter.class);
    private final Cases cases = service.bean(Cases.class);
    private final Decisions decisions = service.bean(Decisions.class);

    private final Account owner = service.person(Role.PROVIDER);
    private final Account one = service.person(Role.REVIEWER);
    private final Account two = service.person(Role.REVIEWER);
    private final Account leading = service.person(Role.LEAD);
    private final Visitor provider = Visitor.signedIn(service, owner);
    private final Visitor first = Visitor.signedIn(service, one);
    private final Visitor second = Visitor.signedIn(service, two);
    private final Visitor lead = Visitor.signedIn(service, leading);

    private Course course;
    private SubmittedVersion version;
    private String id;

    @BeforeEach
    void submit() throws Exception {
        String complete = Files.readString(Path.of("rules/examples/complete-course.yaml"));
        course = service.bean(Courses.class).add(owner, "Coaching", complete, "course.yaml");
        version = submitter.submit(owner, course, 1, "");
        id = version.id().toString();
    }

    private HttpResponse<String> post(Visitor who, String path, Map<String, String> fields) {
        return who.post(path, fields, "/account");
    }

    private void done(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }

    private CaseState state() {
        return cases.find(version.id()).state();
    }

    private void assign() {
        done(lead.send(
                "POST",
                "/cases/" + id + "/assign",
                ("reviewers=" + one.id() + "&reviewers=" + two.id() + "&due=31+March+2030&_csrf="
                                + lead.csrf("/account"))
                        .getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded"));
    }

    private List<Matter> matters() {
        return Matter.of(rereading.evaluateAgain(version));
    }

    private Matter withQuestion() {
        return matters().stream()
                .filter(matter -> !matter.toJudge().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private void judgeEverything(Account reviewer) {
        ReviewWork work = service.bean(ReviewWork.class);
        ReviewWork.Opened opened = work.open(reviewer, version.id());
        for (Matter matter : opened.matters()) {
            opened = work.judge(
                    reviewer,
                    opened,
                    matter.requirement(),
                    matter.toJudge().stream()
                            .map(item -> new ReviewWork.Given(item.point(), JudgementAnswer.MET, "It is there."))
                            .toList());
        }
    }

    @Test
    void aCaseIsPlayedFromSubmissionToAClosedCondition() throws Exception {
        assertThat(lead.get("/cases?words=coaching&state=submitted").body()).contains("/cases/" + id);
        assertThat(lead.get("/cases/" + id).body())
                .contains("Nothing required is unsaid", "Assign two reviewers", "Return it to the provider")
                .contains("points need a person. Those that rest on the same answer are asked about together.");
        assign();
        assertThat(state()).isEqualTo(CaseState.IN_REVIEW);
        assertThat(first.get("/reviews").body()).contains("/reviews/" + id, "Declare your interests first");

        // Nobody judges before they have declared, and a declared interest bars until a lead decides.
        Matter matter = withQuestion();
        String point = "/reviews/" + id + "/requirements/" + matter.requirement();
        assertThat(post(first, point, Map.of("answer-0", "MET")).body()).contains("it is not time for it");
        done(post(first, "/reviews/" + id + "/interests", Map.of("any", "no")));
        assertThat(post(second, "/reviews/" + id + "/interests", Map.of("any", "yes"))
                        .body())
                .contains("Say what the interest is.");
        done(post(second, "/reviews/" + id + "/interests", Map.of("any", "yes", "interests", "I know the owner.")));
        assertThat(second.get("/reviews/" + id).body()).contains("You have declared an interest");
        assertThat(post(second, point, Map.of("answer-0", "MET")).body()).contains("it is not time for it");
        String case1 = lead.get("/cases/" + id).body();
        assertThat(case1).contains("I know the owner.");
        UUID barred = service.bean(Reviews.class).own(two, version.id()).id();
        assertThat(post(lead, "/cases/" + id + "/reviews/" + barred + "/clear", Map.of("why", " "))
                        .body())
                .contains("Give a reason why they may review it all the same.");
        assertThat(second.get(point).headers().firstValue("Location")).contains("/reviews/" + id);
        done(post(lead, "/cases/" + id + "/reviews/" + barred + "/clear", Map.of("why", "A slight acquaintance.")));
        assertThat(lead.get("/cases/" + id).body()).contains(leading.name() + " let them", "A slight acquaintance.");

        // The first reviewer asks something; the provider answers; then everything is judged.
        assertThat(post(first, point, Map.of("answer-0", "QUERY")).body()).contains("Write what you ask the provider.");
        done(post(first, point, Map.of("answer-0", "QUERY", "reason-0", "Who checks that?", "note", "looks thin")));
        assertThat(first.get(point).body()).contains("Who checks that?", "They have not answered yet.", "looks thin");
        assertThat(first.get("/reviews/" + id).body()).contains(" open, waits for the provider<");
        assertThat(second.get(point).body()).doesNotContain("Who checks that?").doesNotContain("looks thin");
        assertThat(post(first, "/reviews/" + id + "/finish", Map.of()).body())
                .contains("Not every point is judged yet");
        String ours = "/courses/" + course.id() + "/versions/1";
        assertThat(provider.get(ours).body()).contains(ours + "/review");
        assertThat(provider.get(ours + "/review").body())
                .contains(
                        "Who checks that?",
                        "It is about this: " + matter.toJudge().get(0).words().asks(),
                        "In review");
        UUID query = service.bean(Reviews.class).queries(version.id()).get(0).id();
        done(post(provider, ours + "/queries", Map.of("reply-" + query, "The committee does.")));
        assertThat(first.get(point).body()).contains("They answered: The committee does.");
        assertThat(first.get("/reviews/" + id).body())
                .contains(" open, the provider has answered<")
                .doesNotContain("waits for the provider");
        done(post(first, point, Map.of("answer-0", "MET")));
        judgeEverything(one);
        done(post(first, "/reviews/" + id + "/finish", Map.of()));
        assertThat(state()).isEqualTo(CaseState.IN_REVIEW);
        assertThat(lead.get("/cases/" + id + "/moderation").statusCode()).isEqualTo(404);
        judgeEverything(two);
        done(post(second, point, Map.of("answer-0", "NOT_MET", "reason-0", "It is not said who does it.")));
        assertThat(second.get("/reviews/" + id).body()).containsOnlyOnce("Judged, one point not met<");
        done(post(second, "/reviews/" + id + "/finish", Map.of()));
        assertThat(state()).isEqualTo(CaseState.IN_MODERATION);

        // One difference, settled with a reason; then a recommendation with a condition.
        assertThat(lead.get("/cases/" + id + "/moderation").body())
                .contains("differ on one point", "It is not said who does it.", "One is left to settle");
        assertThat(post(lead, "/cases/" + id + "/recommendation", Map.of("outcome", "ACCREDITED", "reason", "Good."))
                        .body())
                .contains("Settle every difference first.");
        done(post(lead, "/cases/" + id + "/moderation", Map.of("answer-0", "NOT_MET", "reason-0", "It must be said.")));
        assertThat(lead.get("/cases/" + id + "/moderation").body()).contains("Nothing is left to settle");
        Map<String, String> condition = Map.of(
                "kind", "CONDITION",
                "standard", "FW-DEL-01",
                "text", "Say who checks it.",
                "due", "31 March 2030",
                "evidence", "The minutes.");
        assertThat(post(lead, "/cases/" + id + "/actions", Map.of("kind", "CONDITION", "text", "Say it."))
                        .body())
                .contains("Say which standard the condition is about.");
        done(post(lead, "/cases/" + id + "/actions", condition));
        done(post(
                lead,
                "/cases/" + id + "/recommendation",
                Map.of("outcome", "ACCREDITED_WITH_CONDITIONS", "reason", "Good, but for one thing.")));
        assertThat(state()).isEqualTo(CaseState.WITH_PROVIDER);

        // The provider reads the draft, and corrects a fact.
        assertThat(provider.get(ours + "/review").body())
                .contains("Good, but for one thing.", "Say who checks it.", "It must be said.", "Are the facts right?")
                .doesNotContain("appeal");
        done(post(provider, ours + "/facts", Map.of("any", "yes", "correction", "The committee meets monthly.")));
        assertThat(state()).isEqualTo(CaseState.TO_DECIDE);
        assertThat(lead.get("/cases/" + id + "/decision").body()).contains("The committee meets monthly.");
        assertThat(post(lead, "/cases/" + id + "/decision", Map.of("outcome", "ACCREDITED", "reason", "Good."))
                        .body())
                .contains("There is an open condition.");
        Map<String, String> decision = new HashMap<>(Map.of(
                "outcome", "ACCREDITED_WITH_CONDITIONS",
                "reason", "One condition.",
                "from", "1 April 2030",
                "to", "1 April 2033"));
        assertThat(post(lead, "/cases/" + id + "/decision", decision).body())
                .contains("The provider corrects facts. Say of each whether you accept it, and why.");
        assertThat(provider.get(ours + "/review").body()).contains("We answer this when we decide");
        decision.put("answer", "We accept that; it changes nothing.");
        decision.put("from", "1 January 2030");
        decision.put("to", "31 March 2030");
        assertThat(post(lead, "/cases/" + id + "/decision", decision).body())
                .contains("A condition is to be closed on this day or later, when the accreditation is over.");
        decision.put("from", "1 April 2030");
        decision.put("to", "1 April 2033");
        done(post(lead, "/cases/" + id + "/decision", decision));
        for (String place : List.of("/review", "/letter.html", "/decision.html")) {
            assertThat(provider.get(ours + place).body())
                    .as(place)
                    .contains("The committee meets monthly.", "Our answer: We accept that; it changes nothing.");
        }
        assertThat(lead.get("/cases/" + id + "/decision").body()).contains("Our answer: We accept that");
        assertThat(provider.get(ours + "/decision.html").body())
                .contains("The draft said: Accredited with conditions. Good, but for one thing.");
        assertThat(state()).isEqualTo(CaseState.DECIDED);
        assertThat(provider.get(ours + "/review").body())
                .contains("Accredited from 1 April 2030 until 1 April 2033.", "One condition.");
        assertThat(provider.get(ours + "/judged.json").body())
                .contains("\"answer\" : \"NOT_MET\"", "It must be said.")
                .isEqualTo(lead.get("/cases/" + id + "/report.json").body());
        assertThat(provider.get(ours + "/judged.jsonld").body())
                .contains("earl:manual", "It must be said.")
                .isEqualTo(lead.get("/cases/" + id + "/report.jsonld").body());
        assertThat(decisions.replays(version.id())).isTrue();
        assertThat(rereading.replays(version)).isTrue();

        CaseAction action = decisions.actions(version.id()).get(0);
        String close = "/cases/" + id + "/actions/" + action.id() + "/close";
        assertThat(post(lead, close, Map.of("closing", "")).body()).contains("Say which evidence you have seen.");
        done(post(lead, close, Map.of("closing", "Minutes of 3 May, page 2.")));
        assertThat(provider.get(ours + "/review").body()).contains("Minutes of 3 May, page 2.");

        // The report goes out as a page and as a PDF that is fit for everybody.
        assertThat(provider.get(ours + "/decision.html").body())
                .contains("Accredited with conditions", "who declared: I know the owner.", "It must be said.")
                .contains(leading.name() + " let them review it all the same: A slight acquaintance.")
                .contains(
                        "The reviewers differed; a lead settled it.",
                        "Both reviewers say so.",
                        version.rulesetDigest());
        byte[] pdf = provider.bytes(ours + "/decision.pdf");
        assertThat(PdfUa.faults(pdf)).isEmpty();
        assertThat(PdfUa.faults(SampleFiles.pdf(List.of("Not made for everybody."))))
                .isNotEmpty();
        assertThat(PdfUa.text(pdf)).contains("Accredited with conditions", "It must be said.");

        // And a letter, with the conditions and what is next.
        assertThat(provider.get(ours + "/letter.html").body())
                .contains("Our decision on", "Accredited with conditions", "Say who checks it.", "31 March 2030")
                .contains("Close each condition by its day", "Yours faithfully,")
                .doesNotContain("It must be said.")
                .doesNotContain("If you do not agree");
        byte[] letter = provider.bytes(ours + "/letter.pdf");
        assertThat(PdfUa.faults(letter)).isEmpty();
        assertThat(PdfUa.about(pdf)).isEqualTo("What was found and judged of a course, and what was decided");
        assertThat(PdfUa.about(letter)).isEqualTo("A letter that says what was decided on a course, and what is next");
        assertThat(PdfUa.text(letter)).contains("Accredited with conditions", "Say who checks it.");
        assertThat(lead.get("/cases/" + id + "/letter.html").body())
                .isEqualTo(provider.get(ours + "/letter.html").body());
        assertThat(Visitor.signedIn(service, service.person(Role.PROVIDER))
                        .get(ours + "/letter.html")
                        .statusCode())
                .isEqualTo(404);
        assertThat(provider.get("/courses/" + course.id() + "/versions/2/decision.pdf")
                        .statusCode())
                .isEqualTo(404);

        // Leads and policy staff learn from it; the reviewers overruled nothing, and differed on one point.
        String learnt = lead.get("/learning").body();
        assertThat(learnt).contains("It is not said who does it.", "/standards/requirement/" + matter.requirement());
        assertThat(Visitor.signedIn(service, service.person(Role.POLICY))
                        .get("/learning.csv")
                        .body())
                .contains(matter.toJudge().get(0).point().part(), "It is not said who does it.");

        assertThat(learnt).contains("How long each stage takes", "In moderation");
        assertThat(lead.get("/learning-stages.csv").body().lines())
                .anyMatch(line -> line.matches("\"?In review\"?,\"?\\d+\"?,\"?\\d+\\.\\d\\d\"?,\"?\\d+\\.\\d\\d\"?"));
        assertThat(provider.get("/learning-stages.csv").statusCode()).isEqualTo(403);

        // Anybody finds it in the register, and sees how it stands.
        Visitor anybody = Visitor.of(service);
        String entry = "/register/" + course.id();
        assertThat(anybody.get("/register?words=riverside+and+north&element=HC&level=2&mode=remote")
                        .body())
                .contains(entry, "Accredited from a later day");
        assertThat(anybody.get("/register?words=riverside&element=MECC").body()).doesNotContain(entry);
        assertThat(anybody.get("/register.json?element=HC").body())
                .contains("\"id\":\"" + course.id() + "\"", "\"status\":\"NOT_YET\"");
        assertThat(anybody.get(entry).body()).contains("Nurses, physiotherapists", "Health coaching (level 1, 2, 3)");
        done(post(lead, "/cases/" + id + "/standing", Map.of("standing", "REVOKED", "why", "It is taught no more.")));
        assertThat(anybody.get(entry).body()).contains("Revoked");
        assertThat(post(lead, "/cases/" + id + "/standing", Map.of("standing", "IN_FORCE", "why", "Back."))
                        .body())
                .contains("Somebody has done something here");
        assertThat(service.bean(ChainCheck.class).check().faults()).isEmpty();
    }

    /** The course once more, with its handbook kept here and read, as a case with two reviewers. */
    private Document withHandbook() throws Exception {
        List<String> pages = new ArrayList<>(Collections.nCopies(20, "Something else."));
        pages.set(6, "In the group anyone may pause an exercise.");
        Document handbook = service.bean(Documents.class)
                .add(
                        owner,
                        null,
                        DocumentKind.OTHER,
                        "Course handbook",
                        "handbook.pdf",
                        service.bean(EvidenceFiles.class).receive(new ByteArrayInputStream(SampleFiles.pdf(pages))),
                        null);
        String text = versions.text(version).replace("https://riverside-academy.example/handbook.pdf", handbook.link());
        course = service.bean(Courses.class).add(owner, "Coaching", text, "course.yaml");
        version = service.bean(Submitter.class).submit(owner, course, 1, "");
        id = version.id().toString();
        Instant end = Instant.now().plusSeconds(60);
        while (service.bean(FileTexts.class).known(handbook.digest()).isEmpty()
                && Instant.now().isBefore(end)) {
            Thread.sleep(100);
        }
        assign();
        done(post(first, "/reviews/" + id + "/interests", Map.of("any", "no")));
        done(post(second, "/reviews/" + id + "/interests", Map.of("any", "no")));
        return handbook;
    }

    @Test
    void theCitedPageStandsBesideThePointWithItsWordsMarked() throws Exception {
        Document handbook = withHandbook();
        Matter matter = matters().stream()
                .filter(each -> each.requirement().equals("challenge-and-safety"))
                .findFirst()
                .orElseThrow();
        String point = "/reviews/" + id + "/requirements/" + matter.requirement();
        String cited = "/submitted/" + id + "/evidence/" + handbook.digest() + "/pages/7";
        String picture = cited + "/picture?words=anyone%20may%20pause";

        assertThat(first.get(point).body())
                .contains("Found on this page", cited + "?words=anyone%20may%20pause")
                .containsOnlyOnce("loading=\"lazy\" src=\"" + picture + "\" alt=\"Page 7 of Course handbook");
        assertThat(ImageIO.read(new ByteArrayInputStream(first.bytes(picture)))).isNotNull();

        // A lead who settles a difference reads the same beside it.
        judgeEverything(one);
        judgeEverything(two);
        int place = matter.toJudge().stream()
                .map(item -> item.point().part())
                .toList()
                .indexOf("challenge-and-safety/safety-in-the-topic");
        done(post(second, point, Map.of("answer-" + place, "NOT_MET", "reason-" + place, "Only one may.")));
        done(post(first, "/reviews/" + id + "/finish", Map.of()));
        done(post(second, "/reviews/" + id + "/finish", Map.of()));
        assertThat(lead.get("/cases/" + id + "/moderation").body()).contains("Only one may.", picture);
    }

    @Test
    void whatIsCitedAndNotFoundNeedsAReasonAndTheReportSaysSo() throws Exception {
        Document handbook = withHandbook();
        Matter matter = matters().stream()
                .filter(each -> each.questions().size() > 1)
                .filter(each -> first.get("/reviews/" + id + "/requirements/" + each.requirement())
                        .body()
                        .contains("These words are not in the document"))
                .findFirst()
                .orElseThrow();
        String page = "/reviews/" + id + "/requirements/" + matter.requirement();
        assertThat(first.get(page).body())
                .contains("These words are not in the document", "It does not cover what rests on");
        String refused = post(first, page, Map.of("rest", "yes")).body();
        assertThat(refused).contains("say why it is met all the same");
        String field = refused.replaceFirst("(?s).*?href=\"#reason-([^\"]+)\".*", "$1");
        assertThat(refused).doesNotContainPattern("name=\"answer-" + field + "\"[^>]*value=\"MET\"[^>]*checked");
        Map<String, String> reasons = new HashMap<>(Map.of("rest", "yes"));
        Matcher wanting = Pattern.compile("href=\"#(reason-[^\"]+)\"").matcher(refused);
        while (wanting.find()) {
            reasons.put(wanting.group(1), "I have a copy.");
        }
        done(post(first, page, reasons));

        judgeEverything(one);
        judgeEverything(two);
        done(post(first, "/reviews/" + id + "/finish", Map.of()));
        done(post(second, "/reviews/" + id + "/finish", Map.of()));
        decisions.recommend(leading, version.id(), DecisionOutcome.ACCREDITED, "Good.");
        decisions.goOn(leading, version.id(), "No answer.");
        decisions.decide(
                leading,
                version.id(),
                new Decisions.Given(
                        DecisionOutcome.ACCREDITED,
                        "Good.",
                        LocalDate.of(2030, 4, 1),
                        LocalDate.of(2033, 4, 1),
                        "",
                        ""));
        assertThat(lead.get("/cases/" + id + "/report.html").body())
                .containsPattern("Course handbook, page 2: “84 replies”. <strong>These words are not in the document")
                .containsPattern("Course handbook, page 7: “anyone may pause”. <strong>Found on this page")
                .contains("The document is not kept here");
        assertThat(PdfUa.text(lead.bytes("/cases/" + id + "/report.pdf")))
                .contains("These words are not in the document", "The document is not kept here");

        // Whatever becomes of what is known of the document: the report says what was found when it was decided.
        service.bean(JdbcClient.class)
                .sql("update document_text set state = 'broken' where digest = :digest")
                .param("digest", handbook.digest())
                .update();
        assertThat(lead.get("/cases/" + id + "/report.html").body())
                .containsPattern("Course handbook, page 7: “anyone may pause”. <strong>Found on this page")
                .contains("what was found when it was decided");
        service.bean(JdbcClient.class)
                .sql("update decision set citations = null where version_id = :id")
                .param("id", version.id())
                .update();
        assertThat(lead.get("/cases/" + id + "/report.html").body())
                .doesNotContainPattern("Course handbook, page 7: “anyone may pause”. <strong>Found on this page")
                .contains("what was found when this report was made, after the decision");
    }

    @Test
    void whatIsTypedForTheDecisionStaysWhenAnActionIsAddedOrTakenBack() {
        assign();
        done(post(first, "/reviews/" + id + "/interests", Map.of("any", "no")));
        done(post(second, "/reviews/" + id + "/interests", Map.of("any", "no")));
        judgeEverything(one);
        judgeEverything(two);
        done(post(first, "/reviews/" + id + "/finish", Map.of()));
        done(post(second, "/reviews/" + id + "/finish", Map.of()));
        decisions.recommend(leading, version.id(), DecisionOutcome.ACCREDITED, "Good.");
        decisions.goOn(leading, version.id(), "No answer.");
        String page = "/cases/" + id + "/decision";
        Map<String, String> typed = new HashMap<>(Map.of(
                "outcome", "ACCREDITED", "reason", "A course that I would take.", "from", "1 April 2030", "to", ""));
        typed.putAll(Map.of("kind", "COMMENDATION", "text", "The role play.", "standard", "", "due", ""));
        done(post(lead, "/cases/" + id + "/actions", typed));
        assertThat(lead.get(page).body())
                .contains("A course that I would take.</textarea>", "value=\"1 April 2030\"")
                .containsPattern("value=\"ACCREDITED\"[^>]*checked")
                .doesNotContain("The role play.</textarea>");

        // What is typed and not added is not lost by deciding.
        typed.put("text", "The reading list.");
        String told = post(lead, page, typed).body();
        assertThat(told)
                .contains("This is not added yet.", "The reading list.</textarea>", "A course that I would take.");
        assertThat(state()).isEqualTo(CaseState.TO_DECIDE);

        UUID action = decisions.actions(version.id()).get(0).id();
        done(post(lead, "/cases/" + id + "/actions/" + action + "/withdraw", typed));
        assertThat(lead.get(page).body())
                .contains("The reading list.</textarea>", "A course that I would take.</textarea>");
        assertThat(decisions.actions(version.id())).isEmpty();
    }

    @Test
    void aReviewerIsRemindedOfAnInterestThatTheyDeclaredOnAnEarlierVersion() throws Exception {
        assign();
        done(post(first, "/reviews/" + id + "/interests", Map.of("any", "yes", "interests", "I taught on it.")));
        service.bean(Courses.class)
                .save(
                        owner,
                        course,
                        1,
                        "Coaching",
                        PlayedCase.complete().replace("twice a year", "often"),
                        "course.yaml",
                        "");
        version = submitter.submit(owner, course, 2, "");
        id = version.id().toString();
        assign();
        assertThat(first.get("/reviews/" + id).body())
                .contains("On version 1 of this course you declared: I taught on it.");
        assertThat(second.get("/reviews/" + id).body()).doesNotContain("I taught on it.");

        // What is otherwise than in the version before stands beside its point, with the reason.
        done(post(second, "/reviews/" + id + "/interests", Map.of("any", "no")));
        assertThat(matters())
                .extracting(each -> second.get("/reviews/" + id + "/requirements/" + each.requirement())
                        .body())
                .filteredOn(page -> page.contains("Since version 1"))
                .isNotEmpty()
                .allSatisfy(page -> assertThat(page).containsPattern("twice a year[^<]*is now [^<]*often"));
    }

    @Test
    void aLeadSeesHowMuchThatIsRequiredTheRulesFoundNotMet() throws Exception {
        assertThat(lead.get("/cases/" + id).body())
                .contains("The rules found nothing required that is not met or in conflict.");
        String text = versions.text(version).replace("startersRecorded: yes", "startersRecorded: no");
        course = service.bean(Courses.class).add(owner, "Coaching", text, "course.yaml");
        version = submitter.submit(owner, course, 1, "");
        assertThat(lead.get("/cases/" + version.id()).body())
                .contains("The rules found one required point not met or in conflict.");
    }

    @Test
    void whoWasSignedOutReadsTheirChoicesInWords() {
        assertThat(Visitor.of(service)
                        .send(
                                "POST",
                                "/reviews/" + id + "/requirements/sign-off",
                                "answer-0=NOT_MET&reason-0=It+is+not+said.&_csrf=x".getBytes(StandardCharsets.UTF_8),
                                "Content-Type",
                                "application/x-www-form-urlencoded",
                                "Accept",
                                "text/html")
                        .body())
                .contains("It is not said.", ">Not met<")
                .doesNotContain("ts-pre\">NOT_MET<");
    }

    @Test
    void whatWasAnsweredIsShownAgain() {
        assign();
        done(post(first, "/reviews/" + id + "/interests", Map.of("any", "no")));
        Matter matter = matters().stream()
                .filter(each -> each.toJudge().size() > 1)
                .findFirst()
                .orElseThrow();
        String point = "/reviews/" + id + "/requirements/" + matter.requirement();
        assertThat(post(
                                first,
                                point,
                                Map.of("answer-0", "NOT_MET", "answer-1", "NOT_APPLICABLE", "reason-1", "Why so."))
                        .body())
                .contains("Give a reason for: ")
                .containsPattern("name=\"answer-0\"[^>]*value=\"NOT_MET\"[^>]*checked")
                .containsPattern("name=\"answer-1\"[^>]*value=\"NOT_APPLICABLE\"[^>]*checked")
                .contains(">Why so.</textarea>");
        HttpResponse<String> saved = post(first, point, Map.of("answer-0", "NOT_MET", "reason-0", "It is not said."));
        done(saved);
        assertThat(first.get(saved.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("One point is now: Not met. As you judge it so far: Something that is required is not met.");
        assertThat(first.get(point).body())
                .containsPattern("name=\"answer-0\"[^>]*value=\"NOT_MET\"[^>]*checked")
                .contains(">It is not said.</textarea>");
    }

    /** An answer as text, and of an archive all that is in it. */
    private static String unpacked(byte[] answer) throws IOException {
        StringBuilder all = new StringBuilder(new String(answer, StandardCharsets.UTF_8));
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer))) {
            while (zip.getNextEntry() != null) {
                all.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    @Test
    void nobodySeesAnothersOpenReviewAndNobodyDecidesOnTheirOwn() throws Exception {
        Account reviewing = service.person(Role.LEAD);
        service.bean(Reviews.class).assign(leading, version.id(), List.of(one.id(), reviewing.id()), null);
        Visitor both = Visitor.signedIn(service, reviewing);
        done(post(first, "/reviews/" + id + "/interests", Map.of("any", "no")));
        done(post(both, "/reviews/" + id + "/interests", Map.of("any", "no")));
        String requirement = withQuestion().requirement();
        String point = "/reviews/" + id + "/requirements/" + requirement;
        done(post(first, point, Map.of("answer-0", "NOT_MET", "reason-0", "A telling reason.")));

        Visitor administrator = Visitor.signedIn(service, service.person(Role.ADMINISTRATOR));
        Set<String> everywhere = new TreeSet<>(List.of(point, "/cases?words=telling", "/record?about=course"));
        service.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues().stream()
                        .map(pattern -> pattern.replace("{version}", id)
                                .replace("{requirement}", requirement)
                                .replace("{id}", course.id().toString())
                                .replace("{course}", course.id().toString())
                                .replace("{number}", "1")
                                .replaceAll("\\{\\w+:(\\w+)[^}]*}", "$1"))
                        .filter(path -> !path.contains("{"))
                        .forEach(everywhere::add));
        assertThat(everywhere)
                .contains(
                        "/cases/" + id + "/appeal.zip",
                        "/cases/" + id + "/moderation",
                        "/cases/" + id + "/report.html",
                        "/courses/" + course.id() + "/versions/1/judged.json",
                        "/learning.csv",
                        "/submitted/" + id + "/report.json",
                        "/api/v1/courses",
                        "/record");
        assertThat(first.get(point).body()).contains("A telling reason.");
        for (Visitor other : List.of(both, lead, second, provider, administrator)) {
            for (String path : everywhere) {
                assertThat(unpacked(other.bytes(path))).as(path).doesNotContain("A telling reason.");
            }
        }
        assertThat(second.get(point).statusCode()).isEqualTo(404);

        judgeEverything(one);
        judgeEverything(reviewing);
        done(post(first, "/reviews/" + id + "/finish", Map.of()));
        done(post(both, "/reviews/" + id + "/finish", Map.of()));
        assertThat(post(both, "/cases/" + id + "/moderation", Map.of("answer-0", "MET", "reason-0", "Mine."))
                        .body())
                .contains("another lead has to do this");
        done(post(lead, "/cases/" + id + "/moderation", Map.of("answer-0", "MET", "reason-0", "It is there.")));
        assertThat(post(both, "/cases/" + id + "/recommendation", Map.of("outcome", "ACCREDITED", "reason", "Mine."))
                        .body())
                .contains("another lead has to do this");
        done(post(lead, "/cases/" + id + "/recommendation", Map.of("outcome", "ACCREDITED", "reason", "Good.")));
        assertThat(post(lead, "/cases/" + id + "/go-on", Map.of("why", " ")).body())
                .contains("href=\"#go-on\"", "id=\"go-on\"", "Give a reason why you go on without an answer.");
        done(post(lead, "/cases/" + id + "/go-on", Map.of("why", "They did not answer in two weeks.")));
        Map<String, String> decision =
                Map.of("outcome", "ACCREDITED", "reason", "Good.", "from", "1 April 2030", "to", "1 April 2033");
        assertThat(post(both, "/cases/" + id + "/decision", decision).body()).contains("another lead has to do this");
        done(post(lead, "/cases/" + id + "/decision", decision));
        Visitor other = Visitor.signedIn(service, service.person(Role.LEAD));
        assertThat(post(other, "/cases/" + id + "/decision", decision).body())
                .contains("Somebody has done something here");
    }

    @Test
    void whatIsReturnedSaysWhatIsMissingAndALaterVersionTakesItsPlace() throws Exception {
        String thin = "provider:\n  name: Quayside\ncourse:\n  title: Thin\nclaims:\n  - {element: HC, levels: [1]}\n";
        Course begun = service.bean(Courses.class).add(owner, "Thin", thin, "course.yaml");
        SubmittedVersion short1 = submitter.submit(owner, begun, 1, "");
        String page = lead.get("/cases/" + short1.id()).body();
        assertThat(page)
                .contains("things are unsaid or contradict themselves", "Before reviewers can judge this course");
        done(post(lead, "/cases/" + short1.id() + "/return", Map.of("why", "Please say how many people take part.")));
        assertThat(provider.get("/courses/" + begun.id() + "/versions/1/review").body())
                .contains("Returned", "Please say how many people take part.");
        assertThat(post(lead, "/cases/" + short1.id() + "/return", Map.of("why", "Again."))
                        .body())
                .contains("Somebody has done something here");

        service.bean(Courses.class)
                .save(owner, course, 1, "Coaching", versions.text(version) + "\n", "course.yaml", "");
        assign();
        submitter.submit(owner, course, 2, "");
        assertThat(lead.get("/cases/" + id).body()).contains("A later version of this course is in.");
        done(post(lead, "/cases/" + id + "/set-aside", Map.of("why", "Version 2 is judged.")));
        assertThat(state()).isEqualTo(CaseState.SET_ASIDE);
    }
}

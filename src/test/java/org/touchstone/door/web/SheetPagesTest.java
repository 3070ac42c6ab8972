package org.touchstone.door.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** A list is downloaded, filled in, looked at and saved; nothing is saved that was not shown. */
@Tag("service")
class SheetPagesTest {

    private static final String COURSE = """
            provider:
              name: Quayside
            course:
              title: Coaching
            sessions:
              - id: one
                title: Day one
                groupSize: 16
              - id: two
                title: Day two
            """;

    private final RunningService service = RunningService.shared();
    private final Courses courses = service.bean(Courses.class);
    private final Account provider = service.person(Role.PROVIDER);
    private final Visitor browser = Visitor.signedIn(service, provider);
    private final Course course = courses.add(provider, "Coaching", COURSE, "course.yaml");
    private final String list = "/courses/" + course.id() + "/form/sessions";

    private HttpResponse<String> look(String csv) {
        return browser.postFile(list + "/sheet", Map.of(), "sessions.csv", csv.getBytes(UTF_8), list + "/sheet");
    }

    /** What the page would send when its button is pressed. */
    private static Map<String, String> shown(HttpResponse<String> page) {
        Matcher sheet = Pattern.compile("(?s)<textarea name=\"sheet\"[^>]*>(.*?)</textarea>")
                .matcher(page.body());
        Matcher base = Pattern.compile("name=\"base\" value=\"(\\d+)\"").matcher(page.body());
        assertThat(sheet.find() && base.find()).as(page.body()).isTrue();
        return Map.of("sheet", HtmlUtils.htmlUnescape(sheet.group(1)), "base", base.group(1));
    }

    @Test
    void theListLeadsToItsSpreadsheetAndSoDoesAListWithNothingInIt() {
        assertThat(browser.get(list).body()).contains("href=\"" + list + "/sheet\"");
        String outcomes = "/courses/" + course.id() + "/form/outcomes";
        assertThat(browser.get(outcomes).body()).contains("href=\"" + outcomes + "/sheet\"");
        for (String none : new String[] {"course", "claims", "evidence"}) {
            String address = "/courses/" + course.id() + "/form/" + none;
            assertThat(browser.get(address).body()).doesNotContain("/sheet\"");
            assertThat(browser.get(address + "/sheet").statusCode()).isEqualTo(404);
        }
        HttpResponse<String> workbook = browser.get(list + "/sheet.xlsx");
        assertThat(workbook.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment;")
                .contains("sessions.xlsx");
        assertThat(workbook.body()).startsWith("PK");
    }

    @Test
    void whatWouldChangeIsShownAndThenSaved() {
        String csv = browser.get(list + "/sheet.csv").body();
        String filled =
                csv.replace("Day one", "The first day").replaceFirst("(?m)^.*Day two.*\r\n", "") + "\"\",Day three\r\n";
        HttpResponse<String> page = look(filled);

        assertThat(page.body())
                .contains("Sessions: Day three<", "is now &quot;The first day&quot;", "Day two")
                .contains("Nothing is saved yet");
        assertThat(courses.latest(course).number()).isEqualTo(1);

        assertThat(browser.post(list + "/sheet/save", shown(page), list + "/sheet")
                        .statusCode())
                .isEqualTo(302);
        assertThat(courses.latest(course).text())
                .contains("title: The first day", "groupSize: 16", "title: Day two", "title: Day three");
        assertThat(browser.get(list).body()).contains("Saved");
    }

    @Test
    void onlyWhatIsTickedIsTakenOut() {
        String without = browser.get(list + "/sheet.csv").body().replaceFirst("(?m)^.*Day two.*\r\n", "");
        Map<String, String> shown = shown(look(without));

        browser.post(
                list + "/sheet/save", Map.of("sheet", shown.get("sheet"), "base", "1", "remove", "2"), list + "/sheet");
        assertThat(courses.latest(course).text()).contains("Day one").doesNotContain("Day two");
    }

    @Test
    void whatIsAsItWasSaysSoAndSavesNothing() {
        HttpResponse<String> page = look(browser.get(list + "/sheet.csv").body());

        assertThat(page.body()).contains("Nothing in this spreadsheet can change the list.");
        assertThat(page.body()).doesNotContain("/sheet/save");
    }

    @Test
    void whereNothingCanBeTakenThereIsNoRestToSave() {
        HttpResponse<String> page = look("What is the session called?;How many people take part at most?\r\n"
                + "Day one;twelvish\r\nDay two;\r\n");

        assertThat(page.body())
                .contains("Nothing in this spreadsheet can change the list.", "Put these right in your spreadsheet")
                .doesNotContain("save the rest", "Save the rest");
    }

    @Test
    void thePageSaysWhatStandsBetweenSeveralChoices() {
        assertThat(browser.get(list + "/sheet").body()).contains("Put a semicolon between several choices in one cell");
    }

    @Test
    void aMistakeIsShownAtItsCellAndTheRestCanBeSaved() {
        HttpResponse<String> page = look("What is the session called?;How many people take part at most?\r\n"
                + "Day one;twelvish\r\nDay two;12\r\n");

        assertThat(page.body())
                .contains("One cell that cannot be taken")
                .contains(
                        "Row 2, column B, &quot;How many people take part at most?&quot;: &quot;twelvish&quot; is not a"
                                + " whole number. Write it like 16.")
                .contains("Save the rest");
        browser.post(list + "/sheet/save", shown(page), list + "/sheet");
        assertThat(courses.latest(course).text()).contains("groupSize: 16", "groupSize: 12");
    }

    @Test
    void whoeverSavesMeanwhileIsNotOverwritten() throws Exception {
        HttpResponse<String> page = look(browser.get(list + "/sheet.csv").body().replace("16", "12"));
        Account colleague = service.person(Role.PROVIDER, provider.organisationId());
        courses.save(colleague, course, 1, "Coaching", COURSE.replace("16", "18"), "course.yaml", "");

        HttpResponse<String> answer = browser.post(list + "/sheet/save", shown(page), list + "/sheet");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(colleague.name() + " has saved this course in the meantime")
                .contains("Somebody has changed this since you downloaded the spreadsheet. It says now: 18.");
        assertThat(courses.latest(course).text()).contains("groupSize: 18");
    }

    @Test
    void noFileAndAFileThatIsNoneAreAskedForAgain() {
        assertThat(browser.postFile(list + "/sheet", Map.of(), "", new byte[0], list + "/sheet")
                        .body())
                .contains("Choose the spreadsheet first.");
        assertThat(look("%PDF-1.7").body()).contains("This is a PDF, not a spreadsheet.");
        assertThat(browser.post(list + "/sheet/save", Map.of("base", "1"), list + "/sheet")
                        .body())
                .contains("None of the headings");
    }
}

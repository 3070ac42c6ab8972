package org.touchstone.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** Below a list the page asks whether it is all there is; the answer is saved like any other. */
@Tag("service")
class CompleteListTest {

    private static final String COURSE = "provider:\n  name: Quayside\ncourse:\n  title: Coaching\n"
            + "claims:\n  - element: HC\n    levels: [1]\n"
            + "assessments:\n  - title: Final test\n    purpose: [summative]\n    elements: [HC]\n";
    private static final String ASKED = "Have you listed all your assessments?";

    private final RunningService service = RunningService.shared();
    private final Courses courses = service.bean(Courses.class);
    private final Account provider = service.person(Role.PROVIDER);
    private final Visitor browser = Visitor.signedIn(service, provider);

    @Test
    void aListIsSaidToBeCompleteOnItsPage() throws Exception {
        Course course = courses.add(provider, "Coaching", COURSE, "course.yaml");
        String list = "/courses/" + course.id() + "/form/assessments";

        assertThat(browser.get(list).body()).contains(ASKED, "id=\"q-assessmentsComplete\"", "HC-DEL-06");
        assertThat(browser.get("/courses/" + course.id() + "/check").body()).contains(">" + ASKED + "<");

        Map<String, String> answer = Map.of("base", "1", "assessmentsComplete", "yes", "then", "stay");
        assertThat(browser.post(list, answer, "/account").statusCode()).isEqualTo(302);

        assertThat(courses.latest(course).text()).endsWith("elements: [HC]\nassessmentsComplete: yes\n");
        assertThat(browser.get(list).body()).containsPattern("value=\"yes\"[^>]*checked");
        assertThat(browser.get("/courses/" + course.id() + "/check").body())
                .contains("By what the description says, no assessment on health coaching is formative.")
                .doesNotContain(">" + ASKED + "<");
    }

    @Test
    void whoeverAnswersDifferentlyMeanwhileIsToldOnTheSamePage() throws Exception {
        Course course = courses.add(provider, "Coaching", COURSE, "course.yaml");
        String list = "/courses/" + course.id() + "/form/assessments";
        Account colleague = service.person(Role.PROVIDER, provider.organisationId());
        courses.save(colleague, course, 1, "Coaching", COURSE + "assessmentsComplete: no\n", "course.yaml", "");

        Map<String, String> answer = Map.of("base", "1", "assessmentsComplete", "yes");

        assertThat(browser.post(list, answer, "/account").body())
                .contains(
                        colleague.name() + " has answered this too: no",
                        "has changed this course while you had the page open",
                        ASKED);
    }
}

package org.touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.courses.Course;
import org.touchstone.casework.courses.Courses;
import org.touchstone.casework.courses.Revision;
import org.touchstone.casework.courses.Submitter;
import org.touchstone.door.server.RunningService;

/**
 * What people come for beside the {@linkplain ProvidersHourTest hour of a provider}, from beginning to end: once by keyboard
 * alone, once with a mouse and without script.
 */
@Tag("browser")
@ExtendWith(Visitors.class)
class JourneysTest {

    private final RunningService service = RunningService.shared();

    @TempDir
    private Path files;

    @Test
    void aFileIsUploadedPutRightAndGivenBackByKeyboard(Visitor visitor) throws Exception {
        uploadsPutsRightAndDownloads(Hands.onTheKeyboard(visitor));
    }

    @Test
    void aFileIsUploadedPutRightAndGivenBackWithoutScript(@WithoutScript Visitor visitor) throws Exception {
        uploadsPutsRightAndDownloads(Hands.withoutScript(visitor));
    }

    private void uploadsPutsRightAndDownloads(Hands person) throws Exception {
        String right = "# What we teach.\nprovider: {name: Quayside}\ncourse:\n  title:   \"Goals\"\n";
        String wrong = right.replace("title:", "titel:");
        Path file = files.resolve("our course.yaml");
        person.signIn(service, service.person(Role.PROVIDER)).go("Add a course");
        Files.writeString(file, wrong);
        person.attach("Or send a file that describes it", file).go("Add the course");
        person.sees("Add a course").reads("Line 4, column 3:").reads("titel");
        Files.writeString(file, right);
        person.attach("Or send a file that describes it", file)
                .go("Add the course")
                .sees("Goals");
        assertThat(person.download("Download the file")).isEqualTo(right);

        Files.writeString(file, wrong);
        person.attach("Put another file in its place", file).go("Send the file");
        person.reads("Line 4, column 3:");
        Files.writeString(file, right.replace("Goals", "Goals and plans"));
        person.attach("Put another file in its place", file).go("Send the file").sees("Goals and plans");
        assertThat(person.download("Download the file")).isEqualTo(right.replace("Goals", "Goals and plans"));
    }

    @Test
    void twoPeopleAnswerTheSameQuestionByKeyboard(Visitor one, Visitor other) {
        answerTheSameQuestion(Hands.onTheKeyboard(one), Hands.onTheKeyboard(other));
    }

    @Test
    void twoPeopleAnswerTheSameQuestionWithoutScript(@WithoutScript Visitor one, @WithoutScript Visitor other) {
        answerTheSameQuestion(Hands.withoutScript(one), Hands.withoutScript(other));
    }

    private void answerTheSameQuestion(Hands one, Hands other) {
        Account first = service.person(Role.PROVIDER);
        Account second = service.person(Role.PROVIDER, first.organisationId());
        Course course = course(first, "Goals");
        String question = "Who should we write to about this course?";
        URI page = service.at("/courses/" + course.id() + "/form/provider");
        one.signIn(service, first).open(page);
        other.signIn(service, second).open(page);
        one.type(question, "one@example.org").go("Save and continue").reads("Saved");
        other.type(question, "other@example.org").go("Save and continue");
        other.reads(first.name() + " has answered this too: one@example.org").reads("Nothing of yours is saved yet.");
        assertThat(other.page.locator("#q-contact")).hasValue("other@example.org");
        other.go("Save and continue").reads("Saved").doesNotRead("has answered this too");
        one.open(page);
        assertThat(one.page.locator("#q-contact")).hasValue("other@example.org");
    }

    @Test
    void whatIsTypedSurvivesALostConnectionAndNotASignOut(Visitor visitor) {
        Account provider = service.person(Role.PROVIDER);
        URI page = service.at("/courses/" + course(provider, "Goals").id() + "/form/course");
        Hands person = Hands.withAMouse(visitor).signIn(service, provider).open(page);
        person.type("Who is the course for?", "Nurses and carers").type("Where do people meet?", "Leeds");
        person.page.context().setOffline(true);
        assertThatThrownBy(() -> person.page.reload()).hasMessageContaining("ERR_INTERNET_DISCONNECTED");
        person.page.context().setOffline(false);

        person.open(page);
        assertThat(person.page.getByText("What you wrote here before is put back. It is not saved yet."))
                .isVisible();
        assertThat(person.page.locator("#q-audience")).hasValue("Nurses and carers");
        person.go("Save and go back to the course").reads("Saved");
        person.open(page);
        assertThat(person.page.locator("[data-kept]")).isHidden();
        assertThat(person.page.locator("#q-place")).hasValue("Leeds");

        person.type("Who is the course for?", "A secret").go("Sign out").sees("You are signed out");
        person.signIn(service, provider).open(page);
        assertThat(person.page.locator("[data-kept]")).isHidden();
        assertThat(person.page.locator("#q-audience")).hasValue("Nurses and carers");
    }

    @Test
    void whatSomebodyWroteWhoWasSignedOutIsSentOnce(Visitor visitor) {
        Account provider = service.person(Role.PROVIDER);
        URI page = service.at("/courses/" + course(provider, "Goals").id() + "/form/course");
        Hands person = Hands.withAMouse(visitor).signIn(service, provider).open(page);
        person.type("Who is the course for?", "Nurses and carers");
        person.page.context().clearCookies();
        person.go("Save and go back to the course").reads("You were signed out before this was saved");

        Page other = person.page.context().newPage();
        other.navigate(service.at("/sign-in").toString());
        other.getByLabel("Email address").fill(provider.email());
        other.getByLabel("Password").fill(RunningService.PASSWORD);
        other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        other.waitForURL(address -> !address.contains("sign-in"));
        person.go("Send what I wrote").reads("Saved").doesNotRead("You signed in again");
    }

    @Test
    void aPersonIsInvitedAndLooksAfterTheirAccountByKeyboard(Visitor administrator, Visitor person) {
        invitesAndLooksAfterAnAccount(Hands.onTheKeyboard(administrator), Hands.onTheKeyboard(person));
    }

    @Test
    void aPersonIsInvitedAndLooksAfterTheirAccountWithoutScript(
            @WithoutScript Visitor administrator, @WithoutScript Visitor person) {
        invitesAndLooksAfterAnAccount(Hands.withoutScript(administrator), Hands.withoutScript(person));
    }

    private void invitesAndLooksAfterAnAccount(Hands administrator, Hands person) {
        String own = UUID.randomUUID().toString().substring(0, 8);
        String email = "kit-" + own + "@example.org";
        administrator.signIn(service, service.person(Role.ADMINISTRATOR)).sees("People and organisations");
        administrator
                .type("What is the organisation called?", own + " Quayside")
                .go("Add an organisation");
        administrator.reads(own + " Quayside is added.");
        administrator.type("Name", "Kit Lowe").type("Email address", email);
        administrator.choose("What do they do?", "Provider").choose("Organisation", own + " Quayside");
        administrator.go("Add the person").sees("Send this link");

        person.open(URI.create(administrator.page.locator("#link").innerText()));
        person.type("Password", "short").go("Set the password").reads("Use at least 12 characters.");
        person.type("Password", RunningService.PASSWORD).go("Set the password").reads("Your password is set.");
        person.type("Email address", email)
                .type("Password", "not this one at all")
                .go("Sign in");
        person.reads("That email address and password do not fit together.");
        person.type("Email address", email)
                .type("Password", RunningService.PASSWORD)
                .go("Sign in")
                .sees("Courses");

        person.go("Your account").type("What is the token for?", "our database").type("For how many days?", "30");
        person.go("Make a token").reads("Copy it now.");
        String token = person.page.locator("#token").innerText();
        assertThat(token).startsWith("touchstone_");
        person.go("Your account").reads("our database").doesNotRead(token);
        person.go("Sign out everywhere").sees("You are signed out");
        person.open(service.at("/courses")).sees("Sign in");
    }

    @Test
    void aReviewerSeesWhatChangedByKeyboard(Visitor visitor) throws Exception {
        seesWhatChanged(Hands.onTheKeyboard(visitor));
    }

    @Test
    void aReviewerSeesWhatChangedWithoutScript(@WithoutScript Visitor visitor) throws Exception {
        seesWhatChanged(Hands.withoutScript(visitor));
    }

    private void seesWhatChanged(Hands reviewer) throws Exception {
        Account provider = service.person(Role.PROVIDER);
        String title = "Goals " + UUID.randomUUID().toString().substring(0, 8);
        String text = Files.readString(Path.of("rules/examples/complete-course.yaml"))
                .replaceFirst("(?m)^  title: .*$", "  title: " + title);
        String larger = text.replace("groupSize: 16", "groupSize: 22");
        Course course = service.bean(Courses.class).add(provider, title, larger, "course.yaml");
        service.bean(Submitter.class).submit(provider, course, 1, "");
        Revision smaller = service.bean(Courses.class).save(provider, course, 1, title, text, "course.yaml", "");
        service.bean(Submitter.class).submit(provider, course, smaller.number(), "We made the groups smaller.");

        reviewer.signIn(service, service.person(Role.REVIEWER)).sees("Submitted courses");
        reviewer.go(title + ", version 2").sees(title + ", version 2").reads("We made the groups smaller.");
        reviewer.go("What changed since version 1").reads("Was \"22\", is now \"16\".");
        reviewer.reads("How many people take part at most?");
        reviewer.go("Back").go("The answers, to read or print").reads("How many people take part at most?");
    }

    private Course course(Account provider, String title) {
        String text = "provider:\n  name: Quayside\ncourse:\n  title: " + title + "\n";
        return service.bean(Courses.class).add(provider, title, text, "course.yaml");
    }
}

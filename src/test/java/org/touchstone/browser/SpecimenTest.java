package org.touchstone.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every part of a page, in a browser: fit for everybody, with and without script, by keyboard. */
@Tag("browser")
@ExtendWith(Visitors.class)
class SpecimenTest {

    private static SpecimenSite site;

    @BeforeAll
    static void start() {
        site = SpecimenSite.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/mistaken"})
    void everyPartIsFitForEverybody(String path, Visitor visitor) {
        visitor.open(site.at(path)).findsThePageAccessible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/mistaken"})
    void everyPartIsFitForEverybodyWithoutScript(String path, @WithoutScript Visitor visitor) {
        visitor.open(site.at(path)).findsThePageAccessible();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 413, 418, 429, 500, 503, 504})
    void everyFaultIsExplained(int status) throws Exception {
        HttpResponse<String> page = get("/fault/" + status);
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body()).contains("7F3K-22QD").doesNotContain("??");
    }

    @Test
    void aPageAboutAFaultIsFitForEverybody(Visitor visitor) {
        visitor.open(site.at("/fault/413")).findsThePageAccessible();
    }

    @Test
    void anAddressThatIsNotThereIsExplained(Visitor visitor) {
        visitor.open(site.at("/nothing-here"));
        assertThat(visitor.page().locator("h1").innerText()).isEqualTo("This page is not here");
    }

    @Test
    void noWordIsMissing(Visitor visitor) {
        visitor.open(site.at("/mistaken"));
        assertThat(visitor.page().content()).doesNotContain("??");
    }

    @Test
    void everythingCanBeReachedAndSeenByKeyboard(Visitor visitor) {
        visitor.open(site.at("/"));
        assertThat(visitor.keyboard().walkThrough())
                .startsWith("Skip to main content", "Touchstone", "Sign out", "Your courses")
                .contains(
                        "Title of the course",
                        "Level 2",
                        "Change Provider",
                        "Where each outcome is covered",
                        "Next page")
                .endsWith("Accessibility statement", "Licences");
    }

    @Test
    void aFormIsFilledInAndSentByKeyboard(Visitor visitor) {
        visitor.open(site.at("/"));
        visitor.keyboard()
                .tabTo("Title of the course")
                .type("Coaching by keyboard")
                .tabTo("Level 2")
                .choose("Level 3")
                .tabTo("Kind of session")
                .choose("Shared decision making")
                .tabTo("Save and go on")
                .press("Enter");
        visitor.page().waitForURL("**/sent");
        assertThat(visitor.page().locator(".govuk-notification-banner--success").innerText())
                .contains("Sent: Coaching by keyboard");
    }

    @Test
    void aFormIsSentWithoutScript(@WithoutScript Visitor visitor) {
        visitor.open(site.at("/"));
        visitor.keyboard().tabTo("Title of the course").type("No script").press("Enter");
        visitor.page().waitForURL("**/sent");
        assertThat(visitor.page().locator(".govuk-notification-banner--success").innerText())
                .contains("Sent: No script");
    }

    @Test
    void theFirstMistakeIsSaidAtOnceAndLeadsToItsField(Visitor visitor) {
        visitor.open(site.at("/mistaken"));
        assertThat(visitor.page().title()).startsWith("Error: ");
        PlaywrightAssertions.assertThat(visitor.page().locator(".govuk-error-summary"))
                .isFocused();
        visitor.keyboard().tabTo("Choose a level").press("Enter");
        PlaywrightAssertions.assertThat(visitor.page().locator("#level")).isFocused();
    }

    @Test
    void theNumberOfALongLinkStandsBesideItsFirstLine(Visitor visitor) {
        visitor.open(site.at("/"));
        Object aligned = visitor.page().evaluate("""
                () => {
                  const item = '<li><a class="govuk-link" href="#main">' + 'A long link '.repeat(30) + '</a></li>';
                  document.querySelector('main').insertAdjacentHTML('beforeend',
                      `<ol class="govuk-list govuk-list--number">${item}</ol><ul class="govuk-list">${item}</ul>`);
                  return [...document.querySelectorAll('main li > a')].slice(-2)
                      .map(link => getComputedStyle(link).verticalAlign).join();
                }""");
        assertThat(aligned).isEqualTo("top,top");
    }

    @Test
    void charactersAreCountedWithScript(Visitor visitor) {
        visitor.open(site.at("/"));
        assertThat(visitor.page().locator(".govuk-character-count__status").innerText())
                .isEqualTo("You have 1,986 characters remaining");
    }

    @Test
    void charactersAreSaidWithoutScript(@WithoutScript Visitor visitor) {
        visitor.open(site.at("/"));
        assertThat(visitor.page().locator("#aims-info").innerText()).isEqualTo("You can enter up to 2000 characters");
    }

    @Test
    void aPageThatIsNotFitFails(Visitor visitor) {
        visitor.page()
                .setContent(
                        "<html lang='en'><title>t</title><body><main><h1>Wide</h1><input><p style='width:60rem'>wide"
                                + "<p><button style='width:8px;height:8px;padding:0;border:0' aria-label='one'></button><button"
                                + " style='width:8px;height:8px;padding:0;border:0' aria-label='other'></button>");
        assertThatThrownBy(visitor::findsThePageAccessible)
                .hasMessageContaining("at 320 pixels: label: ")
                .hasMessageContaining("at 1280 pixels: target-size: ")
                .hasMessageContaining("scrolls sideways");
    }

    @Test
    void scriptAndStyleInThePageAreStoppedAndHeard(Visitor visitor) {
        visitor.open(site.at("/"));
        visitor.page().evaluate("() => document.body.setAttribute('onclick', 'alert(1)')");
        visitor.page().locator("h1").click();
        assertThatThrownBy(visitor::findsThePageAccessible).hasMessageContaining("Content Security Policy");
    }

    @Test
    void aFocusThatCannotBeSeenFails(Visitor visitor) {
        visitor.page()
                .setContent(
                        "<html lang='en'><body><style>:focus{outline:0}</style><button>Go</button><a>Not reached</a>");
        assertThatThrownBy(() -> visitor.keyboard().tabTo("Go")).hasMessageContaining("cannot be seen");
        assertThatThrownBy(() -> visitor.keyboard().tabTo("Not reached")).hasMessageContaining("does not reach");
    }

    @Test
    void whatThePageLoadsIsNamedByItsContentAndKeptForAYear() throws Exception {
        String page = get("/").body();
        Matcher style = Pattern.compile("(/assets/touchstone/touchstone-[0-9a-f]{32}\\.css)")
                .matcher(page);
        assertThat(style.find()).as(page).isTrue();
        assertThat(page).containsPattern("modulepreload\" href=\"/assets/touchstone/govuk-frontend-[0-9a-f]{32}\\.js");
        assertThat(get(style.group(1)).headers().firstValue("Cache-Control")).hasValue("max-age=31536000");
    }

    @Test
    void thePageIsDrawnAtBothWidths(Visitor visitor) {
        for (String path : new String[] {"/", "/mistaken", "/fault/404"}) {
            for (int width : new int[] {320, 1280}) {
                visitor.page().setViewportSize(width, 900);
                visitor.open(site.at(path));
                Path picture = Path.of("target", "screenshots", "specimen" + path.replace('/', '-') + width + ".png");
                visitor.picture(picture);
                assertThat(picture).isNotEmptyFile();
            }
        }
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(site.at(path))).build(), HttpResponse.BodyHandlers.ofString());
    }
}

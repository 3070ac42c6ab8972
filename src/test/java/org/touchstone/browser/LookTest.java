package org.touchstone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is not ours to use of GOV.UK Frontend is not in what we ship. */
class LookTest {

    @Test
    void theStyleHasNoneOfTheTypefaceTheCrownOrTheBlue() throws IOException {
        String style = read("govuk-frontend.css");
        assertThat(style)
                .as("a new version of GOV.UK Frontend writes this in another way: see look-of-pages in pom.xml")
                .doesNotContainIgnoringCase("GDS")
                .doesNotContainIgnoringCase("Calvert")
                .doesNotContain("@font-face", "url(", "sourceMappingURL")
                .doesNotContainIgnoringCase("#1d70b8")
                .doesNotContainIgnoringCase("#1a65a6")
                .startsWith("@charset \"UTF-8\";/*! From GOV.UK Frontend 5.")
                .contains("font-family:system-ui,", "MIT licence");
        assertThat(style.length()).isGreaterThan(100_000);
    }

    @Test
    void theScriptIsTheWholeModuleAndNamesNoFileThatIsNotShipped() throws IOException {
        assertThat(read("govuk-frontend.js"))
                .startsWith("/*! GOV.UK Frontend 5.")
                .contains("export{", "initAll")
                .doesNotContain("sourceMappingURL");
    }

    @Test
    void ourOwnStyleLoadsNothing() throws IOException {
        assertThat(read("touchstone.css")).doesNotContain("url(", "@import");
    }

    /** Thymeleaf selects fragments and elements alike by name, so the one would bring the other with it. */
    @Test
    void noPartIsCalledLikeAnElement() throws IOException {
        String parts = readAt("/org/touchstone/door/web/fields.html");
        assertThat(names("th:fragment=\"(\\w+)", parts)).doesNotContainAnyElementsOf(names("<(\\w+)", parts));
    }

    private static List<String> names(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String read(String name) throws IOException {
        return readAt("/static/assets/touchstone/" + name);
    }

    private static String readAt(String name) throws IOException {
        try (InputStream file = LookTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

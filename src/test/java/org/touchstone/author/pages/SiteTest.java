package org.touchstone.author.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.ShippedRules;
import org.touchstone.check.rules.Ruleset;

@Tag("thorough")
class SiteTest {

    private static final Pattern HREF = Pattern.compile("href=\"([^\"]*)\"");
    private static final Pattern HEADING = Pattern.compile("<h([1-6])");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");

    @TempDir
    static Path folder;

    private static final Map<Path, String> FILES = new LinkedHashMap<>();

    @BeforeAll
    static void writeTheSite() throws Exception {
        SiteFolder.write(folder, ShippedPages.PAGES);
        FILES.putAll(read(folder));
    }

    private static Map<Path, String> read(Path site) throws IOException {
        Map<Path, String> files = new LinkedHashMap<>();
        try (Stream<Path> all = Files.walk(site)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                files.put(site.relativize(file), Files.readString(file));
            }
        }
        return files;
    }

    private static Map<Path, String> pages() {
        Map<Path, String> pages = new LinkedHashMap<>(FILES);
        pages.keySet().removeIf(file -> !file.toString().endsWith(".html"));
        return pages;
    }

    private static List<String> all(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void thereIsAFileForEveryPage() {
        assertThat(pages()).hasSameSizeAs(ShippedPages.PAGES.addresses());
    }

    @Test
    void everyLinkLeadsToAFileAndAPlaceThatExist() {
        List<String> broken = new ArrayList<>();
        pages().forEach((file, html) -> {
            for (String link : all(HREF, html)) {
                String[] split = link.split("#", 2);
                Path target = split[0].isEmpty()
                        ? file
                        : file.resolveSibling(split[0]).normalize();
                boolean found = FILES.containsKey(target)
                        && (split.length == 1 || FILES.get(target).contains(" id=\"" + split[1] + "\""));
                if (!found) {
                    broken.add(file + " -> " + link);
                }
            }
        });
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageCanBeReachedFromTheFirst() {
        List<Path> reached = new ArrayList<>(List.of(Path.of("index.html")));
        for (int i = 0; i < reached.size(); i++) {
            Path file = reached.get(i);
            for (String link : all(HREF, FILES.getOrDefault(file, ""))) {
                String name = link.split("#", 2)[0];
                Path target = file.resolveSibling(name).normalize();
                if (name.endsWith(".html") && !reached.contains(target)) {
                    reached.add(target);
                }
            }
        }
        assertThat(reached).containsExactlyInAnyOrderElementsOf(pages().keySet());
    }

    @Test
    void everyPageHasItsLandmarksOneFirstHeadingAndHeadingsInOrder() {
        assertThat(pages()).allSatisfy((file, html) -> {
            assertThat(html)
                    .contains("<html lang=\"en-GB\">", "<header>", "<main id=\"content\"", "<footer>", "class=\"skip\"")
                    .containsOnlyOnce("<h1>")
                    .doesNotContain("<script", " th:", "<th:", " style=");
            int before = 0;
            for (String level : all(HEADING, html)) {
                assertThat(Integer.parseInt(level)).isLessThanOrEqualTo(before + 1);
                before = Integer.parseInt(level);
            }
            assertThat(all(ID, html)).doesNotHaveDuplicates();
        });
    }

    @Test
    void noPageSaysNull() {
        assertThat(pages()).allSatisfy((file, html) -> assertThat(html).doesNotContainPattern("\\bnull\\b"));
    }

    @Test
    void aSecondRunReplacesTheFirstAndWritesTheSameBytes() throws Exception {
        SiteFolder.write(folder, ShippedPages.PAGES);
        assertThat(read(folder)).isEqualTo(FILES);
    }

    @Test
    void aFolderThatHoldsSomethingElseIsRefusedAndLeftAlone(@TempDir Path other) throws Exception {
        Files.writeString(other.resolve("thesis.txt"), "mine");
        assertThatThrownBy(() -> SiteFolder.write(other, ShippedPages.PAGES))
                .isInstanceOf(SiteFolder.FolderTakenException.class)
                .hasMessageContaining("is not empty");
        assertThat(read(other)).containsExactly(Map.entry(Path.of("thesis.txt"), "mine"));
    }

    @Test
    void hostileTextInTheRulesIsEscapedAndStaysInTheFolder(@TempDir Path temporary) throws Exception {
        Path rules = ShippedRules.copyTo(temporary.resolve("rules"), "group-size");
        Files.writeString(rules.resolve("catalogue/standards/FW.yaml"), """

                - id: FW-DES-99
                  title: '<script>alert(1)</script> [[${7*191}]] __${7*191}__'
                  asks: '"><img src=x onerror=alert(1)> &amp;'
                  strength: required
                  section: '</main><h1>'
                  position: 1
                """, StandardOpenOption.APPEND);
        Path site = temporary.resolve("above/site");
        try (Ruleset ruleset = ShippedRules.read(rules)) {
            SiteFolder.write(site, ShippedPages.of(ruleset));
        }
        Map<Path, String> written = read(site);
        assertThat(written.values())
                .allSatisfy(html -> assertThat(html).doesNotContain("<script", "<img", "<b>", "1337", "</main><h1>"));
        assertThat(written.values())
                .anySatisfy(html -> assertThat(html)
                        .contains(
                                "&lt;script&gt;alert(1)&lt;/script&gt; [[${7*191}]]",
                                "&quot;&gt;&lt;img src=x",
                                "&amp;amp;"));
        try (Stream<Path> outside = Files.list(temporary.resolve("above"))) {
            assertThat(outside).containsExactly(site);
        }
    }
}

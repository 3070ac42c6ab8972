package org.touchstone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Whether a page is fit for everybody, as far as a program can tell: WCAG 2.2 A and AA on a telephone, and on a desk what
 * may differ there, without scrolling sideways and without a complaint from the browser.
 */
final class Accessibility {

    private static final String AXE = axe();
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");
    private static final int TELEPHONE = 320;
    private static final int DESK = 1280;

    /** What depends on where things stand; the words and their colours are the same at every width. */
    private static final List<String> OF_PLACES = List.of("target-size", "scrollable-region-focusable");

    /** What a template repeats is the same each time: so many of it are looked at. */
    private static final int MOST_ALIKE = 6;

    private static final String SHORTENED = """
            most => {
              for (const list of document.querySelectorAll('main :is(ul, ol, tbody, dl, div, section, article)')) {
                const alike = new Map();
                for (const item of [...list.children]) {
                  const kind = item.tagName + '.' + item.className;
                  alike.set(kind, 1 + (alike.get(kind) || 0));
                  if (alike.get(kind) > most) item.remove();
                }
              }
            }""";

    private Accessibility() {}

    /** Fails with everything that is wrong with a page. */
    static void check(Visitor visitor) {
        check(visitor, page -> {});
    }

    /** The same, and takes what a template repeats from the page when it has been seen often enough. */
    static void checkAndLeave(Visitor visitor) {
        check(visitor, page -> page.evaluate(SHORTENED, MOST_ALIKE));
    }

    private static void check(Visitor visitor, Consumer<Page> beforeRules) {
        Visitor checked = visitor.whereChecksRun();
        Page page = checked.page();
        ViewportSize before = page.viewportSize();
        List<String> wrong = new ArrayList<>();
        for (int width : new int[] {DESK, TELEPHONE}) {
            page.setViewportSize(width, 900);
            wrong.addAll(at(width, tooWide(page)));
        }
        beforeRules.accept(page);
        for (int width : new int[] {TELEPHONE, DESK}) {
            page.setViewportSize(width, 900);
            wrong.addAll(at(width, broken(page, width)));
        }
        if (checked == visitor) {
            page.setViewportSize(before.width, before.height);
        } else {
            checked.close();
        }
        wrong.addAll(visitor.complaints().stream()
                .map(complaint -> "the browser complains: " + complaint)
                .toList());
        assertThat(wrong).as("what is wrong with %s", visitor.page().url()).isEmpty();
    }

    private static List<String> at(int width, List<String> wrong) {
        return wrong.stream().map(what -> "at " + width + " pixels: " + what).toList();
    }

    /** No page has frames, so that the checks run in the page itself; what holds is neither gathered nor sent here. */
    @SuppressWarnings("unchecked")
    private static List<String> broken(Page page, int width) {
        if (!(boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(AXE);
        }
        Map<String, Object> which = width == TELEPHONE
                ? Map.of("type", "tag", "values", WCAG)
                : Map.of("type", "rule", "values", OF_PLACES);
        return (List<String>) page.evaluate("""
                async which => (await axe.run({ runOnly: which, resultTypes: ['violations'] })).violations
                  .flatMap(rule => rule.nodes.map(node =>
                    [rule.id + ': ' + rule.help, node.html, ...node.failureSummary.split('\\n')].join('\\n    ')))""", which);
    }

    private static String axe() {
        try (InputStream in = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> tooWide(Page page) {
        return (List<String>) page.evaluate("""
                () => {
                  const width = document.documentElement.clientWidth;
                  if (document.documentElement.scrollWidth <= width) return [];
                  return ['the page scrolls sideways, ' + document.documentElement.scrollWidth + ' pixels wide',
                    ...[...document.body.querySelectorAll('*')]
                      .filter(one => one.getBoundingClientRect().right > width + 1)
                      .slice(0, 5).map(one => 'sticks out: ' + one.outerHTML.slice(0, 160))];
                }""");
    }
}

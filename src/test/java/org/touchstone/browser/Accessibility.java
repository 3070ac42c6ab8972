package org.touchstone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a page is fit for everybody, as far as a program can tell: WCAG 2.2 A and AA on a telephone, and on a desk what
 * may differ there, without scrolling sideways and without a complaint from the browser.
 */
final class Accessibility {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");
    private static final int TELEPHONE = 320;
    private static final int DESK = 1280;

    /** What depends on where things stand; the words and their colours are the same at every width. */
    private static final List<String> OF_PLACES = List.of("target-size", "scrollable-region-focusable");

    private Accessibility() {}

    /** Fails with everything that is wrong with a page. */
    static void check(Visitor visitor) {
        Visitor checked = visitor.whereChecksRun();
        Page page = checked.page();
        ViewportSize before = page.viewportSize();
        List<String> wrong = new ArrayList<>();
        for (int width : new int[] {TELEPHONE, DESK}) {
            page.setViewportSize(width, 900);
            String at = "at " + width + " pixels: ";
            for (Rule broken : axe(page, width).analyze().getViolations()) {
                for (CheckedNode node : broken.getNodes()) {
                    wrong.add(at + broken.getId() + ": " + broken.getHelp() + "\n    " + node.getHtml() + "\n    "
                            + node.getFailureSummary().replace("\n", "\n    "));
                }
            }
            wrong.addAll(tooWide(page).stream().map(what -> at + what).toList());
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

    /** No page has frames, so that the checks can run in the page itself, which is much faster. */
    private static AxeBuilder axe(Page page, int width) {
        AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true);
        return width == TELEPHONE ? axe.withTags(WCAG) : axe.withRules(OF_PLACES);
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

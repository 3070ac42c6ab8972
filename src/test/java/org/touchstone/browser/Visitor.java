package org.touchstone.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Someone at a browser with one page open. Remembers what the browser complains of. */
public final class Visitor {

    /** How long a page may take; a busy machine is no fault of the page. */
    private static final int LONGEST_MILLIS = 60_000;

    private final BrowserContext context;
    private final boolean script;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visitor(BrowserContext context, boolean script) {
        this.context = context;
        this.script = script;
        context.setDefaultTimeout(LONGEST_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(LONGEST_MILLIS);
        context.onConsoleMessage(this::hear);
        context.onWebError(error -> complaints.add(error.error()));
        this.page = context.newPage();
    }

    /** Opens a page. */
    public Visitor open(String address) {
        page.navigate(address);
        return this;
    }

    /** The page, for what has no word here. */
    public Page page() {
        return page;
    }

    /** This visitor's keyboard. */
    public Keyboard keyboard() {
        return new Keyboard(page);
    }

    /** Fails unless the page is fit for everybody: see {@link Accessibility}. */
    public Visitor findsThePageAccessible() {
        Accessibility.check(this);
        return this;
    }

    /** What the browser has complained of: errors of scripts, what the content security policy stopped, what was not found. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Takes a picture of the whole page. */
    public void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    /**
     * A visitor whose browser can run the checks, before the same page. For one without script that is a copy of the page
     * as it stands, with its scripts taken out.
     */
    Visitor whereChecksRun() {
        if (script) {
            return this;
        }
        String standing =
                page.content().replaceAll("(?s)<script\\b.*?</script>", "").replaceAll("</?noscript\\b[^>]*>", "");
        Visitor other = new Visitor(Objects.requireNonNull(context.browser()).newContext(), true);
        other.context.route(
                page.url(),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html;charset=UTF-8")
                        .setBody(standing)));
        return other.open(page.url());
    }

    void close() {
        context.close();
    }

    /** A page about a fault is itself answered with 404 or 500, which is no complaint. */
    private void hear(ConsoleMessage message) {
        boolean aboutThePageItself = message.text().startsWith("Failed to load resource")
                && message.location().startsWith(message.page().url() + ":");
        if (message.type().equals("error") && !aboutThePageItself) {
            complaints.add(message.text() + " (" + message.location() + ")");
        }
    }
}

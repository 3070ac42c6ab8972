package org.touchstone.author.pages;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.touchstone.check.report.Templates;

/** Renders pages as HTML; every word from a rule file is escaped. */
public final class HtmlPage {

    /** What the conditions in a template leave behind. */
    private static final Pattern BLANK_LINES = Pattern.compile("(?m)^[ \t]*\r?\n");

    private static final TemplateEngine TEMPLATES = Templates.beside(HtmlPage.class);

    private final String ruleset;
    private final String home;

    /**
     * A renderer.
     *
     * @param ruleset the name of the ruleset, shown at the foot of each page
     */
    public HtmlPage(String ruleset) {
        this(ruleset, "");
    }

    /**
     * A renderer of pages within a service.
     *
     * @param ruleset the name of the ruleset, shown at the foot of each page
     * @param home the address that leads back to the service; empty where there is none
     */
    public HtmlPage(String ruleset, String home) {
        this.ruleset = ruleset;
        this.home = home;
    }

    /** A page as HTML, with links to other pages as they stand in the site. */
    public String render(Page page) {
        Map<String, Object> values = Map.of(
                "page",
                page,
                "root",
                page.address().root(),
                "index",
                Address.INDEX.path(),
                "standards",
                Address.STANDARDS.path(),
                "words",
                new Wording(),
                "ruleset",
                ruleset,
                "home",
                home);
        return BLANK_LINES
                .matcher(TEMPLATES.process("page", new Context(Locale.UK, values)))
                .replaceAll("");
    }

    /** The words that templates ask for by their key. */
    public static final class Wording {

        public String of(String key) {
            return PageMessages.text(key);
        }

        public String of(String key, Object argument) {
            return PageMessages.text(key, argument);
        }
    }
}

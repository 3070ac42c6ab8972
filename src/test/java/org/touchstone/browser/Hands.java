package org.touchstone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.touchstone.base.accounts.Account;
import org.touchstone.door.server.RunningService;

/** A way of using the pages. A journey that is told with these can be walked by different people. */
abstract class Hands {

    /** Waits until what the script adds to a page is there, so that it does not take the focus later. */
    private static final String SCRIPT_DONE = """
            async () => {
              const module = document.querySelector('link[rel="modulepreload"]');
              if (module) await import(module.href);
              await new Promise(done => setTimeout(done));
            }""";

    final Visitor visitor;
    final Page page;
    private final boolean script;
    private final AtomicInteger arrivals = new AtomicInteger();
    private int clicks;

    private Hands(Visitor visitor, boolean script) {
        this.visitor = visitor;
        this.page = visitor.page();
        this.script = script;
        page.onFrameNavigated(frame -> arrivals.incrementAndGet());
    }

    /** Somebody who never touches the mouse. */
    static Hands onTheKeyboard(Visitor visitor) {
        return new OnTheKeyboard(visitor);
    }

    /** Somebody with a mouse, whose browser runs no script. */
    static Hands withoutScript(Visitor visitor) {
        return new WithAMouse(visitor, false);
    }

    /** Somebody with a mouse, in a browser like most. */
    static Hands withAMouse(Visitor visitor) {
        return new WithAMouse(visitor, true);
    }

    /** How often something was pressed, chosen or ticked so far; what is typed is not counted. */
    final int clicks() {
        return clicks;
    }

    /** Follows a link or presses a button that leads to a page. */
    final Hands go(String name) {
        arrive(() -> press(name));
        return this;
    }

    final Hands open(URI address) {
        arrive(() -> visitor.open(address.toString()));
        return this;
    }

    private void arrive(Runnable move) {
        int before = arrivals.get();
        move.run();
        page.waitForCondition(() -> arrivals.get() > before);
        page.waitForLoadState(LoadState.LOAD);
        if (script) {
            page.evaluate(SCRIPT_DONE);
        }
    }

    final Hands signIn(RunningService service, Account account) {
        open(service.at("/"));
        type("Email address", account.email());
        type("Password", RunningService.PASSWORD);
        return go("Sign in");
    }

    /** Presses what gives a file, and reads the file. The way to it may take longer than the file. */
    final String download(String name) {
        Download download = page.waitForDownload(find(name));
        try (InputStream in = download.createReadStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails unless the page has this heading. */
    final Hands sees(String heading) {
        assertThat(page.locator("h1")).hasText(heading);
        return this;
    }

    /** Fails unless the page says this somewhere. */
    final Hands reads(String words) {
        assertThat(page.locator("main")).containsText(words);
        return this;
    }

    final Hands doesNotRead(String words) {
        assertThat(page.locator("main")).not().containsText(words);
        return this;
    }

    /** Goes to a link or button; gives what presses it. */
    abstract Runnable find(String name);

    final void press(String name) {
        clicks++;
        find(name).run();
    }

    abstract Hands type(String field, String text);

    /** Chooses one of several: a radio button of a question, or an option of a list. */
    final Hands choose(String question, String option) {
        clicks++;
        chooseOne(question, option);
        return this;
    }

    final Hands tick(String box) {
        clicks++;
        tickBox(box);
        return this;
    }

    abstract void chooseOne(String question, String option);

    abstract void tickBox(String box);

    /** Opens what is closed on the page. */
    abstract Hands unfold(String name);

    abstract Hands attach(String field, Path file);

    final Locator named(AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static final class OnTheKeyboard extends Hands {

        /** How many questions of one page may offer the same answer. */
        private static final int MOST_ALIKE = 20;

        private final Keyboard keyboard;

        OnTheKeyboard(Visitor visitor) {
            super(visitor, true);
            this.keyboard = visitor.keyboard();
        }

        @Override
        Runnable find(String name) {
            keyboard.tabTo(name);
            return () -> keyboard.press("Enter");
        }

        @Override
        Hands type(String field, String text) {
            keyboard.tabTo(field).type(text);
            return this;
        }

        @Override
        void chooseOne(String question, String option) {
            Locator list = named(AriaRole.COMBOBOX, question);
            if (list.count() > 0) {
                keyboard.tabTo(question);
                // A long list goes to where its options begin with what is typed.
                page.keyboard().type(option.split(" ", 2)[0]);
                keyboard.choose(option);
                return;
            }
            Locator group = named(AriaRole.GROUP, question);
            Locator chosen = group.locator("input[type=radio]:checked");
            Locator stop = chosen.count() > 0
                    ? chosen
                    : group.locator("input[type=radio]").first();
            String label = page.locator("label[for='" + stop.getAttribute("id") + "']")
                    .innerText()
                    .strip();
            int tries = 0;
            do {
                keyboard.tabTo(label);
            } while (group.locator(":focus").count() == 0 && ++tries < MOST_ALIKE);
            keyboard.choose(option);
        }

        @Override
        void tickBox(String box) {
            keyboard.tabTo(box).press("Space");
            assertThat(named(AriaRole.CHECKBOX, box).first()).isChecked();
        }

        @Override
        Hands unfold(String name) {
            press(name);
            return this;
        }

        @Override
        Hands attach(String field, Path file) {
            keyboard.tabTo(field);
            // The window in which a file is chosen is the browser's own.
            page.locator(":focus").setInputFiles(file);
            return this;
        }
    }

    private static final class WithAMouse extends Hands {

        WithAMouse(Visitor visitor, boolean script) {
            super(visitor, script);
        }

        @Override
        Runnable find(String name) {
            // Words that are only heard are read apart from those before them.
            return named(AriaRole.LINK, name)
                    .or(named(AriaRole.BUTTON, name))
                    .or(named(AriaRole.LINK, name.replace(": ", " : ")))
                    .first()::click;
        }

        @Override
        Hands type(String field, String text) {
            shown(field).fill(text);
            return this;
        }

        @Override
        void chooseOne(String question, String option) {
            Locator list = named(AriaRole.COMBOBOX, question);
            if (list.count() > 0) {
                list.first().selectOption(new SelectOption().setLabel(option));
            } else {
                named(AriaRole.GROUP, question)
                        .getByRole(
                                AriaRole.RADIO,
                                new Locator.GetByRoleOptions().setName(option).setExact(true))
                        .check();
            }
        }

        @Override
        void tickBox(String box) {
            named(AriaRole.CHECKBOX, box).first().check();
        }

        @Override
        Hands unfold(String name) {
            page.locator("summary")
                    .filter(new Locator.FilterOptions().setHasText(name))
                    .click();
            return this;
        }

        @Override
        Hands attach(String field, Path file) {
            shown(field).setInputFiles(file);
            return this;
        }

        private Locator shown(String label) {
            return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                    .locator("visible=true")
                    .first();
        }
    }
}

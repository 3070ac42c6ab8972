package org.touchstone.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Clip;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * A person who uses the keyboard only. They find a control by the name that a screen reader says, and they must see where
 * they are.
 */
public final class Keyboard {

    private static final int MOST_STOPS = 400;
    /** Fewer changed pixels than these are not seen: a line of one pixel around a small control has about this many. */
    private static final int LEAST_CHANGE = 60;

    /** How far around a control its focus is shown, in pixels. */
    private static final int MARGIN = 24;

    /** Also those that do not break, which a style puts around words that are only heard. */
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");

    private final Page page;
    private final CDPSession session;

    Keyboard(Page page) {
        this.page = page;
        this.session = page.context().newCDPSession(page);
    }

    /** Presses Tab until the control with this name has the focus, which must be seen. */
    public Keyboard tabTo(String name) {
        List<String> passed = new ArrayList<>();
        int ends = 0;
        for (int stop = 0; stop < MOST_STOPS && ends < 2; stop++) {
            page.keyboard().press("Tab");
            Control control = focused();
            if (control == null) {
                ends++;
                continue;
            }
            if (control.name().equals(name)) {
                assertSeen(control);
                return this;
            }
            passed.add(control.toString());
        }
        throw new AssertionError("Tab does not reach \"" + name + "\" on " + page.url() + ". It passes: " + passed);
    }

    /** Chooses an option of the radio buttons, list or tabs that have the focus, with the arrow keys. */
    public Keyboard choose(String option) {
        List<String> passed = new ArrayList<>();
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            Control control = focused();
            if (control == null) {
                break;
            }
            if (control.is("combobox") && control.value().equals(option)) {
                return this;
            }
            if (control.is("radio") && control.name().equals(option)) {
                assertSeen(control);
                page.keyboard().press("Space");
                return this;
            }
            String now = control.is("combobox") ? control.value() : control.name();
            if (passed.contains(now)) {
                break;
            }
            passed.add(now);
            page.keyboard().press("ArrowDown");
        }
        throw new AssertionError(
                "the arrow keys do not reach \"" + option + "\" on " + page.url() + ". They pass: " + passed);
    }

    /** Types over what the control that has the focus holds. */
    public Keyboard type(String text) {
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().type(text);
        return this;
    }

    /** Presses a key, by its name: Enter, Space, Escape, ArrowDown. */
    public Keyboard press(String key) {
        page.keyboard().press(key);
        return this;
    }

    /** Walks through the whole page with Tab, from its beginning. Every stop must have a name and be seen. Returns the names in order. */
    public List<String> walkThrough() {
        List<String> names = new ArrayList<>();
        page.evaluate(
                "() => { const body = document.body; body.tabIndex = -1; body.focus(); body.removeAttribute('tabindex'); }");
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            page.keyboard().press("Tab");
            Control control = focused();
            if (control == null) {
                return names;
            }
            if (control.name().isBlank()) {
                throw new AssertionError("a stop after " + names + " has no name on " + page.url());
            }
            assertSeen(control);
            names.add(control.name());
        }
        throw new AssertionError("Tab never comes to the end of " + page.url() + ": " + names);
    }

    /** Takes the focus away for a moment and compares the two pictures. */
    private void assertSeen(Control control) {
        Clip around = around(control);
        BufferedImage with = picture(around);
        page.evaluate(
                "() => { const one = document.activeElement; document.documentElement.focusWas = one; one.blur(); }");
        BufferedImage without = picture(around);
        page.evaluate("() => document.documentElement.focusWas.focus({ preventScroll: true, focusVisible: true })");
        int changed = 0;
        for (int x = 0; x < with.getWidth(); x++) {
            for (int y = 0; y < with.getHeight(); y++) {
                if (with.getRGB(x, y) != without.getRGB(x, y)) {
                    changed++;
                }
            }
        }
        if (changed < LEAST_CHANGE) {
            throw new AssertionError("the focus on " + control + " cannot be seen on " + page.url() + " (" + changed
                    + " pixels change)");
        }
    }

    /** Where the focus is looked for: a picture of the whole page takes ten times as long. */
    @SuppressWarnings("unchecked")
    private Clip around(Control control) {
        Map<String, Number> box = (Map<String, Number>) page.evaluate("""
                margin => {
                  const box = document.activeElement.getBoundingClientRect();
                  const x = Math.max(0, box.left - margin);
                  const y = Math.max(0, box.top - margin);
                  return { x, y, width: Math.min(innerWidth, box.right + margin) - x,
                    height: Math.min(innerHeight, box.bottom + margin) - y };
                }""", MARGIN);
        double width = box.get("width").doubleValue();
        double height = box.get("height").doubleValue();
        if (width < 1 || height < 1) {
            throw new AssertionError("the focus is on " + control + ", which is out of sight on " + page.url());
        }
        return new Clip(box.get("x").doubleValue(), box.get("y").doubleValue(), width, height);
    }

    private BufferedImage picture(Clip around) {
        byte[] bytes = page.screenshot(
                new Page.ScreenshotOptions().setCaret(ScreenshotCaret.HIDE).setClip(around));
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a screen reader is told of the element that has the focus; null where the page itself has it. */
    private @Nullable Control focused() {
        JsonObject active = session.send("Runtime.evaluate", object(Map.of("expression", "document.activeElement")))
                .getAsJsonObject("result");
        if (!active.has("objectId") || active.get("className").getAsString().equals("HTMLBodyElement")) {
            return null;
        }
        JsonObject which = object(Map.of("objectId", active.get("objectId").getAsString()));
        which.addProperty("fetchRelatives", false);
        JsonArray nodes = session.send("Accessibility.getPartialAXTree", which).getAsJsonArray("nodes");
        JsonObject node = nodes.get(0).getAsJsonObject();
        return new Control(said(node, "role"), said(node, "name"), said(node, "value"));
    }

    private static JsonObject object(Map<String, String> properties) {
        JsonObject object = new JsonObject();
        properties.forEach(object::addProperty);
        return object;
    }

    private static String said(JsonObject node, String what) {
        JsonElement said = node.get(what);
        if (said == null || said.getAsJsonObject().get("value") == null) {
            return "";
        }
        return SPACES.matcher(said.getAsJsonObject().get("value").getAsString())
                .replaceAll(" ")
                .replace(" :", ":")
                .strip();
    }

    private record Control(String role, String name, String value) {

        boolean is(String otherRole) {
            return role.equals(otherRole);
        }

        @Override
        public String toString() {
            return role + " \"" + name + "\"";
        }
    }
}

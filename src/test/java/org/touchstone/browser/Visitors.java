package org.touchstone.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test each {@link Visitor} it names: one Chromium for the whole run, cookies and storage of its own for each
 * visitor. A test that fails leaves a picture of each visitor's page in {@code target/screenshots}.
 */
public final class Visitors implements ParameterResolver, AfterTestExecutionCallback {

    private static final Namespace OURS = Namespace.create(Visitors.class);
    private static final Path PICTURES = Path.of("target", "screenshots");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Visitor.class;
    }

    @Override
    public Visitor resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Chromium chromium = test.getRoot()
                .getStore(OURS)
                .computeIfAbsent(Chromium.class, ignored -> Chromium.start(), Chromium.class);
        boolean script = !parameter.isAnnotated(WithoutScript.class);
        Visitor visitor = new Visitor(
                chromium.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setJavaScriptEnabled(script)
                                .setLocale("en-GB")
                                .setTimezoneId("Europe/London")
                                .setReducedMotion(ReducedMotion.REDUCE)
                                .setViewportSize(1280, 900)),
                script);
        visitorsOf(test).add(visitor);
        return visitor;
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        List<Visitor> visitors = visitorsOf(test);
        for (int at = 0; at < visitors.size(); at++) {
            Visitor visitor = visitors.get(at);
            int number = at + 1;
            test.getExecutionException().ifPresent(failure -> picture(visitor, number, test, failure));
            visitor.close();
        }
        visitors.clear();
    }

    private static void picture(Visitor visitor, int number, ExtensionContext test, Throwable failure) {
        String name = test.getRequiredTestClass().getSimpleName() + "."
                + test.getRequiredTestMethod().getName() + "-" + number;
        try {
            visitor.picture(PICTURES.resolve(name + ".png"));
        } catch (PlaywrightException noPicture) {
            failure.addSuppressed(noPicture);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Visitor> visitorsOf(ExtensionContext test) {
        return test.getStore(OURS).computeIfAbsent("visitors", ignored -> new ArrayList<Visitor>(), List.class);
    }
}

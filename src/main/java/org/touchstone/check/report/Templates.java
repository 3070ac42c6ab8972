package org.touchstone.check.report;

import org.thymeleaf.TemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Templates of pages that are rendered without a service. */
public final class Templates {

    private Templates() {}

    /** An engine for the templates that stand beside a class. */
    public static TemplateEngine beside(Class<?> renderer) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(renderer.getClassLoader());
        resolver.setPrefix(renderer.getPackageName().replace('.', '/') + "/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}

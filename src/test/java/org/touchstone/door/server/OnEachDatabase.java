package org.touchstone.door.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tests of what a database could do differently: they run once on the embedded database and once on a real PostgreSQL, or
 * only on the one that {@code touchstone.test.database} names.
 */
@ClassTemplate
@ExtendWith(OnEachDatabase.Databases.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnEachDatabase {

    /** Which ones, where not both have to be tried: other tests ask the same of the other. */
    String[] value() default {"h2", "postgresql"};

    /** Tells {@link RunningService} which database it is about. */
    final class Databases implements ClassTemplateInvocationContextProvider, AfterClassTemplateInvocationCallback {

        private record On(String database) implements ClassTemplateInvocationContext {

            @Override
            public String getDisplayName(int invocation) {
                return database;
            }

            @Override
            public void prepareInvocation(ExtensionContext context) {
                RunningService.on(database);
            }
        }

        @Override
        public boolean supportsClassTemplate(ExtensionContext context) {
            return true;
        }

        @Override
        public Stream<On> provideClassTemplateInvocationContexts(ExtensionContext context) {
            String only = System.getProperty(RunningService.DATABASE);
            String[] all = context.getRequiredTestClass()
                    .getAnnotation(OnEachDatabase.class)
                    .value();
            return (only == null ? Stream.of(all) : Stream.of(only)).map(On::new);
        }

        @Override
        public void afterClassTemplateInvocation(ExtensionContext context) {
            RunningService.onDefault();
        }
    }
}

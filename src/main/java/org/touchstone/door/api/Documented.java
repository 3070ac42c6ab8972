package org.touchstone.door.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the published OpenAPI says of an operation that its Java signature does not. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Documented {

    /** The schema of the answer, where the method gives bytes: {@code Report}, or {@code binary}. */
    String gives() default "";

    /** The types of an answer that is no JSON. */
    String[] as() default {};

    /** The headers of the answer. */
    String[] headers() default {};

    /** The kinds of problem it may answer with, besides those that every operation may. */
    ProblemKind[] problems() default {};
}

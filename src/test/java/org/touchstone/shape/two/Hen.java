package org.touchstone.shape.two;

import org.jspecify.annotations.Nullable;
import org.touchstone.shape.one.Egg;

/** Breaks the shape on purpose, so that ShapeTest is seen to catch it. */
public final class Hen {
    @Nullable
    Egg before;
}

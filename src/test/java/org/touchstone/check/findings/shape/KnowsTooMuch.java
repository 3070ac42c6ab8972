package org.touchstone.check.findings.shape;

import java.sql.Connection;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.touchstone.base.audit.AuditLog;

/** Breaks the shape on purpose, so that ShapeTest is seen to catch it. */
final class KnowsTooMuch {
    @Nullable
    Connection connection;

    @Nullable
    AuditLog record;

    LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}

package org.touchstone.casework.form;

import java.util.Optional;
import org.touchstone.check.located.Mistake;

/**
 * A mistake and the page that it can be put right on.
 *
 * @param mistake the mistake
 * @param link the field or page; empty where no page shows it
 */
public record PlacedMistake(Mistake mistake, Optional<FormLink> link) {}

/** Long work comes in; it is done once, on some instance, apart from requests, and how far it has come goes out. */
@NullMarked
package org.touchstone.base.jobs;

import org.jspecify.annotations.NullMarked;

/** A target with everything that is needed to load it: its client, its floor, what a first look told, and its processes. */
@NullMarked
package dev.loopbench.service.subject;

import org.jspecify.annotations.NullMarked;

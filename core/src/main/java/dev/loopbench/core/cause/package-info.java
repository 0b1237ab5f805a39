/** Why a request was slow: evidence of each cause, and the rule that attributes a request to one. */
@NullMarked
package dev.loopbench.core.cause;

import org.jspecify.annotations.NullMarked;

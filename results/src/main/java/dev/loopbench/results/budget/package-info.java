/** Where the time of a round trip goes: components that are measured by themselves, and what they leave unexplained. */
@NullMarked
package dev.loopbench.results.budget;

import org.jspecify.annotations.NullMarked;

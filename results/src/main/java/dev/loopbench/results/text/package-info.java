/** Plain text for terminals: aligned tables, numbers with units, wrapped paragraphs, Markdown. */
@NullMarked
package dev.loopbench.results.text;

import org.jspecify.annotations.NullMarked;

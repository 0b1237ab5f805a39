/** Plain text for terminals: tables, wrapped paragraphs, and text from outside made harmless. */
@NullMarked
package dev.loopbench.results.text;

import org.jspecify.annotations.NullMarked;

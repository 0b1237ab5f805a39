/** Reports for terminals and Markdown, made of the tables of panels. */
@NullMarked
package dev.loopbench.results.report;

import org.jspecify.annotations.NullMarked;

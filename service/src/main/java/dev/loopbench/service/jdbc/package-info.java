/** Databases, through their JDBC drivers. */
@NullMarked
package dev.loopbench.service.jdbc;

import org.jspecify.annotations.NullMarked;

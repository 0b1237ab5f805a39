package dev.loopbench.core.placement;

import java.util.SortedSet;

/**
 * One hardware thread as the kernel describes it.
 *
 * @param id its number
 * @param socket the physical package
 * @param siblings the hardware threads of its core, itself included
 * @param sharesCacheWith the hardware threads behind the same last-level cache, itself included; where the kernel says nothing of
 *     caches, those of the same package
 * @param coreType the kind of its core
 */
public record Cpu(
        int id, int socket, SortedSet<Integer> siblings, SortedSet<Integer> sharesCacheWith, CoreType coreType) {}

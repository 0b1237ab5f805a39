package dev.loopbench.results.listener;

/**
 * The kernel's facts about a listening socket beyond its tables.
 *
 * @param waiting connections that wait to be accepted
 * @param limit the most that may wait: the backlog after the kernel cut it to {@code somaxconn}
 * @param onlyIpv6 whether an IPv6 socket takes no IPv4 connections
 */
public record ListenQueue(long waiting, long limit, boolean onlyIpv6) {}

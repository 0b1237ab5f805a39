package dev.loopbench.results.bare;

/**
 * The two forks of one server in one block.
 *
 * @param server the server's transport
 * @param c under the client in C
 * @param suite under the suite's client
 */
record ClientPair(String server, Throughput c, Throughput suite) {}

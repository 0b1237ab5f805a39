package dev.loopbench.results.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * The resources that a service's processes used.
 *
 * @param process the name of the first
 * @param pids of all that listen or serve a connection
 * @param cpus where they may run, such as {@code 0-1}
 * @param each the share of a request
 * @param residentBytes memory at the end
 * @param busy processors in use during its turns
 * @param busiestThread the part of a processor that its busiest thread used
 */
public record ServiceSide(
        String process,
        List<Integer> pids,
        String cpus,
        @JsonUnwrapped PerRequest each,
        @JsonProperty("resident_bytes") long residentBytes,
        @JsonProperty("cpus_busy") double busy,
        @JsonProperty("busiest_thread") double busiestThread) {

    /**
     * The resources that a service used for a request.
     *
     * @param cpuUs processor time, µs
     * @param userUs the part of it in programs; split by ticks of 10 ms, so coarse in short runs
     * @param kernelUs the part of it in the kernel
     * @param waitUs how long threads that could run waited for a processor, µs
     * @param switches how often a thread was put on a processor
     * @param faults page faults
     */
    public record PerRequest(
            @JsonProperty("cpu_us_per_request") double cpuUs,
            @JsonProperty("user_us_per_request") double userUs,
            @JsonProperty("kernel_us_per_request") double kernelUs,
            @JsonProperty("run_queue_wait_us_per_request") double waitUs,
            @JsonProperty("switches_per_request") double switches,
            @JsonProperty("page_faults_per_request") double faults) {}

    public ServiceSide {
        pids = List.copyOf(pids);
    }
}

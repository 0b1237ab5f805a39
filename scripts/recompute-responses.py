#!/usr/bin/env python3
"""Computes both answers of fixed-rate anew, from the raw log of a run, and holds them against the suite's own figures.

    scripts/recompute-responses.py RUN

RUN is the directory of a run that was started with --raw-log. Needs nothing but Python 3. Shares no code with the suite.
Exits with 1 if a figure differs by more than 0.1 %, if the requests are not as many as the suite counted, or if nothing was compared.

First answer ("as seen"): a response time is the time from the intended send to the answer, of every request.
Second answer ("without pauses"): the same without the requests whose life, from the intended send to the answer, shares a moment with a
recorded pause, and without those that fell due on the same connection before such a one was answered.
A percentile p is the smallest of the times that at least p per cent of all do not exceed.
"""
import base64
import csv
import fractions
import gzip
import itertools
import json
import math
import os
import struct
import sys
import zlib

PERCENTILES = (("50", "p50"), ("99", "p99"), ("99.9", "p99_9"))
ANSWERS = (("as seen", "response"), ("without pauses", "undisturbed"))
MOST_DIFFERENCE = 0.001


def requests(path):
    """Lists of (due, sent, received) in ns, one for each connection of each turn, in their order."""
    with gzip.open(path, "rt", encoding="ascii", newline="") as lines:
        rows = csv.DictReader(lines)
        for _, of_one in itertools.groupby(rows, key=lambda row: (row["turn"], row["connection"])):
            yield [(int(row["due"]), int(row["sent"]), int(row["received"])) for row in of_one]


def answers(connections, pauses):
    """Response times in ns: of all requests, and of those that no pause touched."""
    seen, undisturbed = [], []
    for connection in connections:
        held_up_until = None
        for due, _, received in connection:
            seen.append(received - due)
            touched = any(start <= received and end >= due for start, end in pauses)
            touched = touched or (held_up_until is not None and due < held_up_until)
            held_up_until = received if touched else None
            if not touched:
                undisturbed.append(received - due)
    return seen, undisturbed


def rank(count, percent):
    """How many of so many times a percentile does not fall below, from 1; in whole numbers, since 99.9 is no binary fraction."""
    return max(1, math.ceil(fractions.Fraction(percent) * count / 100))


def percentile(ascending, percent):
    return ascending[rank(len(ascending), percent) - 1] if ascending else None


def histograms(path):
    """The counts of each tag of a log of HdrHistogram: tag -> value in ns -> count. The suite's figures come from these."""
    tags = {}
    with open(path, encoding="ascii") as lines:
        for line in lines:
            if line.startswith("Tag="):
                tag, _, _, _, encoded = line.strip().split(",")
                add(tags.setdefault(tag[len("Tag=") :], {}), base64.b64decode(encoded))
    return tags


def add(counts, compressed):
    length = struct.unpack(">i", compressed[4:8])[0]
    data = zlib.decompress(compressed[8 : 8 + length])
    _, payload, _, digits, lowest, _, _ = struct.unpack(">iiiiqqd", data[:40])
    magnitude = math.ceil(math.log2(2 * 10**digits))
    unit = int(math.log2(lowest))
    half = magnitude - 1
    index, at = 0, 40
    while at < 40 + payload:
        value, shift = 0, 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte if shift == 56 else byte & 0x7F) << shift
            shift += 7
            if shift > 56 or byte < 0x80:
                break
        value = (value >> 1) ^ -(value & 1)
        if value < 0:
            index -= value
            continue
        if value > 0:
            bucket = (index >> half) - 1
            sub = (index & ((1 << half) - 1)) + (1 << half)
            if bucket < 0:
                bucket, sub = 0, sub - (1 << half)
            highest = ((sub + 1) << (bucket + unit)) - 1
            counts[highest] = counts.get(highest, 0) + value
        index += 1


def suites_figure(figures, counts, series, percentile_name, percent):
    """Of all slices, as the raw log is; from the histograms where the suite gives the fork no score."""
    for key in (f"{series}_{percentile_name}_us_all", f"{series}_{percentile_name}_us"):
        if key in figures:
            return figures[key]
    wanted = rank(sum(counts.values()), percent)
    for value in sorted(counts):
        wanted -= counts[value]
        if wanted <= 0:
            return value / 1000
    return None


def difference(own, suite):
    """As a share of the suite's figure; none where both have none, and without limit where one has."""
    if own is None and suite is None:
        return None
    if own is None or suite is None:
        return math.inf
    return (own - suite) / suite if suite else (math.inf if own else 0.0)


def share(of):
    return "-" if of is None or math.isinf(of) else f"{100 * of:+.3f} %"


def text(micros):
    return "-" if micros is None else f"{micros:.2f}"


def compare(run, name, figures, failure):
    """Whether the raw log and the suite agree."""
    with open(os.path.join(run, "forks", name + ".json"), encoding="utf-8") as file:
        record = json.load(file)
    pauses = [(p["startNanos"], p["startNanos"] + p["withinNanos"]) for p in record["pauses"]]
    counts = histograms(os.path.join(run, "latency", name + ".hlog"))
    connections = list(requests(os.path.join(run, "requests", name + ".csv.gz")))
    times = dict(zip((answer for answer, _ in ANSWERS), answers(connections, pauses)))
    for ascending in times.values():
        ascending.sort()
    print(name + ("" if failure is None else f" (the suite gives it no score: {failure})"))
    print(f"  {'':16}{'requests':>9}{'':>7}{'raw log us':>12}{'suite us':>12}{'difference':>12}")
    agree = True
    for answer, series in ANSWERS:
        counted = sum(counts.get(series, {}).values())
        if counted != len(times[answer]):
            print(f"  WRONG: {answer}, the raw log has {len(times[answer])} requests, the suite counted {counted}")
            agree = False
        for percent, percentile_name in PERCENTILES:
            own = percentile(times[answer], percent)
            own = None if own is None else own / 1000
            suite = suites_figure(figures, counts.get(series, {}), series, percentile_name, percent)
            differs = difference(own, suite)
            is_wrong = differs is not None and abs(differs) > MOST_DIFFERENCE
            agree = agree and not is_wrong
            print(
                f"  {answer:16}{len(times[answer]):>9}{'p' + percent:>7}{text(own):>12}{text(suite):>12}"
                f"{share(differs):>12}{'  WRONG' if is_wrong else ''}"
            )
    for note in record.get("notes", []):
        print(f"  note: {note}")
    return agree


def main():
    if len(sys.argv) != 2 or not os.path.isdir(os.path.join(sys.argv[1], "requests")):
        sys.exit(f"usage: {sys.argv[0]} RUN, the directory of a run that was started with --raw-log")
    run = sys.argv[1]
    with open(os.path.join(run, "run.json"), encoding="utf-8") as file:
        document = json.load(file)
    agreed = []
    for fork in document["forks"]:
        if os.path.exists(os.path.join(run, "requests", fork["name"] + ".csv.gz")):
            agreed.append(compare(run, fork["name"], fork["figures"], fork["failure"]))
        else:
            print(f"{fork['name']}: no raw log")
    if not agreed:
        sys.exit("nothing was compared")
    if not all(agreed):
        sys.exit(f"{agreed.count(False)} of {len(agreed)} forks: the raw log and the suite do not agree")


if __name__ == "__main__":
    main()

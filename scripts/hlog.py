#!/usr/bin/env python3
"""Reads the times of a measurement, A.hlog, by HdrHistogram's format. Shares no code with the suite and needs Python 3 alone.

    scripts/hlog.py FILE      # for each series: how many, mean and p50 in us
"""
import base64
import pathlib
import struct
import sys
import zlib


def values(encoded):
    """The recorded values of a compressed histogram, as pairs of value and count."""
    packed = base64.b64decode(encoded)
    cookie, length = struct.unpack(">ii", packed[:8])
    assert cookie & ~0xF0 == 0x1C849304, "no compressed histogram of version 2"
    data = zlib.decompress(packed[8:8 + length])
    _, _, _, digits, _, _, _ = struct.unpack(">iiiiqqd", data[:40])
    sub_bits = (2 * 10 ** digits - 1).bit_length()
    half_bits = sub_bits - 1
    position, index = 40, 0
    while position < len(data):
        number, shift = 0, 0
        while True:
            byte = data[position]
            position += 1
            if shift == 56:
                number |= byte << shift
                break
            number |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                break
        count = (number >> 1) ^ -(number & 1)
        if count < 0:
            index -= count
            continue
        if count:
            bucket = (index >> half_bits) - 1
            sub = (index & ((1 << half_bits) - 1)) + (1 << half_bits)
            if bucket < 0:
                bucket, sub = 0, sub - (1 << half_bits)
            # The highest value of the class, as HdrHistogram reports it.
            yield (sub << bucket) + (1 << bucket) - 1, count
        index += 1


def read(path):
    """Tag → all its values, ascending; without a tag they are response times."""
    series = {}
    for line in path.read_text().splitlines():
        if line.startswith(("#", '"')):
            continue
        tag = ""
        if line.startswith("Tag="):
            tag, line = line[4:].split(",", 1)
        for value, count in values(line.split(",")[3]):
            series.setdefault(tag, []).extend([value] * count)
    return {tag: sorted(all_of_it) for tag, all_of_it in series.items()}


if __name__ == "__main__":
    for name, times in read(pathlib.Path(sys.argv[1])).items():
        print(name or "response", len(times), f"{sum(times) / len(times) / 1e3:.1f}", f"{times[(len(times) - 1) // 2] / 1e3:.1f}")

#!/usr/bin/env python3
"""How much of the scatter of a ratio between blocks comes from the rounds of a block, and how much from its forks.

    scripts/variance-of-ratios.py RUN WORKLOAD PLACEMENT REFERENCE

reads the forks of a run directory (round trips in turns only) and prints for each cell the standard deviations of the
logarithm of its ratio to the reference, in per cent: *within* a block, by resampling its rounds; *between* blocks; and
what forks add, the root of the difference of their squares.
"""
import glob
import json
import math
import os
import random
import statistics
import sys

FIRST_ROUND = 4
RESAMPLES = 300


def cell(name):
    return '_'.join(name.split('_process_')[0].split('_')[3:])


def turns(path):
    with open(path) as file:
        slices = json.load(file)['slices']
    of_round = {}
    for piece in slices:
        if piece['round'] >= FIRST_ROUND:
            of_round.setdefault(piece['round'], []).append(piece['p50Nanos'])
    return {number: statistics.median(values) for number, values in of_round.items()}


def main(run, workload, placement, reference):
    rounds = {}
    for path in glob.glob(os.path.join(run, 'forks', f'b*_{workload}_{placement}_*.json')):
        name = os.path.basename(path)
        rounds.setdefault(cell(name), {})[int(name[1:3])] = turns(path)
    chance = random.Random(1)
    print(f'{"against " + reference:26}{"ratio":>8}{"rounds":>8}{"within":>9}{"between":>9}{"forks":>9}')
    for label in sorted(rounds):
        if label == reference:
            continue
        centres, within, count = [], [], 0
        for block, own in sorted(rounds[label].items()):
            other = rounds[reference].get(block, {})
            logs = [math.log(own[number] / other[number]) for number in own if number in other]
            if len(logs) < 8:
                continue
            count = len(logs)
            centres.append(statistics.median(logs))
            within.append(statistics.pvariance(
                statistics.median(chance.choices(logs, k=len(logs))) for _ in range(RESAMPLES)))
        if len(centres) < 3:
            continue
        inside = statistics.mean(within)
        between = statistics.variance(centres)
        print(f'{label:26}{math.exp(statistics.mean(centres)):8.4f}{count:8}'
              f'{100 * math.sqrt(inside):8.2f} %{100 * math.sqrt(between):8.2f} %'
              f'{100 * math.sqrt(max(0, between - inside)):8.2f} %')


if __name__ == '__main__':
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])

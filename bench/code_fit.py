# Fits the weights of the conventions: for every statement of intact code, which open blocks did
# end before it? A logistic regression over the features the restoration itself uses.

from __future__ import annotations

import json
import math
import random
from collections import Counter
from pathlib import Path

from code_samples import Sample, held_out, logical_lines, samples

from docsgen.ingest.restore import search
from docsgen.ingest.restore.features import Block, Fact, Program
from docsgen.ingest.restore.statement import parse

TARGET = Path(search.__file__).with_name("conventions.json")
SHORT = 45
"""Samples are short; in long functions blank lines mean less."""
Decision = tuple[list[str], int]


def decisions(sample: Sample, *, guide: bool) -> list[Decision]:
    """Every question of a sample that grammar and facts leave open, with its answer."""
    lines = logical_lines(sample.source)
    facts, levels = [], []
    for line in lines:
        statement = parse(line.text)
        if statement is None:
            return []
        deep = line.level > 0 if guide else None
        facts.append(Fact(statement, line.text, line.gap, line.commented, deep))
        levels.append(line.level)
    program = Program(facts)
    found: list[Decision] = []
    stack: tuple[Block, ...] = (Block(-1, -1, 0),)
    for at, level in enumerate(levels):
        if level >= len(stack):
            return []
        for depth in range(len(stack) - 1, level - 1, -1):
            if depth <= int(bool(facts[at].deep)):
                break
            stays = search._may_stay(program, stack, depth, at)
            if stays and search._may_end(stack[depth]):
                found.append((program.features(stack[depth], depth, at), int(depth > level)))
        stack = search._enter(facts[at], stack, level, at)
    return found


def fit(train: list[Decision], rounds: int = 8) -> dict[str, float]:
    """Return the weights of a logistic regression, by stochastic gradient descent."""
    common = Counter(feature for features, _ in train for feature in features)
    train = [([f for f in features if common[f] >= 8], answer) for features, answer in train]
    weights: dict[str, float] = dict.fromkeys((f for f, n in common.items() if n >= 8), 0.0)
    total: dict[str, float] = dict.fromkeys(weights, 0.0)
    order = random.Random(7)
    for turn in range(rounds):
        order.shuffle(train)
        rate = 0.08 / (1 + turn)
        for features, answer in train:
            value = sum(weights[f] for f in features)
            value = max(-30.0, min(30.0, value))
            slope = rate * (answer - 1 / (1 + math.exp(-value)))
            for f in features:
                weights[f] += slope - rate * 1e-4 * weights[f]
        if turn >= rounds // 2:
            for f in weights:
                total[f] += weights[f]
    turns = rounds - rounds // 2
    return {f: total[f] / turns for f in weights}


def main(extra: tuple[Path, ...] = ()) -> None:
    train: list[Decision] = []
    for sample in samples(extra):
        if not held_out(sample) and sample.source.count("\n") <= SHORT:
            train += decisions(sample, guide=True) + decisions(sample, guide=False)
    weights = fit(train)
    kept = {f: round(w, 2) for f, w in sorted(weights.items()) if abs(w) >= 0.08}
    TARGET.write_text(
        json.dumps(kept, indent=0, ensure_ascii=False, sort_keys=True) + "\n", "utf-8"
    )
    print(f"{len(train)} decisions, {len(kept)} weights")


if __name__ == "__main__":
    import sys

    main(tuple(map(Path, sys.argv[1:])))

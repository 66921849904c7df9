"""Speed and memory, each beside something outside in the same run. Reports; never asserts.

`python -m tests.benchmarks` prints Markdown tables of medians and ratios.
"""

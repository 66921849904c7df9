"""Speed and memory, each beside something outside in the same run. Reports; never asserts.

`python -m tests.benchmarks [export|batch|editor]` prints Markdown tables of medians and ratios.
"""

"""The desk sheet out: who supports what, on which terms, verified how. It never leaves the house.

It takes the whole article and not its public part, so its row in FORMATS is not public.
"""

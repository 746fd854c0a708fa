"""How fast and how large policyduty is, against bare libraries doing the same: ``python -m benchmarks``."""

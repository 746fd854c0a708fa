"""``python -m policyduty``: the same as the ``policyduty`` command."""

import sys


def run() -> None:
    """Run the command line and end the process with its exit code."""
    try:
        from .cli import main

        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    run()

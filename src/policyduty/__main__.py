"""``python -m policyduty``: the same as the ``policyduty`` command."""


def run() -> None:
    """Run the command line."""
    from .cli import main

    main()


if __name__ == "__main__":
    run()

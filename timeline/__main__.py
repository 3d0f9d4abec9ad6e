"""`python -m timeline` is the `timeline` command."""

from timeline.cli.main import main

if __name__ == "__main__":
    main()

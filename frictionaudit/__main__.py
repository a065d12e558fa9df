"""`python -m frictionaudit` is the program."""

from frictionaudit.cli import main

if __name__ == "__main__":
    main()

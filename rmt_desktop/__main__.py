"""``python -m rmt_desktop`` starts the program."""

import sys

from rmt_desktop.app.main import main

if __name__ == "__main__":
    sys.exit(main())

"""`python -m webui` is `jianbao`."""

import sys

from webui.cli import main

sys.exit(main())

"""`python -m webui` is `jianbao`."""

import sys

from webui.entry import main

sys.exit(main())

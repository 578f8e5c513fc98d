"""For Python under Wine 8, which ends it when it asks WMI for the version of Windows; never shipped."""

import sys

sys.modules["_wmi"] = None  # type: ignore[assignment]  # an import of it now fails, and Python asks elsewhere

"""Settings: `[tool.crosstally]` in pyproject.toml, as one frozen Config.

Floor 3: may import model, quantity and errors.
"""

from crosstally.config.settings import Config, find_root, load

__all__ = ["Config", "find_root", "load"]

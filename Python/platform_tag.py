"""Names the platform of the wheel: any Linux on x86-64, since the program in it needs no library, and any Python 3."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PlatformTag(BuildHookInterface):  # type: ignore[misc]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        build_data["pure_python"] = False
        # Of 2014: the program asks for Linux 3.2, which is older, and for no C library.
        build_data["tag"] = "py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64"

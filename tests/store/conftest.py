"""A library without files, for what is kept of one."""

from tests.search.conftest import library

__all__ = ["library"]

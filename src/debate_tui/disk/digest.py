"""BLAKE2b and SHA-256, as hashlib has them, without the OpenSSL that importing hashlib loads: 3 ms of a start, and 4 MB."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b as blake2b
    from hashlib import sha256 as sha256
else:
    try:
        from _blake2 import blake2b
    except ImportError:  # a Python that is built in another way
        from hashlib import blake2b
    try:
        from _sha256 import sha256
    except ImportError:  # from Python 3.12 on, its name is another
        try:
            from _sha2 import sha256
        except ImportError:
            from hashlib import sha256

__all__ = ["blake2b", "sha256"]

"""BLAKE2b, as hashlib has it, without the OpenSSL that importing hashlib loads, which takes 3 ms of each start."""

try:
    from _blake2 import blake2b as blake2b
except ImportError:  # a Python that is built in another way
    from hashlib import blake2b as blake2b

__all__ = ["blake2b"]

"""The container of all model files.

Header (64 bytes): magic `DATELINE`, format version (u32), number of sections (u32), payload length (u64), checksum of the
payload (u64), kind (32 bytes). Payload: section table (name 24 bytes, type u32, 3 dimensions u32, offset u64, length u64),
then the sections, each at a multiple of 64 bytes from the start of the file. All little-endian.
"""
import struct

import numpy as np

MAGIC, VERSION = b"DATELINE", 1
TYPES = {np.dtype("uint8"): 0, np.dtype("int8"): 1, np.dtype("int32"): 2, np.dtype("float32"): 3, np.dtype("uint32"): 4, np.dtype("uint64"): 5}


def checksum(payload):
    """Fletcher-like sum over 64-bit words: order matters, and both halves wrap at 2^64."""
    words = np.frombuffer(payload, "<u8")
    a = np.cumsum(words, dtype=np.uint64)
    total = int(a[-1]) if len(a) else 0
    second = int(np.sum(a, dtype=np.uint64)) if len(a) else 0
    return (total ^ ((second << 1) & 0xFFFFFFFFFFFFFFFF) ^ (second >> 63)) & 0xFFFFFFFFFFFFFFFF


def write(path, kind, sections):
    entries, body = [], bytearray()
    base = 64 + 56 * len(sections)
    start = (base + 63) // 64 * 64
    body += b"\0" * (start - base)
    for name, array in sections.items():
        array = np.ascontiguousarray(array)
        while (base + len(body)) % 64:
            body += b"\0"
        dims = list(array.shape) + [1] * (3 - array.ndim)
        entries.append(struct.pack("<24sIIIIQQ", name.encode(), TYPES[array.dtype], *dims, base + len(body), array.nbytes))
        body += array.tobytes()
    while (base + len(body)) % 64:
        body += b"\0"
    payload = b"".join(entries) + bytes(body)
    assert len(entries[0]) == 56
    with open(path, "wb") as file:
        file.write(struct.pack("<8sIIQQ32s", MAGIC, VERSION, len(sections), len(payload), checksum(payload), kind.encode()))
        file.write(payload)


def read(path):
    data = open(path, "rb").read()
    magic, version, count, length, total, _ = struct.unpack("<8sIIQQ32s", data[:64])
    assert magic == MAGIC and version == VERSION and length == len(data) - 64 and checksum(data[64:]) == total, path
    kinds = {v: k for k, v in TYPES.items()}
    out = {}
    for i in range(count):
        name, kind, a, b, c, offset, size = struct.unpack("<24sIIIIQQ", data[64 + 56 * i:120 + 56 * i])
        out[name.rstrip(b"\0").decode()] = np.frombuffer(data[offset:offset + size], kinds[kind]).reshape(a, b, c)
    for name, array in out.items():
        out[name] = array.reshape([d for i, d in enumerate(array.shape) if i == 0 or any(x != 1 for x in array.shape[i:])])
    return out

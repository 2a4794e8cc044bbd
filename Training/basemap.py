#!/usr/bin/env python3
"""Makes the Desk's base map from Natural Earth 1:10m, as Debian's qgis-common carries it (world_map.gpkg; QGIS itself is not installed).

    basemap.py OUTPUT-FOLDER [WORLD_MAP.gpkg]

Writes countries.geojson (land with names), admin1.geojson (borders inside countries) and disputed.geojson. Without the second
argument the package is fetched by apt-get. Neighbours share their borders as arcs that are simplified once, so that no gap opens
between them. The borders are Natural Earth's de facto view; disputed ones come on a layer of their own.
"""
import json
import math
import os
import sqlite3
import struct
import subprocess
import sys
import tempfile
from collections import defaultdict

PACKAGE = "qgis-common"
INSIDE = "usr/share/qgis/resources/data/world_map.gpkg"
CREDIT = "Natural Earth 1:10m v4.1 (public domain), de facto borders, simplified"
COUNTRY_TOLERANCE = 0.045  # degrees, about 5 km
ADMIN_TOLERANCE = 0.09
SMALLEST_ISLAND = 0.02  # square degrees; a country's largest piece always stays
DIGITS = 2


def fetch(folder):
    subprocess.run(["apt-get", "download", "--quiet", PACKAGE], check=True, cwd=folder)
    deb = next(name for name in os.listdir(folder) if name.startswith(PACKAGE))
    subprocess.run(["dpkg-deb", "-x", deb, "."], check=True, cwd=folder)
    return os.path.join(folder, INSIDE)


def geometry(blob):
    """The lines or rings of a GeoPackage geometry: [[(lon, lat)…]…], grouped by polygon."""
    envelope = (blob[3] >> 1) & 7
    offset = 8 + (0, 32, 48, 48, 64)[envelope]

    def points(at, order):
        count, = struct.unpack_from(order + "I", blob, at)
        flat = struct.unpack_from(f"{order}{2 * count}d", blob, at + 4)
        return list(zip(flat[::2], flat[1::2])), at + 4 + 16 * count

    def read(at):
        order = "<" if blob[at] else ">"
        kind, = struct.unpack_from(order + "I", blob, at + 1)
        at += 5
        if kind == 2:
            line, at = points(at, order)
            return [[line]], at
        count, = struct.unpack_from(order + "I", blob, at)
        at += 4
        if kind == 3:
            rings = []
            for _ in range(count):
                ring, at = points(at, order)
                rings.append(ring)
            return [rings], at
        parts = []
        for _ in range(count):
            more, at = read(at)
            parts += more
        return parts, at

    return read(offset)[0]


def area(ring):
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, ring[1:])) / 2


def middle(ring):
    doubled = 3 * 2 * area(ring)
    x = sum((x0 + x1) * (x0 * y1 - x1 * y0) for (x0, y0), (x1, y1) in zip(ring, ring[1:])) / doubled
    y = sum((y0 + y1) * (x0 * y1 - x1 * y0) for (x0, y0), (x1, y1) in zip(ring, ring[1:])) / doubled
    return [round(x, 1), round(y, 1)]


def simplified(line, tolerance):
    """Douglas and Peucker 1973; longitudes count by the cosine of the latitude."""
    keep = {0, len(line) - 1}
    work = [(0, len(line) - 1)]
    squeeze = math.cos(math.radians(line[0][1]))
    flat = [(x * squeeze, y) for x, y in line]
    while work:
        first, last = work.pop()
        (ax, ay), (bx, by) = flat[first], flat[last]
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        farthest, at = tolerance * tolerance, None
        for i in range(first + 1, last):
            px, py = flat[i][0] - ax, flat[i][1] - ay
            along = max(0.0, min(1.0, (px * dx + py * dy) / length)) if length else 0.0
            distance = (px - along * dx) ** 2 + (py - along * dy) ** 2
            if distance > farthest:
                farthest, at = distance, i
        if at is not None:
            keep.add(at)
            work += [(first, at), (at, last)]
    return [line[i] for i in sorted(keep)]


class Topology:
    """Rings cut into arcs where their neighbours change, so that each border is one arc, whoever it belongs to."""

    def __init__(self, rings):
        around = defaultdict(set)
        for ring in rings:
            closed = ring[:-1]
            for i, point in enumerate(closed):
                around[point].add(frozenset((closed[i - 1], closed[(i + 1) % len(closed)])))
        self.nodes = {point for point, pairs in around.items() if len(pairs) > 1}

    def arcs(self, ring):
        closed = ring[:-1]
        at = [i for i, point in enumerate(closed) if point in self.nodes]
        if not at:
            start = min(range(len(closed)), key=lambda i: closed[i])
            turned = closed[start:] + closed[:start] + [closed[start]]
            half = max(range(len(turned)), key=lambda i: math.dist(turned[i], turned[0]))
            return [turned[:half + 1], turned[half:]]
        turned = closed[at[0]:] + closed[:at[0] + 1]
        cuts = [i for i, point in enumerate(turned) if point in self.nodes]
        return [turned[a:b + 1] for a, b in zip(cuts, cuts[1:])]

    def simplified(self, ring, tolerance, memory):
        result = []
        for arc in self.arcs(ring):
            forward = arc[0] < arc[-1] or (arc[0] == arc[-1] and arc[1] < arc[-2])
            key = tuple(arc if forward else reversed(arc))
            if key not in memory:
                memory[key] = simplified(list(key), tolerance)
            line = memory[key] if forward else memory[key][::-1]
            result += line if not result else line[1:]
        return result


def rounded(line):
    result = []
    for x, y in line:
        point = [round(x, DIGITS), round(y, DIGITS)]
        if not result or result[-1] != point:
            result.append(point)
    return result


def countries(database):
    rows = [(name, iso, geometry(blob)) for name, iso, blob in database.execute("select NAME, ISO_A3, geom from countries order by NAME")]
    topology = Topology(ring for _, _, parts in rows for rings in parts for ring in rings)
    memory = {}
    for name, iso, parts in rows:
        largest = max((rings[0] for rings in parts), key=lambda ring: abs(area(ring)))
        polygons = []
        for rings in parts:
            if rings[0] is not largest and abs(area(rings[0])) < SMALLEST_ISLAND:
                continue
            lines = [rounded(topology.simplified(ring, COUNTRY_TOLERANCE, memory)) for ring in rings]
            if len(lines[0]) < 4 and rings[0] is largest:
                lines[0] = rounded(largest)
            lines = [line for i, line in enumerate(lines) if len(line) >= 4 or (i == 0 and rings[0] is largest)]
            if lines:
                polygons.append(lines)
        yield {
            "type": "Feature",
            "properties": {"name": name, "iso": iso if iso != "-99" else None, "label": middle(largest),
                           "size": round(math.sqrt(abs(area(largest))), 1)},
            "geometry": {"type": "MultiPolygon", "coordinates": polygons},
        }


def inner_borders(database):
    """Arcs that two units of one country share."""
    rows = [(country, geometry(blob)) for country, blob in database.execute("select adm0_a3, geom from states_provinces order by fid")]
    topology = Topology(ring for _, parts in rows for rings in parts for ring in rings)
    owners = defaultdict(list)
    for country, parts in rows:
        for rings in parts:
            for ring in rings:
                for arc in topology.arcs(ring):
                    owners[tuple(min(arc, arc[::-1]))].append(country)
    by_country = defaultdict(list)
    for arc, found in owners.items():
        if len(found) > 1 and len(set(found)) == 1:
            line = rounded(simplified(list(arc), ADMIN_TOLERANCE))
            if len(line) > 1:
                by_country[found[0]].append(line)
    for country, lines in sorted(by_country.items()):
        yield {"type": "Feature", "properties": {"iso": country}, "geometry": {"type": "MultiLineString", "coordinates": lines}}


def disputed(database):
    for name, blob in database.execute("select name, geom from disputed_borders order by fid"):
        lines = [rounded(simplified(line, ADMIN_TOLERANCE)) for part in geometry(blob) for line in part]
        yield {"type": "Feature", "properties": {"name": name}, "geometry": {"type": "MultiLineString", "coordinates": lines}}


def write(folder, name, features):
    path = os.path.join(folder, name)
    body = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    with open(path, "w", encoding="utf-8") as file:
        file.write(f'{{"type":"FeatureCollection","attribution":"{CREDIT}","features":[\n{body}\n]}}\n')
    print(f"{path}: {os.path.getsize(path) // 1024} KB")


def main(output, package=None):
    with tempfile.TemporaryDirectory() as folder:
        database = sqlite3.connect(f"file:{package or fetch(folder)}?mode=ro", uri=True)
        os.makedirs(output, exist_ok=True)
        write(output, "countries.geojson", countries(database))
        write(output, "admin1.geojson", inner_borders(database))
        write(output, "disputed.geojson", disputed(database))


if __name__ == "__main__":
    main(*sys.argv[1:]) if len(sys.argv) in (2, 3) else sys.exit(__doc__)

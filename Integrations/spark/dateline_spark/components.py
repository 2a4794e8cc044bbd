"""Connected components by rounds of large-star and small-star (Kiveris et al., Connected Components in MapReduce and Beyond, 2014)."""
from __future__ import annotations

from pyspark import RDD


def components(edges: RDD, partitions: int) -> RDD:
    """Pairs of each node and the least node of its component, from pairs of neighbours."""
    edges = edges.filter(lambda edge: edge[0] != edge[1]).persist()
    before = None
    while True:
        edges = _small(_large(edges, partitions), partitions).persist()
        # The edges are stars when a round changes none: their number and a sum of their hashes are the same.
        after = edges.map(lambda edge: (1, hash_of(edge))).fold((0, 0), lambda a, b: (a[0] + b[0], a[1] + b[1] & 0xFFFFFFFFFFFFFFFF))
        if after == before:
            break
        before = after
    return edges.flatMap(lambda edge: [edge, (edge[1], edge[1])]).distinct(partitions)


def hash_of(edge: tuple[str, str]) -> int:
    from hashlib import blake2b

    return int.from_bytes(blake2b("\0".join(edge).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _large(edges: RDD, partitions: int) -> RDD:
    """Each node ties its greater neighbours to the least of itself and them all."""
    both = edges.flatMap(lambda edge: [edge, (edge[1], edge[0])])

    def star(item):
        node, neighbours = item[0], set(item[1])
        least = min(node, min(neighbours))
        return [(neighbour, least) for neighbour in neighbours if neighbour > node]

    return both.groupByKey(partitions).flatMap(star)


def _small(edges: RDD, partitions: int) -> RDD:
    """Each node ties itself and its smaller neighbours to the least of them."""
    downward = edges.map(lambda edge: (max(edge), min(edge)))

    def star(item):
        node, neighbours = item[0], set(item[1])
        least = min(neighbours)
        return [(neighbour, least) for neighbour in neighbours | {node} if neighbour != least]

    return downward.groupByKey(partitions).flatMap(star).distinct(partitions)

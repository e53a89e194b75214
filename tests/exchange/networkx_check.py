"""Opens a GraphML of `demarche export --format graphml` in NetworkX and holds it against the two-mode matrix.

usage: networkx_check.py GRAPH.graphml MATRIX.csv
"""

import csv
import sys

import networkx

graph = networkx.read_graphml(sys.argv[1])
rows = list(csv.reader(open(sys.argv[2], newline="", encoding="utf-8")))
columns = [column.rsplit(": ", 1) for column in rows[0][1:]]
expected = {
    (row[0], topic, stance): int(cell)
    for row in rows[1:]
    for (topic, stance), cell in zip(columns, row[1:])
    if cell != "0"
}

name = dict(graph.nodes(data="name"))
variable = dict(graph.nodes(data="variable"))
found = {}
for a, b, data in graph.edges(data=True):
    party, topic = (a, b) if variable[a] == "party" else (b, a)
    assert (variable[party], variable[topic]) == ("party", "topic"), (a, b)
    assert type(data["weight"]) is int and type(data["sign"]) is int, data
    assert data["sign"] == {"support": 1, "conditional": 1, "neutral": 0, "oppose": -1}[data["stance"]], data
    key = (name[party], name[topic], data["stance"])
    assert key not in found, key
    found[key] = data["weight"]
assert found == expected, (found, expected)

nodes = {kind: {name[n] for n in graph if variable[n] == kind} for kind in ("party", "topic")}
assert nodes["party"] == {row[0] for row in rows[1:]}, nodes
assert nodes["topic"] == {topic for topic, _ in columns}, nodes
for node, frequency in graph.nodes(data="frequency"):
    total = sum(weight for key, weight in expected.items() if name[node] in key[:2])
    assert frequency == total, (name[node], frequency, total)
print(f"{len(graph)} nodes, {len(found)} edges, weights {sum(found.values())} in all: the same in NetworkX")

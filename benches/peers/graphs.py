"""The questions of `cargo bench --bench queries`, asked of networkx, igraph and rustworkx on the same graph.

Standard input: how many nodes and which of them the questions are about (late, far, hub), then a line for each citation.
Standard output: lines of library, question and milliseconds of a core (the median of up to five runs), with
tabs between.
"""

import sys
import time
import warnings


def median(work):
    """Time of the core, as the bench takes it of its own questions."""
    times = []
    while len(times) < 5 and sum(times) < 3:
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return sorted(times)[len(times) // 2] * 1e3


def networkx_questions(nodes, late, far, hub, edges):
    import networkx as nx

    graph = nx.DiGraph()
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from(edges)
    turned = graph.reverse()
    backward = nx.DiGraph([it for it in edges if it[0] > it[1]])
    plain = graph.to_undirected()
    yield "load", lambda: nx.DiGraph(edges)
    yield "cites, 2 steps", lambda: nx.single_source_shortest_path_length(graph, late, cutoff=2)
    yield "cited by, 2 steps", lambda: nx.single_source_shortest_path_length(turned, hub, cutoff=2)
    yield "shortest chain", lambda: nx.shortest_path(graph, late, far)
    yield "pagerank", lambda: nx.pagerank(graph, tol=1e-12, max_iter=500)
    yield "hits", lambda: nx.hits(graph, max_iter=1000)
    yield "weak components", lambda: list(nx.weakly_connected_components(graph))
    yield "strong components", lambda: list(nx.strongly_connected_components(graph))
    yield "longest path", lambda: nx.dag_longest_path(backward)
    yield "communities", lambda: nx.community.louvain_communities(plain, seed=1)


def igraph_questions(nodes, late, far, hub, edges):
    import igraph

    graph = igraph.Graph(n=nodes, edges=edges, directed=True)
    plain = graph.as_undirected()
    yield "load", lambda: igraph.Graph(n=nodes, edges=edges, directed=True)
    yield "cites, 2 steps", lambda: graph.neighborhood(late, order=2, mode="out")
    yield "cited by, 2 steps", lambda: graph.neighborhood(hub, order=2, mode="in")
    yield "shortest chain", lambda: graph.get_shortest_path(late, far)
    yield "pagerank", lambda: graph.pagerank()
    yield "hits", lambda: (graph.hub_score(), graph.authority_score())
    yield "weak components", lambda: graph.connected_components(mode="weak")
    yield "strong components", lambda: graph.connected_components(mode="strong")
    yield "communities", lambda: plain.community_leiden(objective_function="modularity", n_iterations=-1)


def rustworkx_questions(nodes, late, far, hub, edges):
    import rustworkx as rx

    graph = rx.PyDiGraph()
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from_no_data(edges)
    backward = rx.PyDiGraph()
    backward.add_nodes_from(range(nodes))
    backward.add_edges_from_no_data([it for it in edges if it[0] > it[1]])

    def load():
        made = rx.PyDiGraph()
        made.add_nodes_from(range(nodes))
        made.add_edges_from_no_data(edges)

    yield "load", load
    yield "shortest chain", lambda: rx.dijkstra_shortest_paths(graph, late, target=far)
    yield "pagerank", lambda: rx.pagerank(graph, tol=1e-12, max_iter=500)
    yield "hits", lambda: rx.hits(graph, max_iter=1000)
    yield "weak components", lambda: rx.weakly_connected_components(graph)
    yield "strong components", lambda: rx.strongly_connected_components(graph)
    yield "longest path", lambda: rx.dag_longest_path(backward)


def main():
    warnings.simplefilter("ignore")
    nodes, late, far, hub = (int(it) for it in sys.stdin.readline().split())
    edges = [tuple(int(it) for it in line.split()) for line in sys.stdin]
    libraries = [("networkx", networkx_questions), ("igraph", igraph_questions), ("rustworkx", rustworkx_questions)]
    for library, questions in libraries:
        try:
            __import__(library)
        except ImportError:
            continue
        for question, work in questions(nodes, late, far, hub, edges):
            try:
                taken = median(work)
            except Exception as error:  # A library that gives up is told, and the others go on.
                print(library, question, type(error).__name__, sep="\t", flush=True)
                continue
            print(library, question, f"{taken:.3f}", sep="\t", flush=True)


main()
